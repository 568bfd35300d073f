import { describe, expect, it } from "vitest";
import { type Content, expectMarked, reportOn } from "../content-root.ts";
import { certifiable } from "./certifiable-root.ts";
import { assessed, changed, clean, withA1 } from "./clean-root.ts";

/** A dash in place of a reason or a name: it is no reason, and nobody. */
describe("what says nothing", () => {
  const risk = (by: string): Content => ({
    ...clean,
    "controls/risks/r.md": `---\ntitle: R\nobjects: [server]\ntreatment: accept\naccepted: {by: ${by}, on: 2026-01-01, until: 2026-12-31}\n---\n`,
  });

  it.each(["'–'", "' '", "'?'", "'-'", "…"])("accepts no risk: %s", async (by) => {
    const report = await expectMarked(risk(`⟦front-matter-invalid⟧${by}`));
    expect(report.blockers.map(({ kind }) => kind)).toContain("risk-untreated");
    await expectMarked(risk("Ö"));
  });

  it.each([
    "–",
    "&nbsp;",
    "…",
    "**-**",
  ])("justifies no requirement that is dispensable: %s", async (reason) => {
    const of = (mark: string, text: string) =>
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${mark}### alle: entbehrlich\n\n${text}\n\n${assessed}\n`,
        { "evidence/rz-a/begehung.txt": clean["evidence/rz-a/begehung.txt"] ?? "" },
      );
    await expectMarked(of("⟦dispensable-unjustified⟧", reason));
    await expectMarked(of("", "Es gibt hier keinen."));
  });

  const gap = (attributes: string, mark = "") =>
    withA1(
      `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${mark}### alle: nein\n\n${attributes}\n${assessed}\n`,
      { "evidence/rz-a/begehung.txt": clean["evidence/rz-a/begehung.txt"] ?? "" },
    );

  it.each(["–", "?", "…"])("is no action, and nobody who is responsible for one: %s", async (nothing) => {
    await expectMarked(gap("- Offen: Büro auswählen; bis 2027-02-28; Leitung RZ"));
    await expectMarked(gap(`- Offen: ⟦catalog-syntax⟧${nothing}; bis 2027-02-28; Leitung RZ`));
    const nobody = "⟦gap-without-action⟧";
    await expectMarked(gap(`- Offen: Büro auswählen; bis 2027-02-28; ${nothing}`, nobody));
    const alone = `- Offen: Büro auswählen; bis 2027-02-28\n- Zuständig: ⟦catalog-syntax⟧${nothing}`;
    await expectMarked(gap(alone, nobody));
  });

  it("is nobody who assessed something, or was asked", async () => {
    const content = changed(
      clean,
      "controls/catalog/con-2.md",
      "- Geprüft: 2026-09-14, A. Beispiel",
      "- Geprüft: 2026-09-14, –, ?, Leitung RZ",
    );
    const { controls } = await reportOn(content);
    expect(controls.find(({ id }) => id === "CON.2.A1")?.assessments[0]?.assessed).toEqual({
      date: "2026-09-14",
      assessor: null,
      asked: "Leitung RZ",
    });
  });

  it("approves no document, and excludes no module", async () => {
    const domain = (from: string, to: string) => changed(certifiable, "controls/domain.md", from, to);
    const unapproved = await reportOn(domain("by: Leitung (Beispiel)", "by: '–'"));
    expect(unapproved.findings.map(({ rule }) => rule)).toEqual(["front-matter-invalid"]);
    expect(unapproved.blockers).not.toEqual([]);
    const undecided = await reportOn(domain("IND.1: hier nicht", "IND.1: –"));
    expect(undecided.findings.map(({ rule, module }) => [rule, module])).toEqual([
      ["module-unconsidered", "IND.1"],
    ]);
  });

  it.each([
    ["of one need", "normal: tragbar, high: erheblich"],
    ["in signs", "normal: tragbar, high: erheblich, very-high: '–'"],
  ])("defines no protection needs: %s", async (_, needs) => {
    const content = changed(
      certifiable,
      "controls/domain.md",
      "normal: tragbar, high: erheblich, very-high: bedrohlich",
      needs,
    );
    expect((await reportOn(certifiable)).blockers).toEqual([]);
    expect((await reportOn(content)).blockers.map(({ kind }) => kind)).toEqual(["document-missing"]);
  });
});
