import type { Cell, TableRow } from "../formats/table.ts";
import { columnLetters } from "../formats/workbook/sheet.ts";
import type { Bilingual } from "../model/position.ts";
import type { Project } from "../model/project.ts";
import { scopeWords, wideScope } from "../model/scope-words.ts";
import { statusOfWord } from "../model/status-words.ts";
import { leavesGap, type Status } from "../model/vocabulary.ts";
import { isControlId } from "../source/headed-sections.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";
import { entryOf } from "../text/entry-of.ts";
import type { ControlRecord, RecordedAction } from "./control-record.ts";
import { type ListColumn, type ListMap, listColumns, statusKey, wordKey } from "./list-map.ts";
import { remarksOf } from "./list-remarks.ts";
import type { ListTable } from "./list-table.ts";
import type { CellNote, NotTaken, Reason } from "./outcome.ts";
import { type FoundIds, RequirementIds } from "./requirement-ids.ts";
import { sourceLine, sourceLines } from "./source-text.ts";

/** What the rows of a list say. */
export interface ListRows {
  /** Rows that were read. */
  readonly read: number;
  readonly records: readonly ControlRecord[];
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
  readonly remarks: readonly Bilingual[];
  /** Ids of all rows that have one, taken or not. */
  readonly ids: ReadonlySet<string>;
}

/** How the writer introduces what a list says of evidence, in the language that is written. */
export interface ListWords {
  readonly evidence: string;
}

/** Reads the rows of a list below its head, each as a control with one assessment (FORMAT.md, Imports). */
export function listRows(
  list: ListTable,
  map: ListMap,
  project: Project,
  file: string,
  words: ListWords,
): ListRows {
  const reader = new RowReader(list, map, project, file, words);
  let read = 0;
  for (const row of list.table.rows) {
    if (row.number <= list.header) continue;
    read += 1;
    reader.take(row);
  }
  const { records, notTaken, cells } = reader;
  const remarks = remarksOf(list, map, reader.idle);
  return { read, records, notTaken, cells, remarks, ids: new Set(reader.first.keys()) };
}

/** A row that is not taken, and why. */
class Refused {
  readonly reason: Reason;
  readonly detail: Bilingual;

  constructor(reason: Reason, detail: Bilingual | string = "") {
    this.reason = reason;
    this.detail = typeof detail === "string" ? { de: detail, en: detail } : detail;
  }
}

class RowReader {
  readonly records: ControlRecord[] = [];
  readonly notTaken: NotTaken[] = [];
  readonly cells: CellNote[] = [];
  /** By column how many values had no place. */
  readonly idle = new Map<ListColumn, number>();
  private readonly ids: RequirementIds;
  private readonly known: ReadonlySet<string>;
  /** By control id the row that has it first. */
  readonly first = new Map<string, number>();
  private readonly list: ListTable;
  private readonly map: ListMap;
  private readonly project: Project;
  private readonly file: string;
  private readonly words: ListWords;

  constructor(list: ListTable, map: ListMap, project: Project, file: string, words: ListWords) {
    this.list = list;
    this.map = map;
    this.project = project;
    this.file = file;
    this.words = words;
    this.ids = new RequirementIds(project.catalogue);
    const sites = project.sites.map(({ id }) => id);
    const objects = project.objects.flatMap(({ id, data }) => [
      id,
      ...(data.sites ?? []).map((site) => `${id}@${site}`),
    ]);
    this.known = new Set([...sites, ...objects]);
  }

  take(row: TableRow): void {
    const place = this.placeOf(row);
    const notes: CellNote[] = [];
    const readable = this.doubtIn(row, notes);
    if (readable instanceof Refused) this.listed(this.idOf(row, this.foundIn(row)), row);
    const record = readable instanceof Refused ? readable : this.record(readable, notes);
    if (record instanceof Refused)
      this.notTaken.push({ place, reason: record.reason, detail: record.detail });
    else {
      this.records.push(record);
      this.cells.push(...notes);
    }
  }

