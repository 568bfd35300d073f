import type { ReportObject } from "../model/report.ts";
import { compareText } from "../text/order.ts";
import type { PlanContent, PlanGroup, PlanLink } from "./plan-content.ts";
import { type PlanShape, rowsInZone } from "./plan-rows.ts";
import { type PlanSpoke, trunksOf } from "./plan-trunks.ts";

/** What a node of the plan stands for. */
export type PlanThing =
  | { readonly kind: "group"; readonly group: PlanGroup }
  | { readonly kind: "link"; readonly link: PlanLink }
  /** The head of a site: links to the site as a whole end at it. */
  | { readonly kind: "site"; readonly id: string; readonly title: string }
  /** Networks that are none of the domain's. */
  | { readonly kind: "foreign" }
  /** A line of a link that passes a row. */
  | { readonly kind: "trunk"; readonly net: string };

/** A node with its place in the order of rows. */
export interface PlanNode {
  readonly id: string;
  readonly thing: PlanThing;
  /** The site that it stands in; null for what stands outside of all, and for links between them. */
  readonly site: string | null;
  readonly row: number;
}

/** A line of a link from a row to the next. Without a link it is not drawn: it keeps a column upright. */
export interface PlanEdge {
  readonly from: string;
  readonly to: string;
  /** Id of the link. */
  readonly net: string | null;
}

/** What the rows of one kind are called, and which they are. */
export interface PlanBand {
  readonly kind: "outside" | "links" | "sites" | "zone";
  /** The zone's id. */
  readonly zone: string | null;
  readonly first: number;
  readonly last: number;
}

/** Nodes in rows and the edges between them. */
export interface PlanGraph {
  readonly nodes: readonly PlanNode[];
  readonly edges: readonly PlanEdge[];
  readonly bands: readonly PlanBand[];
  readonly rows: number;
}

/** Fewest links between sites, and things outside of them, that stand side by side. */
const leastAcross = 4;

/**
 * Puts what a plan shows into rows: what is outside, the links between sites, the sites' heads, then zone by zone boxes and
 * the links within a site below the uppermost of what they join.
 *
 * @param shape how many boxes stand side by side at most
 */
export function planGraph(content: PlanContent, shape: PlanShape): PlanGraph {
  const { groups, links, zones } = content;
  const nodes: PlanNode[] = [];
  const bands: PlanBand[] = [];
  let row = 0;
  const add = (thing: PlanThing, site: string | null, at: number): void => {
    nodes.push({ id: nodeId(thing, site), thing, site, row: at });
  };
  const band = (kind: PlanBand["kind"], zone: string | null, first: number): void => {
    if (row > first) bands.push({ kind, zone, first, last: row - 1 });
  };
  const linksOf = Map.groupBy(
    links.flatMap((link) => link.ends.map((end) => ({ end, link }))),
    ({ end }) => end,
  );
  const places = placesOf(content);
  const sites = content.sites.filter(({ id }) => places.sites.has(id));
  const wide = Math.max(leastAcross, shape.perRow * sites.length);

  // What is outside.
  const outside: PlanThing[] = [
    ...(links.some((link) => link.outside) ? [{ kind: "foreign" } as const] : []),
    ...groups.filter((group) => group.sites.length === 0).map((group) => ({ kind: "group", group }) as const),
  ];
  for (const [i, thing] of outside.entries()) add(thing, null, Math.floor(i / wide));
  row = Math.ceil(outside.length / wide);
  band("outside", null, 0);

  // Links that are not within one site.
  const between = links.filter((link) => places.within.get(link.object.id)?.length === 0);
  const depth = depthsOf(between);
  const levels = Map.groupBy(between, ({ object }) => depth.get(object.id) ?? 0);
  const before = row;
  for (const level of [...levels.keys()].sort((a, b) => a - b)) {
    const ofLevel = levels.get(level) ?? [];
    for (const [i, link] of ofLevel.entries()) add({ kind: "link", link }, null, row + Math.floor(i / wide));
    row += Math.ceil(ofLevel.length / wide);
  }
  band("links", null, before);

  // The sites' heads, with the links that join nothing below the head's own row.
  const heads = row;
  for (const { id, title } of sites) add({ kind: "site", id, title }, id, row);
  if (sites.length > 0) row += 1;
  const within = sites.flatMap(({ id }) =>
    links
      .filter((link) => places.within.get(link.object.id)?.includes(id))
      .map((link) => ({ link, site: id, top: link.ends.includes(id) ? heads : topZone(link, content) })),
  );
  if (within.some(({ top }) => top === heads)) {
    for (const { link, site, top } of within) if (top === heads) add({ kind: "link", link }, site, row);
    row += 1;
  }
  band("sites", null, heads);

  const later = new Set(groups.map(({ id }) => id));
  for (const { id: zone } of zones) {
    const first = row;
    for (const group of groups) if (group.zone === zone) later.delete(group.id);
    const boxes = sites.map(({ id: site }) => {
      const own = groups.filter((group) => group.zone === zone && group.sites.includes(site));
      return { site, own, lines: rowsInZone(own, reaching(links, places, site), later, shape) };
    });
    const most = Math.max(-1, ...boxes.flatMap(({ lines }) => [...lines.values()])) + 1;
    for (let line = 0; line < most; line++) {
      for (const { site, own, lines } of boxes)
        for (const group of own) if (lines.get(group.id) === line) add({ kind: "group", group }, site, row);
      row += 1;
      const below = within.filter(({ link, site, top }) => {
        const lines = boxes.find((one) => one.site === site)?.lines;
        return top === zone && line === Math.min(...link.ends.flatMap((end) => lines?.get(end) ?? []));
      });
      for (const { link, site } of below) add({ kind: "link", link }, site, row);
      if (below.length > 0) row += 1;
    }
    band("zone", zone, first);
  }
  const trunks = trunksOf(spokesOf(nodes, links), heads);
  return {
    nodes: [...nodes, ...trunks.nodes],
    edges: [...trunks.edges, ...columnsOf(nodes, linksOf)],
    bands,
    rows: row,
  };
}

