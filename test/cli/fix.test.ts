import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ReportItem } from "../../src/model/report.ts";
import { judge } from "../../src/pipeline.ts";
import { changedClaims, safeChanges } from "../../src/source/edit/safe-changes.ts";
import { writeChanges } from "../../src/source/edit/write.ts";
import { readProject } from "../../src/source/read-project.ts";
import { applyEdits } from "../../src/text/edits.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean, withA1, without } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";

const inf7 = "controls/catalog/inf-7.md";
const server = "controls/objects/server.md";
const siteA = "controls/sites/rz-a.md";
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

const ownControl = withA1(`## R-1 Auswahl

- Anforderungen: INF.7.A1
- Nachweis: inspection, P12M
- Zuständig: Haustechnik

### alle: nein

- Offen: Schloss; bis 2027-01-31; Haustechnik
- Geprüft: 2026-09-14, A. Beispiel
`);
const classified = changed(
  clean,
  sidecar,
  "issuer: Fachfirma",
  "issuer: Fachfirma\nclassification: confidential",
);
const audited = {
  ...clean,
  "controls/audits/a.md":
    "---\ntitle: Audit\nkind: internal\ndate: 2026-01-01\n---\n\n## F-1 Tür\n\n- Schwere: geringfügig\n",
};
/** Nothing is proven at rz-b, so that a fix that moves an assessment or evidence would show. */
const unproven = changed(
  changed(
    changed(clean, inf7, "### rz-b: ja", "### rz-b: nein"),
    inf7,
    "### raum-b@rz-b: ja",
    "### raum-b@rz-b: teilweise",
  ),
  "evidence/rz-b/begehung.txt.yaml",
  "issued: 2026-03-14",
  "issued: 2020-03-14\nvalid-until: 2021-03-14",
);

function itemName({ requirement, object, site }: ReportItem): string {
  return [requirement, object, site].join(" ");
}

/** The same numbers for the same seed, below a limit each. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A text with a slip such as people make: a letter lost, doubled, swapped or another, a German date or word. */
function spoil(text: string, random: (limit: number) => number): string {
  const at = random(text.length);
  const slips = [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + text.charAt(at) + text.slice(at),
    () => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
    () => text.slice(0, at) + "aeinrtb3-".charAt(random(9)) + text.slice(at + 1),
    () =>
      text.replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, (whole, y, m, d) =>
        random(2) === 0 ? `${d}.${m}.${y}` : whole,
      ),
    () => text.replace("inspection", "Begehung").replace("maintenance", "Wartung"),
    () => text.replace(/^sha256: .*\n/m, ""),
  ];
  return slips[random(slips.length)]?.() ?? text;
}

describe("each kind of safe fix restores exactly what was spoilt", () => {
  test.each([
    ["a key", server, "redundancy: active-active", "redundncy: active-active"],
    ["a key in quotation marks", server, "redundancy: active-active", '"redundncy": active-active'],
    ["the letter case of a module", inf7, "module: INF.7", "module: inf.7"],
    ["the key of a sidecar", sidecar, "issuer: Fachfirma", "isuer: Fachfirma"],
    ["the type of evidence in German", sidecar, "type: inspection", "type: Begehung"],
    ["the letter case of the type of evidence", sidecar, "type: inspection", "type: Inspection"],
    ["a date of a sidecar", sidecar, "issued: 2026-03-14", "issued: 14.03.2026"],
    ["a date within a group", sidecar, "on: 2026-03-20", "on: 20.3.2026"],
    ["a date of a site", siteA, "from: 2020-01-01", "from: 1.1.2020"],
  ])("%s", async (_name, path, right, wrong) => {
    const text = await cleanText(path);
    const quoted = wrong.startsWith('"') ? text.replace("redundancy", '"redundancy"') : text;
    expect(await fixed(changed(clean, path, right, wrong), path)).toBe(quoted);
  });

  test.each([
    ["a label", "- Offen: Schloss", "- Ofen: Schloss"],
    ["a label of a control", "- Zuständig: Haustechnik", "- Zustandig: Haustechnik"],
    ["a type of evidence", "- Nachweis: inspection, P12M", "- Nachweis: Begehung, P12M"],
    ["a day of assessment", "- Geprüft: 2026-09-14, A.", "- Geprüft: 14.09.2026, A."],
    ["a day by which", "bis 2027-01-31;", "bis 31.1.2027;"],
  ])("%s", async (_name, right, wrong) => {
    expect(await fixed(changed(ownControl, inf7, right, wrong), inf7)).toBe(
      await cleanText(inf7, ownControl),
    );
  });

  test("a missing hash", async () => {
    const hash = /^sha256: .*\n/m.exec(await cleanText(sidecar))?.[0] ?? "";
    const spoilt = changed(clean, sidecar, "sha256: @sha256\n", "");
    const text = await fixed(spoilt, sidecar);
    expect(text).toBe(`${(await cleanText(sidecar)).replace(hash, "")}${hash}`);
  });

  test("the dates of an audit", async () => {
    const path = "controls/audits/a.md";
    const audit =
      "---\ntitle: Audit\nkind: internal\ndate: 2026-01-01\n---\n\n## F-1 Tür\n\n- Schwere: geringfügig\n- Frist: 2027-01-31\n";
    const spoilt = audit.replace("2026-01-01", "01.01.2026").replace("2027-01-31", "31.01.2027");
    expect(await fixed({ ...clean, [path]: spoilt }, path)).toBe(audit);
  });
});

