import type { Index } from "../../model/assessed.ts";
import type { TargetObject } from "../../model/project.ts";

/** Objects, their dependencies and where they stand on the day. */
export interface Graph {
  readonly objects: readonly TargetObject[];
  /** Entries of `depends-on` by id; of each entry one suffices. Unknown ids are left out. */
  readonly needs: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly neededBy: ReadonlyMap<string, readonly string[]>;
  /** Active sites where an object stands. */
  readonly activeSites: ReadonlyMap<string, readonly string[]>;
  /** Active sites where an object or anything it depends on, directly or not, stands. */
  readonly reach: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A room, building or ics serves its own site only (FORMAT.md, Failover). */
const placeBoundTypes: readonly (string | undefined)[] = ["room", "building", "ics"];

/** Builds the dependency graph of the day. */
export function dependencyGraph(index: Index): Graph {
  const needs = new Map<string, string[][]>();
  const neededBy = new Map<string, string[]>();
  const activeSites = new Map<string, string[]>();
  for (const object of index.project.objects) {
    const entries = (object.data["depends-on"] ?? []).map((entry) =>
      typeof entry === "string" ? [entry] : [...entry],
    );
    const known = entries
      .map((ids) => ids.filter((id) => index.objects.has(id)))
      .filter((ids) => ids.length > 0);
    needs.set(object.id, known);
    for (const id of new Set(known.flat())) neededBy.set(id, [...(neededBy.get(id) ?? []), object.id]);
    const sites = object.data.sites ?? [];
    activeSites.set(
      object.id,
      sites.filter((site) => index.siteStates.get(site) === "active"),
    );
  }
  return {
    objects: index.project.objects,
    needs,
    neededBy,
    activeSites,
    reach: reachOf(activeSites, neededBy),
  };
}

/** Sites flow up from what is needed to what needs it until nothing changes: linear, and circles do no harm. */
function reachOf(
  activeSites: ReadonlyMap<string, readonly string[]>,
  neededBy: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<string>> {
  const reach = new Map([...activeSites].map(([id, sites]) => [id, new Set(sites)]));
  const changed = [...reach.keys()];
  for (let id = changed.pop(); id !== undefined; id = changed.pop()) {
    const sites = reach.get(id) ?? new Set();
    for (const above of neededBy.get(id) ?? []) {
      const theirs = reach.get(above);
      const before = theirs?.size ?? 0;
      for (const site of sites) theirs?.add(site);
      if (theirs && theirs.size > before) changed.push(above);
    }
  }
  return reach;
}

/** Why an object is gone with a site. */
export interface Failure {
  readonly kind: "object-missing" | "no-redundancy";
}

/** The objects that do not survive the loss of a site. */
export interface LossResult {
  /** Objects that fail by themselves. */
  readonly own: ReadonlyMap<string, Failure>;
  /** All that fail: by themselves, or because something they need does. */
  readonly failing: ReadonlySet<string>;
  /** Whether an object misses one that it needs, if that fails. */
  misses(id: string, needed: string): boolean;
}

/**
 * What the loss of an active site takes away (FORMAT.md, Failover): an object that has no other active site, or stands
 * there with `redundancy: none`; then whatever needs it and has no alternative. Linear in objects and dependencies.
 */
export function loseSite(graph: Graph, lost: string): LossResult {
  const types = new Map(graph.objects.map(({ id, data }) => [id, data.type]));
  const elsewhere = (id: string): boolean => (graph.activeSites.get(id) ?? []).some((site) => site !== lost);
  const misses = (id: string, needed: string): boolean =>
    !(placeBoundTypes.includes(types.get(needed)) && elsewhere(id));

  const own = new Map<string, Failure>();
  for (const { id, data } of graph.objects) {
    if ((data.sites ?? []).length === 0) continue;
    if (!elsewhere(id)) own.set(id, { kind: "object-missing" });
    else if (data.redundancy === "none" && graph.activeSites.get(id)?.includes(lost))
      own.set(id, { kind: "no-redundancy" });
  }
  const failing = new Set(own.keys());
  const spreading = [...failing];
  for (let id = spreading.pop(); id !== undefined; id = spreading.pop()) {
    for (const above of graph.neededBy.get(id) ?? []) {
      if (failing.has(above) || !isMissing(graph, above, failing, misses)) continue;
      failing.add(above);
      spreading.push(above);
    }
  }
  return { own, failing, misses };
}

function isMissing(
  graph: Graph,
  id: string,
  failing: ReadonlySet<string>,
  misses: (id: string, needed: string) => boolean,
): boolean {
  const entries = graph.needs.get(id) ?? [];
  return entries.some((ids) => ids.every((needed) => failing.has(needed) && misses(id, needed)));
}

/** The shortest ways from an object that fails down to what fails by itself, each as ids from top to bottom. */
export function failurePaths(graph: Graph, loss: LossResult, from: string): string[][] {
  const paths: string[][] = [];
  const cameFrom = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let i = 0; i < queue.length; i++) {
    const id = queue[i] ?? from;
    if (loss.own.has(id)) {
      const path = [id];
      for (let up = cameFrom.get(id); up !== null && up !== undefined; up = cameFrom.get(up))
        path.unshift(up);
      paths.push(path);
      continue;
    }
    for (const ids of graph.needs.get(id) ?? []) {
      if (!ids.every((needed) => loss.failing.has(needed) && loss.misses(id, needed))) continue;
      for (const needed of ids) {
        if (cameFrom.has(needed)) continue;
        cameFrom.set(needed, id);
        queue.push(needed);
      }
    }
  }
  return paths;
}
