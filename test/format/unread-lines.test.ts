import { describe, expect, it } from "vitest";
import { judge } from "../../src/pipeline.ts";
import { safeChanges } from "../../src/source/edit/safe-changes.ts";
import { readProject } from "../../src/source/read-project.ts";
import { day, expectMarked, placesOf, reportOn, statesOf, writeContent } from "../content-root.ts";
import { assessed, clean, proofA, proofB, withA1 } from "./clean-root.ts";

const a = "INF.7.A1 raum-a@rz-a";
const b = "INF.7.A1 raum-b@rz-b";
const control = (body: string) =>
  withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${body}`);
const bothProven = `### alle: ja\n\n${proofA} ${proofB}\n\n${assessed}\n\n`;

describe("a line that looks like an assessment and is not read as one", () => {
  it.each([
    "###rz-b: nein",
    "###\u00A0rz-b: nein",
    "\u200B### rz-b: nein",
    "    ### rz-b: nein",
    "## rz-b: nein",
    "#### rz-b: nein",
    "# rz-b: nein",
    "> ### rz-b: nein",
    "- ### rz-b: nein",
    '"### rz-b: nein"',
    "\\### rz-b: nein",
    "**rz-b: nein**",
    "rz-b: nein",
    "<h3>rz-b: nein</h3>",
    "###rz-b：nein",
  ])("%s is said, and neither it nor the one above counts for its site", async (line) => {
    const report = await expectMarked(control(`${bothProven}⟦catalog-syntax⟧${line}\n\nDefekt.\n`));
    expect([statesOf(report)[a], statesOf(report)[b]]).toEqual(["proven", "unassessed"]);
  });

  it.each([
    "#### Fenster",
    "#### Zustand: gut",
    "- redundant: ja",
    "Alles ist in Ordnung: ja, wirklich.",
    "> Zitat: nein",
  ])("%s is prose", async (line) => {
    const report = await expectMarked(control(`${bothProven}${line}\n`));
    expect(statesOf(report)[b]).toBe("proven");
  });

  it("below a heading above all controls belongs to none", async () => {
    const report = await expectMarked(
      control(`${bothProven}# Umzug\n\n⟦catalog-syntax⟧### rz-b: nein\n\nDefekt.\n`),
    );
    expect(statesOf(report)[b]).toBe("unassessed");
  });
});

describe("a line that looks like a control and is not read as one", () => {
  const other = (line: string) => ({
    ...clean,
    "controls/catalog/inf-7.md": `---\ntitle: K\n---\n\n## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${bothProven}${line}\n\n### alle: ja\n\n${proofA} ${proofB}\n\n${assessed}\n`,
  });

  it.each([
    "##INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
    "##\u00A0INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
    "# INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
    "### INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
    "“## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
    "INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
  ])("%s is one finding; what stands below it counts for no other", async (line) => {
    const report = await expectMarked(other(`⟦catalog-syntax⟧${line}`));
    expect(statesOf(report)["INF.7.A2 raum-a@rz-a"]).toBe("unassessed");
    expect(statesOf(report)[a]).toBe("proven");
  });
});

describe("a line that looks like an attribute and is not read as one", () => {
  it.each([
    "– Geprüft: 2026-09-14, A. Beispiel",
    "• Geprüft: 2026-09-14, A. Beispiel",
    "Geprüft: 2026-09-14, A. Beispiel",
    "**Geprüft:** 2026-09-14, A. Beispiel",
    "| Geprüft | 2026-09-14 | A. Beispiel |",
    "-Geprüft: 2026-09-14, A. Beispiel",
    "- Geprüft 2026-09-14, A. Beispiel",
    "> - Geprüft: 2026-09-14, A. Beispiel",
  ])("%s is one finding, and read", async (line) => {
    const report = await expectMarked(
      control(`### alle: ja\n\n${proofA} ${proofB}\n\n⟦catalog-syntax⟧${line}\n`),
    );
    expect(report.controls.find(({ id }) => id === "INF.7.A1")?.assessments[0]?.assessed).toMatchObject({
      date: "2026-09-14",
      assessor: "A. Beispiel",
    });
  });

  it.each([
    "- **Geprüft:** 2026-09-14, A. Beispiel",
    "- **Geprüft**: 2026-09-14, A. Beispiel",
    "* __Geprüft:__ 2026-09-14, A. Beispiel",
    "* *Geprüft:* 2026-09-14, A. Beispiel",
    "- **Geprüft: 2026-09-14**, A. Beispiel",
  ])("%s is read without a finding: a label may be emphasised", async (line) => {
    const report = await expectMarked(control(`### alle: ja\n\n${proofA} ${proofB}\n\n${line}\n`));
    expect(report.controls.find(({ id }) => id === "INF.7.A1")?.assessments[0]?.assessed).toMatchObject({
      date: "2026-09-14",
      assessor: "A. Beispiel",
    });
  });

  it.each([
    "Zuständig Haustechnik",
    "Responsible facility management",
  ])("- %s is one without its colon", async (line) => {
    const report = await reportOn(control(`- ${line}\n\n${bothProven}`));
    expect(placesOf(report)).toEqual(["catalog-syntax controls/catalog/inf-7.md:8"]);
  });

  it.each([
    "Zuständig ist Haustechnik",
    "Responsible for cleaning",
    "Zuständig waren alle, die es konnten",
  ])("- %s is prose", async (line) => {
    expect(placesOf(await reportOn(control(`- ${line}\n\n${bothProven}`)))).toEqual([]);
  });

  it("may be mended by a program where marks and blanks alone are wrong", async () => {
    const { root } = await writeContent(
      control(
        `### alle: ja\n\n${proofA} ${proofB}\n\n– Geprüft: 2026-09-14, A. Beispiel\n\n####rz-b: nein\n`,
      ),
    );
    const project = await readProject(root);
    const { findings } = judge(project, { asOf: day, today: day, version: "0.0.0" });
    const [change] = safeChanges(project, findings);
    expect(change?.after).toContain("\n- Geprüft: 2026-09-14, A. Beispiel\n");
    expect(change?.after).toContain("####rz-b: nein");
    expect(findings.map(({ suggestion }) => suggestion?.text)).toContain("### rz-b: nein");
  });
});

