import { describe, expect, it } from "vitest";
import { kompendium2023Method } from "../../src/catalogue/kompendium-2023-method.ts";
import { realisationPlanOf } from "../../src/model/realisation-plan.ts";
import { type Content, reportOn } from "../content-root.ts";
import { assessed, catalogFile, clean, yes } from "../format/clean-root.ts";

const files = (inf7: string, more: Content = {}): Content => ({
  ...clean,
  "controls/catalog/inf-7.md": catalogFile("INF.7", inf7),
  ...more,
});

async function planOf(content: Content) {
  return realisationPlanOf(await reportOn(content), kompendium2023Method);
}

const a2 = `## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen

${yes("raum-a", "evidence/rz-a/begehung.txt")}
${yes("raum-b", "evidence/rz-b/begehung.txt")}`;

/** BSI-Standard 200-2, 9: what is left to do. */
describe("the realisation plan", () => {
  it("has an action once, with every item that it serves, and adds amounts up once", async () => {
    const { actions, sums, unplanned } = await planOf(
      files(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### alle: nein

- Offen: M-1: Räume wählen; bis 2027-03-31; Haustechnik; 2 PT; 100 EUR
${assessed}

## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen

### raum-a: nein

- Offen: M-1
- Offen: Griffe tauschen; bis 2027-01-31; Haustechnik; 1,5 PT
${assessed}

${yes("raum-b", "evidence/rz-b/begehung.txt")}`),
    );
    expect(
      actions.map(({ action, items, order, level }) => ({
        text: action.text,
        items: items.map(({ requirement, object }) => `${requirement} ${object}`),
        order,
        level,
      })),
    ).toEqual([
      { text: "Griffe tauschen", items: ["INF.7.A2 raum-a"], order: "R2", level: "B" },
      {
        text: "Räume wählen",
        items: ["INF.7.A1 raum-a", "INF.7.A1 raum-b", "INF.7.A2 raum-a"],
        order: "R2",
        level: "B",
      },
    ]);
    expect(sums).toEqual([
      { unit: "person-days", yearly: false, value: 3.5 },
      { unit: "EUR", yearly: false, value: 100 },
    ]);
    expect(unplanned).toEqual([]);
  });

  it("keeps apart what has no id, and what one id describes differently", async () => {
    const body = (second: string) => `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### rz-a: nein

- Offen: M-1: Räume wählen; bis 2027-03-31; Haustechnik
- Offen: Prüfen; bis 2027-03-31; Haustechnik
${assessed}

### rz-b: nein

- Offen: ${second}
- Offen: Prüfen; bis 2027-03-31; Haustechnik
${assessed}

${a2}`;
    const same = await planOf(files(body("M-1")));
    expect(same.actions.map(({ action }) => action.text)).toEqual(["Räume wählen", "Prüfen", "Prüfen"]);
    const different = await planOf(files(body("M-1: Räume wählen; bis 2027-06-30; Haustechnik")));
    expect(different.actions).toHaveLength(4);
  });

  it("has the actions of open audit findings, and none of closed ones", async () => {
    const audit = (more: string): Content => ({
      "controls/audits/a.md": `---\ntitle: Audit\nkind: internal\ndate: 2026-01-01\n---\n\n## F-01 Fenster\n\n- Schwere: minor\n- Anforderungen: INF.7.A2\n- Zuständig: Haustechnik\n- Offen: Griffe tauschen; bis 2027-01-31; Haustechnik\n${more}`,
    });
    const open = await planOf({ ...clean, ...audit("") });
    expect(open.actions).toMatchObject([
      { places: [{ kind: "finding" }], order: "R2", level: "B", items: [] },
    ]);
    const closed = await planOf({ ...clean, ...audit("- Erledigt: 2026-02-01\n") });
    expect(closed.actions).toEqual([]);
  });

  it("says for which items nothing is planned, and which risks are accepted until when", async () => {
    const risk = (until: string): Content => ({
      "controls/risks/fenster.md": `---\ntitle: Offene Fenster\nobjects: [server]\nthreats: [G 0.16]\nfrequency: rare\nimpact: limited\ntreatment: accept\naccepted: {by: Leitung, on: 2026-02-01, until: ${until}}\n---\n`,
      "controls/catalog/net-3-4.md": catalogFile(
        "NET.3.4",
        `## NET.3.4.A1 Begründete Entscheidung für den Einsatz von NAC\n\n### alle: nein\n\n- Risiko: fenster\n${assessed}\n`,
      ),
    });
    const body = `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: nein\n\n${assessed}\n\n${a2}`;
    const borne = await planOf(files(body, risk("2027-02-01")));
    expect(borne.unplanned.map(({ requirement }) => requirement)).toEqual(["INF.7.A1", "INF.7.A1"]);
    expect(borne.accepted).toMatchObject([{ risk: { id: "fenster" }, items: [{}, {}] }]);
    const over = await planOf(files(body, risk("2026-10-01")));
    expect(over.accepted).toEqual([]);
    expect(over.unplanned).toHaveLength(4);
  });
});
