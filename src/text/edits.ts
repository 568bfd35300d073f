/** A place in a text. Lines and columns (UTF-16 code units) start at 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A replacement of a piece of text. The end is exclusive. */
export interface TextEdit {
  readonly start: TextPlace;
  readonly end: TextPlace;
  readonly text: string;
}

/**
 * The edit that puts `right` in place of the word `wrong`, which begins at a place. A value in quotation marks begins one
 * column after its place. Null if `wrong` does not stand there exactly: an edit next to the mark would spoil the text.
 */
export function replaceWord(text: string, at: TextPlace, wrong: string, right: string): TextEdit | null {
  const offset = offsetOf(text, at);
  if (offset === null || wrong === "") return null;
  const shift = /["']/.test(text.charAt(offset)) && !/["']/.test(wrong.charAt(0)) ? 1 : 0;
  if (!text.startsWith(wrong, offset + shift)) return null;
  const start = { line: at.line, column: at.column + shift };
  return { start, end: { line: at.line, column: start.column + wrong.length }, text: right };
}

/** The edit that inserts `inserted` at an offset of a text. */
export function insertAt(text: string, offset: number, inserted: string): TextEdit {
  return replaceRange(text, offset, offset, inserted);
}

/** The edit that puts `right` in place of what stands between two offsets of a text. */
export function replaceRange(text: string, from: number, to: number, right: string): TextEdit {
  return { start: placeOf(text, from), end: placeOf(text, to), text: right };
}

/** The edit that makes one text of another: of the piece between what both begin and end with. */
export function editBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (isWithinSign(before, start) || isWithinSign(after, start)) start--;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  while (isWithinSign(before, before.length - end) || isWithinSign(after, after.length - end)) end--;
  return replaceRange(before, start, before.length - end, after.slice(start, after.length - end));
}

/** Whether an offset lies between the two halves of a line end or of a sign outside the basic plane. */
function isWithinSign(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(offset - 1, offset + 1))
  );
}

/** Applies edits. Of edits that are equal, or overlap, the first by place counts; one outside the text is left out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ranges = edits
    .map((edit) => ({ from: offsetOf(text, edit.start), to: offsetOf(text, edit.end), text: edit.text }))
    .filter((range): range is Range => range.from !== null && range.to !== null && range.from <= range.to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let result = "";
  let done = 0;
  let last: Range | null = null;
  for (const range of ranges) {
    if (range.from < done || (last && last.from === range.from && last.to === range.to)) continue;
    result += text.slice(done, range.from) + range.text;
    done = range.to;
    last = range;
  }
  return result + text.slice(done);
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The offset of a place; null if the text has no such place. */
export function offsetOf(text: string, { line, column }: TextPlace): number | null {
  const { starts, ends } = linesIn(text);
  const [start, end] = [starts[line - 1], ends[line - 1]];
  if (start === undefined || end === undefined) return null;
  const offset = start + column - 1;
  return column >= 1 && offset <= end ? offset : null;
}

function placeOf(text: string, offset: number): TextPlace {
  const { starts } = linesIn(text);
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Offsets at which lines begin, and end before their line break. */
interface Lines {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Of the text that was asked for last: a text with thousands of edits is searched for its lines once. */
let searched: { readonly text: string; readonly lines: Lines } = {
  text: "",
  lines: { starts: [0], ends: [0] },
};

function linesIn(text: string): Lines {
  if (searched.text === text) return searched.lines;
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) {
    ends.push(index);
    starts.push(index + lineBreak.length);
  }
  ends.push(text.length);
  searched = { text, lines: { starts, ends } };
  return searched.lines;
}
