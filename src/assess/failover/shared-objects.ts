import type { DependencyGraph } from "../../model/dependency-graph.ts";
import type { SharedObject } from "../../model/failover.ts";
import type { TargetObject } from "../../model/project.ts";
import { compareText } from "../../text/order.ts";

/**
 * Single points of failure (BSI-Standard 200-4) that the sites of a process share: what it needs wherever it runs, with no
 * alternative beside it, and what stands at one active site, at none, or is bound to none (a network, a provider).
 */
export function sharedObjects(graph: DependencyGraph, processes: readonly TargetObject[]): SharedObject[] {
  const users = new Map<string, string[]>();
  for (const { id } of processes) {
    const sites = graph.activeSites.get(id) ?? [];
    if (sites.length < 2) continue;
    const [first = new Set<string>(), ...others] = sites.map((site) => neededAt(graph, id, site));
    for (const needed of first) {
      if (!others.every((set) => set.has(needed))) continue;
      const known = users.get(needed);
      if (known) known.push(id);
      else users.set(needed, [id]);
    }
  }
  const shared: SharedObject[] = [];
  for (const { id, data } of graph.objects) {
    const by = users.get(id);
    if (!by || !isSingle(graph, id, data)) continue;
    const bound = (data.sites ?? []).length > 0;
    const site = bound ? (graph.activeSites.get(id)?.[0] ?? data.sites?.[0] ?? null) : null;
    shared.push({ object: id, site, processes: [...by].sort(compareText) });
  }
  return shared.sort((a, b) => compareText(a.object, b.object));
}

/** What a process needs in any case while it runs at a site. */
function neededAt(graph: DependencyGraph, process: string, site: string): Set<string> {
  const needed = new Set<string>();
  const queue = [process];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const active = graph.activeSites.get(id) ?? [];
    // What stands elsewhere only is used there, with the rooms of that place.
    const place = active.includes(site) ? site : (active[0] ?? null);
    for (const [only, ...alternatives] of graph.needs.get(id) ?? []) {
      if (only === undefined || alternatives.length > 0 || needed.has(only)) continue;
      if (!graph.serves(only, place)) continue;
      needed.add(only);
      queue.push(only);
    }
  }
  return needed;
}

/** A process is what fails, not what makes it fail. */
function isSingle(graph: DependencyGraph, id: string, data: TargetObject["data"]): boolean {
  if (data.type === "process") return false;
  return (data.sites ?? []).length === 0 || (graph.activeSites.get(id) ?? []).length < 2;
}
