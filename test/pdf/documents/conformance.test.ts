import { describe, expect, it } from "vitest";
import type { Language } from "../../../src/model/position.ts";
import { definePdf, pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { describeConformance } from "../layout/describe-conformance.ts";
import { overlaps, readPages, textOf } from "../layout/page-text.ts";
import { render } from "../layout/sample-document.ts";
import { inputOf } from "./produce.ts";
import { exampleReport } from "./reports.ts";

/** Every document of the worked example: PDF/UA-1 and PDF/A-2a conditions, and what stands on every page. */
const report = await exampleReport();

for (const document of pdfDocuments.filter(({ applies }) => applies(report))) {
  const produce = async (language: Language): Promise<Buffer> =>
    (await render(definePdf(document, inputOf(report, language)))).bytes;

  describeConformance(`${document.id} ${document.title.de}`, "de", () => produce("de"));

  describe(`the pages of ${document.id} ${document.title.en}`, () => {
    it("have no text over another, and their number, classification and example mark", async () => {
      const pages = await readPages(await produce("en"));
      pages.forEach((runs, index) => {
        expect(overlaps(runs)).toEqual([]);
        const text = textOf([runs]);
        expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
        expect(text).toContain("Classification: ");
        expect(text).toContain(`frozen on ${report.example}`);
      });
    });
  });
}
