import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { safeChanges } from "../../src/cli/fix.ts";
import { judge } from "../../src/pipeline.ts";
import { readProject } from "../../src/source/read-project.ts";
import { writeChanges } from "../../src/source/write.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean, withA1 } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";

const inf7 = "controls/catalog/inf-7.md";
const server = "controls/objects/server.md";
const sidecar = "evidence/rz-a/begehung.txt.yaml";

async function findings(root: string) {
  const project = await readProject(root);
  return { project, findings: judge(project, { asOf: day, today: day, version: "0" }).findings };
}

/** Spoils one place of the clean root, fixes, and returns the text of the file. */
async function fixed(spoilt: Content, path: string): Promise<string> {
  const { root } = await writeContent(spoilt);
  const before = await findings(root);
  expect(before.findings.length).toBeGreaterThan(0);
  await writeChanges(root, safeChanges(before.project, before.findings));
  return readFile(join(root, path), "utf8");
}

async function cleanText(path: string, content: Content = clean): Promise<string> {
  return readFile(join((await writeContent(content)).root, path), "utf8");
}

describe("each kind of safe fix restores exactly what was spoilt", () => {
  test.each([
    ["a key", server, "redundancy: active-active", "redundncy: active-active"],
    ["a value of a vocabulary", server, "active-active", "activ-active"],
    ["a type", server, "type: it-system", "type: it-sytem"],
    ["a site of an object", server, "sites: [rz-a, rz-b]", "sites: [rz-a, rzb]"],
    ["a site in quotation marks", server, "[rz-a, rz-b]", '[rz-a, "rzb"]'],
    ["a module of an object", server, "modules: [NET.3.4]", "modules: [NET3.4]"],
    ["a module of a catalogue", inf7, "module: INF.7", "module: inf.7"],
    ["a scope", inf7, "### rz-b: ja", "### rzb: ja"],
    ["an object as scope", inf7, "### raum-a: ja", "### rum-a: ja"],
    ["the key of a sidecar", sidecar, "issuer: Fachfirma", "isuer: Fachfirma"],
    ["the type of evidence", sidecar, "type: inspection", "type: inspektion"],
  ])("%s", async (_name, path, right, wrong) => {
    const expected = (await cleanText(path)).replace("rz-b]", wrong.includes('"') ? 'rz-b"]' : "rz-b]");
    const quoted = wrong.includes('"') ? expected.replace("rz-b", '"rz-b') : expected;
    expect(await fixed(changed(clean, path, right, wrong), path)).toBe(quoted);
  });

  test.each([
    ["a status", "### alle: nein", "### alle: nien"],
    ["a label", "- Offen: Schloss", "- Ofen: Schloss"],
    ["a label of a control", "- Zuständig: Haustechnik", "- Zustandig: Haustechnik"],
    ["a type of evidence", "- Nachweis: inspection, P12M", "- Nachweis: inspektion, P12M"],
    ["a requirement", "- Anforderungen: INF.7.A1", "- Anforderungen: INF7.A1"],
  ])("%s", async (_name, right, wrong) => {
    const body = `## R-1 Auswahl

- Anforderungen: INF.7.A1
- Nachweis: inspection, P12M
- Zuständig: Haustechnik

### alle: nein

- Offen: Schloss; bis 2027-01-31; Haustechnik
- Geprüft: 2026-09-14, A. Beispiel
`;
    const content = withA1(body);
    expect(await fixed(changed(content, inf7, right, wrong), inf7)).toBe(await cleanText(inf7, content));
  });

  test("a missing hash", async () => {
    const hash = /^sha256: .*\n/m.exec(await cleanText(sidecar))?.[0] ?? "";
    const spoilt = changed(clean, sidecar, "sha256: @sha256\n", "");
    const text = await fixed(spoilt, sidecar);
    expect(text).toBe(`${(await cleanText(sidecar)).replace(hash, "")}${hash}`);
  });

  test("the severity of an audit finding", async () => {
    const path = "controls/audits/a.md";
    const audit = `---\ntitle: Audit\nkind: internal\ndate: 2026-01-01\n---\n\n## F-1 Tür\n\n- Schwere: geringfügig\n`;
    expect(await fixed({ ...clean, [path]: audit.replace("geringfügig", "gerinfügig") }, path)).toBe(audit);
  });
});

describe("what a person must decide is left alone", () => {
  test.each([
    ["another number", inf7, "## INF.7.A1 Auswahl", "## INF.7.A11 Auswahl"],
    ["one of several", server, "sites: [rz-a, rz-b]", "sites: [rz-a, rz-c]"],
    ["a key that is there already", server, "type: it-system", "type: it-system\ntyp: it-system"],
    ["a word with markup in it", inf7, "### rz-b: ja", "### rz-**x**b: ja"],
    ["a hash that differs", sidecar, "sha256: @sha256", `sha256: ${"0".repeat(64)}`],
  ])("%s", async (_name, path, right, wrong) => {
    const { root } = await writeContent(changed(clean, path, right, wrong));
    const { project, findings: found } = await findings(root);
    expect(found.length).toBeGreaterThan(0);
    expect(safeChanges(project, found)).toEqual([]);
  });
});

describe("the command", () => {
  const spoilt = changed(
    changed(clean, server, "type: it-system", "type: it-sytem"),
    inf7,
    "### rz-b: ja",
    "### rzb: ja",
  );

  test("shows the difference and writes nothing with --dry-run", async () => {
    const { root } = await writeContent(spoilt);
    const { code, stdout } = await runNachweis(["fix", "--dry-run", "--root", root]);
    expect(code).toBe(0);
    expect(stdout).toBe(`--- controls/catalog/inf-7.md
+++ controls/catalog/inf-7.md
@@ -13,3 +13,3 @@
 
-### rzb: ja
+### rz-b: ja
 

--- controls/objects/server.md
+++ controls/objects/server.md
@@ -3,3 +3,3 @@
 protection: {confidentiality: normal, integrity: normal, availability: normal}
-type: it-sytem
+type: it-system
 sites: [rz-a, rz-b]

`);
    expect(await readFile(join(root, inf7), "utf8")).toContain("### rzb: ja");
  });

  test("writes with --yes, and has nothing to do then", async () => {
    const { root } = await writeContent(spoilt);
    const { code, stderr } = await runNachweis(["fix", "--yes", "--root", root, "--as-of", day]);
    expect(code).toBe(0);
    expect(stderr).toContain("2 Dateien geändert; 0 Fehler bleiben");
    expect((await findings(root)).findings).toEqual([]);
    const again = await runNachweis(["fix", "--yes", "--root", root, "--as-of", day]);
    expect(again.stdout).toBe("");
    expect(again.stderr).toContain("Nichts, was sich sicher beheben lässt");
  });

  test("without a terminal and without --yes it says in one line what to do", async () => {
    const { root } = await writeContent(spoilt);
    const { code, stderr } = await runNachweis(["fix", "--root", root]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^nachweis: .*--yes.*\n$/);
    expect(await readFile(join(root, inf7), "utf8")).toContain("### rzb: ja");
  });
});
