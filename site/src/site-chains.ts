/** The chains of what the critical processes need, one lane for each site: laid out here so that a page needs no script. */
import { linesOf } from "./box-text.ts";
import { type ReportObject, report } from "./data.ts";
import { objects, sites } from "./lookup.ts";

/** How an object is there for a site: it stands there, is bound to no site, or stands elsewhere only. */
export type Presence = "here" | "unbound" | "elsewhere";

interface ChainBox {
  readonly object: ReportObject;
  readonly presence: Presence;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

interface Lane {
  readonly site: string;
  /** The site's title. */
  readonly head: readonly string[];
  readonly x: number;
  readonly boxes: readonly ChainBox[];
  readonly arcs: readonly { readonly d: string; readonly alternative: boolean }[];
}

/** A drawing of what sites rest on, in pixels. */
export interface ChainPicture {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
}

/** Width of a box, in pixels. */
export const boxWidth = 196;
/** Height of a line of text. */
export const lineHeight = 17;
const gap = 12;
/** Room for the arcs left of the boxes of a lane. */
const arcWidth = 62;
const laneGap = 20;
const textLength = 24;
/** Heads are bold. */
const headLength = 22;

/** A room, building or ics serves its own site only. */
const placeBound: readonly (string | null)[] = ["room", "building", "ics"];

/** The sites that are in use: each has a lane. */
export const chainSites = report.sites.filter(({ state }) => state === "active" || state === "transition");

/** The picture of all lanes. */
export function chainPicture(): ChainPicture {
  const heads = chainSites.map(({ id }) => linesOf(sites.get(id)?.title ?? id, headLength));
  const top = Math.max(1, ...heads.map((head) => head.length)) * lineHeight + gap;
  const lanes = chainSites.map(({ id }, place) =>
    laneOf(id, heads[place] ?? [], place * (arcWidth + boxWidth + laneGap) + arcWidth, top),
  );
  return {
    width: Math.max(1, lanes.length) * (arcWidth + boxWidth + laneGap) - laneGap,
    height: Math.max(top, ...lanes.flatMap(({ boxes }) => boxes.map(({ y, height }) => y + height))),
    lanes,
  };
}

function laneOf(site: string, head: readonly string[], x: number, top: number): Lane {
  const needs = neededAt(site);
  let y = top;
  const boxes = fromTop(needs).map((object) => {
    const presence = presenceAt(object, site);
    const lines = linesOf(object.title, textLength);
    const height = (lines.length + (presence === "elsewhere" ? 2 : 1)) * lineHeight;
    const box = { object, presence, x, y, height, lines };
    y += height + gap;
    return box;
  });
  const middle = new Map(boxes.map((box) => [box.object.id, box.y + box.height / 2]));
  const arcs = [...needs].flatMap(([from, entries]) =>
    entries.flatMap((entry) =>
      entry.flatMap((to) => {
        const [start, end] = [middle.get(from), middle.get(to)];
        if (start === undefined || end === undefined || from === to) return [];
        const bend = Math.min(arcWidth - 6, 10 + Math.abs(end - start) / 12);
        return [
          {
            d: `M${x} ${start} C${x - bend} ${start} ${x - bend} ${end} ${x} ${end}`,
            alternative: entry.length > 1,
          },
        ];
      }),
    ),
  );
  return { site, head, x, boxes, arcs };
}

/** What the critical processes of a site need while they run there, each with its own needs. */
function neededAt(site: string): Map<string, readonly (readonly string[])[]> {
  const start = report.objects.filter((object) => object.critical && object.sites.includes(site));
  const needs = new Map<string, readonly (readonly string[])[]>();
  const open = start.map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (needs.has(id)) continue;
    const entries = (objects.get(id)?.dependsOn ?? [])
      .map((entry) => entry.filter((other) => objects.has(other) && serves(other, site)))
      .filter((entry) => entry.length > 0);
    needs.set(id, entries);
    open.push(...entries.flat());
  }
  return needs;
}

function serves(id: string, site: string): boolean {
  const object = objects.get(id);
  if (!object || !placeBound.includes(object.type) || object.sites.length === 0) return true;
  return object.sites.includes(site);
}

/** How an object is there for a site. */
export function presenceAt(object: ReportObject, site: string): Presence {
  if (object.sites.length === 0) return "unbound";
  return object.sites.includes(site) ? "here" : "elsewhere";
}

/** What needs something stands above it; what belongs to a circle comes in the order of its ids. */
function fromTop(needs: ReadonlyMap<string, readonly (readonly string[])[]>): ReportObject[] {
  const waiting = new Map<string, number>([...needs.keys()].sort().map((id) => [id, 0]));
  for (const [from, entries] of needs) {
    for (const to of new Set(entries.flat())) if (to !== from) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  const sorted: ReportObject[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, above]) => above === 0).map(([id]) => id);
    const next = free.length > 0 ? free : [...waiting.keys()].slice(0, 1);
    for (const id of next) {
      waiting.delete(id);
      const object = objects.get(id);
      if (object) sorted.push(object);
      for (const to of new Set((needs.get(id) ?? []).flat())) {
        const above = waiting.get(to);
        if (above !== undefined) waiting.set(to, above - 1);
      }
    }
  }
  return sorted;
}
