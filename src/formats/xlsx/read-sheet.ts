import type { Bilingual } from "../../model/position.ts";
import { type Cell, longestCell, mostCells, type Table, type TableRow, tooMuch } from "../table.ts";
import { dayOfSerial, type NumberFormat, shownNumber } from "./number-formats.ts";
import { RichText, type SharedString } from "./shared-strings.ts";
import { readXml } from "./xml.ts";

/** What the cells of all sheets rest on. */
export interface SheetContext {
  readonly strings: readonly SharedString[];
  readonly formats: readonly NumberFormat[];
  /** Whether a cell style strikes out. */
  readonly struck: readonly boolean[];
  /** Whether days are counted from 1904. */
  readonly since1904: boolean;
}

/** A rectangle of merged cells, from its first to its last row and column. */
interface Merged {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const lastRow = 1_048_576;
const lastColumn = 16_384;

/**
 * Reads a sheet. Formulas are never computed: the stored value counts. Every cell of a merged range has its value.
 *
 * @throws {TableError} if it is damaged or too large
 */
export function readSheet(name: string, part: string, context: SheetContext): Table {
  const reader = new SheetReader(context);
  readXml(part, reader);
  const { rows, merged } = reader;
  spread(rows, merged);
  return {
    name,
    rows: [...rows]
      .sort(([a], [b]) => a - b)
      .flatMap(([number, cells]): TableRow[] => (cells.size === 0 ? [] : [{ number, cells }])),
    dayOf: (serial) => (isYear(serial) ? null : dayOfSerial(serial, context.since1904)),
    isRepeated: (row, column) =>
      merged.some(
        ({ top, left, bottom, right }) =>
          row >= top && row <= bottom && column >= left && column <= right && (row > top || column > left),
      ),
  };
}

class SheetReader {
  readonly rows = new Map<number, Map<number, Cell>>();
  readonly merged: Merged[] = [];
  private readonly context: SheetContext;
  private readonly rich = new RichText();
  private row = 0;
  private column = 0;
  private cells = 0;
  private type = "n";
  private style = 0;
  private value = "";
  private inValue = false;

  constructor(context: SheetContext) {
    this.context = context;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") {
      this.row = attributes.r === undefined ? this.row + 1 : Number(attributes.r);
      this.column = 0;
    } else if (name === "c") this.openCell(attributes);
    else if (name === "v") this.inValue = true;
    else if (name === "mergeCell") this.addMerged(attributes.ref ?? "");
    else this.rich.open(name, attributes);
  }

  text(found: string): void {
    if (!this.inValue) {
      this.rich.add(found);
      return;
    }
    if (this.value.length + found.length > longestCell)
      throw tooMuch(
        `eine Zelle hat mehr als ${longestCell} Zeichen`,
        `a cell has more than ${longestCell} characters`,
      );
    this.value += found;
  }

  close(name: string): void {
    if (name === "v") this.inValue = false;
    else if (name === "c") this.closeCell();
    else this.rich.close(name);
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const place = placeOf(attributes.r ?? "");
    this.column = place?.column ?? this.column + 1;
    if (place) this.row = place.row;
    if (++this.cells > mostCells || this.column > lastColumn || this.row > lastRow)
      throw tooMuch(`mehr als ${mostCells} Zellen`, `more than ${mostCells} cells`);
    this.type = attributes.t ?? "n";
    this.style = Number(attributes.s ?? 0);
    this.value = "";
    this.rich.begin();
  }

  private closeCell(): void {
    const shown = this.cell();
    if (shown === null || shown.text.trim() === "") return;
    const cell = { ...shown, doubt: this.doubtOf(shown.text) };
    let cells = this.rows.get(this.row);
    if (!cells) {
      cells = new Map();
      this.rows.set(this.row, cells);
    }
    cells.set(this.column, cell);
  }

  private doubtOf(text: string): Bilingual | null {
    if (this.type === "e") return isError(text);
    const shared = this.type === "s" ? this.context.strings[Number(this.value)] : undefined;
    const isStruck =
      this.context.struck[this.style] === true ||
      (this.type === "inlineStr" ? this.rich.isStruck : shared?.isStruck === true);
    return isStruck ? isStruckOut(text) : null;
  }

  private cell(): Omit<Cell, "doubt"> | null {
    const text = (value: string): Omit<Cell, "doubt"> => ({ text: unescaped(value), number: null });
    const { value } = this;
    if (this.type === "inlineStr") return text(this.rich.value);
    if (value === "") return null;
    if (this.type === "s") return text(this.context.strings[Number(value)]?.text ?? "");
    if (this.type === "b") return text(value === "1" ? "TRUE" : "FALSE");
    if (this.type === "d") return text(/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? value);
    const number = Number(value);
    if (this.type !== "n" || !Number.isFinite(number)) return text(value);
    const format = this.context.formats[this.style] ?? { kind: "plain" };
    const day = format.kind === "day" ? dayOfSerial(number, this.context.since1904) : null;
    if (day !== null) return { text: day, number: null };
    return { text: shownNumber(number, format), number: format.kind === "plain" ? number : null };
  }

  private addMerged(range: string): void {
    const [from = "", to = from] = range.split(":");
    const [start, end] = [placeOf(from), placeOf(to)];
    if (!start || !end) return;
    this.merged.push({ top: start.row, left: start.column, bottom: end.row, right: end.column });
  }
}

/** Gives every cell of the merged ranges the value of their first one. */
function spread(rows: Map<number, Map<number, Cell>>, merged: readonly Merged[]): void {
  let cells = 0;
  for (const { top, left, bottom, right } of merged) {
    const value = rows.get(top)?.get(left);
    if (!value) continue;
    cells += (bottom - top + 1) * (right - left + 1);
    if (cells > mostCells)
      throw tooMuch(`mehr als ${mostCells} verbundene Zellen`, `more than ${mostCells} merged cells`);
    for (let row = top; row <= bottom; row++) {
      const ofRow = rows.get(row) ?? new Map<number, Cell>();
      rows.set(row, ofRow);
      for (let column = left; column <= right; column++) ofRow.set(column, value);
    }
  }
}

/** Whether a number that no format makes a day is a year: as a day it would be one of 1905 or 1906. */
function isYear(serial: number): boolean {
  return Number.isInteger(serial) && serial >= 1900 && serial < 2200;
}

function isError(text: string): Bilingual {
  return { de: `„${text}“ ist ein Fehler einer Formel`, en: `“${text}” is an error of a formula` };
}

function isStruckOut(text: string): Bilingual {
  return { de: `„${text}“ ist durchgestrichen`, en: `“${text}” is struck out` };
}

/** Row and column of `AB12`, both from 1. */
function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const column = [...(match[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(match[2]);
  return row >= 1 && row <= lastRow && column <= lastColumn ? { row, column } : null;
}

/** A text without the escapes by which a workbook keeps characters that XML can't (`_x000D_`). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
