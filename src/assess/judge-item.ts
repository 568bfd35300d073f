import type { DuplicateGroup, Index, Item, LinkUse } from "../model/assessed.ts";
import type { Evidence } from "../model/project.ts";
import { endOf } from "../text/date.ts";
import { compareText } from "../text/order.ts";
import { isContested } from "./evidence-duplicates.ts";
import { placeOfDecision } from "./item-place.ts";
import { weakestStatus } from "./items.ts";

/**
 * Gives an item its one state (FORMAT.md, States): declared is what officers say, proven what evidence shows.
 * The links of its assessments must have been judged before.
 */
export function judgeItem(item: Item, index: Index): void {
  const declared = weakestStatus(item.assessments.flatMap(({ assessment }) => assessment.status ?? []));
  item.declared = declared;
  if (declared === null) return;
  item.at = placeOfDecision(item);
  item.responsible = responsibleFor(item);

  const uses = item.assessments.flatMap(({ links }) => links).filter((use) => use.concerned.includes(item));
  const counting = uses.filter((use) => use.counts);
  item.evidence = distinct(counting.flatMap((use) => use.evidence ?? []));
  const credit = item.assessments
    .flatMap(({ inherited }) => inherited)
    .find((i) => i.credited.includes(item));
  const duty = credit?.use.evidence?.data.duties?.includes(item.requirement.id) === true;
  item.inherited = credit?.use.evidence ?? null;
  item.responsibility = !credit ? "own" : duty ? "shared" : "provider";

  let proven = true;
  if (!credit || duty) {
    if (credit && item.evidence.length === 0) credit.dutiesUnproven.push(item);
    const types = judgeRequiredTypes(item, counting, index);
    item.lacking = types.lacking;
    proven = item.evidence.length > 0 && types.lacking.length === 0 && !types.tooOld;
  }
  const inheritedUses = item.assessments.flatMap(({ inherited }) => inherited.map(({ use }) => use));
  const concerning = [...uses, ...inheritedUses.filter((use) => use.concerned.includes(item))];
  const contested = contestedBy(item, counting, index);
  // Of several controls the weakest counts: while one of them can't be read, nobody knows that it is not weaker.
  const holds =
    proven && !item.halfRead && contested.length === 0 && concerning.every((use) => !breaksProof(use));
  if (declared === "dispensable") item.state = item.halfRead ? "unproven" : "dispensable";
  else if (declared === "no") item.state = "open";
  else if (!holds) item.state = "unproven";
  else item.state = declared === "yes" ? "proven" : "open";
}

/** Groups of evidence that the item rests on, and nobody knows whose they are; where that matters, they are told of it. */
function contestedBy(item: Item, counting: readonly LinkUse[], index: Index): DuplicateGroup[] {
  const groups = counting.flatMap(({ evidence }) => (evidence && index.duplicates.get(evidence.path)) ?? []);
  const contested = [...new Set(groups)].filter((group) => isContested(group, item));
  if (item.declared === "yes" || item.declared === "partial")
    for (const group of contested) group.contested.push(item);
  return contested;
}

/** A link that is too old for a required interval is so for single items: they were judged by it already. */
function breaksProof(use: LinkUse): boolean {
  return [...use.faults].some((fault) => fault !== "too-old");
}

/**
 * The required types that an item lacks. Where the newest of a type is older than its interval, its link is marked as too
 * old; where it soon will be, the link ends then.
 */
function judgeRequiredTypes(
  item: Item,
  counting: readonly LinkUse[],
  index: Index,
): { lacking: string[]; tooOld: boolean } {
  const lacking: string[] = [];
  let tooOld = false;
  const typesUnknown = counting.some((use) => use.evidence?.data.type === undefined);
  for (const { mapped } of item.assessments) {
    for (const { value } of mapped.control.requiredEvidence) {
      const ofType = counting.filter((use) => use.evidence?.data.type === value.type);
      if (ofType.length === 0) {
        // Evidence without readable metadata may be of that type: its own finding says enough.
        if (!typesUnknown && !lacking.includes(value.type)) lacking.push(value.type);
        continue;
      }
      const issued = ofType
        .flatMap((use) => use.evidence?.data.issued ?? [])
        .filter((day) => day <= index.asOf);
      const newest = issued.sort(compareText).at(-1);
      if (newest === undefined || value.within === null) continue;
      const end = endOf(newest, value.within);
      if (end === null) continue;
      tooOld ||= end < index.asOf;
      for (const use of ofType.filter((u) => u.evidence?.data.issued === newest)) {
        if (end < index.asOf) use.faults.add("too-old");
        if (use.ends === null || end < use.ends) {
          use.ends = end;
          use.interval = value.within;
        }
      }
    }
  }
  return { lacking, tooOld };
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Set(evidence)].sort((a, b) => compareText(a.path, b.path));
}

function responsibleFor({ assessments }: Item): string | null {
  for (const { assessment } of assessments) {
    const [first] = assessment.responsible;
    if (first) return first.value;
  }
  for (const { mapped } of assessments) {
    const { control } = mapped;
    const name = control.responsible[0]?.value ?? control.catalogue.data.owner;
    if (name !== undefined) return name;
  }
  return null;
}
