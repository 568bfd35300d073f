/** An edge of a graph, by the ids of its ends. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** A graph without circles: in which layer each node stands, and the edges that go up again. */
export interface Layers<Edge extends GraphEdge> {
  /** From the top; whatever an edge leads from stands above what it leads to. */
  readonly layerOf: ReadonlyMap<string, number>;
  readonly down: readonly Edge[];
  /** Each closes a circle; its `from` stands below its `to`. */
  readonly up: readonly Edge[];
}

/**
 * The longest way from the top to each node. Edges from a node to itself, or to one that is not there, are left out. Walks
 * without recursion, as a chain may be as long as somebody writes it.
 */
export function layersOf<Edge extends GraphEdge>(
  ids: readonly string[],
  edges: readonly Edge[],
): Layers<Edge> {
  const known = new Set(ids);
  const inside = edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const { finished, up } = walk(
    ids,
    Map.groupBy(inside, ({ from }) => from),
  );
  const down = inside.filter((edge) => !up.has(edge));
  const out = Map.groupBy(down, ({ from }) => from);
  const layerOf = new Map(ids.map((id) => [id, 0]));
  // What is finished last has nothing above it that is still to come.
  for (const id of finished.toReversed())
    for (const { to } of out.get(id) ?? [])
      layerOf.set(to, Math.max(layerOf.get(to) ?? 0, (layerOf.get(id) ?? 0) + 1));
  return { layerOf, down, up: inside.filter((edge) => up.has(edge)) };
}

/** Walks down from each node: in which order nodes are finished, and which edges lead back to one that is not. */
function walk<Edge extends GraphEdge>(
  ids: readonly string[],
  out: ReadonlyMap<string, readonly Edge[]>,
): { readonly finished: readonly string[]; readonly up: ReadonlySet<Edge> } {
  const finished: string[] = [];
  const up = new Set<Edge>();
  const seen = new Set<string>();
  for (const start of ids) {
    if (seen.has(start)) continue;
    seen.add(start);
    const way = [{ id: start, next: 0 }];
    const onTheWay = new Set([start]);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const edge = out.get(here.id)?.[here.next];
      here.next += 1;
      if (edge === undefined) {
        way.pop();
        onTheWay.delete(here.id);
        finished.push(here.id);
      } else if (onTheWay.has(edge.to)) up.add(edge);
      else if (!seen.has(edge.to)) {
        seen.add(edge.to);
        onTheWay.add(edge.to);
        way.push({ id: edge.to, next: 0 });
      }
    }
  }
  return { finished, up };
}