  private placeOf({ number }: TableRow) {
    return { file: this.file, sheet: this.list.table.name, row: number };
  }

  private cell(row: TableRow, column: ListColumn): Cell | undefined {
    const at = this.list.columns.get(column);
    return at === undefined ? undefined : row.cells.get(at);
  }

  /** Why a row can't be taken whose cells do not mean what they show; other cells of it are noted, and stay away. */
  private doubtIn(row: TableRow, notes: CellNote[]): Refused | TableRow {
    const cells = new Map(row.cells);
    for (const column of listColumns) {
      const doubt = this.cell(row, column)?.doubt ?? null;
      if (doubt === null) continue;
      const reason = reasonWithout(column);
      if (reason !== null) return new Refused(reason, doubt);
      notes.push(this.noteOf(row, column, doubt));
      cells.delete(this.list.columns.get(column) ?? 0);
    }
    return { ...row, cells };
  }

  private line(row: TableRow, column: ListColumn): string {
    return sourceLine(this.cell(row, column)?.text ?? "");
  }

  private record(row: TableRow, notes: CellNote[]): ControlRecord | Refused {
    const hasOwn = this.map.columns.requirements !== undefined;
    const found = this.foundIn(row);
    const id = this.idOf(row, found);
    // A repeated id is known whatever the first row lacked; what is wrong with the row itself comes first.
    const earlier = this.listed(id, row);
    const requirement = this.requirementFault(row, found, hasOwn);
    if (requirement) return requirement;
    const status = this.statusOf(row);
    if (status instanceof Refused) return status;
    const scopes = this.scopesOf(row);
    if (scopes instanceof Refused) return scopes;
    if (id === null || !isControlId(id)) return unusableId(this.line(row, "id"), this.map.prefix);
    if (earlier !== undefined)
      return new Refused("duplicate", {
        de: `${id} steht schon in Zeile ${earlier}`,
        en: `${id} stands in row ${earlier} already`,
      });
    const [main = ""] = found.known;
    for (const each of [...found.unknown, ...found.withdrawn])
      notes.push(this.noteOf(row, hasOwn ? "requirements" : "id", unknownId(each)));
    return {
      place: this.placeOf(row),
      key: id,
      id,
      isOwn: true,
      title: this.titleOf(row, main),
      requirements: found.known.filter((each) => each !== id),
      scopes,
      status,
      module: this.project.catalogue.requirement(main)?.module ?? "",
      prose: this.proseOf(row),
      ...this.peopleAndActions(row, status, notes, main),
    };
  }

  private foundIn(row: TableRow): FoundIds {
    const column = this.map.columns.requirements === undefined ? "id" : "requirements";
    return this.ids.in(this.cell(row, column)?.text ?? "");
  }

  /** Keeps that the list has an id; returns the earlier row that has it, if there is one. */
  private listed(id: string | null, { number }: TableRow): number | undefined {
    if (id === null) return undefined;
    const earlier = this.first.get(id);
    if (earlier === undefined) this.first.set(id, number);
    return earlier;
  }

  /** The control's id: the list's, or the requirement's where it has none of its own. */
  private idOf(row: TableRow, { known }: FoundIds): string | null {
    const own = this.line(row, "id");
    const [only, ...others] = known;
    const isRequirement = this.map.columns.requirements === undefined || own === "";
    if (isRequirement && only !== undefined && others.length === 0) return this.map.prefix + only;
    return own === "" ? null : this.map.prefix + own;
  }

  private requirementFault(row: TableRow, found: FoundIds, hasOwn: boolean): Refused | null {
    if (found.known.length > 0) return null;
    const written = this.line(row, hasOwn ? "requirements" : "id");
    if (written === "") return new Refused("requirement-missing");
    return new Refused(found.withdrawn.length > 0 ? "requirement-withdrawn" : "requirement-unknown", written);
  }

