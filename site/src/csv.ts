/** A CSV file as a page shows it. */
export interface CsvTable {
  /** Lines before the table that begin with `#`, without the sign, or that have a single cell where the table has more: remarks. */
  readonly notes: readonly string[];
  readonly head: readonly string[];
  /** Every row is as long as the longest. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows the file has; more than `rows` if those are the first only. */
  readonly total: number;
}

/** Lines of a single cell that may stand before the head of a table; a list of one column has more of them. */
const mostNotes = 5;

/**
 * Reads a CSV text (RFC 4180, and what spreadsheets write in Germany): cells separated by the semicolon, tab or comma that
 * its first lines have most of, in double quotes where needed. Empty lines are left out.
 * @param most how many rows are wanted; the others are counted only.
 */
export function readCsv(text: string, most = Number.POSITIVE_INFINITY): CsvTable {
  const notes: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    if (line.trim() !== "" && !line.startsWith("#")) break;
    const note = line.replace(/^#+\s*/, "").trim();
    if (note !== "") notes.push(note);
    start += line.length + 1;
  }
  const table = text.slice(start);
  const { rows: found, total } = parse(table, separatorOf(table), most + 1 + mostNotes);
  const isNote = (row: readonly string[]) => row.filter((cell) => cell.trim() !== "").length === 1;
  const begin = found.slice(0, mostNotes + 1).findIndex((row) => !isNote(row));
  for (const row of found.slice(0, Math.max(0, begin))) notes.push(row.join("").trim());
  const [head = [], ...rows] = found.slice(Math.max(0, begin), Math.max(0, begin) + most + 1);
  const width = Math.max(head.length, ...rows.slice(0, 1000).map((row) => row.length));
  const fill = (row: readonly string[]) =>
    Array.from({ length: Math.max(width, row.length) }, (_, place) => row[place] ?? "");
  return {
    notes,
    head: fill(head),
    rows: rows.map(fill),
    total: Math.max(0, total - Math.max(0, begin) - 1),
  };
}

function parse(
  text: string,
  separator: string,
  most: number,
): { readonly rows: readonly (readonly string[])[]; readonly total: number } {
  const rows: string[][] = [];
  let total = 0;
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || row[0] !== "") {
      total += 1;
      if (rows.length < most) rows.push(row);
    }
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
  return { rows, total };
}

function separatorOf(table: string): string {
  const first = table.split("\n", 20).join("\n");
  const count = (letter: string) => first.split(letter).length;
  return [";", "\t", ","].reduce((best, letter) => (count(letter) > count(best) ? letter : best));
}
