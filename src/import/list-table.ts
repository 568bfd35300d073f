import { csvText, readCsv, separators } from "../formats/csv/read.ts";
import type { Table, TableRow } from "../formats/table.ts";
import { readWorkbook } from "../formats/xlsx/read.ts";
import { ImportError } from "./error.ts";
import { type ListColumn, type ListMap, wordKey } from "./list-map.ts";

/** A list whose head was found. */
export interface ListTable {
  readonly table: Table;
  /** Number of the row with the headings. */
  readonly header: number;
  readonly columns: ReadonlyMap<ListColumn, number>;
  /** Headings of the list that the mapping does not name. */
  readonly unused: readonly string[];
  /** The other sheets of its workbook. */
  readonly otherSheets: readonly string[];
}

/** Whether a file is a workbook; all else is read as CSV. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const begins = (...signature: readonly number[]): boolean =>
    signature.every((byte, i) => bytes[i] === byte);
  return begins(0x50, 0x4b) || begins(0xd0, 0xcf, 0x11, 0xe0);
}

/**
 * The list of a file, by a mapping.
 *
 * @throws {TableError} if the file can't be read
 * @throws {ImportError} if it has not the sheet or the headings of the mapping
 */
export async function listTable(bytes: Uint8Array, map: ListMap): Promise<ListTable> {
  if (!isWorkbook(bytes)) return csvTable(bytes, map);
  const { table, others } = await sheetOf(bytes, map.sheet);
  return { ...withHead(table, map), otherSheets: others };
}

async function sheetOf(
  bytes: Uint8Array,
  name: string | undefined,
): Promise<{ table: Table; others: readonly string[] }> {
  const workbook = await readWorkbook(bytes);
  const wanted =
    name === undefined ? workbook.sheets[0] : workbook.sheets.find((one) => wordKey(one) === wordKey(name));
  const table = wanted === undefined ? null : await workbook.sheet(wanted);
  if (table) return { table, others: workbook.sheets.filter((one) => one !== wanted) };
  throw new ImportError({
    de: `die Arbeitsmappe hat kein Blatt „${name ?? ""}“; es gibt: ${workbook.sheets.join(", ")}`,
    en: `the workbook has no sheet “${name ?? ""}”; there are: ${workbook.sheets.join(", ")}`,
  });
}

function csvTable(bytes: Uint8Array, map: ListMap): ListTable {
  const text = csvText(bytes, map.encoding);
  const tries = map.separator === undefined ? separators : [map.separator];
  let reason: unknown;
  for (const separator of tries) {
    try {
      return withHead(readCsv(text, separator), map);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      reason ??= error;
    }
  }
  throw reason;
}

function withHead(table: Table, map: ListMap): ListTable {
  const wanted = new Map(Object.entries(map.columns).map(([column, heading]) => [wordKey(heading), column]));
  const rows =
    map.header === undefined ? table.rows : table.rows.filter(({ number }) => number === map.header);
  let best: readonly string[] = [...Object.values(map.columns)];
  for (const row of rows) {
    const headings = headingsOf(table, row);
    const lacking = Object.values(map.columns).filter(
      (heading) => !headings.some(({ key }) => key === wordKey(heading)),
    );
    if (lacking.length < best.length) best = lacking;
    if (lacking.length > 0) continue;
    const columns = new Map<ListColumn, number>();
    for (const [column, heading] of Object.entries(map.columns)) {
      const [first, second] = headings.filter(({ key }) => key === wordKey(heading));
      if (second) throw twice(heading, row.number);
      if (first) columns.set(column as ListColumn, first.column);
    }
    const unused = headings.filter(({ key }) => !wanted.has(key)).map(({ text }) => text);
    return { table, header: row.number, columns, unused, otherSheets: [] };
  }
  throw new ImportError({
    de: `keine Zeile der Liste hat alle Überschriften der Zuordnung; es fehlt: ${best.map((one) => `„${one}“`).join(", ")}`,
    en: `no row of the list has all headings of the mapping; missing: ${best.map((one) => `“${one}”`).join(", ")}`,
  });
}

/** The headings in a row, those of merged cells once. */
export function headingsOf(table: Table, row: TableRow): { key: string; text: string; column: number }[] {
  return [...row.cells].flatMap(([column, { text }]) =>
    table.isRepeated(row.number, column)
      ? []
      : [{ key: wordKey(text), text: text.replace(/\s+/g, " ").trim(), column }],
  );
}

function twice(heading: string, row: number): ImportError {
  return new ImportError({
    de: `die Überschrift „${heading}“ steht in Zeile ${row} zweimal; benennen Sie eine der Spalten um`,
    en: `the heading “${heading}” stands twice in row ${row}; rename one of the columns`,
  });
}
