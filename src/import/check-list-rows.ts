import type { Cell, TableRow } from "../formats/table.ts";
import { columnLetters } from "../formats/workbook/sheet.ts";
import type { CatalogueLookup } from "../model/catalogue.ts";
import type { Bilingual } from "../model/position.ts";
import { leavesGap, type Status } from "../model/vocabulary.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";
import type { CheckListColumn, CheckListTable } from "./check-list-table.ts";
import type { RecordedAction } from "./control-record.ts";
import { type ListMap, statusKey, wordKey } from "./list-map.ts";
import type { CellNote, NotTaken, SourcePlace } from "./outcome.ts";
import { RequirementIds } from "./requirement-ids.ts";
import { sourceLine, sourceLines } from "./source-text.ts";
import { titleNote } from "./title-note.ts";

/** A row of a check list: a partial requirement (Teilanforderung) with its status. */
export interface CheckListRow {
  readonly place: SourcePlace;
  readonly requirement: string;
  readonly status: Status;
  /** Why it is dispensable; of a row that is met its remarks. */
  readonly prose: readonly string[];
  /** What is left to do, of a row that is a gap. */
  readonly action: RecordedAction | null;
  /** Of a row that is met. */
  readonly responsible: string | null;
  readonly notes: readonly CellNote[];
}

/** Words of the columns themselves; others only count by the mapping. */
const own: ReadonlyMap<string, Status> = new Map([
  ["ja", "yes"],
  ["teilweise", "partial"],
  ["nein", "no"],
]);

/** Reads the rows of one check list. */
export class CheckListReader {
  readonly rows: CheckListRow[] = [];
  readonly notTaken: (NotTaken & { readonly requirement: string | null })[] = [];
  private readonly ids: RequirementIds;
  private readonly list: CheckListTable;
  private readonly module: string;
  private readonly file: string;
  private readonly catalogue: CatalogueLookup;
  private readonly words: ListMap["status"];

  constructor(
    list: CheckListTable,
    { module, file }: { readonly module: string; readonly file: string },
    catalogue: CatalogueLookup,
    words: ListMap["status"],
  ) {
    this.list = list;
    this.module = module;
    this.file = file;
    this.catalogue = catalogue;
    this.words = words;
    this.ids = new RequirementIds(catalogue);
    for (const row of list.rows) this.take(row);
  }

  private take(row: TableRow): void {
    const doubt = this.cell(row, "id")?.doubt ?? null;
    if (doubt !== null) {
      this.refuse(row, "requirement-missing", doubt, null);
      return;
    }
    const written = this.line(row, "id");
    const { known, withdrawn, unknown } = this.ids.in(written);
    const [requirement, ...others] = known;
    if (requirement === undefined) {
      const reason =
        written === ""
          ? "requirement-missing"
          : withdrawn.length > 0
            ? "requirement-withdrawn"
            : "requirement-unknown";
      this.refuse(row, reason, same(written), null);
      return;
    }
    if (this.catalogue.requirement(requirement)?.module !== this.module) {
      this.refuse(row, "requirement-unknown", otherModule(requirement, this.module), null);
      return;
    }
    const status = this.statusOf(row, requirement);
    if (status === null) return;
    const more = [...others, ...withdrawn, ...unknown];
    const notes = more.map((each) => this.noteOf(row, "id", oneAlone(each, requirement)));
    const title = titleNote(this.catalogue.requirement(requirement), this.text(row, "title"));
    // The rows of a requirement have one title.
    if (title !== null && !this.rows.some((earlier) => earlier.requirement === requirement))
      notes.push(this.noteOf(row, "title", title));
    this.rows.push(this.rowOf(row, requirement, status, notes));
  }

  private rowOf(row: TableRow, requirement: string, status: Status, notes: CellNote[]): CheckListRow {
    for (const column of ["reason", "due", "responsible", "remarks", "cost"] as const) {
      const doubt = this.cell(row, column)?.doubt ?? null;
      if (doubt !== null) notes.push(this.noteOf(row, column, doubt));
    }
    const responsible = this.line(row, "responsible") || null;
    const due = this.dueOf(row, notes);
    const remarks = sourceLines(this.text(row, "remarks"));
    const isGap = leavesGap(status);
    const reason = sourceLines(this.text(row, "reason"));
    const isSaid = due !== null || responsible !== null || remarks.length > 0;
    if (!isGap && due !== null) notes.push(this.noteOf(row, "due", noGap));
    if (status !== "dispensable" && reason.length > 0) notes.push(this.noteOf(row, "reason", notDispensable));
    if (this.line(row, "cost") !== "") notes.push(this.noteOf(row, "cost", noCost(this.line(row, "cost"))));
    const title = this.line(row, "title") || (this.catalogue.requirement(requirement)?.title ?? requirement);
    return {
      place: this.placeOf(row),
      requirement,
      status,
      prose: status === "dispensable" ? [...reason, ...remarks] : isGap ? [] : remarks,
      action: isGap && isSaid ? { text: sourceLine(remarks.join(" ")) || title, due, responsible } : null,
      responsible: isGap ? null : responsible,
      notes,
    };
  }

