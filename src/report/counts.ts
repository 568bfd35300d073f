import type { Item } from "../model/assessed.ts";
import type { Counts, Report } from "../model/report.ts";
import type { State } from "../model/vocabulary.ts";

/** Counts items by state; the states add up to the items. */
export function countStates(items: readonly Pick<Item, "state">[]): Counts {
  const counts: Record<State, number> = { proven: 0, unproven: 0, open: 0, dispensable: 0, unassessed: 0 };
  for (const { state } of items) counts[state]++;
  return { items: items.length, ...counts };
}

/** Counts items by module and site, in the order of the items. */
export function countByModule(items: readonly Item[]): Report["moduleCounts"] {
  const groups = Map.groupBy(items, ({ requirement, site }) => `${requirement.module}\n${site ?? ""}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ module: first.requirement.module, site: first.site, counts: countStates(group) }] : [];
  });
}
