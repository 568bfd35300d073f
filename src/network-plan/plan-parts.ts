import { type FontMetrics, linesWithin } from "../drawing/set-text.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { PlanContent } from "./plan-content.ts";
import type { PlanColumns } from "./plan-layout.ts";
import type { PlanBand, PlanGraph } from "./plan-nodes.ts";
import type { PlanFrame, PlanLine, PlanRect, PlanText } from "./plan-picture.ts";
import type { PlanChannel } from "./plan-routes.ts";
import { planWords } from "./plan-words.ts";

/** Width of the column with the bands' names, and the space around rows, bands and sites, in points. */
export const gaps = { name: 82, row: 10, pad: 7, band: 8, site: 8, track: 6, tracks: 7 } as const;
const nameFace = { size: 8, bold: true, leading: 9.8 };

/** A row, with its place from above. */
export interface PlacedRow {
  readonly top: number;
  readonly height: number;
  /** Where the first line across runs below it. */
  readonly tracks: number;
}

/** The outlines of what is outside, of the sites, and of the zones in them. */
export function framesOf(
  graph: PlanGraph,
  columns: PlanColumns,
  rows: readonly PlacedRow[],
  shift: number,
  width: number,
): PlanFrame[] {
  const rect = (first: number, last: number, left: number, right: number, pad: number): PlanRect => {
    const [from, to] = [rows[first], rows[last]];
    const y = (from?.top ?? 0) - pad;
    return {
      x: left - pad,
      y,
      width: right - left + 2 * pad,
      height: (to ? to.top + to.height : y) + pad - y,
    };
  };
  const frames: PlanFrame[] = [];
  for (const band of graph.bands)
    if (band.kind === "outside") {
      const left = shift + Math.min(0, ...[...columns.sites.values()].map((site) => site.left));
      frames.push({ kind: "outside", ...rect(band.first, band.last, left, left + width, gaps.pad) });
    }
  for (const [site, { left, right }] of columns.sites) {
    const own = graph.nodes.filter((node) => node.site === site);
    const ofRows = own.map(({ row }) => row);
    frames.push({
      kind: "site",
      ...rect(
        Math.min(...ofRows),
        Math.max(...ofRows),
        left + shift,
        right + shift,
        gaps.pad + gaps.site - 3,
      ),
    });
    for (const band of graph.bands) {
      const inside = ofRows.filter((row) => row >= band.first && row <= band.last);
      if (band.kind === "zone" && inside.length > 0)
        frames.push({
          kind: "zone",
          ...rect(band.first, Math.max(...inside), left + shift, right + shift, gaps.pad),
        });
    }
  }
  return frames;
}

/** The lines of the links, from row to row. */
export function linesOf(
  { links }: PlanContent,
  graph: PlanGraph,
  channels: readonly PlanChannel[],
  rows: readonly PlacedRow[],
  rects: ReadonlyMap<string, PlanRect>,
  shift: number,
): PlanLine[] {
  const byNet = new Map(
    links.map(({ object, link }) => [
      object.id,
      { strokes: [] as [number, number, number, number][], dots: [] as [number, number][], link },
    ]),
  );
  const nodeAt = (row: number, x: number): PlanRect | undefined =>
    graph.nodes
      .filter((node) => node.row === row)
      .flatMap((node) => rects.get(node.id) ?? [])
      .find((rect) => x >= rect.x && x <= rect.x + rect.width);
  channels.forEach(({ forks }, row) => {
    const [upper, lower] = [rows[row], rows[row + 1]];
    if (!upper || !lower) return;
    for (const { net, above, below, track } of forks) {
      const line = byNet.get(net);
      if (!line) continue;
      const y = upper.tracks + (track ?? 0) * gaps.track;
      const starts = above.map((x) => {
        const box = nodeAt(row, x + shift);
        return [x + shift, box ? box.y + box.height : upper.top] as const;
      });
      const ends = below.map((x) => {
        const box = nodeAt(row + 1, x + shift);
        return [x + shift, box ? box.y : lower.top] as const;
      });
      if (track === null) {
        line.strokes.push([starts[0]?.[0] ?? 0, starts[0]?.[1] ?? 0, ends[0]?.[0] ?? 0, ends[0]?.[1] ?? 0]);
        continue;
      }
      const all = [...starts, ...ends];
      const [from, to] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
      line.strokes.push([from, y, to, y]);
      for (const [x, end] of all) {
        line.strokes.push([x, Math.min(y, end), x, Math.max(y, end)]);
        if (x > from + 0.1 && x < to - 0.1) line.dots.push([x, y]);
      }
    }
  });
  return [...byNet].flatMap(([net, { strokes, dots, link }]) =>
    strokes.length === 0
      ? []
      : [
          {
            net,
            strokes,
            dots,
            critical: link.criticality.length > 0,
            external: link.criticality.includes("external"),
          },
        ],
  );
}

/** The name of a band at the left of its first row, and where it ends. */
export function bandName(
  band: PlanBand,
  { zones }: PlanContent,
  language: Language,
  rows: readonly PlacedRow[],
  metrics: FontMetrics,
): { readonly texts: readonly PlanText[]; readonly bottom: number } {
  const words: Bilingual = {
    outside: planWords.outside,
    links: planWords.between,
    sites: planWords.sites,
    zone: zones.find(({ id }) => id === band.zone)?.title ?? planWords.sites,
  }[band.kind];
  const top = rows[band.first]?.top ?? 0;
  // The catalogue calls its layers in German alone.
  const german = words.de === words.en;
  const lines = linesWithin(words[language], gaps.name - 6, nameFace, metrics, german ? "de" : language);
  return {
    texts: lines.map((text, i) => ({
      x: 0,
      y: top + nameFace.size + i * nameFace.leading,
      text,
      size: nameFace.size,
      bold: true,
      muted: true,
      german,
      width: metrics.width(text, nameFace.size, true),
    })),
    bottom: top + lines.length * nameFace.leading + 3,
  };
}