  private statusOf(row: TableRow): Status | Refused {
    const written = this.line(row, "status");
    if (written === "") return new Refused("status-missing");
    const key = statusKey(written);
    return this.map.status.get(key) ?? entryOf(statusOfWord, key) ?? new Refused("status-unknown", written);
  }

  private scopesOf(row: TableRow): readonly string[] | Refused {
    if (this.map.columns.scope === undefined) return [scopeWords.all.de];
    const text = this.cell(row, "scope")?.text ?? "";
    const whole = this.map.scopes.get(wordKey(text));
    const written =
      whole === undefined ? text.split(/[,;/\r\n]/).map(sourceLine) : whole.split(",").map(sourceLine);
    const scopes: string[] = [];
    for (const word of written.filter((each) => each !== "")) {
      const meant = whole === undefined ? (this.map.scopes.get(wordKey(word)) ?? word) : word;
      for (const scope of meant.split(",").map((each) => each.trim())) {
        const wide = wideScope(scope);
        if (wide === null && !this.known.has(scope)) return new Refused("scope-unknown", word);
        if (!scopes.includes(scope)) scopes.push(scope);
      }
    }
    return scopes.length > 0 ? scopes : new Refused("scope-unclear");
  }

  private titleOf(row: TableRow, requirement: string): string {
    return this.line(row, "title") || (this.project.catalogue.requirement(requirement)?.title ?? requirement);
  }

  private proseOf(row: TableRow): string[] {
    const lines = sourceLines(this.cell(row, "text")?.text ?? "");
    const evidence = this.line(row, "evidence");
    return evidence === "" ? lines : [...lines, `${this.words.evidence}: ${evidence}`];
  }

  private peopleAndActions(
    row: TableRow,
    status: Status,
    notes: CellNote[],
    requirement: string,
  ): Pick<ControlRecord, "actions" | "responsible"> {
    const responsible = this.line(row, "responsible") || null;
    const due = this.dueOf(row, notes);
    if (leavesGap(status)) {
      const isSaid = this.line(row, "title") !== "" || due !== null || responsible !== null;
      const action: RecordedAction = { text: this.titleOf(row, requirement), due, responsible };
      return isSaid ? { actions: [action], responsible: null } : { actions: [], responsible };
    }
    if (due !== null) this.idle.set("due", (this.idle.get("due") ?? 0) + 1);
    return { actions: [], responsible };
  }

  private dueOf(row: TableRow, notes: CellNote[]): string | null {
    const cell = this.cell(row, "due");
    const written = this.line(row, "due");
    if (cell === undefined || written === "") return null;
    const day = isDate(written) ? written : dateWrittenAs(written);
    const counted = cell.number === null ? null : this.list.table.dayOf(cell.number);
    if (day !== null || counted !== null) return day ?? counted;
    notes.push(this.noteOf(row, "due", { de: `„${written}“ ist kein Datum`, en: `“${written}” is no date` }));
    return null;
  }

  private noteOf(row: TableRow, column: ListColumn, detail: Bilingual): CellNote {
    return { place: this.placeOf(row), column: columnLetters(this.list.columns.get(column) ?? 0), detail };
  }
}

/** Why a row is not taken without a column; null if it is taken all the same. */
function reasonWithout(column: ListColumn): Reason | null {
  if (column === "id" || column === "requirements") return "requirement-missing";
  if (column === "status") return "status-missing";
  return column === "scope" ? "scope-unclear" : null;
}

function unusableId(written: string, prefix: string): Refused {
  return new Refused("unwritable", {
    de: `„${prefix}${written}“ ist keine Kennung einer Maßnahme: ein Großbuchstabe zuerst, eine Ziffer darin, ohne Leerzeichen; „prefix“ der Zuordnung stellt etwas davor`,
    en: `“${prefix}${written}” is no id of a control: a capital first, a digit in it, no blanks; “prefix” of the mapping puts something before it`,
  });
}

function unknownId(word: string): Bilingual {
  return {
    de: `„${word}“ ist keine Anforderung, die gilt`,
    en: `“${word}” is no requirement in force`,
  };
}
