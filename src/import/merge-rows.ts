import { type CheckColumnKey, checkColumns, metWords } from "../formats/workbook/check-columns.ts";
import type { CheckRow } from "../formats/workbook/check-rows.ts";
import type { Bilingual } from "../model/position.ts";
import type { ReportItem } from "../model/report.ts";
import { type Status, statuses } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";
import type { ExportedRow, ExportedWorkbook } from "./exported-workbook.ts";
import { wordKey } from "./list-map.ts";
import type { CellNote, NotTaken } from "./outcome.ts";
import { sourceLines } from "./source-text.ts";

/** What a row says of an item besides its status, each a text. */
const textFields = ["reason", "due", "responsible", "remarks"] as const;
/** One of them. */
export type TextField = (typeof textFields)[number];

/** Columns that say what a row is of, as its key does; what else can't be changed in a workbook follows from the content. */
const namingFields = ["id", "site"] as const;
const fixedFields = checkColumns
  .filter(({ key, editable }) => !editable && !["key", "content", ...namingFields].includes(key))
  .map(({ key }) => key);

/** What of an item is to be changed. */
export interface ItemEdit {
  readonly row: ExportedRow;
  readonly item: ReportItem;
  /** What the item is to say. */
  readonly status: Status;
  readonly texts: Readonly<Record<TextField, string>>;
  /** What of it differs from the content. */
  readonly changed: ReadonlySet<"status" | TextField>;
}

/** What became of the rows of an exported workbook. */
export interface MergedRows {
  readonly edits: readonly ItemEdit[];
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
}

/**
 * Compares each cell with the value that was exported and with the content of today: what only the workbook has changed is an
 * edit, what both have changed differently a conflict, which is shown and not decided.
 */
export function mergeRows(workbook: ExportedWorkbook, today: readonly CheckRow[]): MergedRows {
  const merger = new Merger(workbook, new Map(today.map((row) => [row.key, row])));
  for (const row of workbook.rows) merger.take(row);
  return merger;
}

class Merger implements MergedRows {
  readonly edits: ItemEdit[] = [];
  readonly notTaken: NotTaken[] = [];
  readonly cells: CellNote[] = [];
  private readonly seen = new Set<string>();
  private readonly workbook: ExportedWorkbook;
  private readonly today: ReadonlyMap<string, CheckRow>;

  constructor(workbook: ExportedWorkbook, today: ReadonlyMap<string, CheckRow>) {
    this.workbook = workbook;
    this.today = today;
  }

  take(row: ExportedRow): void {
    const base = this.workbook.base.get(row.key);
    if (row.key === "") {
      this.refuse(row, "requirement-missing", noKey);
      return;
    }
    if (!base) {
      this.refuse(row, "requirement-unknown", { de: row.key, en: row.key });
      return;
    }
    if (this.seen.has(row.key)) {
      this.refuse(row, "duplicate", { de: row.key, en: row.key });
      return;
    }
    this.seen.add(row.key);
    // Who sorts a table without its last column gives every row the key of another.
    const other = namingFields.find((name) => isChanged(row, base, name));
    if (other !== undefined) {
      this.refuse(row, "read-only", otherThanKey(row.key, row.values.get(other) ?? ""));
      return;
    }
    for (const name of fixedFields)
      if (isChanged(row, base, name)) this.noteCell(row, name, notTakenBack(row.values.get(name) ?? ""));
    const statusThen = statusIn(base);
    const status = statusIn(withBase(row, base));
    if (typeof status === "object" && status !== null) {
      const isOld = typeof statusThen === "object";
      if (!isOld) {
        this.refuse(row, status.reason, status.detail);
        return;
      }
    }
    const changed = new Set<"status" | TextField>(textFields.filter((name) => isChanged(row, base, name)));
    if (status !== statusThen && !(typeof status === "object" && status !== null)) changed.add("status");
    if (changed.size > 0)
      this.merge(row, status as Status | null, statusThen as Status | null, changed, base);
  }

  private merge(
    row: ExportedRow,
    status: Status | null,
    statusThen: Status | null,
    changed: Set<"status" | TextField>,
    base: ReadonlyMap<CheckColumnKey, string>,
  ): void {
    const there = this.today.get(row.key);
    if (!there) {
      this.refuse(row, "requirement-unknown", gone(row.key));
      return;
    }
    const { item, values } = there;
    if (item.assessments.length > 1) {
      this.refuse(row, "read-only", several(item));
      return;
    }
    if (changed.has("status") && status === null) {
      this.refuse(row, "status-missing", { de: "", en: "" });
      return;
    }
    const texts = Object.fromEntries(textFields.map((name) => [name, values[name]])) as Record<
      TextField,
      string
    >;
    for (const name of textFields) {
      const wanted = row.values.get(name) ?? "";
      if (!changed.has(name)) continue;
      const isOurs = !isSame(name, values[name], base.get(name) ?? "");
      const day = name === "due" ? dayIn(wanted) : wanted;
      if (isSame(name, wanted, values[name])) changed.delete(name);
      else if (isOurs) this.conflict(row, name, values[name], wanted, changed);
      else if (day === null) {
        this.noteCell(row, name, { de: `„${wanted}“ ist kein Datum`, en: `“${wanted}” is no date` });
        changed.delete(name);
      } else texts[name] = day;
    }
    if (changed.has("status")) {
      if (status === item.declared) changed.delete("status");
      else if (item.declared !== statusThen) {
        this.refuse(row, "conflict", differs(shownStatus(item.declared), shownStatus(status)));
        return;
      }
    }
    const now = changed.has("status") ? status : item.declared;
    if (changed.size === 0) return;
    if (now === null) {
      this.refuse(row, "status-missing", { de: "", en: "" });
      return;
    }
    this.edits.push({ row, item, status: now, texts, changed });
  }

