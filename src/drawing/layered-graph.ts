import { type BundledEdge, type GraphNode, type GraphRows, rowsOf, type Segment } from "./graph-rows.ts";
import { spreadRows } from "./spread-rows.ts";

/** A box to be placed; all measures are pixels. */
export interface SizedNode extends GraphNode {
  readonly height: number;
}

/** A box in its place. */
export interface PlacedBox extends SizedNode {
  readonly x: number;
  readonly y: number;
}

/** A line of one or more edges to the same end; `d` is its path (SVG). */
interface GraphLine {
  readonly d: string;
  readonly kind: string;
  /** True for an edge that goes up, and closes a circle. */
  readonly up: boolean;
}

/** A graph, ready to be drawn. */
export interface LayeredGraph {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly GraphLine[];
}

/** Most boxes that stand side by side, where the width allows it. */
const most = 8;
/** Pixels between two rows, and how many more where many lines run. */
const [betweenRows, perLine, mostBetweenRows] = [30, 1.5, 64];
/** How much a line that passes rows is drawn to be upright, beside one to a box. */
const stiff = 8;

/**
 * Lays a graph out from top to bottom: what an edge leads from stands above what it leads to. No line runs behind a box:
 * between rows lines bend, and through a row they go upright, where they have a place of their own.
 * @param width what the picture is to fit; it is wider only where two boxes and the lines beside them are.
 */
export function layeredGraph(
  nodes: readonly SizedNode[],
  edges: readonly BundledEdge[],
  width: number,
): LayeredGraph {
  const rows = fitting(nodes, edges, width);
  const reach = Math.max(width, widest(rows));
  const middle = spreadRows(
    rows.rows,
    rows.segments.map(({ upper, lower }) => ({
      a: upper,
      b: lower,
      weight: rows.trunks.has(upper) || rows.trunks.has(lower) ? stiff : 1,
    })),
    undefined,
    [-reach / 2, reach / 2],
  );
  const sizeOf = new Map(nodes.map((node) => [node.id, node]));
  const ends = rows.rows.flat().map((thing) => ({ thing, x: middle.get(thing.id) ?? 0 }));
  const left = Math.min(0, ...ends.map(({ thing, x }) => x - thing.width / 2));
  const right = Math.max(0, ...ends.map(({ thing, x }) => x + thing.width / 2));
  const bands = bandsOf(rows, sizeOf);
  const xOf = (id: string): number => round((middle.get(id) ?? 0) - left);
  const boxes = rows.rows.flatMap((row, place) =>
    row.flatMap(({ id }): PlacedBox[] => {
      const node = sizeOf.get(id);
      return node ? [{ ...node, x: round(xOf(id) - node.width / 2), y: bands[place]?.top ?? 0 }] : [];
    }),
  );
  return {
    width: round(right - left),
    height: bands.at(-1)?.bottom ?? 0,
    boxes,
    lines: linesOf(rows, bands, xOf, sizeOf),
  };
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** The most boxes side by side whose rows, with the lines that pass them, are no wider than the picture. */
function fitting(nodes: readonly SizedNode[], edges: readonly BundledEdge[], width: number): GraphRows {
  let rows = rowsOf(nodes, edges, most);
  for (let fewer = most - 1; fewer >= 2 && widest(rows) > width; fewer -= 1) {
    const narrower = rowsOf(nodes, edges, fewer);
    if (widest(narrower) < widest(rows)) rows = narrower;
  }
  return rows;
}

function widest({ rows }: GraphRows): number {
  return Math.max(
    0,
    ...rows.map((row) => row.reduce((sum, { width, gap }) => sum + width + gap, -(row.at(-1)?.gap ?? 0))),
  );
}

function bandsOf({ rows, segments }: GraphRows, sizeOf: ReadonlyMap<string, SizedNode>): readonly Band[] {
  const rowOf = new Map(rows.flatMap((row, place) => row.map(({ id }) => [id, place] as const)));
  const leaving = Map.groupBy(segments, ({ upper }) => rowOf.get(upper));
  let y = 0;
  return rows.map((row, place) => {
    const top = round(y);
    const bottom = round(top + Math.max(0, ...row.map(({ id }) => sizeOf.get(id)?.height ?? 0)));
    y = bottom + Math.min(mostBetweenRows, betweenRows + perLine * (leaving.get(place)?.length ?? 0));
    return { top, bottom };
  });
}

/** One path for each bundle: from below its boxes, upright through rows, and bent between them. */
function linesOf(
  { rows, segments, bundles }: GraphRows,
  bands: readonly Band[],
  xOf: (id: string) => number,
  sizeOf: ReadonlyMap<string, SizedNode>,
): readonly GraphLine[] {
  const bandOf = new Map(
    rows.flatMap((row, place) => row.map(({ id }) => [id, bands[place] ?? { top: 0, bottom: 0 }] as const)),
  );
  const pieceOf = ({ upper, lower }: Segment): string => {
    const [above, below] = [bandOf.get(upper), bandOf.get(lower)];
    if (!above || !below) return "";
    const [x1, x2] = [xOf(upper), xOf(lower)];
    const start = above.top + (sizeOf.get(upper)?.height ?? 0);
    const bend = round((above.bottom + below.top) / 2);
    const upright = start === above.bottom ? "" : `V${above.bottom}`;
    const curve = x1 === x2 ? `V${below.top}` : `C${x1} ${bend} ${x2} ${bend} ${x2} ${below.top}`;
    return `M${x1} ${round(start)}${upright}${curve}`;
  };
  const pieces = Map.groupBy(segments, ({ bundle }) => bundle);
  return bundles.map(({ id, kind, up }) => ({ d: (pieces.get(id) ?? []).map(pieceOf).join(""), kind, up }));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
