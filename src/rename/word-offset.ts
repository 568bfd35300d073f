import { offsetOf, type TextPlace } from "../text/edits.ts";

/**
 * Where a word stands that begins at a place: behind a quotation mark, in the next line of a block, or behind the marks of a
 * heading. `elsewhere` if a mark of YAML repeats it from another place; null if it is not there as it is read.
 */
export function offsetOfWord(text: string, at: TextPlace, word: string): number | null | "elsewhere" {
  const offset = offsetOf(text, at);
  if (offset === null) return null;
  if (/^\*[\w-]+(?:[^\w*-]|$)/.test(text.slice(offset, offset + mostToWord))) return "elsewhere";
  const line = /^[^\n]*(?:\n[ \t]+[^\n]*)?/.exec(text.slice(offset, offset + mostToWord))?.[0] ?? "";
  const found = line.indexOf(word);
  if (found < 0 || /[\p{L}\p{N}]/u.test(line.slice(0, found).replace(/^[|>][-+\d]*\s*$/, ""))) return null;
  return offset + found;
}

/** Signs up to a word that begins at a place: marks of a heading, quotation marks, blanks. */
const mostToWord = 400;
