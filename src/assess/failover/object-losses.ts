import type { DependencyGraph } from "../../model/dependency-graph.ts";
import type { ObjectLoss } from "../../model/failover.ts";
import { compareText } from "../../text/order.ts";
import type { LossResult } from "./survival.ts";

/** What the loss of an active site does to each object that stands there or misses something then, by id. Pure. */
export function objectLosses(graph: DependencyGraph, loss: LossResult, lost: string): ObjectLoss[] {
  return graph.objects
    .map(({ id }): ObjectLoss => {
      const missed = (graph.needs.get(id) ?? []).filter((entry) => loss.stops(id, entry)).flat();
      return {
        object: id,
        falls: whyGone(loss, id),
        misses: [...new Set(missed)].sort(compareText),
        remaining: [...loss.goesOnAt(id)].sort(compareText),
      };
    })
    .filter(
      ({ object, falls, misses }) =>
        falls !== null || misses.length > 0 || (graph.activeSites.get(object) ?? []).includes(lost),
    )
    .sort((a, b) => compareText(a.object, b.object));
}

function whyGone(loss: LossResult, id: string): ObjectLoss["falls"] {
  const own = loss.own.get(id);
  if (own?.nowhere) return "never-there";
  return own?.kind ?? (loss.failing.has(id) ? "need-missing" : null);
}
