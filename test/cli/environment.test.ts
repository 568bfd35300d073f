import { access, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { markerName, publishedMarker } from "../../src/publish/build-marker.ts";
import { type Run, runNachweis } from "./run-nachweis.ts";

/** A small content root that the documents' examples rest on. */
const root = resolve("test/docs/fixtures");

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-environment-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The command said in one line on standard error why it could not do its work, after the steps that it began. */
function expectOneLine({ code, stdout, stderr }: Run, reason: RegExp): void {
  const lines = stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" …"));
  expect(lines).toEqual([expect.stringMatching(reason)]);
  expect(stderr.endsWith("\n")).toBe(true);
  expect(stdout).toBe("");
  expect(code).toBe(2);
}

describe("usage that can't be understood ends with one line and exit code 2", () => {
  it.each([
    [["check", "--root", "/nowhere-at-all"], /^nachweis: Kein Inhaltsordner: .*\/nowhere-at-all/],
    [["check", "--root", "test/docs"], /^nachweis: Kein Inhaltsordner: .*test\/docs.* controls\//],
    [["check", "--root", "README.md"], /^nachweis: .*README\.md/],
    [["build", "--root", "/nowhere-at-all"], /^nachweis: Kein Inhaltsordner: .*\/nowhere-at-all/],
    [["check", "--rooot", "."], /--rooot.*--root/],
    [["check", "--root"], /--root/],
    [["chek"], /chek.*check/],
    [["check", "--as-of", "2026-13-01"], /^nachweis: --as-of: „2026-13-01“/],
    [["check", "--as-of", "heute"], /^nachweis: --as-of: „heute“/],
    [["check", "--format", "word"], /^nachweis: --format: „word“ .*pretty, concise, json/],
    [["check", "--lang", "fr"], /fr.*--lang/],
  ])("nachweis %j", async (args, reason) => {
    expectOneLine(await runNachweis(args), reason);
  });

  it("in English where the environment asks for it", async () => {
    const run = await runNachweis(["check", "--as-of", "today"], { env: { LC_ALL: "en_GB.UTF-8" } });
    expectOneLine(run, /"today" is no date of the form YYYY-MM-DD/);
  });
});

describe("a disk that is full", () => {
  it("standard output", async () => {
    for (const format of ["json", "pretty"]) {
      const run = await runNachweis(["check", "--root", root, "--format", format], { stdout: "/dev/full" });
      expectOneLine(run, /^nachweis: Standardausgabe: Datenträger ist voll$/);
    }
  });

  it("a device as the file", async () => {
    const run = await runNachweis(["check", "--root", root, "--format", "json", "--output", "/dev/full"]);
    expectOneLine(run, /^nachweis: \/dev\/full: Datenträger ist voll$/);
    await access("/dev/full");
  });

  it("a file that may not grow: the old one stays, nothing is left behind", async () => {
    const folder = await newFolder();
    const file = join(folder, "report.json");
    await writeFile(file, "old");
    const run = await runNachweis(["check", "--root", root, "--format", "json", "--output", file], {
      under: "trap '' XFSZ; ulimit -f 8",
    });
    expectOneLine(run, /report\.json: die Datei wird größer als erlaubt$/);
    expect(await readdir(folder)).toEqual(["report.json"]);
    expect(await readFile(file, "utf8")).toBe("old");
  });

  it("a build: the earlier one stays, nothing is left behind", async () => {
    const { folder, out } = await earlierBuild();
    const run = await runNachweis(["build", "--root", root, "--out", out], {
      under: "trap '' XFSZ; ulimit -f 8",
      env: { TMPDIR: folder },
    });
    expectOneLine(run, /^nachweis: .*dist.*: die Datei wird größer als erlaubt$/);
    await expectEarlierBuild(folder, out);
  });
});

describe("a target that can't be written", () => {
  it("is a folder", async () => {
    const folder = await newFolder();
    await mkdir(join(folder, "report.json"));
    const run = await runNachweis([
      ...["check", "--root", root, "--format", "json"],
      ...["--output", join(folder, "report.json")],
    ]);
    expectOneLine(run, /report\.json: ist ein Verzeichnis, erwartet ist eine Datei$/);
    expect(await readdir(folder)).toEqual(["report.json"]);
  });

  it.runIf(process.platform === "linux")("lies where nothing can be made: no waiting", async () => {
    for (const args of [
      ["check", "--root", root, "--format", "json", "--output", "/proc/x/report.json"],
      ["build", "--root", root, "--out", "/proc/x"],
      ["build", "--root", root, "--out", "/proc/x/y/dist"],
      ["pdf", "--root", root, "--out", "/proc/x"],
      ["init", "--yes", "--root", "/proc/x"],
    ])
      expectOneLine(await runNachweis(args), /^nachweis: \/proc\/x.*: Hier lässt sich kein Ordner anlegen$/);
  });

  it("lies below a file", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "file"), "");
    for (const args of [
      ["check", "--root", root, "--format", "json", "--output", join(folder, "file", "report.json")],
      ["build", "--root", root, "--out", join(folder, "file", "dist")],
    ])
      expectOneLine(
        await runNachweis(args),
        /file\/.*: (?:liegt nicht in einem Verzeichnis|.* ein Teil des Pfads ist eine Datei)$/,
      );
  });

  it("is read-only", async () => {
    const folder = await newFolder();
    const locked = join(folder, "locked");
    await mkdir(locked, { mode: 0o555 });
    for (const args of [
      ["check", "--root", root, "--format", "json", "--output", join(locked, "report.json")],
      ["build", "--root", root, "--out", join(locked, "dist")],
    ])
      expectOneLine(await runNachweis(args, { asOrdinaryUser: true }), /locked\/.*: kein Zugriff$/);
    expect(await readdir(locked)).toEqual([]);
  });

  it("a link is replaced, and what it led to is not written", async () => {
    const folder = await newFolder();
    await writeFile(join(folder, "elsewhere"), "old");
    await symlink("elsewhere", join(folder, "report.json"));
    const out = join(folder, "report.json");
    const run = await runNachweis(["check", "--root", root, "--format", "json", "--output", out]);
    expect(run.stderr).toBe("");
    expect(await readFile(join(folder, "elsewhere"), "utf8")).toBe("old");
    expect(JSON.parse(await readFile(out, "utf8"))).toMatchObject({ format: "nachweis-report/1" });
  });
});

