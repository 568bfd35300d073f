import type { Writable } from "node:stream";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { checkResult } from "./documents/a4-check-result.ts";
import type { DocumentSource } from "./documents/document-frame.ts";
import type { DocumentDefinition } from "./layout/definition.ts";
import { type RenderOptions, renderDocument } from "./layout/render-document.ts";

/** A document that can be made from a report. */
export interface PdfDocument {
  /** Short name: a reference document (A.0 to A.6) or a report. */
  readonly id: string;
  readonly title: Bilingual;
  /** File name without folder, with `.pdf`, in each language. */
  readonly fileName: Bilingual;
  /** False where the report holds nothing that it could tell. */
  readonly applies: (report: Report) => boolean;
  readonly define: (source: DocumentSource) => DocumentDefinition;
}

/** All documents, in the order of the reference documents. */
export const pdfDocuments: readonly PdfDocument[] = [
  {
    id: "A.4",
    title: { de: "Ergebnis des IT-Grundschutz-Checks", en: "Result of the IT-Grundschutz check" },
    fileName: { de: "A.4-Grundschutz-Check.pdf", en: "A.4-check-result.pdf" },
    applies: () => true,
    define: checkResult,
  },
];

/**
 * Writes a document of a report as PDF (PDF/A-2a, PDF/UA-1) to a stream, which it ends. Returns the number of pages.
 *
 * @param digest SHA-256 of the report's bytes as published
 */
export function renderPdf(
  document: PdfDocument,
  report: Report,
  digest: string,
  language: Language,
  out: Writable,
  options: RenderOptions = {},
): Promise<{ pages: number }> {
  return renderDocument(document.define({ report, language, digest }), out, options);
}
