/** A CSV file as a page shows it. */
export interface CsvTable {
  /** Lines before the table that begin with `#`: remarks, without the sign. */
  readonly notes: readonly string[];
  readonly head: readonly string[];
  /** Every row is as long as the longest. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a CSV text (RFC 4180, and what spreadsheets write in Germany): cells separated by the semicolon, tab or comma that
 * its first lines have most of, in double quotes where needed. Empty lines are left out.
 */
export function readCsv(text: string): CsvTable {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#"));
  const notes = (start < 0 ? lines : lines.slice(0, start))
    .map((line) => line.replace(/^#+\s*/, "").trim())
    .filter((line) => line !== "");
  const [head = [], ...rows] =
    start < 0 ? [] : parse(lines.slice(start).join("\n"), separatorOf(lines.slice(start, start + 20)));
  const width = Math.max(head.length, ...rows.slice(0, 1000).map((row) => row.length));
  const fill = (row: readonly string[]) =>
    Array.from({ length: Math.max(width, row.length) }, (_, place) => row[place] ?? "");
  return { notes, head: fill(head), rows: rows.map(fill) };
}

function parse(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
    cell = "";
  };
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === separator) {
      row.push(cell);
      cell = "";
    } else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
  }
  endRow();
  return rows;
}

function separatorOf(lines: readonly string[]): string {
  const count = (letter: string) => lines.join("\n").split(letter).length;
  return [";", "\t", ","].reduce((best, letter) => (count(letter) > count(best) ? letter : best));
}
