/** What depends on what. */
import { type ReportObject, report } from "./data.ts";
import { group, objects } from "./lookup.ts";

/** An object needs another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** One of several, of which one suffices. */
  readonly alternative: boolean;
}

/** All dependencies between objects that exist. */
export const edges: readonly Edge[] = report.objects.flatMap((object) =>
  object.dependsOn.flatMap((choice) =>
    choice
      .filter((to) => objects.has(to))
      .map((to) => ({ from: object.id, to, alternative: choice.length > 1 })),
  ),
);
const edgesFrom = group(edges, (edge) => edge.from);
const edgesTo = group(edges, (edge) => edge.to);

/** What depends directly on an object. */
export function dependants(id: string): readonly Edge[] {
  return edgesTo.get(id) ?? [];
}

/** The object, everything it depends on and everything that depends on it, directly or not. */
export function related(id: string): readonly ReportObject[] {
  const found = new Set([id]);
  const follow = (start: string, next: (id: string) => readonly string[]) => {
    const open = [start];
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      for (const other of next(current)) {
        if (found.has(other)) continue;
        found.add(other);
        open.push(other);
      }
    }
  };
  follow(id, (current) => (edgesFrom.get(current) ?? []).map((edge) => edge.to));
  const below = new Set(found);
  follow(id, (current) =>
    (edgesTo.get(current) ?? []).map((edge) => edge.from).filter((other) => !below.has(other)),
  );
  return report.objects.filter((object) => found.has(object.id));
}