  private conflict(
    row: ExportedRow,
    name: TextField,
    there: string,
    wanted: string,
    changed: Set<string>,
  ): void {
    const text = (value: string): Bilingual => ({ de: value, en: value });
    const detail = differs(text(there), text(wanted));
    this.noteCell(row, name, { de: `Konflikt: ${detail.de}`, en: `conflict: ${detail.en}` });
    changed.delete(name);
  }

  private noteCell({ place, letters }: ExportedRow, name: CheckColumnKey, detail: Bilingual): void {
    this.cells.push({ place, column: letters.get(name) ?? "", detail });
  }

  private refuse({ place }: ExportedRow, reason: NotTaken["reason"], detail: Bilingual): void {
    this.notTaken.push({ place, reason, detail });
  }
}

/** A row's values; a column that is not there any more has changed nothing. */
function withBase(
  row: ExportedRow,
  base: ReadonlyMap<CheckColumnKey, string>,
): ReadonlyMap<CheckColumnKey, string> {
  return new Map([...base, ...row.values]);
}

/** The status of a row: what is dispensable stands in a column of its own. */
function statusIn(
  values: ReadonlyMap<CheckColumnKey, string>,
):
  | Status
  | null
  | { readonly reason: "status-unknown" | "status-contradictory"; readonly detail: Bilingual } {
  const [dispensable, met] = [wordKey(values.get("dispensable") ?? ""), wordKey(values.get("status") ?? "")];
  const isDispensable = isWord(dispensable, metWords.yes);
  const isNot = dispensable === "" || isWord(dispensable, metWords.no);
  if (!isDispensable && !isNot)
    return { reason: "status-unknown", detail: { de: dispensable, en: dispensable } };
  if (met === "") return isDispensable ? "dispensable" : null;
  if (isDispensable)
    return {
      reason: "status-contradictory",
      detail: { de: `entbehrlich und ${met}`, en: `dispensable and ${met}` },
    };
  const status = statuses.find((one) => one !== "dispensable" && isWord(met, metWords[one]));
  return status ?? { reason: "status-unknown", detail: { de: met, en: met } };
}

function isWord(word: string, { de, en }: Bilingual): boolean {
  return word === wordKey(de) || word === wordKey(en);
}

/** Whether a cell says something else than when it was exported; of a column that is not there, or was not kept, nobody can say. */
function isChanged(
  { values }: ExportedRow,
  base: ReadonlyMap<CheckColumnKey, string>,
  name: CheckColumnKey,
): boolean {
  const [now, then] = [values.get(name), base.get(name)];
  return now !== undefined && then !== undefined && !isSame(name, now, then);
}

function isSame(name: CheckColumnKey, a: string, b: string): boolean {
  if (name === "due") return (dayIn(a) ?? a) === (dayIn(b) ?? b);
  return sourceLines(a).join("\n") === sourceLines(b).join("\n");
}

/** The day of a cell; empty for an empty one, null if it is none. */
function dayIn(text: string): string | null {
  const day = text.trim();
  return day === "" || isDate(day) ? day : dateWrittenAs(day);
}

function shownStatus(status: Status | null): Bilingual {
  return status === null ? { de: "–", en: "–" } : words.status[status];
}

function differs(there: Bilingual, wanted: Bilingual): Bilingual {
  return {
    de: `im Inhalt steht inzwischen „${there.de}“, in der Arbeitsmappe „${wanted.de}“`,
    en: `the content says “${there.en}” meanwhile, the workbook “${wanted.en}”`,
  };
}

function several({ assessments }: ReportItem): Bilingual {
  const ids = assessments.map(({ control }) => control).join(", ");
  return {
    de: `mehrere Maßnahmen bewerten das (${ids}); ändern Sie es dort`,
    en: `several controls assess this (${ids}); change it there`,
  };
}

function gone(key: string): Bilingual {
  return { de: `${key}: gibt es im Inhalt nicht mehr`, en: `${key}: is no longer in the content` };
}

function otherThanKey(key: string, written: string): Bilingual {
  return {
    de: `die Zeile sagt „${written}“, ihr Schlüssel „${key}“; wurde ohne die Spalte „Schlüssel“ sortiert?`,
    en: `the row says “${written}”, its key “${key}”; was it sorted without the column “Key”?`,
  };
}

function notTakenBack(written: string): Bilingual {
  return {
    de: `„${written}“: diese Spalte wird nicht übernommen; ändern Sie es im Inhalt`,
    en: `“${written}”: this column is not taken; change it in the content`,
  };
}

const noKey: Bilingual = { de: "die Spalte „Schlüssel“ ist leer", en: "the column “Key” is empty" };
