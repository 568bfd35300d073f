import { type GraphEdge, layersOf } from "./layers.ts";
import type { Spreadable } from "./spread-rows.ts";

/** A box of a graph, and how wide it is. */
export interface GraphNode {
  readonly id: string;
  readonly width: number;
}

/** An edge; those of one kind are drawn together where they meet. */
export interface BundledEdge extends GraphEdge {
  readonly kind: string;
}

/** A piece of an edge from a row to the next one. */
export interface Segment {
  /** Id of a node or trunk in the upper row. */
  readonly upper: string;
  /** In the row below. */
  readonly lower: string;
  /** The bundle it belongs to. */
  readonly bundle: string;
}

/** Edges of one kind that lead to one node, or from one node to those that nothing else leads to: where they meet they are one line. */
interface Bundle {
  readonly id: string;
  readonly kind: string;
  /** True for an edge that goes up, and closes a circle. */
  readonly up: boolean;
}

/** What stands in which row, and what joins the rows. */
export interface GraphRows {
  readonly rows: readonly (readonly Spreadable[])[];
  readonly bundles: readonly Bundle[];
  readonly segments: readonly Segment[];
  /** Ids of the places where lines pass a row. */
  readonly trunks: ReadonlySet<string>;
}

/** Pixels between two boxes, and those that a line needs to pass between them. */
const [betweenBoxes, trunkWidth] = [10, 2];

/** Most sweeps over the rows that look for fewer crossings. */
const sweeps = 12;

/** Puts a graph into rows of at most `most` boxes. Lines that pass a row have a place in it. */
export function rowsOf(nodes: readonly GraphNode[], edges: readonly BundledEdge[], most: number): GraphRows {
  const { layerOf, down, up } = layersOf(
    nodes.map(({ id }) => id),
    edges,
  );
  const widthOf = new Map(nodes.map(({ id, width }) => [id, width]));
  const rows: string[][] = [];
  const rowOf = new Map<string, number>();
  for (const layer of inLayers(nodes, layerOf, down))
    for (let start = 0; start < layer.length; start += most) {
      const row = layer.slice(start, start + most);
      for (const id of row) rowOf.set(id, rows.length);
      rows.push(row);
    }
  const trunks = new Set<string>();
  const bundles = new Map<string, Bundle>();
  const segments = new Map<string, Segment>();
  const lead = (upper: string, lower: string, bundle: Bundle): void => {
    bundles.set(bundle.id, bundle);
    let above = upper;
    const last = rowOf.get(lower) ?? 0;
    for (let row = (rowOf.get(upper) ?? 0) + 1; row <= last; row += 1) {
      const trunk = `${row} ${bundle.id}`;
      if (row < last && !trunks.has(trunk)) {
        trunks.add(trunk);
        rows[row]?.push(trunk);
      }
      const below = row === last ? lower : trunk;
      segments.set(JSON.stringify([above, below, bundle.id]), {
        upper: above,
        lower: below,
        bundle: bundle.id,
      });
      above = below;
    }
  };
  const leading = Map.groupBy(down, ({ to, kind }) => JSON.stringify([to, kind]));
  for (const { from, to, kind } of down) {
    const end = JSON.stringify([to, kind]);
    const isShared = new Set(leading.get(end)?.map((edge) => edge.from)).size > 1;
    lead(from, to, { id: isShared ? end : JSON.stringify([from, kind, "alone"]), kind, up: false });
  }
  for (const { from, to, kind } of up)
    lead(to, from, { id: JSON.stringify([from, to, kind]), kind, up: true });
  const all = [...segments.values()];
  return {
    rows: uncrossed(rows, all).map((row) =>
      row.map((id) => ({ id, width: widthOf.get(id) ?? trunkWidth, gap: betweenBoxes })),
    ),
    bundles: [...bundles.values()],
    segments: all,
    trunks,
  };
}

/** Nodes by layer, each near the middle of what leads to it: what is split into several rows stays together. */
function inLayers(
  nodes: readonly GraphNode[],
  layerOf: ReadonlyMap<string, number>,
  down: readonly GraphEdge[],
): readonly (readonly string[])[] {
  const incoming = Map.groupBy(down, ({ to }) => to);
  const places = new Map<string, number>();
  const layers = [...Map.groupBy(nodes, ({ id }) => layerOf.get(id) ?? 0)].sort(([a], [b]) => a - b);
  return layers.map(([, layer]) => {
    const sorted = sortedBy(
      layer.map(({ id }) => id),
      (id) => meanOf((incoming.get(id) ?? []).flatMap(({ from }) => places.get(from) ?? [])),
    );
    sorted.forEach((id, place) => {
      places.set(id, (place + 0.5) / sorted.length);
    });
    return sorted;
  });
}

/** Rows in an order in which few segments cross: each thing near the middle of what it is joined to, up and down in turn. */
function uncrossed(
  rows: readonly (readonly string[])[],
  segments: readonly Segment[],
): readonly (readonly string[])[] {
  const above = Map.groupBy(segments, ({ lower }) => lower);
  const below = Map.groupBy(segments, ({ upper }) => upper);
  let current = rows.map((row) => [...row]);
  let best = { rows: current, crossings: crossingsOf(current, segments) };
  for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep += 1) {
    current = current.map((row) => [...row]);
    const places = placesOf(current);
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? current : current.toReversed()) {
      const sorted = sortedBy(row, (id) =>
        isDown
          ? meanOf((above.get(id) ?? []).flatMap(({ upper }) => places.get(upper) ?? []))
          : meanOf((below.get(id) ?? []).flatMap(({ lower }) => places.get(lower) ?? [])),
      );
      row.splice(0, row.length, ...sorted);
      row.forEach((id, place) => {
        places.set(id, (place + 0.5) / row.length);
      });
    }
    const crossings = crossingsOf(current, segments);
    if (crossings < best.crossings) best = { rows: current, crossings };
  }
  return best.rows;
}

/** Where each thing stands in its row, as a share of it. */
function placesOf(rows: readonly (readonly string[])[]): Map<string, number> {
  return new Map(rows.flatMap((row) => row.map((id, place) => [id, (place + 0.5) / row.length] as const)));
}

/** How often segments cross: pairs between the same rows whose ends are in opposite order. */
function crossingsOf(rows: readonly (readonly string[])[], segments: readonly Segment[]): number {
  const places = placesOf(rows);
  const rowOf = new Map(rows.flatMap((row, place) => row.map((id) => [id, place] as const)));
  let crossings = 0;
  for (const gap of Map.groupBy(segments, ({ upper }) => rowOf.get(upper)).values()) {
    const ends = gap
      .map(({ upper, lower }) => [places.get(upper) ?? 0, places.get(lower) ?? 0] as const)
      .sort(([a, b], [c, d]) => a - c || b - d);
    const passed: number[] = [];
    for (const [, end] of ends) {
      let [low, high] = [0, passed.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((passed[middle] ?? 0) > end) high = middle;
        else low = middle + 1;
      }
      crossings += passed.length - low;
      passed.splice(low, 0, end);
    }
  }
  return crossings;
}

function meanOf(places: readonly number[]): number | null {
  return places.length === 0 ? null : places.reduce((sum, place) => sum + place, 0) / places.length;
}

/** Sorted by a key; what has none keeps its share of the row. */
function sortedBy(ids: readonly string[], keyOf: (id: string) => number | null): string[] {
  const keys = new Map(ids.map((id, place) => [id, keyOf(id) ?? (place + 0.5) / ids.length]));
  return ids.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}
