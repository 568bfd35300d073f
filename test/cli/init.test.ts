import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { today } from "../../src/cli/clock.ts";
import { addInitCommand } from "../../src/cli/write/init.ts";
import { starterContent, starterModule } from "../../src/cli/write/starter-content.ts";
import { check } from "../../src/pipeline.ts";
import { type Content, day, reportOn } from "../content-root.ts";
import { runWritingCommand } from "./run-writing-command.ts";

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-init-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const init = (root: string) => runWritingCommand(addInitCommand, ["init", "--yes", "--root", root]);

const catalogue = loadCatalogue("kompendium-2023");

function starter(language: "de" | "en"): Content {
  const files = starterContent({
    language,
    today: day,
    organisation: "Institution: Nord",
    sites: ["Rechenzentrum A", "Rechenzentrum B"],
    catalogue,
  });
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

describe.each(["de", "en"] as const)("a new content root (%s)", (language) => {
  test("passes the check and claims nothing", async () => {
    const report = await reportOn(starter(language));
    expect(report.summary).toMatchObject({
      errors: 0,
      proven: 0,
      unproven: 0,
      unassessed: 0,
      dispensable: 0,
    });
    expect(report.sites.map(({ id }) => id)).toEqual(["rz-a", "rz-b"]);
    expect(report.domain.organisation).toBe("Institution: Nord");
    expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(
      new Set([
        "assessment-stale",
        "evidence-unreviewed",
        "interval-undefined",
        "module-unconsidered",
        "placeholder-left",
      ]),
    );
  });

  test("names every placeholder at its place, until it is replaced", async () => {
    const files = starter(language);
    const left = (await reportOn(files)).findings.filter(({ rule }) => rule === "placeholder-left");
    const word = language === "de" ? "Beispiel" : "Example";
    for (const [path, text] of Object.entries(files)) {
      if (!/^(?:controls\/.*\.md|.*\.yaml)$/.test(path) || path.includes("accessibility")) continue;
      const marked = String(text)
        .split("\n")
        .flatMap((line, i) => (new RegExp(`${word}[:,]`).test(line) ? [i + 1] : []));
      const found = left.filter(({ file }) => file === path).map(({ line }) => line);
      expect(found, path).toEqual(marked);
    }
    expect(left.filter(({ file }) => file === "controls/accessibility.md").length).toBeGreaterThan(7);
    const title = left.find(({ file }) => file === "controls/domain.md");
    expect(title).toMatchObject({ line: 2, column: 'title: "'.length + 1, severity: "warning" });
    const replaced = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, String(text).replaceAll(`${word}: `, "Wirklich: ")]),
    );
    const after = (await reportOn(replaced)).findings.filter(({ rule }) => rule === "placeholder-left");
    expect(after.every(({ file }) => /accessibility|yaml|inf-2\.md/.test(file))).toBe(true);
  });

  test("prepares every Basis and Standard requirement of its module at both sites", async () => {
    const report = await reportOn(starter(language));
    const wanted = catalogue
      .requirementsOf(starterModule)
      .filter(({ level, withdrawn }) => level !== "H" && !withdrawn)
      .map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(10);
    for (const site of ["rz-a", "rz-b"])
      expect(report.items.filter((item) => item.site === site).map((item) => item.requirement)).toEqual(
        wanted,
      );
  });

  test("stays without errors for three months", async () => {
    expect((await reportOn(starter(language), "2027-02-23")).summary.errors).toBe(0);
    expect((await reportOn(starter(language), "2027-02-24")).summary.errors).toBeGreaterThan(0);
  });

  test("says in each file that it is a placeholder, and that all is free for any use", () => {
    const word = language === "de" ? /beispiel/i : /example/i;
    for (const [path, text] of Object.entries(starter(language))) {
      if (!path.startsWith(".") && path !== "README.md") expect(text, path).toMatch(word);
    }
    expect(starter(language)["README.md"]).toContain("CC0 1.0");
  });

  test("is what it was", () => {
    expect(starter(language)).toMatchSnapshot();
  });
});

