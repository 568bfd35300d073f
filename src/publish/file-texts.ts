import { extname } from "node:path";
import type { FileText, NoText } from "../formats/file-text/file-text.ts";
import type { TextFormat } from "../formats/file-text/read.ts";
import type { Report, ReportEvidence } from "../model/report.ts";
import { BoundedWorker, type Limits } from "../source/bounded-worker.ts";
import { type Document, documentOf, endingOf } from "../source/evidence-file/file-names.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";
import type { TextQuestion } from "./file-text-worker.ts";

/** Size up to which a file is read, in bytes. */
const maxBytes = 50_000_000;

const formats: Partial<Readonly<Record<Document, TextFormat>>> = {
  pdf: "pdf",
  word: "office-open",
  powerpoint: "office-open",
  excel: "workbook",
  text: "open-document",
  spreadsheet: "open-document",
  presentation: "open-document",
};

/** What was read already, by format and digest: `nachweis dev` builds again and again. */
const known = new Map<string, FileText | NoText>();

/** The format in which the text of a file is read; null for what is shown otherwise, or not at all. */
export function textFormatOf(path: string): TextFormat | null {
  const ending = endingOf(path);
  // A workbook in Excel's binary format has nothing that could be read.
  if (ending === "xlsb") return null;
  const document = documentOf(ending);
  return ending === "eml" ? "mail" : ((document && formats[document]) ?? null);
}

/** Files whose text pages may show and the search may know. */
export function readableFiles(report: Report): readonly ReportEvidence[] {
  return publishable(report).filter(
    ({ path, isNote, flaw }) =>
      !isNote && (!flaw || flaw.kind === "encrypted") && textFormatOf(path) !== null,
  );
}

/**
 * The text of the files that may be shown, by path and digest of the report, or why there is none.
 * @param limits milliseconds and bytes of memory after which a file counts as one with too much in it.
 * @throws if a file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export async function fileTexts(
  report: Report,
  contentRoot: string,
  limits?: Limits,
): Promise<ReadonlyMap<string, FileText | NoText>> {
  // Beside this file; the package that is published has it compiled.
  const script = new URL(`file-text-worker${extname(import.meta.url)}`, import.meta.url);
  const reader = new BoundedWorker<TextQuestion, FileText | NoText>(script, limits);
  const texts = new Map<string, FileText | NoText>();
  try {
    for (const entry of readableFiles(report)) {
      const format = textFormatOf(entry.path);
      if (format === null) continue;
      const key = `${format} ${entry.digest}`;
      const text = known.get(key) ?? (await read(reader, format, entry, contentRoot));
      known.set(key, text);
      texts.set(entry.path, text);
    }
  } finally {
    await reader.end();
  }
  return texts;
}

async function read(
  reader: BoundedWorker<TextQuestion, FileText | NoText>,
  format: TextFormat,
  entry: ReportEvidence,
  contentRoot: string,
): Promise<FileText | NoText> {
  if (entry.bytes > maxBytes) return "too-much";
  const text = (await reader.ask({ format, bytes: evidenceBytes(contentRoot, entry) })) ?? "too-much";
  // What was not read to its end still takes memory.
  if (typeof text !== "string" && text.cut) await reader.end();
  return text;
}
