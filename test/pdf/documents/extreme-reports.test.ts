import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { reportOn } from "../../content-root.ts";
import { lettersOf, outside, overlaps, readPages } from "../layout/page-text.ts";
import { PdfObjects } from "../layout/pdf-objects.ts";
import { readTags, walk } from "../layout/tag-tree.ts";
import { inputOf, produce } from "./produce.ts";
import { emptyReport, exampleReport, multiplied, wild, wildReport } from "./reports.ts";

/** Texts over each other or out of the margins of a document, by page. */
async function faults(bytes: Buffer): Promise<string[]> {
  const pages = await readPages(bytes);
  const sheets = new PdfObjects(bytes).pages;
  return pages.flatMap((runs, index) => {
    const [, , width] = (sheets[index]?.data.MediaBox ?? []) as readonly number[];
    return [...overlaps(runs), ...outside(runs, width ?? 0)].map((fault) => `${index + 1}: ${fault}`);
  });
}

function rowsOf(bytes: Buffer): number {
  return [...walk(readTags(new PdfObjects(bytes)))].filter(({ type }) => type === "TR").length;
}

describe("a report on nothing", () => {
  it.each(pdfDocuments.map(({ id }) => id))("gives a whole document that says so: %s", async (id) => {
    for (const language of ["de", "en"] as const) {
      const bytes = await produce(id, inputOf(await emptyReport(), language));
      expect(await faults(bytes)).toEqual([]);
      const letters = lettersOf(await readPages(bytes));
      expect(letters).toContain(language === "de" ? "nichtangegeben" : "notgiven");
      expect(letters).not.toMatch(/undefined|null|NaN/);
      // No example: no mark of one.
      expect(letters).not.toMatch(/Beispiel|Example/);
    }
  });
});

describe("the management report on nothing", () => {
  it("gives no green light", async () => {
    const letters = lettersOf(await readPages(await produce("status", inputOf(await emptyReport()))));
    expect(letters).toContain("EsgibtnochkeinePrüfpunkte;darüberlässtsichnichtssagen.");
    expect(letters).not.toMatch(/WaseinemZertifikatimWegstehtNichts\./);
    expect(letters).not.toMatch(/LückenKeine\./);
  });
});

describe("the realisation plan", () => {
  const planOf = async (report: Report): Promise<string> =>
    lettersOf(await readPages(await produce("A.6", inputOf(report))));

  it("does not say that nothing is to be done where nobody assessed", async () => {
    expect(await planOf(await emptyReport())).toContain("EsgibtkeinenPrüfpunkt");
    const unassessed = await reportOn({
      "controls/domain.md":
        "---\ntitle: Verbund\ncatalogue: kompendium-2023\napproach: standard\nmodules: [CON.3]\n---\n",
    });
    expect(unassessed.summary.unassessed).toBeGreaterThan(5);
    const letters = await planOf(unassessed);
    expect(letters).toContain(
      `aber${unassessed.summary.unassessed}von${unassessed.summary.items}Prüfpunkten`,
    );
    expect(letters).not.toContain("keineAufgabeistoffen");
  });
});

describe("the relocation report", () => {
  it("says of a site without items and processes that nothing can be said", async () => {
    const report = await exampleReport();
    const [first] = report.relocations;
    if (!first) throw new Error("no relocation in the example");
    const nothing = {
      proven: [],
      inherited: [],
      carriedOver: [],
      dispensable: [],
      missing: [],
      exposure: [],
      verdicts: [],
    };
    const letters = lettersOf(
      await readPages(
        await produce(
          "relocation",
          inputOf({
            ...report,
            relocations: [{ ...first, ...nothing }],
            objects: report.objects.map((object) => ({ ...object, critical: false })),
          }),
        ),
      ),
    );
    expect(letters).toContain("Obetwasfehlt,lässtsichnichtsagen");
    expect(letters).toContain("Darüberlässtsichnichtssagen");
    expect(letters).not.toMatch(/Nichts\.|Keine\./);
  });
});

describe("a report with texts that nobody expects", () => {
  let report: Report;

  beforeAll(async () => {
    report = wildReport(await exampleReport());
  });

  it.each(pdfDocuments.map(({ id }) => id))("lays out without overlap: %s", async (id) => {
    expect(await faults(await produce(id, inputOf(report)))).toEqual([]);
  });

  it("loses no line of a reason, no sign of another script", async () => {
    const letters = lettersOf(await readPages(await produce("A.4", inputOf(report))));
    for (const line of wild.lines) expect(letters).toContain(line);
    for (const part of ["⚡", "Ωμέγα"]) expect(letters).toContain(part);
    expect(letters).toContain(wild.long);
  });

  it("marks what is overdue", async () => {
    const letters = lettersOf(await readPages(await produce("A.6", inputOf(report))));
    const all = report.controls.flatMap(({ assessments }) => assessments.flatMap((one) => one.actions));
    // The same id with the same text is the same action, which A.6 has once.
    const actions = all.filter(
      ({ id, text }, at) => id === null || all.findIndex((one) => one.id === id && one.text === text) === at,
    );
    expect(actions.length).toBeGreaterThan(50);
    const legends = letters.split("AufgabennachTermin").length - 1;
    // Each row, the overview's fact and note, and the legend of each part of the time plan.
    expect(letters.split("überfällig").length - 1).toBe(actions.length + 2 + legends);
  });
});

describe("evidence without a date", () => {
  it("is not said to hold without end", async () => {
    const { evidence, ...rest } = await exampleReport();
    const [any] = evidence;
    if (!any) throw new Error("the example has no evidence");
    const lettersWith = async (validity: "unknown" | "valid") => {
      const one = { ...any, issued: null, validUntil: null, validity };
      return lettersOf(await readPages(await produce("register", inputOf({ ...rest, evidence: [one] }))));
    };
    const unknown = await lettersWith("unknown");
    expect(unknown).toContain("Gültigkeitunbekannt");
    expect(unknown).not.toContain("unbegrenzt");
    expect(await lettersWith("valid")).toContain("unbegrenzt");
  });
});

describe("a report of 10,000 items", () => {
  let report: Report;

  beforeAll(async () => {
    report = multiplied(await exampleReport(), 10_000);
  });

  it("has a row for each in A.4, and links that lead somewhere", async () => {
    expect(report.items.length).toBeGreaterThanOrEqual(10_000);
    const bytes = await produce("A.4", inputOf(report));
    const objects = new Set(report.items.map(({ object }) => object)).size;
    const used = new Set(report.items.flatMap((item) => [...item.evidence, item.inherited ?? ""]));
    used.delete("");
    const rows = rowsOf(bytes);
    expect(rows).toBeGreaterThanOrEqual(report.items.length + objects + used.size);
    // Heads and rows of statistics and document control beside them: a few per chapter, not one per item.
    expect(rows).toBeLessThan(report.items.length + 6 * objects + used.size + 100);
  }, 180_000);

  it("is told to the management on two pages", async () => {
    const bytes = await produce("status", inputOf(report));
    expect(new PdfObjects(bytes).pages.length).toBe(2);
    expect(await faults(bytes)).toEqual([]);
  });
});
