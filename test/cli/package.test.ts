import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { standardCommands } from "../../src/publish/package-page.ts";
import { newKey } from "../../src/seal/keys.ts";
import { privateKeyFile } from "../../src/seal/private-key.ts";
import { type Content, day, sha256, writeContent } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import { officer } from "../seal/sealed-state.ts";
import { commitAll, git } from "./git.ts";
import { runHere } from "./run-program.ts";

const secret = "Murmelschlüsselplan\n";
const hidden = "evidence/rz-a/murmelplan.txt";
const content: Content = {
  ...changed(clean, "controls/domain.md", "title: ", "id: verbund\ntitle: "),
  [hidden]: secret,
  [`${hidden}.yaml`]: `${sidecar("type: document\nissued: 2026-03-14")}classification: confidential\n`,
};

/** A new folder, until the test is over. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "nachweis-package-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Packs a content root into a new folder. */
async function pack(root: string): Promise<{ file: string; bytes: Buffer; code: number; stderr: string }> {
  const folder = newFolder();
  const file = join(folder, "paket.zip");
  const { code, stderr } = await runHere("package", "--root", root, "--clearance", "internal", "--out", file);
  return { file, bytes: code === 0 ? readFileSync(file) : Buffer.alloc(0), code, stderr };
}

it("nachweis package makes what others can verify, and shows nothing that is withheld", async () => {
  const { root } = await writeContent(content);
  expect(await pack(root)).toMatchObject({ code: 2, stderr: expect.stringContaining("kein Siegel") });
  const key = join(root, "isb.key");
  writeFileSync(key, privateKeyFile(officer, null));
  const newest = (await runHere("seal", "--root", root, "--as-of", day, "--key", key)).lines.at(-1) ?? "";
  const { file, bytes, code, stderr } = await pack(root);
  expect(code, stderr).toBe(0);
  // The same bytes again.
  expect((await pack(root)).bytes.equals(bytes)).toBe(true);
  expect(names(bytes)).toEqual(
    expect.arrayContaining([
      "IT-Grundschutz-Check.xlsx",
      "SHA256SUMS",
      "evidence/rz-a/begehung.txt",
      "index.html",
      `keys/${officer.keyId}.pub`,
      "pdf/A.1-Strukturanalyse.pdf",
      "pruefen-verify.html",
      "report.json",
      "seals/0001.leaves",
      "seals/0001.openings",
      "seals/0001.seal",
      "seals/0001.states",
    ]),
  );

  // Of what is withheld no path, name, digest or bytes, but the leaf.
  const text = bytes.toString("utf8");
  expect(text).toContain("Begehung A (Beispiel)");
  for (const word of ["murmelplan", "murmelschl", sha256(secret), sha256(secret).slice(0, 12)])
    expect(text.toLowerCase()).not.toContain(word);
  const all = readFileSync(join(root, "seals/0001.openings"), "utf8").split("\n");
  const opening = all.find((line) => line.includes(` ${hidden} `)) ?? "";
  expect(text).toContain(sha256(opening));
  expect(text).not.toContain(opening.slice(0, 64));
  // Who knows path, size and bytes for sure still finds no leaf: each salt and digest in the package is another's.
  const known = new Set(readFileSync(join(root, "seals/0001.leaves"), "utf8").split("\n"));
  const shown = [...new Set(text.match(/\b[0-9a-f]{64}\b/g))];
  expect(shown.length).toBeGreaterThan(20);
  const guess = opening.slice(65);
  expect(guess).toBe(`${hidden} ${Buffer.byteLength(secret)} ${sha256(secret)}`);
  for (const salt of shown) expect(known.has(sha256(`${salt} ${guess}`)), salt).toBe(false);
  expect(text).toContain("nachweis package --clearance internal --out");
  expect(text).not.toContain("nachweis build --as-of");

  // From anywhere, by the toolkit.
  const elsewhere = newFolder();
  const run = await runHere("verify", file, "--root", elsewhere, "--signer", officer.fingerprint);
  expect(run).toMatchObject({ code: 0, lines: [newest] });

  // By standard tools alone, as its page says.
  execFileSync("unzip", ["-q", file, "-d", elsewhere]);
  const page = unescapeHtml(readFileSync(join(elsewhere, "pruefen-verify.html"), "utf8"));
  const digest = newest.replace("newest: ", "");
  const commands = standardCommands({ name: "0001", digest, day, key: officer, file: "paket.zip" });
  expect(page.split(commands)).toHaveLength(3);
  expect(page).toContain(digest);
  const shell = (): string[] =>
    execFileSync("bash", ["-ec", commands], { cwd: elsewhere, encoding: "utf8", stdio: "pipe" }).split("\n");
  const lines = shell();
  const leaves = /^leaves: \d+ (.*)$/.exec(lines[4] ?? "")?.[1];
  expect(lines).toEqual([
    `${digest}  statement.txt`,
    `${officer.fingerprint}  -`,
    "Signature Verified Successfully",
    `${leaves}  seals/0001.leaves`,
    expect.stringMatching(/^leaves: /),
    "",
  ]);
  writeFileSync(join(elsewhere, "evidence/rz-a/begehung.txt"), "anders");
  expect(shell).toThrow();
}, 240_000);

it("a package of one clone is that of another, and one that was sealed anew with another key is told apart by --signer", async () => {
  const { root } = await writeContent(content);
  const keys = newFolder();
  const key = join(keys, "isb.key");
  writeFileSync(key, privateKeyFile(officer, null));
  commitAll(root);
  await runHere("seal", "--root", root, "--as-of", day, "--key", key);
  git(root, "add", "seals");
  git(root, "commit", "-q", "-m", "Siegel");
  const clone = join(newFolder(), "clone");
  git(root, "clone", "-q", root, clone);

  const [made, again] = [await pack(root), await pack(clone)];
  expect(made.code, made.stderr).toBe(0);
  expect(again.bytes.equals(made.bytes)).toBe(true);
  const verify = (file: string, ...args: string[]) => runHere("verify", file, "--root", clone, ...args);
  const whole = await verify(made.file, "--signer", officer.fingerprint);
  expect(whole).toMatchObject({ code: 0, lines: [expect.stringMatching(/^newest: /)] });

  // A key of the same name: all that the package says of itself is true again.
  const forged = newKey("isb");
  writeFileSync(key, privateKeyFile(forged, null));
  writeFileSync(join(clone, "evidence/rz-a/begehung.txt"), "gefälscht");
  const sidecarFile = join(clone, "evidence/rz-a/begehung.txt.yaml");
  const old = readFileSync(sidecarFile, "utf8");
  writeFileSync(sidecarFile, old.replace(/[0-9a-f]{64}/, sha256("gefälscht")));
  rmSync(join(clone, "seals"), { recursive: true });
  await runHere("seal", "--root", clone, "--as-of", day, "--key", key);
  const other = await pack(clone);
  expect(other.code, other.stderr).toBe(0);
  expect(await verify(other.file)).toMatchObject({
    code: 0,
    lines: [expect.stringMatching(/^newest: /)],
    stderr: expect.stringContaining("nicht, von wem das Siegel stammt"),
  });
  const told = await verify(other.file, "--signer", officer.fingerprint);
  expect(told).toMatchObject({ code: 1, lines: ["signer", expect.any(String)] });
  expect((await verify(other.file, "--signer", forged.fingerprint)).code).toBe(0);
}, 240_000);

/** Names of the entries, as the directory at the end has them. */
function names(zip: Buffer): string[] {
  const found: string[] = [];
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const length = zip.readUInt16LE(at + 28);
    found.push(zip.toString("utf8", at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

function unescapeHtml(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
