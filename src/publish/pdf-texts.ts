import { extname } from "node:path";
import type { PdfText } from "../formats/pdf-text/read.ts";
import type { Report, ReportEvidence } from "../model/report.ts";
import { BoundedWorker, type Limits } from "../source/bounded-worker.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";

/** Size up to which a PDF is read, in bytes. */
const maxBytes = 50_000_000;

/** What was read already, by digest: `nachweis dev` builds again and again. */
const known = new Map<string, PdfText | null>();

/** PDFs whose text pages may show and the search may know. */
export function readablePdfs(report: Report): readonly ReportEvidence[] {
  return publishable(report).filter(
    ({ path, bytes, isNote, flaw }) =>
      !isNote && !flaw && bytes <= maxBytes && extname(path).toLowerCase() === ".pdf",
  );
}

/**
 * The text of the PDFs that may be shown, by path and digest of the report. One that can't be read has none.
 * @param limits milliseconds and bytes of memory after which a file counts as one that can't be read.
 * @throws if a file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export async function pdfTexts(
  report: Report,
  contentRoot: string,
  limits?: Limits,
): Promise<ReadonlyMap<string, PdfText>> {
  // Beside this file; the package that is published has it compiled.
  const script = new URL(`pdf-text-worker${extname(import.meta.url)}`, import.meta.url);
  const reader = new BoundedWorker<Buffer, PdfText>(script, limits);
  const texts = new Map<string, PdfText>();
  try {
    for (const entry of readablePdfs(report)) {
      const digest = entry.digest ?? "";
      if (!known.has(digest)) {
        const text = await reader.ask(evidenceBytes(contentRoot, entry));
        known.set(digest, text);
        // What was not read to its end still takes memory.
        if (text?.cut) await reader.end();
      }
      const text = known.get(digest);
      if (text) texts.set(entry.path, text);
    }
  } finally {
    await reader.end();
  }
  return texts;
}
