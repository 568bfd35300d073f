import type { Index } from "../../model/assessed.ts";
import type { Site } from "../../model/project.ts";
import type { SiteState } from "../../model/vocabulary.ts";
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
export function plansOf({ project, sites, replaced, asOf }: Index): RelocationPlan[] {
  return project.sites.flatMap((to) => {
    const from = sites.get(to.data.replaces ?? "");
    const cutOver = cutOverOf(to, asOf);
    if (!from || !replaced.get(to.id)?.has(from.id) || cutOver === null) return [];
    return [
      { to, from, transitionFrom: transitionBefore(to, cutOver), cutOver, retired: retirementOf(from) },
    ];
  });
}

/**
 * The day on which a site goes into operation: the next one to come, else the last that was. One that was taken back, or lies
 * before the site was given up and opened again, is no cut-over of this move.
 */
function cutOverOf(site: Site, asOf: string): string | null {
  const days = entriesInto("active", site);
  return days.find((day) => day > asOf) ?? days.at(-1) ?? null;
}

/** The first day in transition before a cut-over, since the site was planned or given up last; null if it never is. */
function transitionBefore(site: Site, cutOver: string): string | null {
  const before = phasesOf(site).filter(({ from }) => from < cutOver);
  const closed = before.findLastIndex(({ state }) => state === "planned" || state === "retired");
  return before.slice(closed + 1).find(({ state }) => state === "transition")?.from ?? null;
}

/** The day from which on a site is retired for good. */
function retirementOf(site: Site): string | null {
  return phasesOf(site).at(-1)?.state === "retired" ? (entriesInto("retired", site).at(-1) ?? null) : null;
}

/** The days on which a site comes into a state: a phase that only repeats the state before is none. */
function entriesInto(state: SiteState, site: Site): string[] {
  const phases = phasesOf(site);
  return phases.flatMap((phase, i) =>
    phase.state === state && phases[i - 1]?.state !== state ? phase.from : [],
  );
}

/** The phases of a site by their first days. */
function phasesOf({ data }: Site): NonNullable<Site["data"]["phases"]> {
  return (data.phases ?? []).toSorted((a, b) => compareText(a.from, b.from));
}
