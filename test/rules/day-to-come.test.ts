import { describe, expect, it } from "vitest";
import { contentKinds } from "../../src/model/content-kinds.ts";
import { deeds } from "../../src/rules/day-to-come.ts";
import { type SchemaNode, schemaOf } from "../../src/source/schemas.ts";
import { type Content, expectMarked, reportOn } from "../content-root.ts";
import { assessed, changed, clean, proofA, proofB, withA1 } from "../format/clean-root.ts";

const domain = (lines: string): Content =>
  changed(clean, "controls/domain.md", "approach: basic", `approach: basic\n${lines}`);
const risk = (lines: string): Content => ({
  ...clean,
  "controls/risks/r.md": `---\ntitle: R\nobjects: [server]\nthreats: [G 0.1]\nfrequency: rare\nimpact: limited\n${lines}\n---\n`,
});
const audit = (date: string, body = ""): Content => ({
  ...clean,
  "controls/audits/a.md": `---\ntitle: A\nkind: internal\ndate: ${date}\nfindings: none\n---\n\n${body}`,
});
const finding = (closed: string): Content => ({
  ...clean,
  "controls/audits/a.md": `---\ntitle: A\nkind: internal\ndate: 2026-01-01\n---\n\n## F-01 X\n\n- Schwere: major\n- Erledigt: ${closed}\n`,
});
const note = (lines: string): Content => ({
  ...clean,
  "evidence/domain/x.md": `---\ntitle: X\ntype: document\nreviewed: {by: B. Beispiel, on: 2026-11-23}\ndocument: A.0.3\n${lines}\n---\nText.\n`,
});
const assessment = (lines: string): Content =>
  withA1(
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ja\n\nSo ist es: ${proofA}, ${proofB}.\n\n${lines}`,
  );

/** One content each, with the day that is to come as `DAY`. */
const contents: Readonly<Record<string, (day: string) => Content>> = {
  "the approval of all documents": (day) =>
    domain(`documents: {version: "1", approved: {by: Leitung, on: ${day}}}`),
  "the approval of one document": (day) => domain(`documents: {A.4: {approved: {by: Leitung, on: ${day}}}}`),
  "the check of a document": (day) => domain(`documents: {A.4: {checked: {by: QM, on: ${day}}}}`),
  "a version of a document": (day) =>
    domain(`documents: {A.4: {history: [{version: "1", on: ${day}, what: neu}]}}`),
  "the search for further threats": (day) => domain(`further-threats: {by: ISB, on: ${day}}`),
  "the search for further threats to an object": (day) =>
    changed(
      clean,
      "controls/objects/server.md",
      "type: it-system",
      `type: it-system\nfurther-threats: {by: ISB, on: ${day}}`,
    ),
  "the acceptance of a risk": (day) =>
    risk(`treatment: accept\naccepted: {by: Leitung, on: ${day}, until: 2027-11-01}`),
  "an audit": (day) => audit(day),
  "the mending of what an audit found": finding,
  "a document that no assessment links": (day) => note(`issued: ${day}`),
  "the approval of a guideline": (day) => note(`issued: 2026-10-01\napproved: {by: Leitung, on: ${day}}`),
  "a later assessment": (day) => assessment(`${assessed}\n- Geprüft: ${day}, A. Beispiel`),
};

describe("day-to-come", () => {
  it.each(Object.entries(contents))("says of %s that the day is still to come", async (_, content) => {
    await expectMarked(content("2026-11-23"));
    const report = await expectMarked(content("⟦day-to-come⟧2026-11-24"));
    expect(report.findings.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("says nothing once the day is judged", async () => {
    for (const [name, content] of Object.entries(contents)) {
      const { findings } = await reportOn(content("2026-11-24"), "2026-11-24");
      expect(
        findings.map(({ rule }) => rule),
        name,
      ).not.toContain("day-to-come");
    }
  });

  it("is not said beside what says it already: too early for what links it, or never assessed", async () => {
    const early = changed(
      clean,
      "evidence/domain/konzept.txt.yaml",
      "issued: 2026-03-14",
      "issued: 2026-11-24",
    );
    expect(new Set((await reportOn(early)).findings.map(({ rule }) => rule))).toEqual(
      new Set(["evidence-not-yet-valid"]),
    );
    await expectMarked(assessment("- Geprüft: ⟦assessment-stale⟧2026-11-24, A. Beispiel"));
  });

  it("of an acceptance is said where a gap rests on it, at the gap", async () => {
    const report = await reportOn({
      ...risk("treatment: accept\naccepted: {by: Leitung, on: 2026-11-24, until: 2027-11-01}"),
      "controls/catalog/s.md":
        "---\ntitle: K\n---\n\n## NET.3.4.A2 Planung des Einsatzes von NAC\n\n### alle: nein\n\nFehlt.\n\n- Geprüft: 2026-09-14\n- Risiko: r\n",
    });
    expect(report.findings.map(({ rule, related }) => [rule, related.map(({ file }) => file)])).toEqual([
      ["gap-without-action", ["controls/risks/r.md"]],
    ]);
  });

  it("shows no check of a document that is still to come", async () => {
    const checkedOn = async (day: string) =>
      (await reportOn(domain(`documents: {A.4: {checked: {by: QM, on: ${day}}}}`))).domain.documents.find(
        ({ id }) => id === "A.4",
      )?.checked;
    expect(await checkedOn("2026-11-23")).toEqual({ by: "QM", on: "2026-11-23" });
    expect(await checkedOn("2026-11-24")).toBeNull();
  });

  it("knows every day of the content: on which something was done, or which may be to come", () => {
    const mayCome = [
      "domain example",
      "domain documents * next-review",
      // Said by rules of their own: module-unconsidered, evidence-unreviewed, certificate-lapsed.
      "domain excluded * on",
      "evidence reviewed on",
      "evidence surveillance *",
      "evidence valid-until",
      "evidence suspended",
      // `evidence add` writes the day of the machine, whatever day the content is judged on.
      "evidence added on",
      "evidence next-review",
      "evidence keep-until",
      "risk accepted until",
      "site phases * from",
    ];
    const known = contentKinds.flatMap((kind) =>
      (deeds[kind] ?? []).map(({ path }) => [kind, ...path].join(" ")),
    );
    const days = contentKinds.flatMap((kind) =>
      daysIn(schemaOf(kind), kind).map((day) => day.replace(/(?<= )A\.\d/, "*")),
    );
    expect([...new Set(days)].sort()).toEqual([...known, ...mayCome].sort());
  });
});

/** The keys that lead to each day of a schema. */
function daysIn(node: SchemaNode, path: string): string[] {
  const entries = typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
  return [
    ...(node.format === "date" ? [path] : []),
    ...Object.entries(node.properties ?? {}).flatMap(([key, value]) => daysIn(value, `${path} ${key}`)),
    ...[entries, node.items].flatMap((value) => (value ? daysIn(value, `${path} *`) : [])),
  ];
}
