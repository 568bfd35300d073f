import type { Index, Needs } from "../model/assessed.ts";
import { dependentsOf, fromTop } from "../model/dependency-graph.ts";
import type { TargetObject } from "../model/project.ts";
import type { ReportNeed } from "../model/report.ts";
import { type BasicValue, type ProtectionNeed, protectionNeeds } from "../model/vocabulary.ts";
import { extendPath } from "../text/short-path.ts";

/**
 * Protection needs (Schutzbedarf) of every object by the maximum principle: an object inherits the highest need of what
 * depends on it; a value set at the object itself takes its place, and what it depends on inherits that
 * (BSI-Standard 200-2, 8.2: Maximumprinzip, Verteilungs- and Kumulationseffekt). Circles are cut where they close.
 */
export function inheritNeeds(index: Index): Map<string, Needs> {
  const needs = new Map<string, Needs>();
  for (const object of fromTop(index.graph)) {
    const parents = dependentsOf(index.graph, object.id).flatMap((id) => {
      const known = needs.get(id);
      return known ? [{ id, needs: known }] : [];
    });
    const need = (value: BasicValue): ReportNeed => needOf(object, value, parents);
    needs.set(object.id, {
      confidentiality: need("confidentiality"),
      integrity: need("integrity"),
      availability: need("availability"),
    });
  }
  return needs;
}

function needOf(
  object: TargetObject,
  value: BasicValue,
  parents: readonly { id: string; needs: Needs }[],
): ReportNeed {
  let inherited: ProtectionNeed | null = null;
  let path: readonly string[] = [];
  for (const parent of parents) {
    const need = parent.needs[value];
    if (need.value === null || (inherited !== null && rank(need.value) <= rank(inherited))) continue;
    inherited = need.value;
    path =
      need.set === null && need.path.length > 0 ? extendPath(need.path, object.id) : [parent.id, object.id];
  }
  const set = object.data.protection?.[value] ?? null;
  return { value: set ?? inherited, set, inherited, path };
}

function rank(need: ProtectionNeed): number {
  return protectionNeeds.indexOf(need);
}
