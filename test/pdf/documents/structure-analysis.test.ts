import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import type { Block } from "../../../src/pdf/layout/definition.ts";
import { definePdf, pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { reportOn } from "../../content-root.ts";
import { clean } from "../../format/clean-root.ts";
import { largeRoot } from "../../network-plan/large-root.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

/** The blocks of A.1, with the rows of its tables read. */
function blocksOf(report: Report, language: "de" | "en"): Block[] {
  const document = pdfDocuments.find(({ id }) => id === "A.1");
  if (!document) throw new Error("no A.1");
  return [...definePdf(document, inputOf(report, language)).body()];
}

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plain).join("");
  if (value !== null && typeof value === "object" && "text" in value) return plain(value.text);
  if (value !== null && typeof value === "object" && "blocks" in value) return plain(value.blocks);
  return "";
}

describe("the structure analysis (A.1)", () => {
  it("has no heading twice", async () => {
    const report = await exampleReport();
    for (const language of ["de", "en"] as const) {
      const headings = blocksOf(report, language).flatMap((block) =>
        block.kind === "heading" ? plain(block.text) : [],
      );
      expect(headings.length).toBeGreaterThan(10);
      expect(new Set(headings).size).toBe(headings.length);
    }
  });

  it("names objects by their titles, with the ids beside them", async () => {
    const report = await exampleReport();
    const ids = new Set([...report.objects, ...report.sites].map(({ id }) => id));
    // Who operates a site is called as the object that stands for it.
    for (const { operator } of report.sites) ids.delete(operator ?? "");
    const cells = blocksOf(report, "de").flatMap((block) =>
      block.kind === "table" ? [...block.rows].flatMap((row) => row.cells.map(plain)) : [],
    );
    const bare = cells.flatMap((cell) => cell.split(/\n|, | oder /)).filter((part) => ids.has(part));
    expect(cells.length).toBeGreaterThan(100);
    expect(bare).toEqual([]);
  });

  it("relates processes to applications, systems and rooms, also by way of others", async () => {
    const front = "protection: {confidentiality: normal, integrity: normal, availability: normal}";
    const report = await reportOn({
      ...clean,
      "controls/objects/prozess.md": `---\ntitle: Meldewesen\ntype: process\nusers: Meldestelle\n${front}\ndepends-on: [verfahren]\n---\n`,
      "controls/objects/verfahren.md":
        "---\ntitle: Meldeverfahren\ntype: application\nplatform: Meldesoft 7\ndepends-on: [rechner]\n---\n",
      "controls/objects/rechner.md":
        "---\ntitle: Melderechner\ntype: it-system\nsites: [rz-a]\ndepends-on: [kammer]\n---\n",
      "controls/objects/kammer.md":
        "---\ntitle: Meldekammer\ntype: room\nroom-type: technical-room\nsites: [rz-a]\n---\n",
    });
    const blocks = blocksOf(report, "en");
    const rows = blocks.flatMap((block) =>
      block.kind === "table" ? [...block.rows].map((row) => row.cells.map(plain)) : [],
    );
    expect(rows).toContainEqual([
      "Meldewesen (prozess)",
      "Meldeverfahren (verfahren)",
      "Melderechner (rechner)",
      "–",
      "Meldekammer (kammer)",
    ]);
    const texts = rows.flat().join("\n");
    for (const stated of ["Meldestelle", "Meldesoft 7", "technical room"]) expect(texts).toContain(stated);
  });

  it("is the same bytes each time, with its network plan of 130 target objects", async () => {
    const input = inputOf(await reportOn(largeRoot()), "de");
    const [first, second] = [await produce("A.1", input), await produce("A.1", input)];
    expect(first.equals(second)).toBe(true);
  });
});