function nodeId(thing: PlanThing, site: string | null): string {
  return `${thing.kind} ${nameOf(thing)} ${site ?? ""}`;
}

/** The id of what a node stands for. */
function nameOf(thing: PlanThing): string {
  switch (thing.kind) {
    case "group":
      return thing.group.id;
    case "link":
      return thing.link.object.id;
    case "site":
      return thing.id;
    default:
      return "";
  }
}

/** The first of the zones in which an end of a link stands. */
function topZone({ ends }: PlanLink, { groups, zones }: PlanContent): string | undefined {
  const of = new Set(groups.filter(({ id }) => ends.includes(id)).map(({ zone }) => zone));
  return zones.find(({ id }) => of.has(id))?.id;
}

/** The links that stay within a site, and those that lead into it from elsewhere. */
function reaching(links: readonly PlanLink[], { within }: Places, site: string): PlanLink[] {
  return links.filter(({ object }) => {
    const own = within.get(object.id) ?? [];
    return own.length === 0 || own.includes(site);
  });
}

interface Places {
  /** Sites at which something stands or ends. */
  readonly sites: ReadonlySet<string>;
  /** By the id of a link the sites within which it stays; none: it leads from one to another, or outside. */
  readonly within: ReadonlyMap<ReportObject["id"], readonly string[]>;
}

function placesOf({ sites, groups, links }: PlanContent): Places {
  const known = new Set(sites.map(({ id }) => id));
  const sitesOf = new Map([
    ...groups.map((group) => [group.id, group.sites] as const),
    ...sites.map(({ id }) => [id, [id]] as const),
  ]);
  const within = links.map(({ object, ends, outside }) => {
    const places = ends.map((end) => sitesOf.get(end) ?? []);
    const common = outside ? [] : (places[0] ?? []).filter((site) => places.every((of) => of.includes(site)));
    return [object.id, common.filter((site) => known.has(site))] as const;
  });
  const used = [...groups.flatMap((group) => group.sites), ...links.flatMap(({ ends }) => ends)];
  return { sites: new Set(used.filter((id) => known.has(id))), within: new Map(within) };
}

/** How deep a link stands among links: below those with smaller ids that it joins, or that join it. */
function depthsOf(links: readonly PlanLink[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { object, ends } of links.toSorted((a, b) => compareText(a.object.id, b.object.id))) {
    const joined = [...depths.keys()].filter(
      (id) => ends.includes(id) || links.find((one) => one.object.id === id)?.ends.includes(object.id),
    );
    depths.set(object.id, Math.max(-1, ...joined.map((id) => depths.get(id) ?? 0)) + 1);
  }
  return depths;
}

function spokesOf(nodes: readonly PlanNode[], links: readonly PlanLink[]): PlanSpoke[] {
  const byThing = Map.groupBy(nodes, ({ thing }) => nameOf(thing));
  return links.flatMap((link) => {
    const net = link.object.id;
    const own = (byThing.get(net) ?? []).filter(({ thing }) => thing.kind === "link");
    return own.flatMap((node) => {
      const ends = link.ends.flatMap((end) => byThing.get(end) ?? []);
      const reached = [
        ...(node.site === null ? ends : ends.filter(({ site }) => site === node.site)),
        ...(link.outside ? nodes.filter(({ thing }) => thing.kind === "foreign") : []),
      ];
      return reached.filter(({ row }) => row !== node.row).map((end) => ({ link: node, end, net }));
    });
  });
}

/** Boxes without links stand in columns. */
function columnsOf(nodes: readonly PlanNode[], linksOf: ReadonlyMap<string, unknown>): PlanEdge[] {
  const single = nodes.filter(({ thing }) => thing.kind === "group" && !linksOf.has(thing.group.id));
  const bySite = Map.groupBy(single, ({ site }) => site);
  return [...bySite.values()].flatMap((ofSite) => {
    const rows = [...Map.groupBy(ofSite, ({ row }) => row).values()];
    return rows.slice(1).flatMap((upper, i) =>
      upper.flatMap((node, k) => {
        const above = rows[i]?.[k];
        return above ? [{ from: above.id, to: node.id, net: null }] : [];
      }),
    );
  });
}
