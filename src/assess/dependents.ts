import type { Index } from "../model/assessed.ts";
import type { TargetObject } from "../model/project.ts";

/** Which objects depend on each, in the order of the content. */
export function dependentsOf(index: Index): Map<string, string[]> {
  const dependents = new Map<string, string[]>();
  for (const object of index.project.objects) {
    for (const id of new Set((object.data["depends-on"] ?? []).flat())) {
      if (id === object.id || !index.objects.has(id)) continue;
      const known = dependents.get(id);
      if (known) known.push(object.id);
      else dependents.set(id, [object.id]);
    }
  }
  return dependents;
}

/** Objects so that what depends on an object comes before it (Kahn's algorithm); members of circles come last. */
export function fromTop(
  index: Index,
  dependents: ReadonlyMap<string, readonly string[]>,
): readonly TargetObject[] {
  const waiting = new Map(index.project.objects.map(({ id }) => [id, dependents.get(id)?.length ?? 0]));
  const sorted = index.project.objects.filter(({ id }) => waiting.get(id) === 0);
  // Grows while it is walked: whatever waits for nobody any more comes next.
  for (const object of sorted) {
    waiting.delete(object.id);
    for (const id of new Set((object.data["depends-on"] ?? []).flat())) {
      const left = waiting.get(id);
      if (left === undefined || id === object.id) continue;
      waiting.set(id, left - 1);
      const next = index.objects.get(id);
      if (left === 1 && next) sorted.push(next);
    }
  }
  return [...sorted, ...index.project.objects.filter(({ id }) => waiting.has(id))];
}
