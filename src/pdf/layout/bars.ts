import { drawLegend, heightOf, legendOf, swatch } from "./chart-legend.ts";
import type { Bars } from "./definition.ts";
import { figureParts } from "./figure-parts.ts";
import type { PageCanvas } from "./page-canvas.ts";
import { type Parent, textStrips } from "./paragraph.ts";
import type { TextStyle } from "./rich-text.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import type { StructureElement } from "./structure-tree.ts";
import { TextBox } from "./text-box.ts";
import { color, margin, space, text, tones } from "./theme.ts";

/** Bars of one figure, and their height in points on an upright page: more become several figures. */
const [barsPerFigure, mostHeight] = [24, 500];
const [barHeight, barGap] = [13, 6];
const nameShare = 0.3;

interface MeasuredRow {
  readonly row: Bars["rows"][number];
  readonly name: TextBox;
  readonly label: TextBox;
  /** Height of the row with the gap below it. */
  readonly height: number;
}

/** A bar chart as Figure with an alternative text that holds every value. */
export function* bars(setting: Setting, block: Bars, width: number, parent: Parent): Generator<Strip> {
  const style: TextStyle = { ...text.small, sparing: true, color: color.text, lang: setting.language };
  const largest = Math.max(1, ...block.rows.map((row) => sum(row.values)));
  const isLabelled = block.rows.some(({ label }) => label !== undefined);
  const labelWidth = isLabelled ? 96 : 34;
  const measured = block.rows.map((row): MeasuredRow => {
    const name = new TextBox(setting, row.name, style, width * nameShare - 8, "right");
    const words = row.label ?? String(sum(row.values));
    const label = new TextBox(setting, words, { ...style, bold: true }, labelWidth);
    return { row, name, label, height: Math.max(barHeight, name.height, label.height) + barGap };
  });
  for (const part of figureParts(measured, mostHeight, barsPerFigure)) {
    const title = new TextBox(
      setting,
      block.title,
      { ...text.body, size: 9, bold: true, color: color.text, lang: setting.language },
      width,
    );
    const caption = new Tag(setting.file, "P", parent);
    for (const strip of textStrips(title, caption, { above: space.block + 2, below: 3 }))
      yield { ...strip, keep: true };
    yield figure(setting, block, part, { width, labelWidth }, parent, style, largest);
  }
}

/** Every value in words: what a reader who does not see the chart is told. */
function alternativeText(block: Bars, part: readonly MeasuredRow[]): string {
  const rows = part.map(({ row }) => {
    const measured = block.series.filter((_, index) => (row.values[index] ?? 0) > 0);
    if (row.label !== undefined)
      return `${row.name}: ${row.label}${measured.map(({ name }) => ` (${name})`).join("")}`;
    const values = block.series.map((series, index) => `${series.name} ${row.values[index] ?? 0}`);
    return `${row.name}: ${values.join(", ")}`;
  });
  return `${block.title}. ${rows.join("; ")}.`;
}

function figure(
  setting: Setting,
  block: Bars,
  part: readonly MeasuredRow[],
  { width, labelWidth }: { readonly width: number; readonly labelWidth: number },
  parent: Parent,
  style: TextStyle,
  largest: number,
): Strip {
  const nameWidth = width * nameShare;
  const barWidth = width - nameWidth - labelWidth - 12;
  const legend = block.series.length > 1 ? legendOf(setting, block.series, style, width) : [];
  const legendBottom = heightOf(legend);
  const height = legendBottom + sum(part.map((row) => row.height)) + 2;
  return {
    height,
    below: space.block + 2,
    draw(canvas, x, y) {
      const bbox = [margin.left, canvas.height - y - height, margin.left + width, canvas.height - y];
      const attributes = [{ O: "Layout", Placement: "Block", BBox: bbox }];
      const tag = new Tag(setting.file, "Figure", parent, { alt: alternativeText(block, part), attributes });
      const element = tag.open();
      drawLegend(canvas, element, legend, x, y);
      let top = y + legendBottom;
      for (const { row, name, label, height: withGap } of part) {
        const rowHeight = withGap - barGap;
        name.draw(canvas, x, top + (rowHeight - name.height) / 2, element);
        const bar = { x: x + nameWidth, y: top + (rowHeight - barHeight) / 2, width: barWidth };
        drawBar(
          setting,
          canvas,
          element,
          block,
          row.values,
          bar,
          block.scale === "share" ? sum(row.values) : largest,
          row.label === undefined,
        );
        label.draw(canvas, x + nameWidth + barWidth + 8, top + (rowHeight - label.height) / 2, element);
        top += withGap;
      }
      tag.close();
    },
  };
}

function drawBar(
  setting: Setting,
  canvas: PageCanvas,
  element: StructureElement,
  block: Bars,
  values: readonly number[],
  bar: { readonly x: number; readonly y: number; readonly width: number },
  whole: number,
  numbered: boolean,
): void {
  canvas.rect(element, bar.x, bar.y, bar.width, barHeight, color.faint);
  let left = bar.x;
  values.forEach((value, index) => {
    const series = block.series[index];
    if (!series || value <= 0 || whole <= 0) return;
    const length = (bar.width * value) / whole;
    swatch(canvas, element, series, left, bar.y, length, barHeight);
    const look = tones[series.tone];
    const ink = { size: 7.5, leading: 10, bold: true, color: look.onFill, lang: setting.language };
    const label = new TextBox(setting, String(value), ink, length + 20);
    const labelWidth = label.lines[0]?.width ?? 0;
    // The number stands on the plain colour, also where the bar has a pattern.
    if (numbered && block.series.length > 1 && labelWidth + 8 <= length) {
      canvas.rect(element, left + 2, bar.y + 1.5, labelWidth + 4, barHeight - 3, look.fill);
      label.draw(canvas, left + 4, bar.y + (barHeight - 10) / 2, element);
    }
    left += length;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