describe("what makes a claim is suggested, and never made by a fix", () => {
  test.each([
    ["a value of a vocabulary", clean, server, "active-active", "activ-active"],
    ["a type of an object", clean, server, "type: it-system", "type: it-sytem"],
    ["a site of an object", clean, server, "sites: [rz-a, rz-b]", "sites: [rz-a, rzb]"],
    ["a module of an object", clean, server, "modules: [NET.3.4]", "modules: [NET3.4]"],
    ["a scope", clean, inf7, "### rz-b: ja", "### rzb: ja"],
    ["an object as scope", clean, inf7, "### raum-a: ja", "### rum-a: ja"],
    ["a slip in the type of evidence", clean, sidecar, "type: inspection", "type: inspektion"],
    ["a status", ownControl, inf7, "### alle: nein", "### alle: nien"],
    ["another word for a status", ownControl, inf7, "### alle: nein", "### alle: offen"],
    ["a duration in words", ownControl, inf7, "inspection, P12M", "inspection, 12 Monate"],
    ["a requirement", ownControl, inf7, "- Anforderungen: INF.7.A1", "- Anforderungen: INF7.A1"],
    ["a classification", classified, sidecar, "classification: confidential", "classification: vertraulich"],
    ["the severity of an audit finding", audited, "controls/audits/a.md", "geringfügig", "gerinfügig"],
  ])("%s", async (_name, content, path, right, wrong) => {
    const { root } = await writeContent(changed(content, path, right, wrong));
    const { project, findings: found } = await findings(root);
    expect(safeChanges(project, found)).toEqual([]);
    const suggested = found.flatMap(({ suggestion }) => suggestion ?? []);
    expect(suggested).toHaveLength(1);
    expect(applyEdits(project.texts.get(path) ?? "", suggested)).toBe(await cleanText(path, content));
  });

  test.each([
    [
      "another number",
      inf7,
      "## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes",
      "## INF.7.A11 Auswahl",
    ],
    ["another site", server, "sites: [rz-a, rz-b]", "sites: [rz-a, rz-c]"],
    ["a key that is there already", server, "type: it-system", "type: it-system\ntyp: it-system"],
    ["a word with markup in it", inf7, "### rz-b: ja", "### rz-**x**b: ja"],
    ["a hash that differs", sidecar, "sha256: @sha256", `sha256: ${"0".repeat(64)}`],
    ["a day that does not exist", sidecar, "issued: 2026-03-14", "issued: 31.02.2026"],
    ["a day of two digits", sidecar, "issued: 2026-03-14", "issued: 14.03.26"],
  ])("%s is not even suggested", async (_name, path, right, wrong) => {
    const { root } = await writeContent(changed(clean, path, right, wrong));
    const { project, findings: found } = await findings(root);
    expect(found.length).toBeGreaterThan(0);
    expect(safeChanges(project, found)).toEqual([]);
    expect(found.flatMap(({ suggestion }) => suggestion ?? [])).toEqual([]);
  });

  test("the letter case of an id that stands in several places", async () => {
    const spoilt = changed(
      changed(clean, inf7, "module: INF.7", "module: inf.7"),
      "controls/objects/raum-a.md",
      "modules: [INF.7]",
      "modules: [inf.7]",
    );
    const { root } = await writeContent(spoilt);
    const { project, findings: found } = await findings(root);
    expect(safeChanges(project, found)).toEqual([]);
  });

  test("a site that was never created: its assessments and evidence stay its own", async () => {
    const { root } = await writeContent(without(clean, "controls/sites/rz-b.md"));
    const { project, findings: found } = await findings(root);
    expect(found.map(({ rule }) => rule)).toContain("reference-unknown");
    expect(safeChanges(project, found)).toEqual([]);
    expect(found.filter(({ suggestion }) => suggestion !== null)).toEqual([]);
    const scope = found.find(({ rule, file }) => rule === "reference-unknown" && file === inf7);
    expect(scope?.help.de).toContain("controls/sites/rz-b.md");
  });
});

