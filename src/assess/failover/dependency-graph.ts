import type { Index } from "../../model/assessed.ts";
import type { TargetObject } from "../../model/project.ts";

/** Where an object needs something: at one of its sites, or (null) wherever it is, if it is bound to none. */
export type Place = string | null;

/** An object that needs at least one of the ids of an entry of its `depends-on`. */
interface Dependent {
  readonly id: string;
  readonly entry: readonly string[];
}

/** Objects, their dependencies and where they stand on the day. */
export interface Graph {
  readonly objects: readonly TargetObject[];
  /** Entries of `depends-on` by id; of each entry one suffices. Unknown ids are left out. */
  readonly needs: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly neededBy: ReadonlyMap<string, readonly Dependent[]>;
  /** Active sites where an object stands. */
  readonly activeSites: ReadonlyMap<string, readonly string[]>;
  /** Active sites where an object or anything it depends on, directly or not, stands. */
  readonly reach: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether a needed object serves what stands at a place. */
  serves(needed: string, place: Place): boolean;
}

/** A room, building or ics serves its own site only (FORMAT.md, Failover). */
const placeBoundTypes: readonly (string | undefined)[] = ["room", "building", "ics"];

/** Builds the dependency graph of the day. */
export function dependencyGraph(index: Index): Graph {
  const needs = new Map<string, string[][]>();
  const neededBy = new Map<string, Dependent[]>();
  const activeSites = new Map<string, string[]>();
  const servesOnly = new Map<string, ReadonlySet<string>>();
  for (const { id, data } of index.project.objects) {
    const entries = (data["depends-on"] ?? []).map((entry) => [entry].flat());
    const known = entries
      .map((ids) => ids.filter((other) => index.objects.has(other)))
      .filter((ids) => ids.length > 0);
    needs.set(id, known);
    for (const entry of known) {
      for (const needed of new Set(entry)) {
        const dependents = neededBy.get(needed);
        if (dependents) dependents.push({ id, entry });
        else neededBy.set(needed, [{ id, entry }]);
      }
    }
    const sites = data.sites ?? [];
    activeSites.set(
      id,
      sites.filter((site) => index.siteStates.get(site) === "active"),
    );
    if (placeBoundTypes.includes(data.type) && sites.length > 0) servesOnly.set(id, new Set(sites));
  }
  return {
    objects: index.project.objects,
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
