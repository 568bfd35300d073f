import type { FontMetrics } from "../drawing/set-text.ts";
import type { Language } from "../model/position.ts";
import type { PlanContent } from "./plan-content.ts";
import { keyOf } from "./plan-key.ts";
import { labelOf, type NodeLabel } from "./plan-labels.ts";
import { type PlanColumns, planColumns, type Size } from "./plan-layout.ts";
import { type PlanGraph, type PlanNode, planGraph } from "./plan-nodes.ts";
import { bandName, framesOf, gaps, linesOf, type PlacedRow } from "./plan-parts.ts";
import { type PlanChannel, planChannels } from "./plan-routes.ts";
import type { PlanShape } from "./plan-rows.ts";

/** A rectangle; all measures of a picture are points from its upper left corner. */
export interface PlanRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The outline of a site, of a zone in it, or of what is outside. */
export interface PlanFrame extends PlanRect {
  readonly kind: "site" | "zone" | "outside";
}

/** What stands for target objects, a link, a site as a whole or foreign networks. */
export interface PlanBox extends PlanRect {
  readonly kind: "group" | "link" | "site" | "foreign";
  /** Of a group: whether it is several objects. Of a link: whether it is critical. */
  readonly marked: boolean;
  /** The object whose page tells more; null where it is several, or none. */
  readonly object: string | null;
}

/** A line of text with its left end and baseline. */
export interface PlanText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly muted: boolean;
  /** True where somebody wrote it, in German. */
  readonly german: boolean;
  /** Its width in the font that it was measured with. */
  readonly width: number;
}

/** A line of a link, of one or more strokes. */
export interface PlanLine {
  readonly net: string;
  readonly strokes: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
  /** Where it forks, so that a fork can be told from a crossing. */
  readonly dots: readonly (readonly [x: number, y: number])[];
  readonly critical: boolean;
  readonly external: boolean;
}

/** A network plan, ready to be drawn: frames, lines, boxes, texts and signs of criticality, in this order. */
export interface PlanPicture {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly PlanFrame[];
  readonly lines: readonly PlanLine[];
  readonly boxes: readonly PlanBox[];
  readonly texts: readonly PlanText[];
  /** Upper left corner and size of each sign of a critical link. */
  readonly signs: readonly { readonly x: number; readonly y: number; readonly size: number }[];
}

/** Shapes that are tried, and how many of the most promising are laid out. */
const shapes: readonly PlanShape[] = [1, 2, 3].flatMap((perLink) =>
  [1, 2, 3, 4, 6, 8, 12].map((perRow) => ({ perLink, perRow })),
);
const laidOut = 3;

/** Draws what a plan shows, with as many boxes side by side as makes it largest on a page of this shape. */
export function planPicture(
  content: PlanContent,
  language: Language,
  metrics: FontMetrics,
  page: Size,
): PlanPicture {
  const scaleOf = ({ width, height }: Size): number => Math.min(page.width / width, page.height / height);
  const guesses = shapes.map((shape) => {
    const graph = planGraph(content, shape);
    const labels = new Map(
      graph.nodes.map(({ id, thing }) => [id, labelOf(thing, language, metrics)] as const),
    );
    return { graph, labels, scale: scaleOf(guessedSize(graph, labels)) };
  });
  const distinct = new Map(guesses.map((guess) => [rowsWritten(guess.graph), guess] as const));
  const promising = [...distinct.values()].toSorted((a, b) => b.scale - a.scale).slice(0, laidOut);
  const pictures = promising.map(({ graph, labels }) => drawn(content, graph, labels, language, metrics));
  return pictures.reduce((best, one) => (scaleOf(one) > scaleOf(best) ? one : best));
}

/** The same of two shapes that put everything into the same rows. */
function rowsWritten({ nodes }: PlanGraph): string {
  return nodes.map(({ id, row }) => `${row} ${id}`).join("\n");
}

/** About as large as a plan becomes, without laying it out. */
function guessedSize({ nodes, rows }: PlanGraph, labels: ReadonlyMap<string, NodeLabel>): Size {
  const bySite = Map.groupBy(nodes, ({ site }) => site);
  const widths = [...bySite.values()].map((own) =>
    Math.max(
      ...[...Map.groupBy(own, ({ row }) => row).values()].map((row) =>
        row.reduce((sum, { id }) => sum + (labels.get(id)?.width ?? 0) + gaps.row, 0),
      ),
    ),
  );
  const heights = [...Map.groupBy(nodes, ({ row }) => row).values()].map((row) =>
    Math.max(...row.map(({ id }) => labels.get(id)?.height ?? 0)),
  );
  return {
    width: gaps.name + widths.reduce((sum, one) => sum + one + 3 * gaps.site, 0),
    height: heights.reduce((sum, one) => sum + one, 0) + rows * 2.5 * gaps.row,
  };
}