describe("the command", () => {
  test("fills an empty folder, CI examples included", async () => {
    const root = join(await newFolder(), "neu");
    const { stdout, stderr } = await init(root);
    expect(stderr).toContain("frei für jede Verwendung (CC0)");
    const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    expect(stdout.trim().split("\n")).toHaveLength(files.length);
    for (const path of stdout.trim().split("\n")) await readFile(join(root, path));
    expect(await readFile(join(root, "examples/ci/gitlab-ci.yml"), "utf8")).toContain(
      "npx --no-install nachweis check",
    );
    const { summary } = await check(root, { today: today(), version: "0" });
    expect(summary).toMatchObject({ items: 40, open: 40 });
  });

  test("begins with a list: its controls, none of the example's", async () => {
    const folder = await newFolder();
    const list = join(folder, "liste.csv");
    const map = join(folder, "map.yaml");
    await writeFile(list, "Anforderung;Ort;Stand\nINF.2.A1;Nord;erledigt\nINF.2.A2;Nord;?\n");
    await writeFile(
      map,
      "columns: {id: Anforderung, scope: Ort, status: Stand}\nstatus: {erledigt: ja}\nscopes: {Nord: rz-a}\n",
    );
    const root = join(folder, "neu");
    const words = ["init", "--yes", "--root", root, "--from", list];
    const without = await runWritingCommand(addInitCommand, words);
    expect(without.refused).toContain("--map");
    await expect(readdir(root)).rejects.toThrow("ENOENT");
    const run = await runWritingCommand(addInitCommand, [...words, "--map", map]);
    expect(run.stderr).toContain("read 2 = taken 1 + not taken 1");
    const { items } = await check(root, { today: today(), version: "0" });
    const assessed = items.filter(({ declared }) => declared !== null);
    expect(assessed.map(({ requirement, site, declared }) => [requirement, site, declared])).toEqual([
      ["INF.2.A1", "rz-a", "yes"],
    ]);
  });

  test("does not mind what npm and git put there, and leaves it alone", async () => {
    const root = await newFolder();
    await mkdir(join(root, ".git"));
    await mkdir(join(root, "node_modules"));
    await writeFile(join(root, "package.json"), "{}");
    // The list to begin with lies where the officer works.
    await writeFile(join(root, "Massnahmen.XLSX"), "mein");
    await writeFile(join(root, "zuordnung.yaml"), "mein");
    expect((await init(root)).refused).toBeNull();
    expect(await readFile(join(root, "package.json"), "utf8")).toBe("{}");
    expect(await readFile(join(root, "zuordnung.yaml"), "utf8")).toBe("mein");
  });

  test.each(["notiz.txt", ".hidden"])("refuses a folder with %s in it", async (name) => {
    const root = await newFolder();
    await writeFile(join(root, name), "mein");
    expect((await init(root)).refused).toContain(`ist nicht leer (${name})`);
    expect(await readdir(root)).toEqual([name]);
  });

  test("begins nothing among the files of another content, also by a way around", async () => {
    const root = await newFolder();
    await init(root);
    await symlink(join(root, "controls/sites"), join(root, "umweg"));
    const before = (await readdir(root, { recursive: true })).sort();
    for (const path of ["controls/zweiter", "evidence/rz-a/neu/er", "umweg/zweiter"])
      expect((await init(join(root, path))).refused).toContain("liegt im Inhalt von");
    expect((await readdir(root, { recursive: true })).sort()).toEqual(before);
    // Beside it is another matter.
    expect((await init(join(root, "zweiter"))).refused).toBeNull();
  });

  test("refuses a file", async () => {
    const root = join(await newFolder(), "datei");
    await writeFile(root, "mein");
    expect((await init(root)).refused).toContain("datei");
  });
});
