import type { Index } from "../../model/assessed.ts";
import type { Site } from "../../model/project.ts";
import { compareText } from "../../text/order.ts";

/** The days of a relocation and its two sites. */
export interface RelocationPlan {
  readonly to: Site;
  readonly from: Site;
  readonly transitionFrom: string | null;
  readonly cutOver: string;
  readonly retired: string | null;
}

/** The relocations that the sites plan: each successor that becomes active some day, and the site that it replaces. */
export function plansOf({ project, sites, replaced }: Index): RelocationPlan[] {
  return project.sites.flatMap((to) => {
    const from = sites.get(to.data.replaces ?? "");
    const cutOver = firstDay(to, "active");
    if (!from || !replaced.get(to.id)?.has(from.id) || cutOver === null) return [];
    const transition = firstDay(to, "transition");
    const transitionFrom = transition !== null && transition < cutOver ? transition : null;
    return [{ to, from, transitionFrom, cutOver, retired: firstDay(from, "retired") }];
  });
}

/** The first day of a state; of several phases the earliest. */
function firstDay(site: Site, state: string): string | null {
  const days = (site.data.phases ?? []).filter((phase) => phase.state === state).map(({ from }) => from);
  return days.sort(compareText)[0] ?? null;
}
