import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { ZipFile } from "yazl";
import { newKey } from "../../src/seal/keys.ts";
import { runHere } from "../cli/run-program.ts";
import { randomOf } from "../random.ts";
import { flipped, officer, sealOf, state } from "../seal/sealed-state.ts";

type Files = Readonly<Record<string, Uint8Array | string>>;

const evidence = Object.fromEntries(Object.entries(state).filter(([path]) => path.startsWith("evidence/")));

/** A package of this content, whose openings are those of its files alone. */
function packed(files: Files = evidence, seal = sealOf(state)): Files {
  const openings = Buffer.from(seal.openings ?? "")
    .toString("utf8")
    .split("\n")
    .filter((line) => Object.keys(evidence).some((path) => line.includes(` ${path} `)));
  return listed({
    ...files,
    "index.html": "<p>Website</p>",
    "seals/0001.seal": seal.seal,
    "seals/0001.leaves": seal.leaves ?? "",
    "seals/0001.openings": openings.map((line) => `${line}\n`).join(""),
  });
}

/** With the list of the digests. */
function listed(files: Files): Files {
  const sums = Object.entries(files).map(
    ([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`,
  );
  return { ...files, SHA256SUMS: sums.join("") };
}

interface Making {
  /** Names to be written in place of others that are as long: the library writes no bad ones. */
  readonly renamed?: Readonly<Record<string, string>>;
  readonly compress?: boolean;
  readonly modes?: Readonly<Record<string, number>>;
}

async function zipped(
  files: Files,
  { renamed = {}, compress = false, modes = {} }: Making = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, bytes] of Object.entries(files))
    zip.addBuffer(Buffer.from(bytes), path, { compress, mode: modes[path] ?? 0o100644 });
  zip.end();
  const bytes = (await buffer(zip.outputStream)).toString("latin1");
  return Buffer.from(
    Object.entries(renamed).reduce((all, [from, to]) => {
      expect(Buffer.byteLength(to)).toBe(from.length);
      expect(all.split(from).length).toBeGreaterThan(2);
      return all.replaceAll(from, Buffer.from(to, "utf8").toString("latin1"));
    }, bytes),
    "latin1",
  );
}

async function verify(zip: Uint8Array, ...more: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-zip-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "paket.zip"), zip);
  const run = await runHere("verify", join(folder, "paket.zip"), "--root", folder, ...more);
  // Nothing is ever unpacked.
  expect(await readdir(folder)).toEqual(["paket.zip"]);
  return { ...run, lines: run.lines.filter((line) => !line.startsWith("newest: ")) };
}

describe("a package", () => {
  it.each([
    false,
    true,
  ])("that was not changed is verified with nothing but the toolkit (compressed: %s)", async (compress) => {
    const run = await verify(await zipped(packed(), { compress }), "--signer", officer.fingerprint);
    expect(run).toMatchObject({ code: 0, lines: [] });
    expect(run.stderr).toContain("1 weitere besiegelte Dateien sind nicht darin");
  });

  const [pdf = "", sidecar = "", report = ""] = Object.keys(evidence);

  it.each<[string, Files, readonly string[]]>([
    ["evidence changed", listed({ ...packed(), [pdf]: "anders" }), [`changed ${pdf}`]],
    [
      "evidence swapped",
      listed({ ...packed(), [pdf]: evidence[sidecar] ?? "", [sidecar]: evidence[pdf] ?? "" }),
      [`changed ${pdf}`, `changed ${sidecar}`],
    ],
    ["evidence added", listed({ ...packed(), "evidence/neu.txt": "neu" }), ["added evidence/neu.txt"]],
    [
      "evidence added below controls/",
      listed({ ...packed(), "controls/neu.md": "neu" }),
      ["added controls/neu.md"],
    ],
    [
      "evidence removed",
      listed(Object.fromEntries(Object.entries(packed()).filter(([path]) => path !== report))),
      [`removed ${report}`],
    ],
    ["the page changed", { ...packed(), "index.html": "<p>anders</p>" }, ["changed index.html"]],
    ["something added that is not listed", { ...packed(), "neu.html": "" }, ["changed neu.html"]],
    ["the leaves changed", listed({ ...packed(), "seals/0001.leaves": "" }), ["leaves"]],
    [
      "another seal's openings",
      listed({ ...packed(), "seals/0001.openings": sealOf(state).openings ?? "" }),
      ["leaves"],
    ],
    [
      "the seal changed",
      listed({ ...packed(), "seals/0001.seal": flipped(sealOf(state).seal, 800) }),
      ["signature"],
    ],
    [
      "a seal of another number",
      listed({ ...packed(), "seals/0002.seal": packed()["seals/0001.seal"] ?? "" }),
      ["chain: cut"],
    ],
  ])("with %s", async (what, files, lines) => {
    const run = await verify(await zipped(files));
    expect(run.code).toBe(1);
    if (what === "a seal of another number") expect(run.lines.join()).toMatch(/chain: (?:replayed|forked)/);
    else expect(run.lines).toEqual(lines);
  });

  it("sealed anew with another key is told apart by --signer alone", async () => {
    const zip = await zipped(packed(evidence, sealOf(state, { key: newKey("isb") })));
    expect((await verify(zip)).code).toBe(0);
    expect(await verify(zip, "--signer", officer.fingerprint)).toMatchObject({ code: 1, lines: ["signer"] });
  });

  it.each([
    ["out of the folder", "../../../böse"],
    ["out of the folder, further below", "a/../../xx.txt"],
    ["absolute", "/etc/cron.d/aaa"],
    ["a drive", "C:/windows/aaaa"],
    ["with backslashes", "..\\..\\..\\aaaaa"],
    ["a dot", "evidence/./a.txt"],
    ["a stream of Windows", "pruefen.html:aa"],
    ["a line feed", "evidence/a\nb.txt"],
    ["a dot at the end", "evidence/aaaaa."],
    ["the case of another", "EVIDENCE/X.TXT "],
  ])("refuses names: %s", async (_, name) => {
    const placeholder = "#".repeat(Buffer.byteLength(name));
    const zip = await zipped({ ...packed(), [placeholder]: "böse" }, { renamed: { [placeholder]: name } });
    const run = await verify(zip);
    expect(run.code).toBe(1);
    expect(run.lines[0]).toMatch(/^added /);
    expect(run.stdout).not.toMatch(/\nb\.txt/);
  });

  it.each([
    ["doubled", pdf],
    ["twins in letter case", pdf.toUpperCase()],
  ])("refuses names: %s, of which neither is believed", async (_, name) => {
    const placeholder = "#".repeat(name.length);
    for (const bytes of ["böse", evidence[pdf] ?? ""]) {
      const zip = await zipped({ ...packed(), [placeholder]: bytes }, { renamed: { [placeholder]: name } });
      const run = await verify(zip);
      expect(run.code).toBe(1);
      expect(run.lines).toContain(`added ${name}`);
      expect(run.lines).toContain(`removed ${pdf}`);
    }
  });

  it("refuses twins in Unicode form", async () => {
    const [nfc, nfd] = ["evidence/ä.txt".normalize("NFC"), "evidence/ä.txt".normalize("NFD")];
    const run = await verify(await zipped({ ...packed(), [nfc]: "a", [nfd]: "b" }));
    expect(run).toMatchObject({ code: 1 });
    expect(run.lines).toEqual(expect.arrayContaining([`added ${nfc}`, `added ${nfd}`]));
  });

  it("refuses an entry that is called otherwise at its own place", async () => {
    const zip = await zipped({ ...packed(), "evidence/#####.txt": evidence[report] ?? "" });
    const at = zip.indexOf("evidence/#####.txt");
    zip.write("evidence/aaaaa.txt", at);
    expect((await verify(zip)).lines).toContain("added evidence/#####.txt");
  });

  it("refuses symbolic links", async () => {
    const files = listed({ ...packed(), "evidence/link": "/etc/passwd" });
    expect((await verify(await zipped(files, { modes: { "evidence/link": 0o120777 } }))).lines).toContain(
      "added evidence/link",
    );
  });

  it("refuses bombs, before anything is unpacked", async () => {
    const bomb = await zipped({ ...packed(), bombe: Buffer.alloc(200 * 1024 * 1024) }, { compress: true });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const start = performance.now();
    expect(await verify(bomb)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("nichts wurde ausgepackt"),
    });
    expect(performance.now() - start).toBeLessThan(5000);
    // One that says to be small ends where it said.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(200 * 1024 * 1024);
    const text = bomb.toString("latin1").replaceAll(size.toString("latin1"), "\x05\0\0\0");
    expect((await verify(Buffer.from(text, "latin1"))).code).toBe(2);
  });

  it("can't be verified if it is none", async () => {
    for (const bytes of [Buffer.from("kein ZIP"), Buffer.alloc(0), (await zipped(packed())).subarray(0, 500)])
      expect((await verify(bytes)).code).toBe(2);
    expect((await verify(await zipped(evidence))).code).toBe(2);
  });

  it("has every bit that was turned over found, or does not depend on it", async () => {
    const zip = await zipped(packed());
    const sums = zip.indexOf("SHA256SUMS");
    let found = 0;
    const random = randomOf(20261130);
    for (let i = 0; i < 300; i++) {
      const bit = Math.floor(random() * zip.length * 8);
      const run = await verify(flipped(zip, bit));
      const byte = bit >> 3;
      if (run.code !== 0) found++;
      // Days, rights and comments of the ZIP format are nobody's; the bytes of files are.
      else expect(byte >= sums || !isContent(zip, byte), `bit ${bit}`).toBe(true);
    }
    expect(found).toBeGreaterThan(150);
  });
});

/** Whether a byte of a ZIP file belongs to the bytes of a file. */
function isContent(zip: Buffer, byte: number): boolean {
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const end = start + zip.readUInt32LE(at + 18);
    if (byte >= start && byte < end) return true;
    at = end;
  }
  return false;
}
