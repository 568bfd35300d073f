import type { Series } from "./definition.ts";
import { n, type PageCanvas, rgb } from "./page-canvas.ts";
import type { TextStyle } from "./rich-text.ts";
import type { Setting } from "./setting.ts";
import type { StructureElement } from "./structure-tree.ts";
import { TextBox } from "./text-box.ts";
import { color, tones } from "./theme.ts";

const legendHeight = 16;

/** A rectangle in the colour and the pattern of a series. */
export function swatch(
  canvas: PageCanvas,
  owner: StructureElement,
  series: Series,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const look = tones[series.tone];
  canvas.rect(owner, x, y, width, height, look.fill);
  const box = `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`;
  if (look.pattern === "outline") {
    canvas.path(
      owner,
      `${rgb(color.muted)} RG 0.7 w ${n(x + 0.35)} ${n(y + 0.35)} ${n(Math.max(0, width - 0.7))} ${n(height - 0.7)} re S`,
    );
  } else if (look.pattern !== "solid") {
    const [from, to] = look.pattern === "rising" ? [y + height, y] : [y, y + height];
    const lines: string[] = [];
    for (let at = x - height; at < x + width; at += 5)
      lines.push(`${n(at)} ${n(from)} m ${n(at + height)} ${n(to)} l`);
    canvas.path(owner, `${box} W n ${rgb(look.stripes)} RG 0.8 w ${lines.join(" ")} S`);
  }
}

/** An entry of a legend with its place. */
interface LegendEntry {
  readonly series: Series;
  readonly label: TextBox;
  readonly x: number;
  readonly y: number;
}

/** A legend as wide as the chart, in as many lines as it takes. */
export function legendOf(
  setting: Setting,
  series: readonly Series[],
  style: TextStyle,
  width: number,
): LegendEntry[] {
  const out: LegendEntry[] = [];
  let [x, y] = [0, 0];
  for (const one of series) {
    const text = one.icon ? [{ text: one.name, icon: one.icon, tone: one.tone }] : one.name;
    const label = new TextBox(setting, text, style, width - 13);
    const needed = 13 + (label.lines[0]?.width ?? 0) + 14;
    if (x > 0 && x + needed > width) [x, y] = [0, y + legendHeight - 3];
    out.push({ series: one, label, x, y });
    x += needed;
  }
  return out;
}

/** How high a legend is, with the space below it, in points. */
export function heightOf(legend: readonly LegendEntry[]): number {
  return (legend.at(-1)?.y ?? -legendHeight) + legendHeight;
}

/** Draws a legend from its upper left corner. */
export function drawLegend(
  canvas: PageCanvas,
  element: StructureElement,
  legend: readonly LegendEntry[],
  x: number,
  y: number,
): void {
  for (const entry of legend) {
    swatch(canvas, element, entry.series, x + entry.x, y + entry.y + 1.5, 9, 9);
    entry.label.draw(canvas, x + entry.x + 13, y + entry.y, element);
  }
}
