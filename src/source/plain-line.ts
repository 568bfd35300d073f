/** What stands in a plain line where a person sees a new line begin, and Markdown does not. */
export const lineBreak = "\u2028";

/** A line as a person reads it, with the column of each of its signs in the line as it was written. */
export interface PlainLine {
  readonly text: string;
  /** Columns (UTF-16 code units, from 1) by index of `text`; one more for what stands behind the line. */
  readonly columns: readonly number[];
}

/** Signs that look like those of the format, as Word, Outlook, spreadsheets and input methods write them. */
const lookAlikes: Readonly<Record<string, string>> = {
  "＃": "#",
  "﹟": "#",
  "♯": "#",
  "：": ":",
  "﹕": ":",
  "∶": ":",
  ː: ":",
  "꞉": ":",
  "，": ",",
  "；": ";",
  "｜": "|",
  "＂": '"',
};

/** Signs that are seen as they are written and stay themselves in NFC: ASCII, Latin letters, dashes, quotation marks. */
const ordinary = /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u024F\u2010-\u2027\u2030-\u205E]*$/;

/** A line without signs that nobody sees, with plain blanks and in NFC. */
export function plainLine(written: string): PlainLine {
  if (ordinary.test(written) && !written.includes("&nbsp;"))
    return { text: written, columns: columnsTo(written.length + 1) };
  let text = "";
  const columns: number[] = [];
  let column = 1;
  for (const piece of written.replaceAll("&nbsp;", "\u00A0     ").match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const seen = piece
      .replace(/\p{Cf}/gu, "")
      .replace(/[\u2028\u2029\u0085\v\f]/gu, lineBreak)
      .replace(/[\p{Zs}\t\u2800\u3164]/gu, " ");
    for (const sign of (lookAlikes[seen] ?? seen.normalize("NFC")).match(/[\s\S]/g) ?? []) {
      text += sign;
      columns.push(column);
    }
    column += piece.length;
  }
  columns.push(column);
  return { text, columns };
}

/** Columns of lines in which each sign has its own, as many as the longest line so far has. */
const everyColumn: number[] = [];

function columnsTo(last: number): readonly number[] {
  while (everyColumn.length < last) everyColumn.push(everyColumn.length + 1);
  return everyColumn.slice(0, last);
}
