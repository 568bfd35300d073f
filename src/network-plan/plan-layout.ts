import { Graph, layout } from "@dagrejs/dagre";
import { type Spreadable, spreadRows } from "../drawing/spread-rows.ts";
import type { PlanGraph, PlanNode } from "./plan-nodes.ts";

/** Width and height in points. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where things stand from left to right, in points. */
export interface PlanColumns {
  /** Middle of a node, by its id. */
  readonly middle: ReadonlyMap<string, number>;
  /** Left and right border of each site. */
  readonly sites: ReadonlyMap<string, { readonly left: number; readonly right: number }>;
}

/** Points between two boxes, beside a line that passes one, and between the frames of two sites. */
const [betweenBoxes, besideLine, betweenSites] = [12, 9, 36];

interface Laid {
  x: number;
  y: number;
  width: number;
  height: number;
  rank: number;
  dummy?: string;
}

/**
 * Orders the nodes of each row so that few lines cross, and finds where they stand: by dagre, whose ranks are our rows and
 * whose clusters are the sites.
 */
export function planColumns(graph: PlanGraph, sizeOf: (node: PlanNode) => Size): PlanColumns {
  const g = new Graph({ compound: true, multigraph: true });
  const rowOf = new Map(graph.nodes.map(({ id, row }) => [id, row] as const));
  const clusterOf = new Map(graph.nodes.map(({ id, site }) => [id, site] as const));
  g.setGraph({
    nodesep: betweenBoxes,
    edgesep: besideLine,
    ranksep: 20,
    ranker: (ranked: DagreGraph) => rank(ranked, rowOf, clusterOf),
  });
  for (const site of new Set(graph.nodes.flatMap((node) => node.site ?? []))) g.setNode(cluster(site), {});
  for (const node of graph.nodes) {
    g.setNode(node.id, { ...sizeOf(node) });
    if (node.site !== null) g.setParent(node.id, cluster(node.site));
  }
  const trunks = new Set(graph.nodes.filter(({ thing }) => thing.kind === "trunk").map(({ id }) => id));
  graph.edges.forEach((edge, i) => {
    g.setEdge(edge.from, edge.to, { weight: trunks.has(edge.to) || edge.net === null ? 4 : 1 }, String(i));
  });
  const sites = [...new Set(graph.nodes.flatMap((node) => node.site ?? []))];
  const constraints = sites
    .slice(1)
    .map((site, i) => ({ left: cluster(sites[i] ?? ""), right: cluster(site) }));
  layout(g, { useDynamic: false, constraints });
  const orderOf = new Map(graph.nodes.map(({ id }) => [id, (g.node(id) as Laid).x] as const));
  return placed(graph, orderOf, sites, sizeOf);
}

/**
 * Where each node stands, in the order that dagre found: site by site, then what stands above them. Dagre's own places leave
 * half of the sheet empty, since it keeps every line upright at any cost.
 */
function placed(
  graph: PlanGraph,
  orderOf: ReadonlyMap<string, number>,
  sites: readonly string[],
  sizeOf: (node: PlanNode) => Size,
): PlanColumns {
  const trunks = new Set(graph.nodes.filter(({ thing }) => thing.kind === "trunk").map(({ id }) => id));
  const pulls = graph.edges.map(({ from, to, net }) => ({
    a: from,
    b: to,
    weight:
      net === null || trunks.has(to) === trunks.has(from)
        ? trunks.has(to) || net === null
          ? stiff
          : 1
        : 0.5,
  }));
  const rowsOf = (site: string | null): Spreadable[][] => {
    const own = graph.nodes.filter((node) => node.site === site);
    const rows = [...Map.groupBy(own, ({ row }) => row)].sort(([a], [b]) => a - b);
    return rows.map(([, row]) =>
      row
        .toSorted((a, b) => (orderOf.get(a.id) ?? 0) - (orderOf.get(b.id) ?? 0))
        .map((node) => ({
          id: node.id,
          width: sizeOf(node).width,
          gap: trunks.has(node.id) ? besideLine : betweenBoxes,
        })),
    );
  };
  const linked = new Set(graph.edges.flatMap(({ from, to, net }) => (net === null ? [] : [from, to])));
  const middle = new Map<string, number>();
  const borders = new Map<string, { left: number; right: number }>();
  let left = 0;
  for (const site of sites) {
    const rows = rowsOf(site);
    const inside = spreadRows(rows, pulls);
    alignLeft(rows, inside, linked);
    const things = rows.flat().map(({ id, width }) => ({ id, width, x: inside.get(id) ?? 0 }));
    const first = Math.min(...things.map(({ x, width }) => x - width / 2));
    const wide = Math.max(...things.map(({ x, width }) => x + width / 2)) - first;
    for (const { id, x } of things) middle.set(id, x - first + left);
    borders.set(site, { left, right: left + wide });
    left += wide + betweenSites;
  }
  return { middle: spreadRows(rowsOf(null), pulls, middle), sites: borders };
}

/** Rows that no line leads to begin where the others do. */
function alignLeft(
  rows: readonly (readonly Spreadable[])[],
  places: Map<string, number>,
  linked: ReadonlySet<string>,
): void {
  const leftOf = ({ id, width }: Spreadable): number => (places.get(id) ?? 0) - width / 2;
  const left = Math.min(...rows.flat().map(leftOf));
  for (const row of rows) {
    const [first] = row;
    if (!first || row.some(({ id }) => linked.has(id))) continue;
    const shift = left - leftOf(first);
    for (const { id } of row) places.set(id, (places.get(id) ?? 0) + shift);
  }
}

/** How much a line that passes rows is drawn to be upright, beside one to a box. */
const stiff = 50;

type DagreGraph = InstanceType<typeof Graph>;

function cluster(site: string): string {
  return `cluster ${site}`;
}

/**
 * Our rows as dagre's ranks, two for each: dagre wants one between any two nodes, for the label of an edge. The borders of a
 * site stand above its first and below its last row.
 */
function rank(
  g: DagreGraph,
  rowOf: ReadonlyMap<string, number>,
  clusterOf: ReadonlyMap<string, string | null>,
): void {
  const { nodeRankFactor } = g.graph() as { nodeRankFactor: number };
  const factor = 2 * nodeRankFactor;
  const rows = Map.groupBy(rowOf, ([id]) => clusterOf.get(id) ?? null);
  const set = (id: string, to: number): void => {
    (g.node(id) as Laid).rank = to;
  };
  for (const id of g.nodes()) set(id, (rowOf.get(id) ?? -1) * factor);
  for (const { v, w } of g.edges()) {
    const [upper, lower] = [rowOf.get(v), rowOf.get(w)];
    if (upper === undefined && lower !== undefined && (g.node(v) as Laid).dummy === "border")
      set(v, Math.min(...(rows.get(clusterOf.get(w) ?? null) ?? []).map(([, row]) => row)) * factor - 1);
    if (lower === undefined && upper !== undefined && (g.node(w) as Laid).dummy === "border")
      set(w, Math.max(...(rows.get(clusterOf.get(v) ?? null) ?? []).map(([, row]) => row)) * factor + 1);
  }
}
