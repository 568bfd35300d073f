import { extname } from "node:path";
import { BoundedWorker } from "../bounded-worker.ts";
import type { ByteSource } from "./byte-source.ts";
import { pdfStructure } from "./pdf-structure.ts";

/**
 * Whether a reader opens a PDF: `password` only with one (an owner's password alone does not keep it from opening),
 * `no-page` is nothing but a header and comments, as placeholders in tests and drafts are.
 */
export type PdfOpening = "opens" | "no-header" | "no-page" | "password" | "damaged";

/** Bytes of a file that a reader is asked about: it takes several times as much memory. */
const mostAsked = 200 * 1024 * 1024;
/** Bytes up to which a file without any object may be a placeholder. */
const longestPlaceholder = 4096;

// Beside this file; the package that is published has it compiled.
const script = new URL(`pdf-opening-worker${extname(import.meta.url)}`, import.meta.url);
const reader = new BoundedWorker<Buffer, PdfOpening>(script);

/**
 * Whether a PDF opens. Its structure tells at once for nearly all; the rest is asked of pdf.js, in a thread with limits on
 * time and memory. One that goes beyond them, or is larger than 200 MiB, is damaged for us as it is for a person.
 */
export async function pdfOpening(bytes: ByteSource): Promise<PdfOpening> {
  const structure = pdfStructure(bytes);
  if (structure === "no-header") return structure;
  if (structure === "sound") return "opens";
  if (bytes.size > mostAsked) return "damaged";
  const whole = bytes.at(0, bytes.size);
  if (!whole.includes(" obj")) return isPlaceholder(whole) ? "no-page" : "damaged";
  return (await reader.ask(whole)) ?? "damaged";
}

/** Whether there is nothing but comments, to which header and end belong, and maybe text behind the end. */
function isPlaceholder(whole: Buffer): boolean {
  if (whole.length > longestPlaceholder) return false;
  const [before = ""] = whole.toString("latin1").split("%%EOF");
  return before.split(/[\r\n]+/).every((line) => line === "" || line.startsWith("%"));
}
