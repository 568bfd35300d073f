import type { Index } from "../model/assessed.ts";
import type { Position } from "../model/position.ts";
import type { TargetObject } from "../model/project.ts";
import { compareText } from "../text/order.ts";
import { placeOf, type Rule } from "./rule.ts";

/** Groups of objects that reach each other (Tarjan's algorithm, without recursion), each sorted by file. */
function circlesOf({ objects, graph }: Index): TargetObject[][] {
  const edges = (id: string): string[] => (graph.needs.get(id) ?? []).flat();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const circles: TargetObject[][] = [];
  for (const root of objects.keys()) {
    if (order.has(root)) continue;
    const path = [{ id: root, next: 0, edges: edges(root) }];
    while (path.length > 0) {
      const frame = path[path.length - 1];
      if (!frame) break;
      if (frame.next === 0) {
        order.set(frame.id, order.size);
        low.set(frame.id, order.size - 1);
        open.push(frame.id);
        isOpen.add(frame.id);
      }
      const to = frame.edges[frame.next++];
      if (to !== undefined) {
        if (!order.has(to)) path.push({ id: to, next: 0, edges: edges(to) });
        else if (isOpen.has(to)) low.set(frame.id, Math.min(low.get(frame.id) ?? 0, order.get(to) ?? 0));
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) low.set(parent.id, Math.min(low.get(parent.id) ?? 0, low.get(frame.id) ?? 0));
      if (low.get(frame.id) !== order.get(frame.id)) continue;
      const members = open.splice(open.lastIndexOf(frame.id));
      for (const id of members) isOpen.delete(id);
      if (members.length > 1 || frame.edges.includes(frame.id)) {
        const found = members.flatMap((id) => objects.get(id) ?? []);
        circles.push(found.sort((a, b) => compareText(a.file, b.file)));
      }
    }
  }
  return circles;
}

/** Where an object names a member of the circle. */
function entryInto(object: TargetObject, circle: readonly TargetObject[]): Position | null {
  const ids = new Set(circle.map(({ id }) => id));
  for (const [i, entry] of (object.data["depends-on"] ?? []).entries()) {
    if (typeof entry === "string") {
      if (ids.has(entry)) return placeOf(object, "depends-on", i);
      continue;
    }
    const j = entry.findIndex((id) => ids.has(id));
    if (j >= 0) return placeOf(object, "depends-on", i, j);
  }
  return null;
}

/** Objects depend on each other in a circle. */
export const dependencyCycle: Rule = {
  id: "dependency-cycle",
  severity: "error",
  fix: "none",
  summary: {
    de: "Zielobjekte hängen im Kreis voneinander ab.",
    en: "Objects depend on each other in a circle.",
  },
  *check({ index }) {
    for (const circle of circlesOf(index)) {
      const [first] = circle;
      const entry = first && entryInto(first, circle);
      if (!first || !entry) continue;
      const names = circle.map((object) => object.id);
      yield {
        at: entry,
        message: {
          de: `Im Kreis hängen voneinander ab: ${names.join(", ")}.`,
          en: `These depend on each other in a circle: ${names.join(", ")}.`,
        },
        help: {
          de: "Löschen Sie die Abhängigkeit, die in Wirklichkeit nicht besteht; was sich gegenseitig braucht, ist ein Zielobjekt.",
          en: "Delete the dependency that does not really exist; what needs each other is one object.",
        },
        object: first.id,
      };
    }
  },
};
