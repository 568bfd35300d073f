import type { DependencyGraph, Place } from "../../model/dependency-graph.ts";
import { shortPath } from "../../text/short-path.ts";

/** Why an object is gone with a site. */
export interface Failure {
  readonly kind: "object-missing" | "no-redundancy";
  /** True if it stands at no active site, whichever is lost. */
  readonly nowhere: boolean;
}

/** The objects that do not survive the loss of a site. */
export interface LossResult {
  /** Objects that fail by themselves. */
  readonly own: ReadonlyMap<string, Failure>;
  /** All that fail: by themselves, or because they miss something that they need. */
  readonly failing: ReadonlySet<string>;
  /** The active sites where an object that does not fail goes on. */
  goesOnAt(id: string): readonly string[];
  /** Whether the loss of all ids of an entry stops an object somewhere. */
  stops(id: string, entry: readonly string[]): boolean;
}

/**
 * What the loss of an active site takes away (FORMAT.md, Failover): an object that has no other active site, or stands
 * there with `redundancy: none`; then whatever misses something at each site that it has left. A room, building or ics
 * is missed only by what stands at its own site. Linear in objects and dependencies.
 */
export function loseSite(graph: DependencyGraph, lost: string): LossResult {
  const own = new Map<string, Failure>();
  const left = new Map<string, readonly Place[]>();
  for (const { id, data } of graph.objects) {
    if ((data.sites ?? []).length === 0) {
      left.set(id, [null]);
      continue;
    }
    const active = graph.activeSites.get(id) ?? [];
    const remaining = active.filter((site) => site !== lost);
    left.set(id, remaining);
    if (remaining.length === 0) own.set(id, { kind: "object-missing", nowhere: active.length === 0 });
    else if (data.redundancy === "none" && remaining.length < active.length)
      own.set(id, { kind: "no-redundancy", nowhere: false });
  }

  const failing = new Set(own.keys());
  const stoppedAt = new Map<string, Set<Place>>();
  const missedAt = (entry: readonly string[], place: Place): boolean =>
    entry.every((needed) => failing.has(needed) && graph.serves(needed, place));
  const spreading = [...failing];
  for (let id = spreading.pop(); id !== undefined; id = spreading.pop()) {
    for (const above of graph.neededBy.get(id) ?? []) {
      if (failing.has(above.id)) continue;
      const places = left.get(above.id) ?? [];
      const stopped = stoppedAt.get(above.id) ?? new Set();
      for (const place of places) if (missedAt(above.entry, place)) stopped.add(place);
      stoppedAt.set(above.id, stopped);
      if (stopped.size < places.length) continue;
      failing.add(above.id);
      spreading.push(above.id);
    }
  }
  return {
    own,
    failing,
    goesOnAt: (id) =>
      (failing.has(id) ? [] : (left.get(id) ?? [])).flatMap((place) =>
        place === null || stoppedAt.get(id)?.has(place) ? [] : place,
      ),
    stops: (id, entry) => (left.get(id) ?? []).some((place) => missedAt(entry, place)),
  };
}

/** The shortest ways from an object that fails down to what fails by itself, each as ids from top to bottom (long ones shortened). */
export function failurePaths(graph: DependencyGraph, loss: LossResult, from: string): string[][] {
  const paths: string[][] = [];
  const cameFrom = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let i = 0; i < queue.length; i++) {
    const id = queue[i] ?? from;
    if (loss.own.has(id)) {
      const path = [id];
      for (let up = cameFrom.get(id); up !== null && up !== undefined; up = cameFrom.get(up)) path.push(up);
      paths.push(shortPath(path.reverse()));
      continue;
    }
    for (const entry of graph.needs.get(id) ?? []) {
      if (!loss.stops(id, entry)) continue;
      for (const needed of entry) {
        if (cameFrom.has(needed)) continue;
        cameFrom.set(needed, id);
        queue.push(needed);
      }
    }
  }
  return paths;
}
