/** What a page can show of an evidence file: never anything that could run. */

import { extname } from "node:path";
import { hasHidden } from "../../src/text/hidden-characters.ts";
import { beforePair } from "../../src/text/shortened.ts";
import { type CsvTable, readCsv } from "./csv.ts";
import { bytesOf, copyOf, type FileText, fileTextOf, type NoText, type ReportEvidence } from "./data.ts";

/** Rows of a CSV file and characters of a text that a page shows; the file itself is linked. */
const maxRows = 500;
const maxCharacters = 100_000;
const maxInlineImage = 1_000_000;

/** What of a piece of evidence can be shown in its page. */
export type Preview =
  | { readonly kind: "image" }
  /** A PDF, which a browser shows, or an office file or e-mail, which it doesn't. */
  | { readonly kind: "pdf" | "document"; readonly content: FileText | NoText }
  | { readonly kind: "svg"; readonly address: string }
  | (CsvTable & { readonly kind: "table" })
  | { readonly kind: "text"; readonly text: string; readonly total: number }
  /** The file has no content. */
  | { readonly kind: "empty" }
  /** The bytes show nothing, or can't be read without a password. */
  | { readonly kind: "flawed"; readonly flaw: NonNullable<ReportEvidence["flaw"]>["kind"] }
  | { readonly kind: "none" };

/** The id of a part of a file's text on its page, by its place. */
export function textPartId(index: number): string {
  return `teil-${index + 1}`;
}

/** What was read last: a page asks for the same file as the next one, which is that page in the other language. All would be too much. */
let last: { readonly entry: ReportEvidence; readonly preview: Preview } | null = null;

/** The preview of an evidence file that lies in the site. */
export function previewOf(entry: ReportEvidence): Preview {
  if (last?.entry !== entry) last = { entry, preview: readPreview(entry) };
  return last.preview;
}

function readPreview(entry: ReportEvidence): Preview {
  if (copyOf(entry.path) === null || entry.isNote) return { kind: "none" };
  if (entry.bytes === 0) return { kind: "empty" };
  const flaw = entry.flaw && entry.flaw.kind !== "renamed" ? entry.flaw.kind : null;
  if (flaw !== null && flaw !== "encrypted") return { kind: "flawed", flaw };
  const extension = extname(entry.path).toLowerCase();
  const content = fileTextOf(entry.path);
  // Of an encrypted e-mail subject and sender can be read.
  if (content !== null) return { kind: extension === ".pdf" ? "pdf" : "document", content: shown(content) };
  if (flaw !== null) return { kind: "flawed", flaw };
  if (/^\.(png|jpe?g|gif|webp)$/.test(extension)) return { kind: "image" };
  const bytes = bytesOf(entry);
  if (bytes === null) return { kind: "none" };
  if (extension === ".svg" && bytes.length <= maxInlineImage) {
    // As the source of an image, an SVG runs no script and loads nothing.
    return { kind: "svg", address: `data:image/svg+xml;base64,${bytes.toString("base64")}` };
  }
  const text = decode(bytes);
  if (text === null) return { kind: "none" };
  if (text.trim() === "") return { kind: "empty" };
  if (extension === ".csv" || extension === ".tsv") return { kind: "table", ...readCsv(text, maxRows) };
  return { kind: "text", text: text.slice(0, beforePair(text, maxCharacters)), total: text.length };
}

function shown(content: FileText | NoText): FileText | NoText {
  if (typeof content === "string") return content;
  return {
    ...content,
    parts: content.parts.map(({ label, text }) => ({
      label: label && { de: harmless(label.de), en: harmless(label.en) },
      text: harmless(text),
    })),
    attachments: content.attachments.map(harmless),
  };
}

/** The text of bytes in UTF-8, or else in Windows-1252, as older devices write it; null for what is no text. */
function decode(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8192).includes(0)) return null;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  return harmless(text);
}

/** A text without control characters, and without those that turn its direction around: they would only mislead. */
function harmless(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return hasHidden(lines) ? lines.replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, "") : lines;
}
