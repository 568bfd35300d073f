import type { Table, TableRow } from "../formats/table.ts";
import {
  baseFormat,
  baseSheet,
  type CheckColumnKey,
  checkColumns,
  editableColumns,
} from "../formats/workbook/check-columns.ts";
import { columnLetters } from "../formats/workbook/sheet.ts";
import { readWorkbook } from "../formats/xlsx/read.ts";
import type { Language } from "../model/position.ts";
import { wordKey } from "./list-map.ts";
import { headingsOf } from "./list-table.ts";
import type { SourcePlace } from "./outcome.ts";

/** A row of a check list that somebody may have changed. */
export interface ExportedRow {
  readonly place: SourcePlace;
  readonly key: string;
  /** The text of each column that is there. */
  readonly values: ReadonlyMap<CheckColumnKey, string>;
  /** The letters of each column. */
  readonly letters: ReadonlyMap<CheckColumnKey, string>;
}

/** A workbook that `nachweis export xlsx` wrote. */
export interface ExportedWorkbook {
  readonly domain: string;
  readonly language: Language;
  /** By key what each column held whose cells are taken. */
  readonly base: ReadonlyMap<string, ReadonlyMap<CheckColumnKey, string>>;
  readonly rows: readonly ExportedRow[];
}

/**
 * Reads a workbook that was exported, with the values that its cells had then; null if it holds none.
 *
 * @throws {TableError} if it can't be read
 */
export async function exportedWorkbook(bytes: Uint8Array, file: string): Promise<ExportedWorkbook | null> {
  const workbook = await readWorkbook(bytes);
  const values = await workbook.sheet(baseSheet);
  const [head, columns, ...kept] = values?.rows ?? [];
  if (!values || !head || !columns || textAt(head, 1) !== baseFormat) return null;
  const names = [...columns.cells].map(([column, { text }]) => [column, text] as const);
  const base = new Map(
    kept.map((row) => [
      textAt(row, 1),
      new Map(
        editableColumns.map(
          ({ key }) => [key, textAt(row, names.find(([, name]) => name === key)?.[0] ?? 0)] as const,
        ),
      ),
    ]),
  );
  const rows: ExportedRow[] = [];
  for (const name of workbook.sheets.filter((one) => one !== baseSheet)) {
    const table = await workbook.sheet(name);
    if (table) rows.push(...rowsOf(table, file));
  }
  return { domain: textAt(head, 2), language: textAt(head, 3) === "en" ? "en" : "de", base, rows };
}

/** The rows of a sheet below the head of a check list, wherever its columns stand; none in other sheets. */
function rowsOf(table: Table, file: string): ExportedRow[] {
  for (const [i, row] of table.rows.entries()) {
    const columns = new Map<CheckColumnKey, number>();
    for (const { key, column } of headingsOf(table, row)) {
      const known = checkColumns.find(({ heading }) =>
        [heading.de, heading.en].some((text) => wordKey(text) === key),
      );
      if (known && !columns.has(known.key)) columns.set(known.key, column);
    }
    if (!columns.has("key") || !columns.has("id")) continue;
    const letters = new Map([...columns].map(([key, column]) => [key, columnLetters(column)]));
    return table.rows.slice(i + 1).map((below) => ({
      place: { file, sheet: table.name, row: below.number },
      key: textAt(below, columns.get("key") ?? 0).trim(),
      values: new Map([...columns].map(([key, column]) => [key, valueAt(table, below, column, key)])),
      letters,
    }));
  }
  return [];
}

function valueAt(table: Table, row: TableRow, column: number, key: CheckColumnKey): string {
  const cell = row.cells.get(column);
  const day = key === "due" && cell && cell.number !== null ? table.dayOf(cell.number) : null;
  return day ?? cell?.text ?? "";
}

function textAt(row: TableRow, column: number): string {
  return row.cells.get(column)?.text ?? "";
}
