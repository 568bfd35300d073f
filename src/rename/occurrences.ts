import type { Index } from "../model/assessed.ts";
import type { Located, Position } from "../model/position.ts";
import type { Project } from "../model/project.ts";
import { requirementReferences } from "../rules/catalogue-references.ts";
import { references } from "../rules/content-references.ts";
import { offsetOf, replaceRange, type TextPlace } from "../text/edits.ts";
import { offsetOfWord } from "./word-offset.ts";

/** What content names: by its id, evidence by its path. */
export interface Thing {
  readonly kind: "site" | "object" | "risk" | "control" | "requirement" | "evidence";
  readonly id: string;
}

/** A place that names a thing, with what is written there; the end is exclusive. */
export interface Occurrence extends Thing {
  readonly file: string;
  readonly start: TextPlace;
  readonly end: TextPlace;
  /** Whether the thing is defined there. */
  readonly isDefinition: boolean;
}

/** Which occurrences are looked for, by what they name and the file that they stand in. */
type Wanted = (thing: Thing, file: string) => boolean;

/**
 * Every place in which the content names a thing as the format has it: ids in metadata, scopes, headings and lists, and
 * links. A control with the id of a requirement counts as that.
 */
export function* occurrencesIn(index: Index, wanted: Wanted): Generator<Occurrence> {
  const { project, requirements } = index;
  const evidence = new Set(project.evidence.map(({ path }) => path));
  const controlOr = (kind: Thing["kind"], id: string): Thing =>
    kind === "control" && requirements.has(id) ? { kind: "requirement", id } : { kind, id };
  const found = function* (thing: Thing, at: Position, written: string, isDefinition = false) {
    if (wanted(thing, at.file)) yield* wordAt(project, thing, at, written, isDefinition);
  };
  for (const { kind, id, at } of references(index)) yield* found(controlOr(kind, id), at, id);
  for (const { id, at } of project.controls)
    if (!requirements.has(id)) yield* found({ kind: "control", id }, at, id, true);
  for (const { id, at } of requirementReferences(index))
    if (requirements.has(id)) yield* found({ kind: "requirement", id }, at, id);
  for (const scope of scopesIn(project))
    for (const { thing, at } of partsOf(index, scope)) yield* found(thing, at, thing.id);
  for (const { path, written } of project.links)
    if (path !== null && evidence.has(path) && written !== null)
      yield* found({ kind: "evidence", id: path }, written.at, written.value);
}

/** Every scope that is written: of assessments, of audit findings and questions. */
export function* scopesIn({ controls, audits }: Project): Generator<Located<string>> {
  for (const { assessments } of controls) for (const { scopes } of assessments) yield* scopes;
  for (const { findings, questions } of audits)
    for (const { scopes } of [...findings, ...questions]) yield* scopes;
}

function* partsOf(
  { sites, objects }: Index,
  { value, at }: Located<string>,
): Generator<{ readonly thing: Thing; readonly at: Position }> {
  let { column } = at;
  for (const [i, part] of value.split("@").entries()) {
    const id = part.trim();
    if (i === 0 && objects.has(id)) yield { thing: { kind: "object", id }, at: { ...at, column } };
    else if (sites.has(id)) yield { thing: { kind: "site", id }, at: { ...at, column } };
    column += part.length + 1;
  }
}

function* wordAt(
  { texts }: Project,
  thing: Thing,
  at: Position,
  written: string,
  isDefinition: boolean,
): Generator<Occurrence> {
  const text = texts.get(at.file);
  const from = text === undefined ? null : offsetOfWord(text, at, written);
  // What another place is repeated from is named there.
  if (text === undefined || typeof from !== "number") return;
  const { start, end } = replaceRange(text, from, from + written.length, "");
  yield { ...thing, file: at.file, start, end, isDefinition };
}

/** The occurrence in which a place of a file lies; null if it lies in none. */
export function occurrenceAt(index: Index, file: string, place: TextPlace): Occurrence | null {
  const text = index.project.texts.get(file) ?? "";
  const at = offsetOf(text, place);
  if (at === null) return null;
  for (const one of occurrencesIn(index, (_thing, where) => where === file)) {
    if ((offsetOf(text, one.start) ?? 0) <= at && at <= (offsetOf(text, one.end) ?? 0)) return one;
  }
  return null;
}
