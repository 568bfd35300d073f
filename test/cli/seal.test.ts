import { writeFileSync } from "node:fs";
import {
  copyFile,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { runCheck } from "../../src/cli/run-check.ts";
import type { Report } from "../../src/model/report.ts";
import { publicKeyFile } from "../../src/seal/keys.ts";
import { privateKeyFile } from "../../src/seal/private-key.ts";
import { readStates } from "../../src/seal/sealed-states.ts";
import { ContentState } from "../../src/source/content-state.ts";
import { type Content, day, sha256, writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { officer } from "../seal/sealed-state.ts";
import { runHere } from "./run-program.ts";

const named = changed(clean, "controls/domain.md", "title: ", "id: verbund\ntitle: ");

/** A content root, and a key that lies elsewhere. */
async function prepared(content: Content = named): Promise<{ root: string; key: string; keys: string }> {
  const { root } = await writeContent(content);
  const keys = await mkdtemp(join(tmpdir(), "nachweis-keys-"));
  onTestFinished(() => rm(keys, { recursive: true, force: true }));
  await writeFile(join(keys, "isb.key"), privateKeyFile(officer, null));
  await writeFile(join(keys, "isb.key.pub"), publicKeyFile(officer));
  return { root, keys, key: join(keys, "isb.key") };
}

const seal = (root: string, key: string) => runHere("seal", "--root", root, "--as-of", day, "--key", key);
const verify = (root: string, ...more: string[]) => runHere("verify", ...more, "--root", root);
const newestIn = ({ lines }: { lines: readonly string[] }): string =>
  lines.at(-1)?.replace("newest: ", "") ?? "";

describe("nachweis key new", () => {
  it("writes both parts, the private one for its owner alone, and prints the fingerprint", async () => {
    const { keys } = await prepared();
    const run = await runHere("key", "new", "--out", join(keys, "Leitung LWL.key"), "--no-passphrase");
    expect(run).toMatchObject({ code: 0, lines: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
    const { mode } = await stat(join(keys, "Leitung LWL.key"));
    expect(mode & 0o777).toBe(0o600);
    expect(await readFile(join(keys, "Leitung LWL.key.pub"), "utf8")).toMatch(/^Leitung-LWL\+[0-9a-f]{8}\+/);
    // What is there stays.
    expect(
      (await runHere("key", "new", "--out", join(keys, "Leitung LWL.key"), "--no-passphrase")).code,
    ).toBe(2);
  });

  it("takes the passphrase from the environment, and needs one", async () => {
    const { root, keys } = await prepared();
    const file = join(keys, "leitung.key");
    expect(await runHere("key", "new", "--out", file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("NACHWEIS_PASSPHRASE"),
    });
    vi.stubEnv("NACHWEIS_PASSPHRASE", "geheim");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await runHere("key", "new", "--out", file)).code).toBe(0);
    expect(await readFile(file, "utf8")).not.toContain("PRIVATE KEY");
    expect((await seal(root, file)).code).toBe(0);
    vi.stubEnv("NACHWEIS_PASSPHRASE", "falsch");
    expect(await seal(root, file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Passwort stimmt nicht"),
    });
    expect((await verify(root, "--signer", file)).code).toBe(0);
  });

  it.each(["neu.key", "evidence/rz-a/neu.key"])("never writes into the content root: %s", async (path) => {
    const { root, keys } = await prepared();
    expect((await runHere("key", "new", "--out", join(root, path), "--no-passphrase")).code).toBe(2);
    // Nor by a way around.
    await symlink(root, join(keys, "umweg"));
    expect((await runHere("key", "new", "--out", join(keys, "umweg", path), "--no-passphrase")).code).toBe(2);
    await expect(stat(join(root, path))).rejects.toThrow();
  });
});

describe("nachweis seal", () => {
  it("seals every file as it was checked, and the report", async () => {
    const { root, key } = await prepared();
    const run = await seal(root, key);
    expect(run).toMatchObject({
      code: 0,
      lines: ["seals/0001.seal", expect.stringMatching(/^newest: [0-9a-f]{64}$/)],
    });
    expect((await readdir(join(root, "seals"))).sort()).toEqual([
      "0001.leaves",
      "0001.openings",
      "0001.seal",
      "0001.states",
    ]);
    const [text = ""] = (await readFile(join(root, "seals/0001.seal"), "utf8")).split("\n\n");
    expect(sha256(`${text}\n`)).toBe(newestIn(run));
    expect(text).toMatch(/^nachweis-seal\/1\ndomain: verbund\nserial: 1\nprevious: none\nday: 2026-11-23\n/);
    const openings = (await readFile(join(root, "seals/0001.openings"), "utf8")).split("\n").slice(0, -1);
    const told = openings.map((line) => line.split(" ").slice(1).join(" "));
    const wanted = await Promise.all(
      Object.keys(named).map(async (path) => {
        const bytes = await readFile(join(root, path));
        return `${path} ${bytes.length} ${sha256(bytes)}`;
      }),
    );
    const report = await runHere("check", "--root", root, "--as-of", day, "--format", "json");
    const reportLine = `report.json ${Buffer.from(report.stdout).length} ${sha256(report.stdout)}`;
    expect(told).toEqual([...wanted, reportLine].sort());
    const { sites, domainCounts }: Report = JSON.parse(report.stdout);
    expect(readStates(await readFile(join(root, "seals/0001.states")))).toEqual([
      ...sites.map(({ id, counts }) => ({ site: id, counts })),
      { site: null, counts: domainCounts },
    ]);
    const leaves = (await readFile(join(root, "seals/0001.leaves"), "utf8")).split("\n").slice(0, -1);
    const files = openings.filter((line) => !line.includes(" report.json "));
    expect(leaves).toEqual(files.map((line) => sha256(line)).sort());
    expect(text).toContain(
      `\nreport: ${sha256(openings.find((line) => line.includes(" report.json ")) ?? "")}\n`,
    );
  });

  it("needs an id of the domain, a key, and a chain that is whole", async () => {
    const { root, key } = await prepared(clean);
    expect(await seal(root, key)).toMatchObject({ code: 2, stderr: expect.stringContaining("„id: ") });
    expect((await seal(root, `${key}.pub`)).code).toBe(2);
    const whole = await prepared();
    for (const number of [1, 2, 3])
      expect((await seal(whole.root, whole.key)).lines[0]).toBe(`seals/000${number}.seal`);
    await rm(join(whole.root, "seals/0002.seal"));
    expect(await seal(whole.root, whole.key)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("nicht heil"),
    });
  });

  it("refuses what it can't read, and what changes while it is checked", async () => {
    const { root, key } = await prepared();
    await symlink("/nirgends", join(root, "evidence/rz-a/weg.pdf"));
    expect(await seal(root, key)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("weg.pdf lässt sich nicht lesen"),
    });
    await rm(join(root, "evidence/rz-a/weg.pdf"));
    const state = new ContentState();
    const file = join(root, "controls/domain.md");
    const text = await readFile(file, "utf8");
    const original = state.begin.bind(state);
    state.begin = (listing) => {
      const begun = original(listing);
      const files = begun.files.map((one) => ({
        ...one,
        // The catalogue's name is read first, then the rest: in between somebody saves the file.
        onBytes: (digest: Parameters<NonNullable<typeof one.onBytes>>[0]) => {
          one.onBytes?.(digest);
          if (one.path === "controls/domain.md") writeFileSync(file, `${text}\nNeu.\n`);
        },
      }));
      return { ...begun, files };
    };
    await runCheck({ root, asOf: day, lang: "de", state });
    await expect(state.files()).rejects.toThrow(
      "controls/domain.md was changed while the content was checked",
    );
  });

  it("writes whole seals or none: what an interrupted one left does no harm", async () => {
    const { root, key } = await prepared();
    await seal(root, key);
    await writeFile(join(root, "seals/0002.openings"), "halb");
    await writeFile(join(root, "seals/0002.leaves"), "halb");
    expect((await verify(root)).code).toBe(0);
    // A lock of a process that is gone.
    await writeFile(join(root, "seals/.lock"), "{}");
    expect(await seal(root, key)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("gerade wird schon besiegelt"),
    });
    await rm(join(root, "seals/.lock"));
    expect((await seal(root, key)).lines[0]).toBe("seals/0002.seal");
    expect((await verify(root)).code).toBe(0);
    expect(
      (await readdir(join(root, "seals"))).filter(
        (name) => !/^\d{4}\.(seal|leaves|openings|states)$/.test(name),
      ),
    ).toEqual([]);
  });

  it("says of parts without their seal that one may be missing, and of those that it overwrites", async () => {
    const { root, key } = await prepared();
    await seal(root, key);
    const whole = await verify(root);
    expect(whole.stderr).not.toContain("Ohne ihr Siegel");
    await seal(root, key);
    await rm(join(root, "seals/0002.seal"));
    const run = await verify(root, "--signer", key);
    expect(run).toMatchObject({ code: 0, lines: whole.lines });
    expect(run.stderr).toContain("Ohne ihr Siegel liegen da: 0002.leaves, 0002.openings, 0002.states.");
    const anew = await seal(root, key);
    expect(anew).toMatchObject({ code: 0, lines: ["seals/0002.seal", expect.anything()] });
    expect(anew.stderr).toContain("Ohne Siegel lagen da: 0002.leaves, 0002.openings, 0002.states;");
    expect((await seal(root, key)).stderr).not.toContain("Ohne Siegel lagen da");
    // By no other name: nothing advises to make a new one.
    for (const name of ["0001", "0002", "0003"])
      await rename(join(root, `seals/${name}.seal`), join(root, `seals/${name}.SEAL`));
    const none = await verify(root);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("0001.SEAL") });
    expect(none.stderr).not.toContain("macht eines");
  });

  it("made at once, gives one after the other or none, and a chain that is whole", async () => {
    const { root, key } = await prepared();
    const { runNachweis } = await import("./run-nachweis.ts");
    const runs = await Promise.all(
      [1, 2, 3].map(() => runNachweis(["seal", "--root", root, "--as-of", day, "--key", key])),
    );
    const made = runs.filter(({ code }) => code === 0).length;
    expect(made).toBeGreaterThan(0);
    expect((await readdir(join(root, "seals"))).filter((name) => name.endsWith(".seal"))).toHaveLength(made);
    expect((await verify(root)).code).toBe(0);
  });

  it("takes a second signature on what has not changed, and keeps its digest", async () => {
    const { root, key, keys } = await prepared();
    await runHere("key", "new", "--out", join(keys, "leitung.key"), "--no-passphrase");
    const second = join(keys, "leitung.key");
    const add = () => runHere("seal", "--root", root, "--key", second, "--add");
    expect((await add()).code).toBe(2);
    expect(await readdir(root)).not.toContain("seals");
    const newest = newestIn(await seal(root, key));
    expect(await add()).toMatchObject({ code: 0, lines: ["seals/0001.seal", `newest: ${newest}`] });
    expect((await readFile(join(root, "seals/0001.seal"), "utf8")).match(/^— /gm)).toHaveLength(2);
    for (const signer of [key, second])
      expect(await verify(root, "--signer", signer)).toMatchObject({ code: 0, lines: [`newest: ${newest}`] });
    // The key that the seal has already adds nothing.
    await runHere("seal", "--root", root, "--key", key, "--add");
    expect((await readFile(join(root, "seals/0001.seal"), "utf8")).match(/^— /gm)).toHaveLength(2);
    await writeFile(join(root, "controls/neu.txt"), "neu");
    expect((await add()).code).toBe(2);
    await rm(join(root, "controls/neu.txt"));
    // A signature that was taken off again is missed.
    const text = await readFile(join(root, "seals/0001.seal"), "utf8");
    await writeFile(join(root, "seals/0001.seal"), text.replace(/^— leitung .*\n/m, ""));
    expect((await verify(root)).lines).toEqual(["signature"]);
  });

  it("does not follow a link in the place of seals/", async () => {
    const { root, key, keys } = await prepared();
    await symlink(keys, join(root, "seals"));
    expect((await seal(root, key)).code).toBe(2);
    expect((await verify(root)).code).toBe(2);
    expect(await readdir(keys)).toHaveLength(2);
  });
});

