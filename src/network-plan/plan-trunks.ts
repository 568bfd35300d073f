import type { PlanEdge, PlanNode } from "./plan-nodes.ts";

/** An edge between a link and what it joins, before it is led from row to row. */
export interface PlanSpoke {
  readonly link: PlanNode;
  readonly end: PlanNode;
  readonly net: string;
}

/**
 * Leads each spoke from row to row. Spokes of a link into one site share a trunk, which passes each row once, so that a
 * network of many members does not fill the rows above them with its lines.
 *
 * @param firstOfSite the first row in which sites stand
 */
export function trunksOf(
  spokes: readonly PlanSpoke[],
  firstOfSite: number,
): { readonly nodes: readonly PlanNode[]; readonly edges: readonly PlanEdge[] } {
  const nodes = new Map<string, PlanNode>();
  const edges = new Map<string, PlanEdge>();
  for (const { link, end, net } of spokes) {
    const step = end.row > link.row ? 1 : -1;
    let from = link.id;
    const connect = (to: string): void => {
      const edge = step > 0 ? { from, to, net } : { from: to, to: from, net };
      edges.set(`${edge.from}\n${edge.to}`, edge);
      from = to;
    };
    for (let row = link.row + step; row !== end.row; row += step) {
      const site = row >= firstOfSite ? end.site : null;
      const id = `trunk ${net} ${link.site ?? ""} ${end.site ?? ""} ${step} ${row}`;
      nodes.set(id, { id, thing: { kind: "trunk", net }, site, row });
      connect(id);
    }
    connect(end.id);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}