describe("a table in place of the list", () => {
  const partial = (table: string) =>
    control(`### rz-a: teilweise\n\n${proofA}\n\n${table}\n\n### rz-b: ja\n\n${proofB}\n\n${assessed}\n`);
  const action = { text: "Strang B", due: "2027-03-31", responsible: "Haustechnik" };

  it.each([
    "⟦catalog-syntax⟧| Geprüft | Offen |\n|---|---|\n| 2026-09-14, A. Beispiel | Strang B; bis 2027-03-31; Haustechnik |",
    "⟦catalog-syntax⟧| Geprüft | 2026-09-14, A. Beispiel |\n|---|---|\n| Offen | Strang B; bis 2027-03-31; Haustechnik |",
    "| Nr. ⟦catalog-syntax⟧| Maßnahme | Termin | Verantwortlich | Geprüft |\n|---|---|---|---|---|\n| 1 | Strang B | 2027-03-31 | Haustechnik | 2026-09-14, A. Beispiel |",
  ])("%s is one finding, and read", async (table) => {
    const report = await expectMarked(partial(table));
    const { assessments } = report.controls.find(({ id }) => id === "INF.7.A1") ?? { assessments: [] };
    expect(assessments[0]?.actions).toMatchObject([action]);
    expect(assessments[0]?.assessed?.date).toBe("2026-09-14");
  });

  it("of assessments is a finding, and none of them counts", async () => {
    const report = await reportOn(
      control("| Standort | Status |\n|---|---|\n| rz-a | ja |\n| rz-b | nein |\n"),
    );
    expect(placesOf(report)).toContain("catalog-syntax controls/catalog/inf-7.md:10");
    expect([statesOf(report)[a], statesOf(report)[b]]).toEqual(["unassessed", "unassessed"]);
  });

  it.each([
    "| Gerät | Zuständig |\n|---|---|\n| USV | Haustechnik |",
    "| Risiko | Nachweis |\n|---|---|\n| Brand | siehe oben |",
    "| Standort | Klimatisiert |\n|---|---|\n| rz-a | ja |",
  ])("%s is prose", async (table) => {
    await expectMarked(control(`${bothProven}${table}\n`));
  });
});

describe("a construct that only the end of the file ends", () => {
  it.each([
    "<!--",
    "```",
    "~~~",
    "<pre>",
    "<script>",
    "<![CDATA[",
    "<?x",
  ])("%s is said where it begins", async (mark) => {
    const report = await expectMarked(
      control(
        `### alle: ja\n\n${proofA} ${proofB}\n\n${assessed}\n\n⟦catalog-syntax⟧${mark}\n\n### rz-b: nein\n`,
      ),
    );
    expect(statesOf(report)[b]).toBe("unassessed");
  });

  it("is none where it ends; what it holds is prose", async () => {
    const report = await expectMarked(
      control(`${bothProven}<!--\n### rz-b: nein\n-->\n\n\`\`\`\n### rz-b: nein\n\`\`\`\n`),
    );
    expect(statesOf(report)[b]).toBe("proven");
  });

  it("and swallows another one's end is said at its own beginning", async () => {
    await expectMarked(
      control(`${bothProven}⟦catalog-syntax⟧<!-- eins\n\n### rz-b: nein\n\n<!-- zwei -->\n`),
    );
  });
});
