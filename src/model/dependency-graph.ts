import type { TargetObject } from "./project.ts";

/** Where an object needs something: at one of its sites, or (null) wherever it is, if it is bound to none. */
export type Place = string | null;

/** An object that needs at least one of the ids of an entry of its `depends-on`. */
export interface Dependent {
  readonly id: string;
  readonly entry: readonly string[];
}

/** Objects, their dependencies and where they stand on the day. */
export interface DependencyGraph {
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

/** Which other objects depend on an object directly, in the order of the content. */
export function dependentsOf({ neededBy }: DependencyGraph, id: string): string[] {
  const dependents = new Set((neededBy.get(id) ?? []).map((dependent) => dependent.id));
  dependents.delete(id);
  return [...dependents];
}

/** Objects and whatever depends on them, directly or not. */
export function withAllAbove({ neededBy }: DependencyGraph, ids: Iterable<string>): Set<string> {
  const reached = new Set(ids);
  // Grows while it is walked.
  for (const one of reached) for (const { id } of neededBy.get(one) ?? []) reached.add(id);
  return reached;
}

/** Objects and whatever they depend on, directly or not. */
export function withAllBelow({ needs }: DependencyGraph, ids: Iterable<string>): Set<string> {
  const reached = new Set(ids);
  // Grows while it is walked.
  for (const one of reached) for (const id of (needs.get(one) ?? []).flat()) reached.add(id);
  return reached;
}

/** Objects so that what depends on an object comes before it (Kahn's algorithm); members of circles come last. */
export function fromTop(graph: DependencyGraph): readonly TargetObject[] {
  const waiting = new Map(graph.objects.map(({ id }) => [id, dependentsOf(graph, id).length]));
  const byId = new Map(graph.objects.map((object) => [object.id, object]));
  const sorted = graph.objects.filter(({ id }) => waiting.get(id) === 0);
  // Grows while it is walked: whatever waits for nobody any more comes next.
  for (const object of sorted) {
    waiting.delete(object.id);
    for (const id of new Set((graph.needs.get(object.id) ?? []).flat())) {
      const left = waiting.get(id);
      if (left === undefined || id === object.id) continue;
      waiting.set(id, left - 1);
      const next = byId.get(id);
      if (left === 1 && next) sorted.push(next);
    }
  }
  return [...sorted, ...graph.objects.filter(({ id }) => waiting.has(id))];
}