describe("a fix changes nothing that could be read", () => {
  const changes = async (spoilt: Content, texts: Record<string, string>) => {
    const { root } = await writeContent(spoilt);
    const before = await readProject(root);
    return changedClaims(before, await readProject(root, { open: new Map(Object.entries(texts)) }));
  };

  test.each([
    ["a status", inf7, "### rz-b: ja", "### rz-b: nein"],
    ["a scope", inf7, "### rz-b: ja", "### rz-a: ja"],
    ["a control", inf7, "## INF.7.A2", "## INF.7.A3"],
    ["the sites of an object", server, "sites: [rz-a, rz-b]", "sites: [rz-a]"],
    ["a classification", sidecar, "issuer: Fachfirma", "classification: public"],
  ])("%s that changes is seen", async (_name, path, from, to) => {
    const text = await cleanText(path);
    expect(await changes(clean, { [path]: text.replace(from, to) })).toEqual([path]);
  });

  test.each([
    ["Erledigt", "- Erledigt: 01.06.2026", "- Erledigt: 2026-06-01"],
    ["Frist", "- Frist: 01.06.2026", "- Frist: 2026-06-01"],
  ])("a day of an audit's finding that becomes readable is no change of one that was: %s", async (_, written, meant) => {
    const path = "controls/audits/intern.md";
    const text = (line: string) =>
      `---\ntitle: Audit (Beispiel)\nkind: internal\ndate: 2026-05-01\nauditor: A. Beispiel\n---\n\n## F-01 Lücke\n\n- Schwere: geringfügig\n${line}\n`;
    const { root } = await writeContent({ ...clean, [path]: text(written) });
    const { project, findings: found } = await findings(root);
    expect(safeChanges(project, found).map(({ after }) => after)).toEqual([text(meant)]);
    expect(await changes({ ...clean, [path]: text(written) }, { [path]: text(meant) })).toEqual([]);
    const closed = text("- Erledigt: 2026-06-01");
    expect(await changes({ ...clean, [path]: closed }, { [path]: text("- Erledigt: 2026-06-02") })).toEqual([
      path,
    ]);
    expect(
      await changes(
        { ...clean, [path]: closed },
        { [path]: closed.replace("gering", "schwer").replace("fügig", "wiegend") },
      ),
    ).toEqual([path]);
  });

  test("spoilt contents: no claim changes, and nothing is proven that was not", async () => {
    const { root } = await writeContent(unproven);
    const proven = async (open: ReadonlyMap<string, string>) => {
      const project = await readProject(root, { open });
      const { items, findings: found } = judge(project, { asOf: day, today: day, version: "0" });
      const names = items.filter(({ state }) => state === "proven").map((item) => itemName(item));
      return { project, found, names };
    };
    const original = await proven(new Map());
    const paths = Object.keys(unproven).filter((path) => /\.(?:md|yaml)$/.test(path));
    const random = seeded(20261128);
    let mended = 0;
    for (let round = 0; round < 250; round++) {
      const path = paths[random(paths.length)] ?? inf7;
      const open = new Map([[path, spoil(original.project.texts.get(path) ?? "", random)]]);
      const before = await proven(open);
      const made = safeChanges(before.project, before.found);
      if (made.length === 0) continue;
      mended += 1;
      const after = await proven(new Map([...open, ...made.map((one) => [one.path, one.after] as const)]));
      expect(changedClaims(before.project, after.project), open.get(path)).toEqual([]);
      const known = new Set([...original.names, ...before.names]);
      expect(
        after.names.filter((name) => !known.has(name)),
        open.get(path),
      ).toEqual([]);
    }
    expect(mended).toBeGreaterThan(25);
  }, 120_000);
});

describe("the command", () => {
  const spoilt = changed(
    changed(clean, server, "redundancy: active-active", "redundncy: active-active"),
    sidecar,
    "issued: 2026-03-14",
    "issued: 14.03.2026",
  );

  test("shows the difference and writes nothing with --dry-run", async () => {
    const { root } = await writeContent(spoilt);
    const { code, stdout } = await runNachweis(["fix", "--dry-run", "--root", root]);
    expect(code).toBe(0);
    expect(stdout).toBe(`--- controls/objects/server.md
+++ controls/objects/server.md
@@ -5,3 +5,3 @@
 sites: [rz-a, rz-b]
-redundncy: active-active
+redundancy: active-active
 modules: [NET.3.4]

--- evidence/rz-a/begehung.txt.yaml
+++ evidence/rz-a/begehung.txt.yaml
@@ -5,2 +5,2 @@
 type: inspection
-issued: 14.03.2026
+issued: 2026-03-14

`);
    expect(await readFile(join(root, server), "utf8")).toContain("redundncy");
  });

  test("names the suggestions, which it does not make", async () => {
    const { root } = await writeContent(changed(spoilt, inf7, "### rz-b: ja", "### rzb: ja"));
    const { stderr } = await runNachweis(["fix", "--yes", "--root", root, "--as-of", day]);
    expect(stderr).toContain("Vorschläge, die jemand prüfen");
    expect(stderr).toMatch(/^controls\/catalog\/inf-7\.md:\d+:5 Der Bereich „rzb“ .* meinten Sie „rz-b“\?$/m);
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
    expect(await readFile(join(root, server), "utf8")).toContain("redundncy");
  });
});
