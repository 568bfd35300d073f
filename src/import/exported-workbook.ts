import type { Table, TableRow } from "../formats/table.ts";
import {
  baseFormat,
  baseSheet,
  type CheckColumn,
  type CheckColumnKey,
  checkColumns,
  editableColumns,
  keptColumns,
} from "../formats/workbook/check-columns.ts";
import { columnLetters } from "../formats/workbook/sheet.ts";
import { readWorkbook } from "../formats/xlsx/read.ts";
import type { Bilingual, Language } from "../model/position.ts";
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
  /** By key what each column held that was kept. */
  readonly base: ReadonlyMap<string, ReadonlyMap<CheckColumnKey, string>>;
  readonly rows: readonly ExportedRow[];
  /** What of its sheets was not read. */
  readonly remarks: readonly Bilingual[];
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
        names.flatMap(([column, name]) => {
          const kept = keptColumns.find(({ key }) => key === name);
          return kept ? [[kept.key, textAt(row, column)] as const] : [];
        }),
      ),
    ]),
  );
  const rows: ExportedRow[] = [];
  const remarks: Bilingual[] = [];
  for (const name of workbook.sheets.filter((one) => one !== baseSheet)) {
    const table = await workbook.sheet(name);
    const list = table && checkListIn(table);
    if (!list) continue;
    rows.push(...rowsOf(list, file));
    remarks.push(...unreadOf(list), ...doubtsOf(list));
  }
  const there = new Set(rows.map(({ key }) => key));
  const gone = [...base.keys()].filter((key) => !there.has(key));
  if (gone.length > 0) remarks.push(notThere(gone));
  return { domain: textAt(head, 2), language: textAt(head, 3) === "en" ? "en" : "de", base, rows, remarks };
}

/** A sheet with a check list. */
interface CheckSheet {
  readonly table: Table;
  readonly columns: ReadonlyMap<CheckColumnKey, number>;
  /** Headings that no column of a check list has, or another column already. */
  readonly unused: readonly string[];
  /** The rows below the head. */
  readonly below: readonly TableRow[];
}

/** The check list of a sheet, wherever its columns stand; null in other sheets. */
function checkListIn(table: Table): CheckSheet | null {
  for (const [i, row] of table.rows.entries()) {
    const columns = new Map<CheckColumnKey, number>();
    const unused: string[] = [];
    for (const { key, text, column } of headingsOf(table, row)) {
      const known = checkColumns.find(({ heading }) =>
        [heading.de, heading.en].some((word) => wordKey(word) === key),
      );
      if (known && !columns.has(known.key)) columns.set(known.key, column);
      else unused.push(text);
    }
    if (columns.has("key") && columns.has("id"))
      return { table, columns, unused, below: table.rows.slice(i + 1) };
  }
  return null;
}

function rowsOf({ table, columns, below }: CheckSheet, file: string): ExportedRow[] {
  const letters = new Map([...columns].map(([key, column]) => [key, columnLetters(column)]));
  return below.map((row) => ({
    place: { file, sheet: table.name, row: row.number },
    key: textAt(row, columns.get("key") ?? 0).trim(),
    values: new Map(
      [...columns]
        .filter(([, column]) => !row.cells.get(column)?.doubt)
        .map(([key, column]) => [key, valueAt(table, row, column, key)]),
    ),
    letters,
  }));
}

/** What of a sheet is not read: columns that have lost their heading, and others that somebody added. */
function unreadOf({ table: { name }, columns, unused }: CheckSheet): Bilingual[] {
  const lost = editableColumns.filter(({ key }) => !columns.has(key));
  const list = (language: Language): string =>
    lost.map(({ heading }: CheckColumn) => `„${heading[language]}“`).join(", ");
  const remarks: Bilingual[] = [];
  if (lost.length > 0)
    remarks.push({
      de: `Blatt „${name}“: Keine Spalte heißt mehr ${list("de")}; was dort geändert wurde, wurde nicht gelesen`,
      en: `Sheet “${name}”: no column is called ${list("en")} any more; what was changed there was not read`,
    });
  if (unused.length > 0)
    remarks.push({
      de: `Blatt „${name}“: Spalten, die nicht zum Check gehören und nicht gelesen wurden: ${unused.join(", ")}`,
      en: `Sheet “${name}”: columns that are not of the check and were not read: ${unused.join(", ")}`,
    });
  return remarks;
}

/** Cells that nobody can take for what they show: they are as if nobody had touched them. */
function doubtsOf({ table: { name }, columns, below }: CheckSheet): Bilingual[] {
  return below.flatMap(({ number, cells }) =>
    editableColumns.flatMap(({ key }) => {
      const column = columns.get(key) ?? 0;
      const doubt = cells.get(column)?.doubt;
      if (!doubt) return [];
      const at = `${columnLetters(column)}${number}`;
      return {
        de: `Blatt „${name}“, ${at}: ${doubt.de} und wurde nicht gelesen`,
        en: `Sheet “${name}”, ${at}: ${doubt.en} and was not read`,
      };
    }),
  );
}

/** Keys that are named; a workbook that comes back filtered may lack thousands. */
const mostNamed = 20;

/** Rows that were exported and are in no sheet: deleted ones, or a sheet whose column of keys is gone. */
function notThere(keys: readonly string[]): Bilingual {
  const count = keys.length;
  const names = [...keys.slice(0, mostNamed), ...(count > mostNamed ? ["…"] : [])].join(", ");
  return {
    de: `Exportierte Zeilen, die in keinem Blatt mit den Spalten „ID-Anforderung“ und „Schlüssel“ mehr stehen und bleiben, wie sie im Inhalt sind: ${count} (${names})`,
    en: `Exported rows that are in no sheet with the columns “Requirement id” and “Key” any more, and stay as they are in the content: ${count} (${names})`,
  };
}

function valueAt(table: Table, row: TableRow, column: number, key: CheckColumnKey): string {
  const cell = row.cells.get(column);
  const day = key === "due" && cell && cell.number !== null ? table.dayOf(cell.number) : null;
  return day ?? cell?.text ?? "";
}

function textAt(row: TableRow, column: number): string {
  return row.cells.get(column)?.text ?? "";
}
