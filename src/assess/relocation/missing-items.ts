import type { AssessedDay, Index, Item } from "../../model/assessed.ts";
import { isGap } from "../../model/item-states.ts";
import { levelRank, orderRank } from "../../model/method.ts";
import type { Action } from "../../model/project.ts";
import type { MissingItem } from "../../model/relocation.ts";
import { compareBy, compareText } from "../../text/order.ts";
import type { RelocationPlan } from "./plan.ts";
import { describe } from "./relocation-item.ts";

/**
 * What the new site lacks on the day of cut-over, in the order in which it must happen: modules by their order (R1 to R3);
 * of these the place before the systems that move in, and what is needed before what needs it; at equal depth by level
 * (Basis before Standard before increased needs), then by the day on which it is due.
 */
export function missingItems(plan: RelocationPlan, then: AssessedDay): MissingItem[] {
  const missing = then.items.filter((item) => item.site === plan.to.id && isGap(item));
  const waitsFor = waiting(missing, plan.to.id, then.index);
  const depth = depthsOf(waitsFor);
  const depthOf = ({ object }: MissingItem): number => depth.get(object ?? "") ?? 0;
  const { method } = then.index;
  return missing
    .map((item): MissingItem => {
      const action = lastAction(item);
      const owner = item.object === null ? undefined : then.index.objects.get(item.object)?.data.owner;
      return {
        ...describe(item, then.index),
        responsible: action?.responsible ?? item.responsible ?? owner ?? null,
        action: action && { text: action.text, due: action.due, effort: action.effort },
        late: action?.due !== null && action?.due !== undefined && action.due > plan.cutOver,
        before: item.placeBound ? "move-in" : "cut-over",
        waitsFor: waitsFor.get(item.object ?? "") ?? [],
      };
    })
    .sort(
      compareBy(
        (a, b) => orderRank(method, a.order) - orderRank(method, b.order),
        (a, b) => Number(a.before === "cut-over") - Number(b.before === "cut-over"),
        (a, b) => depthOf(a) - depthOf(b),
        (a, b) => levelRank(method, a.level) - levelRank(method, b.level),
        (a, b) => compareText(a.action?.due ?? "9999", b.action?.due ?? "9999"),
      ),
    );
}

/** The open action that is due last: the item is met only then. One without a day comes after all. */
function lastAction({ assessments }: Item): Action | null {
  const actions = assessments.flatMap(({ assessment }) => assessment.actions.map(({ value }) => value));
  return actions.toSorted((a, b) => compareText(b.due ?? "9999", a.due ?? "9999"))[0] ?? null;
}

/** For each object with a missing item the nearest objects that it needs at the site and that lack something too. */
function waiting(missing: readonly Item[], site: string, index: Index): Map<string, string[]> {
  const lacking = new Set(missing.flatMap(({ object }) => object ?? []));
  const isThere = (id: string): boolean => {
    const sites = index.objects.get(id)?.data.sites ?? [];
    return sites.length === 0 || sites.includes(site);
  };
  const waitsFor = new Map<string, string[]>();
  for (const object of lacking) {
    const seen = new Set([object]);
    const first: string[] = [];
    for (const id of seen) {
      if (id !== object && lacking.has(id)) {
        first.push(id);
        continue;
      }
      // Grows while it is walked, past what lacks nothing itself.
      for (const needed of (index.graph.needs.get(id) ?? []).flat()) if (isThere(needed)) seen.add(needed);
    }
    waitsFor.set(object, first.sort(compareText));
  }
  return waitsFor;
}

/** How many objects stand one above the other below each: what waits for nothing has depth 0. Circles are cut. */
function depthsOf(waitsFor: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const depths = new Map<string, number>();
  let waiting = [...waitsFor.keys()];
  for (let depth = 0; waiting.length > 0; depth++) {
    const open = new Set(waiting);
    const free = waiting.filter((id) => !waitsFor.get(id)?.some((needed) => open.has(needed)));
    const next = free.length > 0 ? free : waiting;
    for (const id of next) depths.set(id, depth);
    waiting = waiting.filter((id) => !depths.has(id));
  }
  return depths;
}
