import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addEvidenceCommand } from "../../src/cli/write/evidence.ts";
import { check } from "../../src/pipeline.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import { runWritingCommand } from "./run-writing-command.ts";

const file = "evidence/rz-a/begehung.txt";
const catalogue = "controls/catalog/inf-7.md";

async function rootOf(content: Content = clean): Promise<string> {
  return (await writeContent(content)).root;
}

const move = (root: string, ...args: string[]) =>
  runWritingCommand(addEvidenceCommand, ["evidence", "move", ...args, "--root", root]);

async function findings(root: string): Promise<string[]> {
  const report = await check(root, { asOf: day, today: day, version: "0" });
  return report.findings.map((found) => `${found.rule} ${found.file}`);
}

async function textsOf(root: string): Promise<Record<string, string>> {
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  );
  const texts = names.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(root.length + 1), await readFile(path, "utf8")] as const;
  });
  return Object.fromEntries((await Promise.all(texts)).sort());
}

describe("evidence move", () => {
  test("moves file, sidecar and links within the folder of a site, and everything holds as before", async () => {
    const root = await rootOf();
    const before = await textsOf(root);
    const target = "evidence/rz-a/gebaeude/Begehung 2026.txt";
    expect(await move(root, file, target)).toEqual({
      stdout: `${target}\n${target}.yaml\n${catalogue}\n`,
      stderr: "",
      refused: null,
    });
    const after = await textsOf(root);
    expect(after[target]).toBe(before[file]);
    expect(after[`${target}.yaml`]).toBe(before[`${file}.yaml`]);
    expect(after[catalogue]).toBe(
      before[catalogue]?.replaceAll("rz-a/begehung.txt", "rz-a/gebaeude/Begehung%202026.txt"),
    );
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length);
    expect(await findings(root)).toEqual([]);
  });

  test("into a folder keeps its name", async () => {
    const root = await rootOf();
    expect((await move(root, file, "evidence/rz-a/neu/")).stdout).toContain(
      "evidence/rz-a/neu/begehung.txt\n",
    );
  });

  test("says for whom the evidence speaks from now on", async () => {
    const toSite = await move(await rootOf(), file, "evidence/rz-b/a.txt");
    expect(toSite.stderr).toBe("Der Nachweis spricht jetzt für den Standort rz-b, nicht mehr für rz-a.\n");
    const toDomain = await move(await rootOf(), file, "evidence/domain/");
    expect(toDomain.stderr).toMatch(/^Der Nachweis spricht jetzt für den ganzen Verbund;/);
  });

  test("writes the sites that it speaks for in domain/", async () => {
    const root = await rootOf();
    const { stderr } = await move(root, file, "evidence/domain/", "--sites", "rz-a, rz-b");
    expect(stderr).toMatch(/^Der Nachweis spricht jetzt für rz-a, rz-b\./);
    expect((await readFile(join(root, "evidence/domain/begehung.txt.yaml"), "utf8")).split("\n")).toContain(
      "sites: [ rz-a, rz-b ]",
    );
    expect(await findings(root)).toEqual([]);
  });

  test("mends the same bytes at two sites, with a reason and a review of them", async () => {
    const root = await rootOf({ ...clean, "evidence/rz-b/begehung.txt": String(clean[file]) });
    expect(await findings(root)).toEqual([`evidence-duplicate ${file}.yaml`]);
    await move(root, file, "evidence/domain/", "--sites", "rz-a,rz-b");
    expect(await findings(root)).toEqual(["evidence-duplicate evidence/domain/begehung.txt.yaml"]);
  });

  test.each([
    ["over a file that is there", file, "evidence/rz-b/begehung.txt", "gibt es schon"],
    ["over its own place", file, file, "gibt es schon"],
    ["out of evidence/", file, "controls/x.txt", "liegt nicht unter evidence/"],
    ["out of the content root", file, "../x.txt", "liegt nicht unter evidence/"],
    ["to no site", file, "evidence/rz-c/x.txt", "rz-a, rz-b"],
    ["beside the folders", file, "evidence/x.txt", "rz-a, rz-b"],
    ["to what is no content", file, "evidence/rz-a/.x/y.txt", "zählt nicht als Nachweis"],
    ["to what nobody sees", file, "evidence/rz-a/b\u200b.txt", "unsichtbares Zeichen"],
    [
      "to a file that letter case alone tells apart",
      file,
      "evidence/rz-b/BEGEHUNG.txt",
      "rz-b/begehung.txt gibt es schon",
    ],
    [
      "to where the metadata would stand elsewhere",
      file,
      "evidence/rz-a/begehung.md",
      "Endung .md oder .yaml",
    ],
    ["to what would be another's metadata", file, "evidence/rz-a/x.pdf.yaml", "Endung .md oder .yaml"],
    ["what is no evidence", "x.txt", "evidence/rz-a/x.txt", "ist kein Nachweis"],
  ])("refuses %s, and nothing changes", async (_, what, target, said) => {
    const root = await rootOf();
    const before = await textsOf(root);
    expect((await move(root, what, target)).refused).toContain(said);
    expect(await textsOf(root)).toEqual(before);
  });

  test.each([
    ["evidence/rz-b/neu.txt", "rz-a", "nur für Nachweise in evidence/domain/"],
    ["evidence/domain/neu.txt", "rz-c", "gibt es nicht"],
  ])("refuses sites for %s: %s", async (target, sites, said) => {
    const root = await rootOf();
    expect((await move(root, file, target, "--sites", sites)).refused).toContain(said);
    expect(existsSync(join(root, file))).toBe(true);
  });

  test.each([
    ["of which the end is missing", "b.json", '{"a": [1, 2', "b.dat", "bricht mitten im Inhalt ab"],
    ["that is empty", "b.pdf", "", "b.txt", null],
    ["whose ending alone is wrong", "b.docx", "Text\n", "b.txt", null],
  ])("a file %s does not come to prove by a name by which nobody would see that", async (_, ...given) => {
    const [name, text, target, said] = given as [string, string, string, string | null];
    const content = {
      ...changed(
        clean,
        catalogue,
        "### raum-a: ja\n\nSo ist es: [Nachweis](../../evidence/rz-a/begehung.txt)",
        `### raum-a: ja\n\nSo ist es: [Nachweis](../../evidence/rz-a/${name})`,
      ),
      [`evidence/rz-a/${name}`]: text,
      [`evidence/rz-a/${name}.yaml`]: sidecar("type: inspection\nissued: 2026-03-14"),
    };
    const root = await rootOf(content);
    const { refused } = await move(root, `evidence/rz-a/${name}`, `evidence/rz-a/${target}`);
    if (said === null) expect(refused).toBeNull();
    else expect(refused).toContain(said);
    expect(await findings(root)).toEqual(
      name === "b.docx" ? [] : [`evidence-unusable evidence/rz-a/${said === null ? target : name}`],
    );
  });

  test("takes back everything where the sidecar's new place is taken", async () => {
    const root = await rootOf({
      ...clean,
      "evidence/rz-a/neu.txt.yaml": sidecar().replace("@sha256", "0".repeat(64)),
    });
    const before = await textsOf(root);
    expect((await move(root, file, "evidence/rz-a/neu.txt")).refused).toContain("neu.txt.yaml gibt es schon");
    expect(await textsOf(root)).toEqual(before);
  });
});
