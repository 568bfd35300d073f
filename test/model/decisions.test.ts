import { describe, expect, it } from "vitest";
import { methodOf } from "../../src/catalogue/methods.ts";
import { decisionsOf, decisionWords } from "../../src/model/decisions.ts";
import { realisationPlanOf } from "../../src/model/realisation-plan.ts";
import { reportOn } from "../content-root.ts";
import { clean, withA1 } from "../format/clean-root.ts";

const risk = (lines: string): string =>
  `---\ntitle: Ausfall der Kälte (Beispiel)\nobjects: [raum-a]\nthreats: [G 0.8]\nfrequency: rare\nimpact: limited\n${lines}---\n\nText (Beispiel).\n`;

/** The decisions that a root asks for: kind, number, day. */
async function asked(content: Record<string, string | Uint8Array>): Promise<unknown[]> {
  const report = await reportOn(content);
  return decisionsOf(report, realisationPlanOf(report, methodOf(report)), "2027-02-21").map(
    ({ kind, number, day, amounts }) => [kind, number, day, ...amounts.map(({ value }) => value)],
  );
}

describe("decisionsOf", () => {
  it("asks for new days of what is overdue, and for the plan that nobody approved, with what it costs", async () => {
    const action = (due: string, cost: string): string =>
      `- Offen: Tür tauschen; bis ${due}; Haustechnik; ${cost}\n`;
    const body = `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: nein\n\n${action("2026-11-01", "12 PT")}${action("2027-03-31", "6.000 EUR")}\n\nText.\n`;
    expect(await asked(withA1(body))).toEqual(
      expect.arrayContaining([
        ["overdue", 1, "2026-11-01", 12],
        ["plan", 1, "2027-03-31", 6000],
      ]),
    );
  });

  it("asks who closes a gap for which nothing is planned", async () => {
    expect(
      await asked(
        withA1("## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: nein\n\nText.\n"),
      ),
    ).toContainEqual(["unplanned", 1, null]);
  });

  it("asks about risks without treatment, without a valid acceptance, and whose acceptance ends within the horizon", async () => {
    const content = {
      ...clean,
      "controls/risks/a.md": risk(""),
      "controls/risks/b.md": risk("treatment: accept\n"),
      "controls/risks/c.md": risk(
        "treatment: accept\naccepted: {by: Leitung, on: 2026-01-01, until: 2026-06-30}\n",
      ),
      "controls/risks/d.md": risk(
        "treatment: accept\naccepted: {by: Leitung, on: 2026-01-01, until: 2027-01-31}\n",
      ),
      "controls/risks/e.md": risk(
        "treatment: accept\naccepted: {by: Leitung, on: 2026-01-01, until: 2028-01-31}\n",
      ),
    };
    const found = (await asked(content)).filter((one) =>
      /untreated|accept/.test(String((one as unknown[])[0])),
    );
    expect(found).toEqual([
      ["not-accepted", 2, "2026-06-30"],
      ["acceptance-ends", 1, "2027-01-31"],
      ["untreated", 1, null],
    ]);
  });

  it("says one and many in both languages", () => {
    const decision = { kind: "documents", ids: [], day: null, amounts: [] } as const;
    expect(decisionWords({ ...decision, number: 1 }).de).toBe("1 Referenzdokument prüfen und freigeben");
    expect(decisionWords({ ...decision, number: 2 }).en).toBe("2 reference documents to check and approve");
  });
});