  /** What the two columns say; null if that is no status. */
  private statusOf(row: TableRow, requirement: string): Status | null {
    const doubt = this.cell(row, "dispensable")?.doubt ?? this.cell(row, "status")?.doubt ?? null;
    if (doubt !== null) {
      this.refuse(row, "status-missing", doubt, requirement);
      return null;
    }
    const dispensable = this.line(row, "dispensable");
    const written = this.line(row, "status");
    const isDispensable = wordKey(dispensable) === "ja";
    if (dispensable !== "" && !isDispensable && wordKey(dispensable) !== "nein") {
      this.refuse(row, "status-unknown", same(dispensable), requirement);
      return null;
    }
    if (isDispensable && written !== "") {
      this.refuse(row, "status-contradictory", bothSaid(written), requirement);
      return null;
    }
    if (isDispensable) return "dispensable";
    if (written === "") {
      this.refuse(row, "status-missing", same(""), requirement);
      return null;
    }
    const status = own.get(wordKey(written)) ?? this.words.get(statusKey(written));
    if (status === undefined) this.refuse(row, "status-unknown", same(written), requirement);
    return status ?? null;
  }

  private dueOf(row: TableRow, notes: CellNote[]): string | null {
    const cell = this.cell(row, "due");
    const written = this.line(row, "due");
    if (cell === undefined || written === "") return null;
    const day = isDate(written) ? written : dateWrittenAs(written);
    const counted = cell.number === null ? null : this.list.table.dayOf(cell.number);
    if (day === null && counted === null) notes.push(this.noteOf(row, "due", noDate(written)));
    return day ?? counted;
  }

  private cell(row: TableRow, column: CheckListColumn): Cell | undefined {
    const at = this.list.columns.get(column);
    return at === undefined ? undefined : row.cells.get(at);
  }

  /** What a cell says; nothing if nobody can tell whether it means that. */
  private text(row: TableRow, column: CheckListColumn): string {
    const cell = this.cell(row, column);
    return cell === undefined || cell.doubt !== null ? "" : cell.text;
  }

  private line(row: TableRow, column: CheckListColumn): string {
    return sourceLine(this.text(row, column));
  }

  private placeOf({ number }: TableRow): SourcePlace {
    return { file: this.file, sheet: this.list.table.name, row: number };
  }

  private noteOf(row: TableRow, column: CheckListColumn, detail: Bilingual): CellNote {
    return { place: this.placeOf(row), column: columnLetters(this.list.columns.get(column) ?? 0), detail };
  }

  private refuse(
    row: TableRow,
    reason: NotTaken["reason"],
    detail: Bilingual,
    requirement: string | null,
  ): void {
    this.notTaken.push({ place: this.placeOf(row), reason, detail, requirement });
  }
}

const same = (text: string): Bilingual => ({ de: text, en: text });

const noDate = (written: string): Bilingual => ({
  de: `„${written}“ ist kein Datum`,
  en: `“${written}” is no date`,
});

const noCost = (written: string): Bilingual => ({
  de: `„${written}“: Kosten stehen im Inhalt bei der Aufgabe („6.000 EUR“); tragen Sie sie dort ein`,
  en: `“${written}”: costs stand with the action in the content (“6.000 EUR”); enter them there`,
});

const noGap: Bilingual = {
  de: "ein Termin, aber der Status verlangt keine Aufgabe",
  en: "a day, but the status asks for no action",
};

const notDispensable: Bilingual = {
  de: "eine Begründung für Entbehrlichkeit, aber der Status ist ein anderer",
  en: "a reason why it is dispensable, but the status is another",
};

function oneAlone(word: string, requirement: string): Bilingual {
  return {
    de: `„${word}“ wurde nicht gelesen: Die Zeile gilt ${requirement} allein`,
    en: `“${word}” was not read: the row is of ${requirement} alone`,
  };
}

function bothSaid(written: string): Bilingual {
  return { de: `entbehrlich und „${written}“`, en: `dispensable and “${written}”` };
}

function otherModule(requirement: string, module: string): Bilingual {
  return {
    de: `${requirement} gehört nicht zu ${module}`,
    en: `${requirement} is not of ${module}`,
  };
}
