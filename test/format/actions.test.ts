import { describe, expect, it } from "vitest";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type Content, expectMarked, reportOn } from "../content-root.ts";
import { assessed, changed, proofA, proofB, withA1 } from "./clean-root.ts";

const described = "M-17: Fenster sichern; bis 2027-03-31; Haustechnik; 12 PT; 6.000 EUR; 500 EUR/Jahr";

/** Two assessments of one control, each with its open action. */
const two = (first: string, second: string, more: Content = {}): Content =>
  withA1(
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### rz-a: teilweise

Zur Hälfte: ${proofA}

- Offen: ${first}
${assessed}

### rz-b: teilweise

Zur Hälfte: ${proofB}

- Offen: ${second}
${assessed}
`,
    more,
  );

const audit = (action: string, classification = "internal"): Content => ({
  "controls/audits/a.md": `---
title: Audit
kind: internal
date: 2026-01-01
auditor: X
classification: ${classification}
---

## F-01 Fenster

- Schwere: geringfügig
- Zuständig: Haustechnik
- Offen: ${action}
`,
});

/** The actions of the two assessments, then of the audit. */
async function actionsOf(content: Content) {
  const { controls, audits } = await reportOn(content);
  const assessments = controls.find(({ id }) => id === "INF.7.A1")?.assessments ?? [];
  return [...assessments, ...audits.flatMap(({ findings }) => findings)].flatMap(({ actions }) => actions);
}

/** FORMAT.md, Second wave: keys. */
describe("an action with an id", () => {
  it("is one wherever its id stands alone", async () => {
    const content = two(described, "M-17", audit("M-17"));
    await expectMarked(content);
    const [first, ...others] = await actionsOf(content);
    expect(first).toMatchObject({
      id: "M-17",
      text: "Fenster sichern",
      amounts: [{ value: 12 }, { value: 6000 }, { value: 500 }],
    });
    expect(others).toEqual([first, first]);
  });

  it("may be described after it was named, and in an audit", async () => {
    const content = two("M-17", "M-17", audit(described));
    await expectMarked(content);
    expect((await actionsOf(content)).map(({ text }) => text)).toEqual(Array(3).fill("Fenster sichern"));
  });

  it("is described once", async () => {
    await expectMarked(two(described, described));
    await expectMarked(two(described, `⟦action-differs⟧${described.replace("12 PT", "13 PT")}`));
    await expectMarked(two(described, `⟦action-differs⟧${described.replace("2027-03-31", "2027-04-30")}`));
  });

  it("is overdue once", async () => {
    const late = described.replace("2027-03-31", "2026-10-31");
    await expectMarked(two(`⟦action-overdue⟧${late}`, "M-17"));
  });

  it("that nobody describes is a finding", async () => {
    const { findings } = await reportOn(two(described, "M-18"));
    expect(findings.map(({ rule }) => rule)).toContain("reference-unknown");
  });

  it.each([
    ["the file of the description", two("M-17", "M-17", audit(described, "confidential"))],
    [
      "the site that the description is about",
      changed(
        two(described, "M-17"),
        "controls/sites/rz-a.md",
        "title: Rechenzentrum A\n",
        "title: Rechenzentrum A\nclassification: confidential\n",
      ),
    ],
  ])("gives nothing away of what is confidential: %s", async (_, content) => {
    const report = await reportOn(content);
    expect(report.findings.map(({ rule }) => rule)).toContain("reference-unknown");
    const shown = JSON.stringify(withhold(report, "internal"));
    expect(shown).not.toContain("Fenster sichern");
    expect(shown).not.toContain("6000");
  });
});

describe("an amount that can be read in two ways", () => {
  it("is a finding", async () => {
    await expectMarked(two(described, "⟦catalog-syntax⟧A; bis 2027-03-31; Haustechnik; 6,000 EUR"));
  });
});
