import type { CellStyle, CellValue, ConditionalRule, DataValidation, WriteSheet } from "hucre";
import { isDate } from "../../text/date.ts";

/** A column of a table that is written. */
export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** Whether its days are written as days. */
  readonly days?: boolean;
}

const headStyle: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F3864" } },
  alignment: { wrapText: true, vertical: "top" },
};
const bodyStyle: CellStyle = { alignment: { wrapText: true, vertical: "top" } };

/** A sheet with a table: frozen head, filter, text that wraps. Texts are texts: none becomes a formula. */
export function tableSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly string[])[],
): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  for (const [i] of columns.entries()) cells.set(`0,${i}`, { style: headStyle });
  return {
    name,
    columns: columns.map(({ width, days }) => ({
      width,
      style: days ? { ...bodyStyle, numFmt: "dd.mm.yyyy" } : bodyStyle,
    })),
    rows: [
      columns.map(({ heading }) => heading),
      ...rows.map((row) => row.map((value, i) => cellValue(value, columns[i]?.days === true))),
    ],
    cells,
    rowDefs: new Map(rows.map((row, i) => [i + 1, { height: heightOf(row, columns) }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnLetters(columns.length)}${rows.length + 1}` },
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** The height of a row in points, so that all that wraps is seen: programs don't compute it by themselves. */
function heightOf(row: readonly string[], columns: readonly SheetColumn[]): number {
  const lines = row.map((value, i) =>
    value
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (columns[i]?.width ?? 10))), 0),
  );
  return Math.min(15 * Math.max(1, ...lines), 400);
}

function cellValue(value: string, isDay: boolean): CellValue {
  if (value === "") return null;
  return isDay && isDate(value) ? new Date(`${value}T00:00:00Z`) : value;
}

/** A list to choose from for the cells of a column below the head. */
export function choices(
  column: number,
  rows: number,
  values: readonly string[],
  message: string,
): DataValidation {
  const letters = columnLetters(column);
  return {
    type: "list",
    values: [...values],
    allowBlank: true,
    showErrorMessage: true,
    errorMessage: message,
    range: `${letters}2:${letters}${rows + 1}`,
  };
}

/** Cells of a column that nobody is to write over: the program refuses it, and rows can still be sorted and filtered. */
export function untouched(column: number, rows: number, message: string): DataValidation {
  const letters = columnLetters(column);
  return {
    type: "custom",
    formula1: "FALSE",
    allowBlank: false,
    showErrorMessage: true,
    errorMessage: message,
    range: `${letters}2:${letters}${rows + 1}`,
  };
}

/** A colour for the cells of a column that say a word. */
export function coloured(
  column: number,
  rows: number,
  word: string,
  rgb: string,
  priority: number,
): ConditionalRule {
  const letters = columnLetters(column);
  return {
    type: "cellIs",
    operator: "equal",
    priority,
    formula: `"${word.replaceAll('"', '""')}"`,
    style: { fill: { type: "pattern", pattern: "solid", fgColor: { rgb }, bgColor: { rgb } } },
    range: `${letters}2:${letters}${rows + 1}`,
  };
}

/** The letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
