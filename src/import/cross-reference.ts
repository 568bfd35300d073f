import type { Table, TableRow } from "../formats/table.ts";
import type { Workbook } from "../formats/xlsx/read.ts";
import type { CatalogueLookup, CrossReference, CrossReferenceMarks } from "../model/catalogue.ts";
import type { Bilingual } from "../model/position.ts";
import type { BasicValue } from "../model/vocabulary.ts";
import { ImportError } from "./error.ts";
import { headingsOf } from "./list-table.ts";
import type { CellNote, NotTaken } from "./outcome.ts";
import { RequirementIds } from "./requirement-ids.ts";

/** What a cross-reference workbook says. */
export interface CrossReferenceRows {
  readonly marks: CrossReference;
  readonly read: number;
  readonly taken: number;
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
  /** Sheets without a head of threats: nothing of them was read. */
  readonly otherSheets: readonly string[];
}

/**
 * Reads the BSI's workbook of requirements and elementary threats (Kreuzreferenztabellen 2023): a sheet for each module, in its
 * head the module, "Name", "CIA" and the threats, below a row for each requirement; a cell that is not empty is a mark.
 *
 * @throws {TableError} if the workbook can't be read
 * @throws {ImportError} if no sheet has a head with threats
 */
export async function crossReferenceRows(
  workbook: Workbook,
  file: string,
  catalogue: CatalogueLookup,
): Promise<CrossReferenceRows> {
  const reader = new CrossReferenceReader(file, catalogue);
  for (const name of workbook.sheets) {
    const table = await workbook.sheet(name);
    if (table) reader.take(table);
  }
  if (reader.isEmpty)
    throw new ImportError({
      de: "kein Blatt mit elementaren Gefährdungen („G 0.1“ …) als Überschriften: keine Kreuzreferenztabelle des BSI",
      en: "no sheet with elementary threats (“G 0.1” …) as headings: no cross-reference table of the BSI",
    });
  return reader;
}

/** Requirements in whose row G 0.0 is to be read as G 0.4 (errata of the BSI, as of 2026-03-26). */
const misprinted: ReadonlySet<string> = new Set(["INF.2.A13", "INF.2.A29"]);

/** Where the head of a sheet says what its columns are. */
interface Head {
  readonly row: number;
  readonly id: number;
  readonly values: number | undefined;
  /** By column the threat, as `G 0.8`. */
  readonly threats: ReadonlyMap<number, string>;
}

class CrossReferenceReader implements CrossReferenceRows {
  readonly marks = new Map<string, CrossReferenceMarks>();
  readonly notTaken: NotTaken[] = [];
  readonly cells: CellNote[] = [];
  readonly otherSheets: string[] = [];
  read = 0;
  isEmpty = true;
  private readonly file: string;
  private readonly catalogue: CatalogueLookup;
  private readonly ids: RequirementIds;
  private readonly known: ReadonlySet<string>;

  constructor(file: string, catalogue: CatalogueLookup) {
    this.file = file;
    this.catalogue = catalogue;
    this.ids = new RequirementIds(catalogue);
    this.known = new Set(catalogue.data.threats.map(({ id }) => id));
  }

  get taken(): number {
    return this.read - this.notTaken.length;
  }

  take(table: Table): void {
    const head = headIn(table);
    if (!head) {
      this.otherSheets.push(table.name);
      return;
    }
    this.isEmpty = false;
    for (const row of table.rows) if (row.number > head.row) this.takeRow(table, head, row);
  }

  private takeRow(table: Table, head: Head, row: TableRow): void {
    this.read += 1;
    const place = { file: this.file, sheet: table.name, row: row.number };
    const text = row.cells.get(head.id)?.text.trim() ?? "";
    const { id, reason } = this.requirementIn(text);
    if (id === null) {
      this.notTaken.push({ place, reason, detail: { de: text, en: text } });
      return;
    }
    const note = (column: string, detail: Bilingual): void => {
      this.cells.push({ place, column: `${column} `, detail });
    };
    const threats = new Set<string>();
    for (const [column, written] of head.threats) {
      if ((row.cells.get(column)?.text.trim() ?? "") === "") continue;
      const threat = written === "G 0.0" && misprinted.has(id) ? "G 0.4" : written;
      if (this.known.has(threat)) threats.add(threat);
      else note(written, noThreat(written));
    }
    const cia = head.values === undefined ? "" : (row.cells.get(head.values)?.text ?? "");
    const values = valuesIn(cia);
    if (values === null) note("CIA", { de: cia, en: cia });
    const order = this.catalogue.data.threats.map((threat) => threat.id);
    this.marks.set(id, { threats: order.filter((threat) => threats.has(threat)), values: values ?? [] });
  }

  /** The one requirement that a row is of, or why it is of none. */
  private requirementIn(
    text: string,
  ): { id: string; reason?: never } | { id: null; reason: NotTaken["reason"] } {
    const { known, withdrawn, unknown } = this.ids.in(text);
    const [id, ...others] = known;
    if (text === "") return { id: null, reason: "requirement-missing" };
    if (id === undefined)
      return { id: null, reason: withdrawn.length > 0 ? "requirement-withdrawn" : "requirement-unknown" };
    if (others.length + withdrawn.length + unknown.length > 0)
      return { id: null, reason: "requirement-unknown" };
    return this.marks.has(id) ? { id: null, reason: "duplicate" } : { id };
  }
}

/** The head: the first row in which threats stand. The requirements' ids stand below its first cell. */
function headIn(table: Table): Head | null {
  for (const row of table.rows) {
    const headings = headingsOf(table, row);
    const threats = new Map(
      headings.flatMap(({ text, column }): [number, string][] => {
        const number = /^G ?0\.(\d{1,3})$/.exec(text)?.[1];
        return number === undefined ? [] : [[column, `G 0.${Number(number)}`]];
      }),
    );
    const id = Math.min(...headings.map(({ column }) => column));
    if (threats.size > 0 && !threats.has(id))
      return { row: row.number, id, values: headings.find(({ key }) => key === "cia")?.column, threats };
  }
  return null;
}

const letters: ReadonlyMap<string, BasicValue> = new Map([
  ["C", "confidentiality"],
  ["I", "integrity"],
  ["A", "availability"],
]);

/** The basic values that the letters C, I and A name; null if anything else stands there. */
function valuesIn(text: string): BasicValue[] | null {
  const found = [...text.toUpperCase()].filter((sign) => !/[\s,;/]/.test(sign));
  if (!found.every((sign) => letters.has(sign))) return null;
  return [...letters].flatMap(([letter, value]) => (found.includes(letter) ? [value] : []));
}

function noThreat(written: string): Bilingual {
  return {
    de: `${written} ist keine elementare Gefährdung; das Kreuz zählt nicht`,
    en: `${written} is no elementary threat; the mark does not count`,
  };
}
