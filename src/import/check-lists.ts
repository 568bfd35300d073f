import type { Bilingual, Language } from "../model/position.ts";
import type { Project } from "../model/project.ts";
import { scopeWords } from "../model/scope-words.ts";
import { leavesGap, type Status } from "../model/vocabulary.ts";
import { CheckListReader, type CheckListRow } from "./check-list-rows.ts";
import type { CheckListTable } from "./check-list-table.ts";
import type { ControlRecord } from "./control-record.ts";
import type { ImportState } from "./import-state.ts";
import { type ListMap, wordKey } from "./list-map.ts";
import type { CellNote, NotTaken, SourcePlace } from "./outcome.ts";
import { unsaidBy } from "./standing-content.ts";

/** A check list of a module, and where it lay. */
export interface CheckList {
  /** Its file as it was given. */
  readonly file: string;
  /** Name of the folder that it lies in, below the one that was given; null if it lies in that itself. */
  readonly folder: string | null;
  readonly module: string;
  readonly list: CheckListTable;
}

/** What check lists say. */
export interface CheckListRecords {
  readonly read: number;
  readonly records: readonly ControlRecord[];
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
  /** By the place of a record the rows that it was made of. */
  readonly rowsOf: ReadonlyMap<SourcePlace, readonly SourcePlace[]>;
  /** Requirements that earlier imports took and that the lists of the same module and object have in no row any more. */
  readonly unsaid: readonly Bilingual[];
}

/**
 * Reads the BSI's check lists: the rows of one requirement become one assessment (FORMAT.md, Imports).
 *
 * @param before what earlier imports took
 */
export function checkListRecords(
  lists: readonly CheckList[],
  project: Project,
  map: Pick<ListMap, "scopes" | "status">,
  { language, before }: { readonly language: Language; readonly before: ImportState },
): CheckListRecords {
  const collector = new Collector(project, map, language);
  for (const list of lists) collector.take(list);
  const { read, records, notTaken, cells, rowsOf } = collector;
  return { read, records, notTaken, cells, rowsOf, unsaid: collector.unsaid(before) };
}

class Collector implements Omit<CheckListRecords, "unsaid"> {
  read = 0;
  readonly records: ControlRecord[] = [];
  readonly notTaken: NotTaken[] = [];
  readonly cells: CellNote[] = [];
  readonly rowsOf = new Map<SourcePlace, readonly SourcePlace[]>();
  /** By scope and module the file that was read for it. */
  private readonly taken = new Map<string, string>();
  /** What is said of which scope, as imports keep it, taken or not. */
  private readonly said = new Set<string>();
  private readonly project: Project;
  private readonly map: Pick<ListMap, "scopes" | "status">;
  private readonly language: Language;

  constructor(project: Project, map: Pick<ListMap, "scopes" | "status">, language: Language) {
    this.project = project;
    this.map = map;
    this.language = language;
  }

  take(list: CheckList): void {
    const { file, module } = list;
    this.read += list.list.rows.length;
    const reader = new CheckListReader(list.list, list, this.project.catalogue, this.map.status);
    this.notTaken.push(...reader.notTaken.map(({ requirement: _, ...row }) => row));
    const scope = this.scopeOf(list);
    const earlier = scope === null ? undefined : this.taken.get(JSON.stringify([scope, module]));
    const lacking = new Set(reader.notTaken.map(({ requirement }) => requirement));
    for (const { requirement } of [...reader.rows, ...reader.notTaken])
      this.said.add(`${requirement}@${scope}`);
    for (const [requirement, rows] of Map.groupBy(reader.rows, (row) => row.requirement)) {
      if (lacking.has(requirement)) this.refuse(rows, "status-missing", otherRow(requirement));
      else if (scope === null) this.refuse(rows, "scope-unclear", unclear(module));
      else if (earlier !== undefined) this.refuse(rows, "duplicate", { de: earlier, en: earlier });
      else this.add(requirement, rows, scope, module);
    }
    if (scope !== null && earlier === undefined) this.taken.set(JSON.stringify([scope, module]), file);
  }

