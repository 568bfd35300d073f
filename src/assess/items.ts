import type { Index, Item, MappedControl, ScopedAssessment } from "../model/assessed.ts";
import type { Requirement } from "../model/catalogue.ts";
import { isEssential } from "../model/method.ts";
import type { Position } from "../model/position.ts";
import type { Risk } from "../model/project.ts";
import type { Status } from "../model/vocabulary.ts";
import { addToList } from "../text/list-by-key.ts";
import { madeOnce } from "../text/made-once.ts";
import { compareBy, compareNullable } from "../text/order.ts";
import { placeToAssess } from "./item-place.ts";
import type { Judging, ModelledRequirement } from "./judging.ts";
import { specificity } from "./scope.ts";

/**
 * The items of some requirements on the day, with the assessments that decide on each, before they are judged.
 *
 * @param controls all that are for one of these requirements
 * @param selected to whom a requirement applies since risks select it, by its id
 */
export function listItems(
  modelled: readonly ModelledRequirement[],
  controls: readonly MappedControl[],
  selected: (id: string) => ReadonlySet<string | null> | undefined,
  index: Judging,
): Item[] {
  const byRequirement = new Map<string, MappedControl[]>();
  for (const mapped of controls) {
    for (const { id } of mapped.requirements) addToList(byRequirement, id, [mapped]);
  }
  const { method } = index;
  const items: Item[] = [];
  for (const { requirement, holders } of modelled) {
    const mapped = byRequirement.get(requirement.id) ?? [];
    for (const holder of holders) {
      for (const site of holder.sites) {
        const at = placeToAssess(requirement, holder.object, mapped, index);
        const item = newItem(requirement, holder.object, site, at, index);
        const taken = mapped.map((one) => assessmentsOf(item, one)).filter((found) => found.length > 0);
        const applies =
          method.applies[index.approach].includes(requirement.level) ||
          taken.length > 0 ||
          selected(requirement.id)?.has(holder.object) === true;
        if (!applies) continue;
        for (const found of taken) attach(item, found);
        for (const { unreadableScope } of mapped) item.unreadable ??= unreadableScope;
        items.push(item);
      }
    }
  }
  return sortItems(items, index);
}

/** Sorts items by requirement (catalogue order), object, site. */
export function sortItems(items: Item[], { requirementOrder }: Pick<Index, "requirementOrder">): Item[] {
  const position = (item: Item): number => requirementOrder.get(item.requirement.id) ?? 0;
  return items.sort(
    compareBy(
      (a, b) => position(a) - position(b),
      (a, b) => compareNullable(a.object, b.object),
      (a, b) => compareNullable(a.site, b.site),
    ),
  );
}

function newItem(
  requirement: Requirement,
  object: string | null,
  site: string | null,
  at: Position,
  { method, lookup }: Judging,
): Item {
  const layer = lookup.module(requirement.module)?.layer ?? "";
  return {
    requirement,
    object,
    site,
    at,
    essential: isEssential(method, requirement),
    placeBound: method.placeBound.includes(layer),
    assessments: [],
    unreadable: null,
    halfRead: false,
    declared: null,
    state: "unassessed",
    evidence: [],
    inherited: null,
    responsibility: "own",
    responsible: null,
    lacking: [],
  };
}

/** The assessments of a control whose scope takes the item in, the most specific one first. */
function assessmentsOf(item: Item, { assessments }: MappedControl): ScopedAssessment[] {
  const rank = ({ scopes }: ScopedAssessment) =>
    Math.max(0, ...scopes.map((scope) => specificity(scope, item)));
  return assessments.filter((scoped) => rank(scoped) > 0).sort((a, b) => rank(b) - rank(a));
}

function attach(item: Item, found: readonly ScopedAssessment[]): void {
  for (const scoped of found) scoped.inScope.push(item);
  const [decisive] = found;
  if (decisive === undefined || decisive.assessment.status === null) {
    item.unreadable = decisive?.assessment.at ?? item.unreadable;
    item.halfRead = true;
  } else {
    item.assessments.push(decisive);
    decisive.items.push(item);
  }
}

/** Requirements that risks select, with the holders to which they apply: the risk's objects, and the domain. */
export const requirementsOfRisks = madeOnce((risks: readonly Risk[]) => {
  const selected = new Map<string, Set<string | null>>();
  for (const risk of risks) {
    // What is to treat it must be in the check too (BSI-Standard 200-3, 7: consolidation); a control's id selects nothing.
    for (const id of [...(risk.data.requirements ?? []), ...(risk.data.measures ?? [])]) {
      const holders = selected.get(id) ?? new Set([null]);
      for (const object of risk.data.objects ?? []) holders.add(object);
      selected.set(id, holders);
    }
  }
  return selected;
});

/** The weakest of several statuses: no, partial, yes; dispensable only if all say so (FORMAT.md, control catalogues). */
export function weakestStatus(statuses: readonly Status[]): Status | null {
  for (const status of ["no", "partial", "yes", "dispensable"] as const)
    if (statuses.includes(status)) return status;
  return null;
}
