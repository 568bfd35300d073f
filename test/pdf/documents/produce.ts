import { createHash } from "node:crypto";
import type { Language } from "../../../src/model/position.ts";
import type { Report } from "../../../src/model/report.ts";
import { definePdf, type PdfDocument, type PdfInput, pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { comingLapses } from "../../../src/report/forecast.ts";
import { render } from "../layout/sample-document.ts";

/** A document by its short name. */
function documentNamed(id: string): PdfDocument {
  const found = pdfDocuments.find((one) => one.id === id);
  if (!found) throw new Error(`No document ${id}`);
  return found;
}

/** What documents of a report are made from. */
export function inputOf(report: Report, language: Language = "de"): PdfInput {
  const digest = createHash("sha256").update(JSON.stringify(report)).digest("hex");
  return { report, lapses: comingLapses(report), digest, language };
}

/** A document of a report in memory. */
export async function produce(id: string, input: PdfInput): Promise<Buffer> {
  return (await render(definePdf(documentNamed(id), input))).bytes;
}
