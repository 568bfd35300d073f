import type { CatalogueLookup } from "../../model/catalogue.ts";
import type { Bilingual } from "../../model/position.ts";
import { scopeWords } from "../../model/scope-words.ts";
import type { Status } from "../../model/vocabulary.ts";
import { addToList } from "../../text/list-by-key.ts";
import type { ControlRecord, RecordedAction } from "../control-record.ts";
import type { CellNote, NotTaken } from "../outcome.ts";
import { RequirementIds } from "../requirement-ids.ts";
import { sourceLine, sourceLines } from "../source-text.ts";
import { titleNote } from "../title-note.ts";
import type { SourceRequirement } from "./source-model.ts";

/** The assessments of a source. */
export interface SaidAssessments {
  /** Of which requirement of which object the source says something, taken or not: `INF.2.A3@raum-a`. */
  readonly said: ReadonlySet<string>;
  /** One for each requirement and object. */
  readonly records: readonly ControlRecord[];
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
}

/** What an action may be called so that it is known wherever it stands. */
const actionName = /^\p{Lu}[\p{L}._-]{0,19}\d[\p{L}\d._-]{0,18}$/u;

/** What becomes of assessed requirements. One at several objects is several items; two that contradict each other are none. */
export function saidAssessments(
  requirements: readonly SourceRequirement[],
  objects: ReadonlyMap<string, readonly string[]>,
  catalogue: CatalogueLookup,
): SaidAssessments {
  const ids = new RequirementIds(catalogue);
  const [notTaken, cells]: [NotTaken[], CellNote[]] = [[], []];
  const said = new Set<string>();
  const titled = new Set<string>();
  const found = new Map<string, { id: string; scope: string; status: Status; from: SourceRequirement }[]>();
  for (const from of requirements) {
    const refuse = (reason: NotTaken["reason"], detail: Bilingual): void => {
      notTaken.push({ place: from.place, reason, detail });
    };
    const { known, withdrawn, unknown } = ids.in(from.requirement);
    const [id, ...others] = known;
    const named = same(`${from.requirement} ${sourceLine(from.title)}`.trim());
    const scopes = from.objects.flatMap((object) =>
      object === null ? [scopeWords.domain.de] : (objects.get(object) ?? []),
    );
    for (const one of known) for (const scope of scopes) said.add(keyOf(one, scope));
    const { status } = from;
    if (from.requirement.trim() === "") refuse("requirement-missing", named);
    else if (id === undefined)
      refuse(withdrawn.length > 0 ? "requirement-withdrawn" : "requirement-unknown", named);
    else if (others.length + withdrawn.length + unknown.length > 0) refuse("requirement-unknown", named);
    else if (status === null) refuse("status-missing", named);
    else if (typeof status === "object") {
      if ("unknown" in status) refuse("status-unknown", same(status.unknown));
      else refuse("status-contradictory", status.contradictory);
    } else if (scopes.length === 0) refuse("scope-unknown", named);
    else {
      // One without a name is called by its id in the source.
      const isNamed = from.title !== from.id && !titled.has(id);
      const title = isNamed ? titleNote(catalogue.requirement(id), from.title) : null;
      titled.add(id);
      if (title !== null) cells.push({ place: from.place, column: "name ", detail: title });
      for (const scope of new Set(scopes)) addToList(found, keyOf(id, scope), [{ id, scope, status, from }]);
    }
  }
  const shared = sharedActions([...found.values()].flat().map(({ from }) => from));
  const records: ControlRecord[] = [];
  const [taken, left] = [new Set<SourceRequirement>(), new Map<SourceRequirement, NotTaken>()];
  for (const [key, all] of found) {
    const [first, ...others] = all;
    if (!first) continue;
    const isContradictory = others.some(({ status }) => status !== first.status);
    const reason = isContradictory ? "status-contradictory" : "duplicate";
    for (const { from } of isContradictory ? all : others)
      left.set(from, { place: from.place, reason, detail: same(key) });
    if (isContradictory) continue;
    taken.add(first.from);
    records.push(recordOf(key, first, catalogue, shared));
  }
  for (const [from, why] of left)
    if (!taken.has(from)) notTaken.push(why);
    else cells.push({ place: from.place, column: "scope ", detail: why.detail });
  return { said, records, notTaken, cells };
}

function keyOf(requirement: string, scope: string): string {
  return `${requirement}@${scope}`;
}

/** By id in the source, the actions that may have their name: those with the same day wherever they stand. */
function sharedActions(requirements: readonly SourceRequirement[]): ReadonlySet<string> {
  const days = new Map<string, Set<string>>();
  for (const { actions, due, responsible } of requirements)
    for (const { id } of actions)
      days.set(id, (days.get(id) ?? new Set()).add(JSON.stringify([due, responsible])));
  const names = new Map<string, Set<string>>();
  for (const { actions } of requirements)
    for (const { id, name } of actions) names.set(name, (names.get(name) ?? new Set()).add(id));
  const isClear = (name: string): boolean => actionName.test(name) && names.get(name)?.size === 1;
  return new Set(
    requirements.flatMap(({ actions }) =>
      actions.flatMap(({ id, name }) => (isClear(name) && days.get(id)?.size === 1 ? [id] : [])),
    ),
  );
}

function recordOf(
  key: string,
  { id, scope, status, from }: { id: string; scope: string; status: Status; from: SourceRequirement },
  catalogue: CatalogueLookup,
  shared: ReadonlySet<string>,
): ControlRecord {
  const { due, responsible } = from;
  const requirement = catalogue.requirement(id);
  const title = requirement?.title ?? id;
  const isGap = status === "no" || status === "partial";
  const actions = from.actions.map(
    (action): RecordedAction => ({
      id: shared.has(action.id) ? action.name : null,
      text: sourceLine(action.text),
      due,
      responsible,
    }),
  );
  // Without a measure of its own, what has a day is to be done by then: the requirement.
  const only = due === null ? [] : [{ text: title, due, responsible }];
  const given = actions.length > 0 ? actions : only;
  return {
    place: { ...from.place },
    key,
    id,
    isOwn: false,
    title,
    requirements: [],
    scopes: [scope],
    status,
    module: requirement?.module ?? "",
    prose: sourceLines(from.prose),
    actions: isGap ? given : [],
    responsible: isGap && given.length > 0 ? null : responsible,
  };
}

function same(text: string): Bilingual {
  return { de: text, en: text };
}
