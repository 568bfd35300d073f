import { ExplainedError } from "../model/explained-error.ts";
import type { Bilingual } from "../model/position.ts";

/** A cell as a person sees it. */
export interface Cell {
  /** What the cell shows, as far as its number format says it plainly; a day as `YYYY-MM-DD`. */
  readonly text: string;
  /** The number that is stored, if it is one and its format makes no day of it. */
  readonly number: number | null;
  /** Why nobody can take it for what it shows; null for a cell that means what it shows. */
  readonly doubt: Bilingual | null;
}

/** A row of a table. Only cells that show something are there. */
export interface TableRow {
  /** As a spreadsheet numbers it; of a CSV file the record, the first is 1. */
  readonly number: number;
  /** By column, the first is 1. */
  readonly cells: ReadonlyMap<number, Cell>;
}

/** A sheet of a workbook, or a CSV file. */
export interface Table {
  /** Name of the sheet; empty for a CSV file. */
  readonly name: string;
  /** Rows in order; those in which no cell shows anything are left out. */
  readonly rows: readonly TableRow[];
  /**
   * The day that a number of this table means, `YYYY-MM-DD`; null where it means none (a year: it would be a day of 1905), or the
   * file does not say how days are counted.
   */
  dayOf(serial: number): string | null;
  /** Whether a column of a row only repeats what a merged range says further left or above. */
  isRepeated(row: number, column: number): boolean;
}

/** A file that is no table, or one that is too large to be read; nothing of it is taken. */
export class TableError extends ExplainedError {
  /** Whether it may be whole, but has more than is read. */
  readonly isTooMuch: boolean;

  /** @param explanation what is wrong, without the file's name */
  constructor(explanation: Bilingual, isTooMuch = false) {
    super(explanation);
    this.isTooMuch = isTooMuch;
  }
}

/** Cells of a table at most: ten times as many as the largest lists of measures have. */
export const mostCells = 500_000;

/** Characters of a cell at most: what spreadsheet programs allow. */
export const longestCell = 32_767;

/** The error of a table with more than can be read. */
export function tooMuch(de: string, en: string): TableError {
  return new TableError(
    {
      de: `zu groß: ${de}; nichts daraus wurde gelesen`,
      en: `too large: ${en}; nothing of it was read`,
    },
    true,
  );
}
