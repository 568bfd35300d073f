import type { Table, TableRow } from "../formats/table.ts";
import { readWorkbook } from "../formats/xlsx/read.ts";
import { ImportError } from "./error.ts";
import { wordKey } from "./list-map.ts";
import { headingsOf } from "./list-table.ts";

/** Columns of the BSI's check lists (Checklisten zum Kompendium 2023), by how their headings begin. */
const headings = {
  id: "id-anforderung",
  title: "titel",
  dispensable: "entbehrlich",
  reason: "begründung für entbehrlichkeit",
  status: "umsetzung",
  due: "umsetzung bis",
  responsible: "verantwortlich",
  remarks: "bemerkungen",
  cost: "kostenschätzung",
} as const;

/** A column of a check list that is read; the content (Inhalt) is the BSI's text and is not. */
export type CheckListColumn = keyof typeof headings;

/** A check list whose head was found. */
export interface CheckListTable {
  readonly table: Table;
  readonly columns: ReadonlyMap<CheckListColumn, number>;
  /** The rows below the head. */
  readonly rows: readonly TableRow[];
  /** The other sheets of its workbook. */
  readonly otherSheets: readonly string[];
}

/**
 * The check list in a workbook: in the sheet that its module gives its name, or else in the first.
 *
 * @throws {TableError} if the workbook can't be read
 * @throws {ImportError} if it has no head of a check list
 */
export async function checkListTable(bytes: Uint8Array, module: string): Promise<CheckListTable> {
  const workbook = await readWorkbook(bytes);
  const name = workbook.sheets.find((sheet) => wordKey(sheet) === wordKey(module)) ?? workbook.sheets[0];
  const table = name === undefined ? null : await workbook.sheet(name);
  for (const row of table?.rows ?? []) {
    const columns = table && columnsOf(table, row);
    if (table && columns)
      return {
        table,
        columns,
        rows: table.rows.filter(({ number }) => number > row.number),
        otherSheets: workbook.sheets.filter((sheet) => sheet !== name),
      };
  }
  throw new ImportError({
    de: "kein Blatt mit den Überschriften „ID-Anforderung“, „Entbehrlich“ und „Umsetzung“: keine Checkliste des BSI",
    en: "no sheet with the headings “ID-Anforderung”, “Entbehrlich” and “Umsetzung”: no check list of the BSI",
  });
}

/** The columns of a row that is the head; null for all other rows. What stands in brackets or behind a slash is explanation. */
function columnsOf(table: Table, row: TableRow): ReadonlyMap<CheckListColumn, number> | null {
  const columns = new Map<CheckListColumn, number>();
  const found = headingsOf(table, row).map(({ key, column }) => ({
    key: (key.split(/[(/]/)[0] ?? "").trim(),
    column,
  }));
  for (const [name, heading] of Object.entries(headings)) {
    const column = found.find(({ key }) => key === heading)?.column;
    if (column !== undefined) columns.set(name as CheckListColumn, column);
  }
  return columns.has("id") && columns.has("dispensable") && columns.has("status") ? columns : null;
}
