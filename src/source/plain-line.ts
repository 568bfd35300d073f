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

/** A line without signs that nobody sees, with plain blanks and in NFC. */
export function plainLine(written: string): PlainLine {
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
