import type { DuplicateGroup, InheritedUse, Item, LinkUse } from "../model/assessed.ts";
import type { Evidence } from "../model/project.ts";
import type { State, Status } from "../model/vocabulary.ts";
import { endOf } from "../text/date.ts";
import { compareText } from "../text/order.ts";
import { isContested } from "./evidence-duplicates.ts";
import { placeOfDecision } from "./item-place.ts";
import { weakestStatus } from "./items.ts";
import type { Judging } from "./judging.ts";

/** What an item comes to, and what its links, certificates and evidence learn from that. */
export interface Judgement {
  readonly result: Pick<Item, "declared"> & Partial<Item>;
  /** Links to the newest evidence of a required type: when its interval ends, or has ended. */
  readonly ages: readonly Age[];
  /** The certificate that gives credit, if the item is a duty which has no evidence of its own. */
  readonly dutyUnproven: InheritedUse | null;
  /** Evidence that it rests on, and nobody knows whose it is. */
  readonly contested: readonly DuplicateGroup[];
}

interface Age {
  readonly use: LinkUse;
  readonly end: string;
  readonly within: string;
}

/**
 * The one state of an item (FORMAT.md, States): declared is what officers say, proven what evidence shows. The links of its
 * assessments must have been judged before.
 */
export function judgeItem(item: Item, index: Judging): Judgement {
  const declared = weakestStatus(item.assessments.flatMap(({ assessment }) => assessment.status ?? []));
  if (declared === null) return { result: { declared }, ages: [], dutyUnproven: null, contested: [] };

  const uses = item.assessments.flatMap(({ links }) => links).filter((use) => use.concerned.includes(item));
  const counting = uses.filter((use) => use.counts);
  const evidence = distinct(counting.flatMap((use) => use.evidence ?? []));
  const credit = item.assessments
    .flatMap(({ inherited }) => inherited)
    .find((i) => i.credited.includes(item));
  const duty = credit?.use.evidence?.data.duties?.includes(item.requirement.id) === true;
  const isOwn = !credit || duty;
  const { lacking, ages } = isOwn ? judgeRequiredTypes(item, counting, index) : nothingRequired;
  const proven =
    !isOwn || (evidence.length > 0 && lacking.length === 0 && ages.every(({ end }) => end >= index.asOf));
  const inheritedUses = item.assessments.flatMap(({ inherited }) => inherited.map(({ use }) => use));
  const concerning = [...uses, ...inheritedUses.filter((use) => use.concerned.includes(item))];
  const contested = contestedBy(item, counting, index);
  // Of several controls the weakest counts: while one of them can't be read, nobody knows that it is not weaker.
  const holds =
    proven && !item.halfRead && contested.length === 0 && concerning.every((use) => !breaksProof(use));
  return {
    result: {
      declared,
      state: stateOf(declared, item, holds),
      at: placeOfDecision(item, declared),
      responsible: responsibleFor(item),
      evidence,
      inherited: credit?.use.evidence ?? null,
      responsibility: !credit ? "own" : duty ? "shared" : "provider",
      lacking,
    },
    ages,
    dutyUnproven: credit && duty && evidence.length === 0 ? credit : null,
    contested: declared === "yes" || declared === "partial" ? contested : [],
  };
}

/** Writes a judgement down: in the item, and in what it speaks of. */
export function applyJudgement(item: Item, { result, ages, dutyUnproven }: Judgement, index: Judging): void {
  Object.assign(item, result);
  for (const { use, end, within } of ages) {
    if (end < index.asOf) use.faults.add("too-old");
    if (use.ends === null || end < use.ends) {
      use.ends = end;
      use.interval = within;
    }
  }
  dutyUnproven?.dutiesUnproven.push(item);
}

function stateOf(declared: Status, { halfRead }: Item, holds: boolean): State {
  if (declared === "dispensable") return halfRead ? "unproven" : "dispensable";
  if (declared === "no") return "open";
  if (!holds) return "unproven";
  return declared === "yes" ? "proven" : "open";
}

/** Groups of evidence that the item rests on, and nobody knows whose they are. */
function contestedBy(item: Item, counting: readonly LinkUse[], index: Judging): DuplicateGroup[] {
  const groups = counting.flatMap(({ evidence }) => (evidence && index.duplicates.get(evidence.path)) ?? []);
  return [...new Set(groups)].filter((group) => isContested(group, item));
}

/** A link that is too old for a required interval is so for single items: they were judged by it already. */
function breaksProof(use: LinkUse): boolean {
  return [...use.faults].some((fault) => fault !== "too-old");
}

const nothingRequired = { lacking: [], ages: [] } as const;

/** The required types that an item lacks, and when the newest of each that it has will be older than its interval. */
function judgeRequiredTypes(
  item: Item,
  counting: readonly LinkUse[],
  index: Judging,
): { readonly lacking: readonly string[]; readonly ages: readonly Age[] } {
  const lacking = new Set<string>();
  const ages: Age[] = [];
  const typesUnknown = counting.some((use) => use.evidence?.data.type === undefined);
  for (const { value } of item.assessments.flatMap(({ mapped }) => mapped.control.requiredEvidence)) {
    const ofType = counting.filter((use) => use.evidence?.data.type === value.type);
    if (ofType.length === 0) {
      // Evidence without readable metadata may be of that type: its own finding says enough.
      if (!typesUnknown) lacking.add(value.type);
      continue;
    }
    const issued = ofType
      .flatMap((use) => use.evidence?.data.issued ?? [])
      .filter((day) => day <= index.asOf);
    const newest = issued.sort(compareText).at(-1);
    if (newest === undefined || value.within === null) continue;
    const end = endOf(newest, value.within);
    if (end === null) continue;
    const { within } = value;
    const uses = ofType.filter((use) => use.evidence?.data.issued === newest);
    ages.push(...uses.map((use) => ({ use, end, within })));
  }
  return { lacking: [...lacking], ages };
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
    const name = control.responsible[0]?.value ?? control.catalogFile.data.owner;
    if (name !== undefined) return name;
  }
  return null;
}
