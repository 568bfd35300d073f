import type { FileMark } from "./file-text.ts";

/** Characters around a range of bytes in which its dictionary is looked for, without the signature itself. */
const around = 4096;
/** Ranges that are looked at: nobody signs a file more often. */
const mostRanges = 200;

/** An electronic signature, or time stamp, of a PDF (ISO 32000-2, 12.8). */
export interface PdfSignature {
  readonly kind: "signed" | "time-stamped";
  /** The byte behind the last one that it covers. */
  readonly end: number;
  /** When it was signed, as the signer's clock said, `D:20260314…`; null if it does not say so. */
  readonly written: string | null;
}

/**
 * The signatures of a PDF, in the order of its bytes. Only what covers a range of bytes of this very file with a hole that
 * holds a signature counts: neither a field that waits for one, nor a text that speaks of one.
 */
export function pdfSignatures(bytes: Buffer): PdfSignature[] {
  const found: PdfSignature[] = [];
  const name = Buffer.from("/ByteRange");
  let at = bytes.indexOf(name);
  for (let ranges = 0; at >= 0 && ranges < mostRanges; at = bytes.indexOf(name, at + 1), ranges++) {
    const range = bytes.toString("latin1", at + name.length, at + name.length + 100);
    const [first, length, second, rest] = (/^\s*\[([\d\s]*)\]/.exec(range)?.[1] ?? "")
      .split(/\s+/)
      .filter((number) => number !== "")
      .map(Number);
    if (first !== 0 || length === undefined || second === undefined || rest === undefined) continue;
    if (second <= length || second + rest > bytes.length) continue;
    if (!holdsSignature(bytes.subarray(length, second))) continue;
    const before = bytes.toString("latin1", Math.max(0, Math.min(at, length) - around), length);
    const behind = bytes.toString("latin1", second, second + around);
    // Its dictionary begins and ends around the hole; other objects may stand before and behind.
    const dictionary =
      before.slice(before.lastIndexOf(" obj") + 1) + behind.slice(0, behind.indexOf("endobj"));
    found.push({
      kind: /\/SubFilter\s*\/ETSI\.RFC3161\b/.test(dictionary) ? "time-stamped" : "signed",
      end: second + rest,
      written: /\/M\s*\((D:[^()]+)\)/.exec(dictionary)?.[1] ?? null,
    });
  }
  return found;
}

/** What a PDF says of its signatures. */
export function pdfMarks(bytes: Buffer): FileMark[] {
  const signatures = pdfSignatures(bytes);
  const marks = new Set<FileMark>(signatures.map(({ kind }) => kind));
  const covered = Math.max(0, ...signatures.map(({ end }) => end));
  const rest = bytes.subarray(covered).toString("latin1");
  // Line ends and zeros behind the end change nothing.
  if (marks.has("signed") && /[^\s\0]/.test(rest)) marks.add("changed-since-signed");
  return [...marks];
}

/** Whether the hole between two ranges is a text in hexadecimal digits that are not all zero, as of one that is still to sign. */
function holdsSignature(hole: Buffer): boolean {
  const text = hole.toString("latin1");
  return /^<[0-9A-Fa-f\s]+>$/.test(text) && /[1-9A-Fa-f]/.test(text);
}
