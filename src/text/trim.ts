/**
 * Trimming in one pass: `/[,;]+$/` tries every run of signs again from each of its signs, which takes hours where a line of a
 * stranger's file is one such run.
 */

/** The text without the signs at its end; `sign` matches one character. */
export function trimEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0) {
    const from = isPair(text, end - 2) ? end - 2 : end - 1;
    if (!sign.test(text.slice(from, end))) break;
    end = from;
  }
  return text.slice(0, end);
}

/** The text without the signs at its beginning; `sign` matches one character. */
export function trimStart(text: string, sign: RegExp): string {
  let from = 0;
  while (from < text.length) {
    const end = isPair(text, from) ? from + 2 : from + 1;
    if (!sign.test(text.slice(from, end))) break;
    from = end;
  }
  return text.slice(from);
}

/** The text without the signs at both ends; `sign` matches one character. */
export function trim(text: string, sign: RegExp): string {
  return trimStart(trimEnd(text, sign), sign);
}

/** Whether one character takes two code units from an index on. */
function isPair(text: string, index: number): boolean {
  return (text.codePointAt(index) ?? 0) > 0xffff;
}