  unsaid(before: ImportState): Bilingual[] {
    const left = [...before.keys()].filter((key) => {
      const [requirement = "", scope] = key.split("@");
      const module = this.project.catalogue.requirement(requirement)?.module;
      return this.taken.has(JSON.stringify([scope, module])) && !this.said.has(key);
    });
    return unsaidBy(left);
  }

  private refuse(rows: readonly CheckListRow[], reason: NotTaken["reason"], detail: Bilingual): void {
    for (const { place } of rows) this.notTaken.push({ place, reason, detail });
  }

  private add(requirement: string, rows: readonly CheckListRow[], scope: string, module: string): void {
    const [first] = rows;
    if (!first) return;
    const { status, met, counted } = together(rows);
    const line = this.language === "de" ? "Teilanforderungen erfüllt" : "partial requirements met";
    const of = this.language === "de" ? "von" : "of";
    const actions = rows.flatMap(({ action }) => action ?? []);
    this.records.push({
      place: first.place,
      key: `${requirement}@${scope}`,
      id: requirement,
      isOwn: false,
      title: this.project.catalogue.requirement(requirement)?.title ?? requirement,
      requirements: [],
      scopes: [scope],
      status,
      module,
      prose: [
        ...(status === "partial" && counted > 1 ? [`${met} ${of} ${counted} ${line}.`] : []),
        ...new Set(rows.flatMap(({ prose }) => prose)),
      ],
      actions: [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()],
      responsible: leavesGap(status)
        ? null
        : [...new Set(rows.flatMap(({ responsible }) => responsible ?? []))].join(", ") || null,
    });
    this.rowsOf.set(
      first.place,
      rows.map(({ place }) => place),
    );
    this.cells.push(...rows.flatMap(({ notes }) => notes));
  }

  /** The object that a check list is of, or the domain; null if several could be meant, or none. */
  private scopeOf({ folder, module }: CheckList): string | null {
    const { objects, domain } = this.project;
    const isKnown = (id: string): boolean => objects.some((object) => object.id === id);
    const named = folder === null ? null : this.scopeNamed(folder, isKnown);
    if (named !== null) return named;
    const mapped = this.map.scopes.get(wordKey(module));
    if (mapped !== undefined) return this.scopeNamed(mapped.trim(), isKnown);
    const having = objects.filter(({ data }) => data.modules?.some(({ id }) => id === module));
    const isOfDomain = domain.data.modules?.some(({ id }) => id === module) === true;
    const [only, ...others] = having;
    if (only && others.length === 0 && !isOfDomain) return only.id;
    return !only && isOfDomain ? scopeWords.domain.de : null;
  }

  private scopeNamed(word: string, isKnown: (id: string) => boolean): string | null {
    if (isKnown(word)) return word;
    return Object.values(scopeWords.domain).includes(word.toLowerCase()) ? scopeWords.domain.de : null;
  }
}

/** The status of several rows of one requirement: what is dispensable does not count beside others. */
function together(rows: readonly CheckListRow[]): { status: Status; met: number; counted: number } {
  const counting = rows.filter(({ status }) => status !== "dispensable");
  const met = counting.filter(({ status }) => status === "yes").length;
  const counted = counting.length;
  if (counted === 0) return { status: "dispensable", met, counted };
  if (met === counted) return { status: "yes", met, counted };
  const isUnmet = counting.every(({ status }) => status === "no");
  return { status: isUnmet ? "no" : "partial", met, counted };
}

function unclear(module: string): Bilingual {
  return {
    de: `welches Zielobjekt gemeint ist, sagt weder ein Ordner mit seiner id noch „scopes: {${module}: …}“ der Zuordnung`,
    en: `neither a folder with its id nor “scopes: {${module}: …}” of the mapping says which object is meant`,
  };
}

function otherRow(requirement: string): Bilingual {
  return {
    de: `eine andere Zeile von ${requirement} hat keinen Status, der zählt`,
    en: `another row of ${requirement} has no status that counts`,
  };
}