function drawn(
  content: PlanContent,
  graph: PlanGraph,
  labels: ReadonlyMap<string, NodeLabel>,
  language: Language,
  metrics: FontMetrics,
): PlanPicture {
  const shown = graph.nodes.filter(({ thing }) => thing.kind !== "trunk");
  const labelFor = (node: PlanNode): NodeLabel => labels.get(node.id) as NodeLabel;
  const columns = planColumns(graph, labelFor);
  const channels = planChannels(graph, columns, labelFor);
  const rows = rowsOf(graph, channels, labelFor);
  const [left, right] = edgesOf(graph, columns, labelFor);
  const shift = gaps.name + gaps.pad + gaps.site - left;
  const rects = new Map(
    shown.map((node) => {
      const { width, height } = labelFor(node);
      const { top, height: full } = rows[node.row] ?? { top: 0, height };
      // Boxes stand at the top of their row, links in the middle.
      const y = top + (node.thing.kind === "link" ? (full - height) / 2 : 0);
      return [
        node.id,
        { x: (columns.middle.get(node.id) ?? 0) - width / 2 + shift, y, width, height },
      ] as const;
    }),
  );
  const names = graph.bands.map((band) => bandName(band, content, language, rows, metrics));
  const body = {
    frames: framesOf(graph, columns, rows, shift, right - left),
    lines: linesOf(content, graph, channels, rows, rects, shift),
    boxes: shown.map((node): PlanBox => ({ ...(rects.get(node.id) as PlanRect), ...labelFor(node).box })),
    texts: [
      ...names.flatMap((name) => name.texts),
      ...shown.flatMap((node) => placed(labelFor(node), rects.get(node.id) as PlanRect)),
    ],
    signs: shown.flatMap((node) => {
      const { x, y } = rects.get(node.id) as PlanRect;
      return labelFor(node).signs.map((sign) => ({ ...sign, x: sign.x + x, y: sign.y + y }));
    }),
  };
  const last = rows.at(-1) ?? { top: 0, height: 0 };
  const bottom = Math.max(last.top + last.height + gaps.pad + gaps.site, ...names.map((name) => name.bottom));
  const width = shift + right + gaps.pad + gaps.site;
  const key = keyOf(language, metrics, width, bottom + 14);
  return {
    width,
    height: key.bottom,
    frames: body.frames,
    lines: [...body.lines, ...key.lines],
    boxes: [...body.boxes, ...key.boxes],
    texts: [...body.texts, ...key.texts],
    signs: [...body.signs, ...key.signs],
  };
}

function rowsOf(
  graph: PlanGraph,
  channels: readonly PlanChannel[],
  sizeOf: (node: PlanNode) => NodeLabel,
): PlacedRow[] {
  const rows: PlacedRow[] = [];
  let top = gaps.pad;
  for (let row = 0; row < graph.rows; row++) {
    const height = Math.max(
      0,
      ...graph.nodes.filter((node) => node.row === row).map((node) => sizeOf(node).height),
    );
    const ends = graph.bands.find((band) => band.last === row);
    const tracks = top + height + (ends ? gaps.pad : 0) + gaps.tracks;
    rows.push({ top, height, tracks });
    const channel = channels[row];
    const lines =
      channel && channel.forks.length > 0
        ? 2 * gaps.tracks + Math.max(0, channel.tracks - 1) * gaps.track
        : 0;
    const begins = graph.bands.find((band) => band.first === row + 1);
    const around =
      (ends ? gaps.pad : 0) + (begins ? gaps.pad : 0) + (begins?.kind === "sites" ? gaps.site : 0);
    top += height + around + Math.max(ends ? gaps.band : gaps.row, lines);
  }
  return rows;
}

/** Leftmost and rightmost of what stands in the plan. */
function edgesOf(
  graph: PlanGraph,
  columns: PlanColumns,
  sizeOf: (node: PlanNode) => NodeLabel,
): [number, number] {
  const sides = graph.nodes.map((node) => {
    const [x, half] = [columns.middle.get(node.id) ?? 0, sizeOf(node).width / 2];
    return [x - half, x + half] as const;
  });
  const sites = [...columns.sites.values()];
  return [
    Math.min(0, ...sides.map(([from]) => from), ...sites.map((site) => site.left)),
    Math.max(0, ...sides.map(([, to]) => to), ...sites.map((site) => site.right)),
  ];
}

function placed(label: NodeLabel, { x, y }: PlanRect): PlanText[] {
  return label.texts.map((text) => ({ ...text, x: text.x + x, y: text.y + y }));
}