describe("nachweis build replaces its target only by a whole build", () => {
  it("not a folder that holds something else", async () => {
    const folder = await newFolder();
    const out = join(folder, "dist");
    await mkdir(out);
    await writeFile(join(out, "diary.txt"), "mine");
    const run = await runNachweis(["build", "--root", root, "--out", out]);
    expectOneLine(run, /dist enthält etwas anderes als eine frühere Veröffentlichung .* --out/);
    expect(await readdir(folder)).toEqual(["dist"]);
    expect(await readFile(join(out, "diary.txt"), "utf8")).toBe("mine");
  });

  it.each(["SIGINT", "SIGTERM"] as const)("not when %s interrupts it", async (signal) => {
    const { folder, out } = await earlierBuild();
    let interrupted = false;
    const { code } = await runNachweis(["build", "--root", root, "--out", out], {
      env: { TMPDIR: folder },
      onStderr: (text, stop) => {
        if (interrupted || !text.includes("Seiten für")) return;
        interrupted = true;
        stop(signal);
      },
    });
    expect(interrupted).toBe(true);
    expect(code).toBe(-1);
    await expectEarlierBuild(folder, out);
  });

  it("an earlier build, with progress as plain lines away from a terminal", async () => {
    const { folder, out } = await earlierBuild();
    const { code, stdout, stderr } = await runNachweis(["build", "--root", root, "--out", out]);
    expect(stderr.split("\n").slice(0, -1)).toEqual(
      expect.arrayContaining([
        "Inhalt prüfen …",
        expect.stringMatching(/^Seiten für \d+ Anforderungen .* bauen …$/),
      ]),
    );
    expect(stderr + stdout).not.toContain("\u001b");
    expect(stderr).not.toContain("\r");
    for (const line of stderr.trimEnd().split("\n")) expect(line).toMatch(/ …$/);
    expect(code).toBe(0);
    const published = await readdir(out);
    expect(published).toEqual(expect.arrayContaining(["index.html", "report.json"]));
    expect(published).not.toContain("earlier.html");
    expect(await readdir(folder)).toEqual(["dist"]);
  });
});

/** A folder with `dist/`, which an earlier build made as far as `build` can tell. */
async function earlierBuild(): Promise<{ folder: string; out: string }> {
  const folder = await newFolder();
  const out = join(folder, "dist");
  await mkdir(out);
  await writeFile(join(out, markerName), publishedMarker);
  await writeFile(join(out, "earlier.html"), "earlier");
  return { folder, out };
}

async function expectEarlierBuild(folder: string, out: string): Promise<void> {
  expect(await readdir(folder)).toEqual(["dist"]);
  expect((await readdir(out)).sort()).toEqual([markerName, "earlier.html"]);
  expect(await readFile(join(out, "earlier.html"), "utf8")).toBe("earlier");
}