describe("nachweis verify", () => {
  it("is silent but for the newest digest where nothing differs, whatever the times of files", async () => {
    const { root, key, keys } = await prepared();
    const newest = newestIn(await seal(root, key));
    await utimes(join(root, "evidence/rz-a/begehung.txt"), 0, 0);
    await writeFile(join(root, "README.md"), "Kein Inhalt");
    const run = await verify(root);
    expect(run).toMatchObject({ code: 0, lines: [`newest: ${newest}`] });
    expect(run.stderr).toContain("nicht, von wem das Siegel stammt");
    for (const signer of [officer.fingerprint, join(keys, "isb.key.pub"), join(keys, "isb.key")]) {
      const signed = await verify(root, "--signer", signer, "--newest", newest);
      expect(signed).toMatchObject({ code: 0, lines: [`newest: ${newest}`] });
      expect(signed.stderr).not.toContain("nicht, von wem");
    }
  });

  it("names what is added, changed, removed and renamed", async () => {
    const { root, key } = await prepared();
    await seal(root, key);
    await writeFile(join(root, "controls/neu.txt"), "neu");
    await writeFile(join(root, "evidence/rz-a/begehung.txt"), "anders");
    await rm(join(root, "controls/objects/server.md"));
    await rename(join(root, "evidence/rz-b/begehung.txt"), join(root, "evidence/rz-b/a\nb.txt"));
    await writeFile(join(root, "evidence/rz-b/BEGEHUNG.TXT.yaml"), "Zwilling");
    expect(await verify(root)).toMatchObject({
      code: 1,
      lines: [
        "added controls/neu.txt",
        "removed controls/objects/server.md",
        "changed evidence/rz-a/begehung.txt",
        "added evidence/rz-b/BEGEHUNG.TXT.yaml",
        "renamed evidence/rz-b/begehung.txt -> evidence/rz-b/a\\u{a}b.txt",
        expect.stringMatching(/^newest: /),
      ],
    });
  });

  it("does not call a state the sealed one of which an opening and the file are gone", async () => {
    const { root, key } = await prepared();
    await seal(root, key);
    const openings = join(root, "seals/0001.openings");
    const gone = "evidence/rz-a/begehung.txt";
    const lines = (await readFile(openings, "utf8")).split("\n");
    await writeFile(openings, lines.filter((line) => !line.includes(` ${gone} `)).join("\n"));
    const kept = await verify(root, "--signer", officer.fingerprint);
    expect(kept).toMatchObject({ code: 1, lines: [`added ${gone}`, expect.anything()] });
    expect(kept.stderr).not.toContain("1 besiegelten Dateien");
    await rm(join(root, gone));
    const run = await verify(root, "--signer", officer.fingerprint);
    expect(run).toMatchObject({ code: 0, lines: [expect.stringMatching(/^newest: /)] });
    expect(run.stderr).toContain("Zu 1 besiegelten Dateien");
    expect(run.stderr).toContain("lässt sich ohne die fehlenden Öffnungen nicht sagen");
    expect(run.stderr).not.toContain("Der Stand ist der besiegelte");
    expect((await runHere("seal", "--add", "--root", root, "--key", key)).code).toBe(2);
  });

  it("calls a state another one only where it is", async () => {
    const { root, key, keys } = await prepared();
    const other = join(keys, "andere.key");
    await runHere("key", "new", "--out", other, "--no-passphrase");
    await seal(root, other);
    await seal(root, key);
    const verdict = async (...more: string[]): Promise<string> =>
      (await verify(root, "--signer", officer.fingerprint, ...more)).stderr.trim().split("\n").at(-1) ?? "";
    // The first seal is of another key, but the state is that of the newest one.
    expect(await verdict()).toContain("Der Stand selbst ist der des verglichenen Siegels, aber sonst");
    const file = join(root, "controls/neu.txt");
    await writeFile(file, "neu");
    expect(await verdict()).toContain("Der Stand ist nicht der");
    await rm(file);
    const openings = join(root, "seals/0002.openings");
    const text = await readFile(openings, "utf8");
    await writeFile(openings, text.split("\n").slice(1).join("\n"));
    // The file whose opening is gone is called added, but may be the sealed one.
    expect(await verdict()).toContain("Ob der Stand der besiegelte ist, lässt sich nicht sagen");
    await writeFile(openings, text);
    await rm(join(root, "seals/0002.leaves"));
    expect(await verdict()).toContain("Ob der Stand der besiegelte ist, lässt sich nicht sagen");
    const { stderr } = await verify(root);
    expect(stderr).toContain("Holen Sie 0002.leaves aus der Sicherung");
    expect(stderr).not.toContain("openings");
  });

  it("says that an older seal was compared with, which need not be how it stands", async () => {
    const { root, key } = await prepared();
    await seal(root, key);
    await seal(root, key);
    const older = await verify(root, "seals/0001.seal");
    expect(older).toMatchObject({ code: 0, stderr: expect.stringContaining("das neueste hier ist 0002") });
    expect((await verify(root, "seals/0002.seal")).stderr).not.toContain("das neueste hier");
    expect((await verify(root)).stderr).not.toContain("das neueste hier");
  });

  it("takes a file by the pointer of Git LFS for that file, and says so", async () => {
    const { root, key } = await prepared();
    await seal(root, key);
    const file = join(root, "evidence/rz-a/begehung.txt");
    const bytes = await readFile(file);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(bytes)}\nsize ${bytes.length}\n`;
    await writeFile(file, pointer);
    expect(await verify(root)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("Verweis von Git LFS"),
    });
    // Elsewhere a pointer is no such file.
    const control = join(root, "controls/objects/server.md");
    const text = await readFile(control);
    await writeFile(
      control,
      pointer.replace(sha256(bytes), sha256(text)).replace(/size \d+/, `size ${text.length}`),
    );
    expect((await verify(root)).lines[0]).toBe("changed controls/objects/server.md");
  });

  it("tells by name: cut, replayed, forked, rolled back, another signer", async () => {
    const { root, key, keys } = await prepared();
    await seal(root, key);
    await writeFile(join(root, "controls/neu.txt"), "neu");
    const newest = newestIn(await seal(root, key));
    const at = (name: string): string => join(root, "seals", name);
    const copySeal = async (from: string, to: string): Promise<void> => {
      for (const part of ["seal", "leaves", "openings"])
        await copyFile(at(`${from}.${part}`), at(`${to}.${part}`));
    };
    expect((await verify(root, at("0001.seal"))).lines[0]).toBe("added controls/neu.txt");
    expect((await verify(root, "seals/0001.seal")).code).toBe(1);
    await copySeal("0001", "0003");
    expect((await verify(root)).lines).toContain("chain: replayed");
    for (const part of ["seal", "leaves", "openings"]) await rm(at(`0003.${part}`));

    const other = await mkdtemp(join(tmpdir(), "nachweis-fork-"));
    onTestFinished(() => rm(other, { recursive: true, force: true }));
    for (const part of ["seal", "leaves", "openings"])
      await rename(at(`0002.${part}`), join(other, `0002.${part}`));
    expect(await verify(root, "--newest", newest)).toMatchObject({
      code: 1,
      lines: ["added controls/neu.txt", "chain: cut", expect.any(String)],
    });
    await seal(root, key);
    expect(await verify(root, join(other, "0002.seal"))).toMatchObject({
      code: 1,
      lines: ["chain: forked", expect.any(String)],
    });
    await rename(at("0001.seal"), join(other, "0001.seal"));
    expect((await verify(root)).lines).toContain("chain: cut");
    await rename(join(other, "0001.seal"), at("0001.seal"));

    // A content without its seals is compared with those that lie elsewhere.
    await rename(join(root, "seals"), join(other, "seals"));
    expect((await verify(root, join(other, "seals/0002.seal"))).code).toBe(0);
    expect((await verify(root)).code).toBe(2);
    await rename(join(other, "seals"), join(root, "seals"));

    await runHere("key", "new", "--out", join(keys, "andere.key"), "--no-passphrase");
    expect((await verify(root, "--signer", join(keys, "andere.key.pub"))).lines).toContain("signer");
    await seal(root, join(keys, "andere.key"));
    expect((await verify(root)).code).toBe(0);
    expect((await verify(root, "--signer", key)).lines).toContain("signer");
  });

  it.each([
    ["no seal", []],
    ["a seal that is not there", ["nichts.seal"]],
    ["what is no seal", ["controls/domain.md"]],
    ["a signer that is none", ["--signer", "niemand"]],
    ["a digest that is none", ["--newest", "0001"]],
  ])("can't work with %s", async (_, args) => {
    const { root } = await prepared();
    expect(await verify(root, ...args)).toMatchObject({ code: 2, lines: [] });
  });
});
