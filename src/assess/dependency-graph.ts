import type { DependencyGraph, Dependent } from "../model/dependency-graph.ts";
import type { TargetObject } from "../model/project.ts";
import type { SiteState } from "../model/vocabulary.ts";
import { addToList } from "../text/list-by-key.ts";

/** A room, building or ics serves its own site only (FORMAT.md, Failover). */
const placeBoundTypes: readonly (string | undefined)[] = ["room", "building", "ics"];

/** Builds the dependency graph of the day on which sites have the states. */
export function dependencyGraph(
  objects: readonly TargetObject[],
  siteStates: ReadonlyMap<string, SiteState>,
): DependencyGraph {
  const ids = new Set(objects.map(({ id }) => id));
  const needs = new Map<string, string[][]>();
  const neededBy = new Map<string, Dependent[]>();
  const activeSites = new Map<string, string[]>();
  const servesOnly = new Map<string, ReadonlySet<string>>();
  for (const { id, data } of objects) {
    const entries = (data["depends-on"] ?? []).map((entry) => [entry].flat());
    const known = entries
      .map((entry) => entry.filter((other) => ids.has(other)))
      .filter((entry) => entry.length > 0);
    needs.set(id, known);
    for (const entry of known) {
      for (const needed of new Set(entry)) {
        addToList(neededBy, needed, [{ id, entry }]);
      }
    }
    const sites = data.sites ?? [];
    activeSites.set(
      id,
      sites.filter((site) => siteStates.get(site) === "active"),
    );
    if (placeBoundTypes.includes(data.type) && sites.length > 0) servesOnly.set(id, new Set(sites));
  }
  return {
    objects,
    needs,
    neededBy,
    activeSites,
    reach: reachOf(activeSites, neededBy),
    serves: (needed, place) => place === null || (servesOnly.get(needed)?.has(place) ?? true),
  };
}

/** Sites flow up from what is needed to what needs it until nothing changes: linear, and circles do no harm. */
function reachOf(
  activeSites: ReadonlyMap<string, readonly string[]>,
  neededBy: ReadonlyMap<string, readonly Dependent[]>,
): Map<string, Set<string>> {
  const reach = new Map([...activeSites].map(([id, sites]) => [id, new Set(sites)]));
  const changed = [...reach.keys()];
  for (let id = changed.pop(); id !== undefined; id = changed.pop()) {
    const sites = reach.get(id) ?? new Set();
    for (const above of neededBy.get(id) ?? []) {
      const theirs = reach.get(above.id);
      const before = theirs?.size ?? 0;
      for (const site of sites) theirs?.add(site);
      if (theirs && theirs.size > before) changed.push(above.id);
    }
  }
  return reach;
}
