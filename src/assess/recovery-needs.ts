import type { Index } from "../model/assessed.ts";
import { dependentsOf, fromTop } from "../model/dependency-graph.ts";
import type { TargetObject } from "../model/project.ts";
import type { RecoveryNeed, RecoveryNeeds } from "../model/report.ts";
import { durationSeconds } from "../text/duration.ts";
import { extendPath } from "../text/short-path.ts";

/**
 * The recovery times that every object inherits by the minimum principle (Minimalprinzip): it must be back as soon, and
 * lose as little, as the most urgent of what depends on it (BSI-Standard 200-4). Its own, where it has one, may be
 * shorter and then goes on downwards.
 */
export function inheritRecovery(index: Index): Map<string, RecoveryNeeds> {
  const inherited = new Map<string, RecoveryNeeds>();
  for (const { id } of fromTop(index.graph)) {
    const parents = dependentsOf(index.graph, id).flatMap((parent) => index.objects.get(parent) ?? []);
    inherited.set(id, {
      rto: shortest(parents.map((parent) => handedDown("rto", parent, inherited.get(parent.id), id))),
      rpo: shortest(parents.map((parent) => handedDown("rpo", parent, inherited.get(parent.id), id))),
    });
  }
  return inherited;
}

/** What an object demands of what it depends on: the shorter of its own time and the one that it inherits. */
function handedDown(
  key: keyof RecoveryNeeds,
  parent: TargetObject,
  inherited: RecoveryNeeds | undefined,
  to: string,
): RecoveryNeed | null {
  const own = parent.data.recovery?.[key];
  const above = inherited?.[key] ?? null;
  return shortest([
    own === undefined || durationSeconds(own) === null ? null : { value: own, path: [parent.id, to] },
    above && { value: above.value, path: extendPath(above.path, to) },
  ]);
}

/** The first of the shortest. */
function shortest(needs: readonly (RecoveryNeed | null)[]): RecoveryNeed | null {
  let found: RecoveryNeed | null = null;
  for (const need of needs) {
    if (need && (found === null || seconds(need) < seconds(found))) found = need;
  }
  return found;
}

function seconds({ value }: RecoveryNeed): number {
  return durationSeconds(value) ?? Number.POSITIVE_INFINITY;
}
