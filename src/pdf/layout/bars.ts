import { drawLegend, heightOf, legendOf, swatch } from "./chart-legend.ts";
import type { Bars } from "./definition.ts";
import type { PageCanvas } from "./page-canvas.ts";
import { type Parent, textStrips } from "./paragraph.ts";
import type { TextStyle } from "./rich-text.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import type { StructureElement } from "./structure-tree.ts";
import { TextBox } from "./text-box.ts";
import { color, margin, space, text, tones } from "./theme.ts";

/** Bars of one figure: more become several figures, since a figure is not torn. */
const barsPerFigure = 24;
const [barHeight, barGap] = [13, 6];

/** A bar chart as Figure with an alternative text that holds every value. */
export function* bars(setting: Setting, block: Bars, width: number, parent: Parent): Generator<Strip> {
  const style: TextStyle = { ...text.small, sparing: true, color: color.text, lang: setting.language };
  const largest = Math.max(1, ...block.rows.map((row) => sum(row.values)));
  for (let start = 0; start < block.rows.length; start += barsPerFigure) {
    const rows = block.rows.slice(start, start + barsPerFigure);
    const title = new TextBox(
      setting,
      block.title,
      { ...text.body, size: 9, bold: true, color: color.text, lang: setting.language },
      width,
    );
    const caption = new Tag(setting.file, "P", parent);
    for (const strip of textStrips(title, caption, { above: space.block + 2, below: 3 }))
      yield { ...strip, keep: true };
    yield figure(setting, { ...block, rows }, width, parent, style, largest);
  }
}

/** Every value in words: what a reader who does not see the chart is told. */
function alternativeText(block: Bars): string {
  const rows = block.rows.map((row) => {
    const values = block.series.map((series, index) => `${series.name} ${row.values[index] ?? 0}`);
    return `${row.name}: ${values.join(", ")}`;
  });
  return `${block.title}. ${rows.join("; ")}.`;
}

function figure(
  setting: Setting,
  block: Bars,
  width: number,
  parent: Parent,
  style: TextStyle,
  largest: number,
): Strip {
  const nameWidth = width * 0.3;
  const countWidth = 34;
  const barWidth = width - nameWidth - countWidth - 12;
  const names = block.rows.map((row) => new TextBox(setting, row.name, style, nameWidth - 8, "right"));
  const rowHeights = names.map((name) => Math.max(barHeight, name.height) + barGap);
  const legend = block.series.length > 1 ? legendOf(setting, block.series, style, width) : [];
  const legendBottom = heightOf(legend);
  const height = legendBottom + sum(rowHeights) + 2;
  return {
    height,
    below: space.block + 2,
    draw(canvas, x, y) {
      const bbox = [margin.left, canvas.height - y - height, margin.left + width, canvas.height - y];
      const attributes = [{ O: "Layout", Placement: "Block", BBox: bbox }];
      const tag = new Tag(setting.file, "Figure", parent, { alt: alternativeText(block), attributes });
      const element = tag.open();
      drawLegend(canvas, element, legend, x, y);
      let top = y + legendBottom;
      block.rows.forEach((row, index) => {
        const name = names[index];
        const rowHeight = (rowHeights[index] ?? 0) - barGap;
        if (name) name.draw(canvas, x, top + (rowHeight - name.height) / 2, element);
        const bar = { x: x + nameWidth, y: top + (rowHeight - barHeight) / 2, width: barWidth };
        drawBar(
          setting,
          canvas,
          element,
          block,
          row.values,
          bar,
          block.scale === "share" ? sum(row.values) : largest,
        );
        const count = new TextBox(setting, String(sum(row.values)), { ...style, bold: true }, countWidth);
        count.draw(canvas, x + nameWidth + barWidth + 8, bar.y + (barHeight - count.height) / 2, element);
        top += rowHeight + barGap;
      });
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
    if (block.series.length > 1 && labelWidth + 8 <= length) {
      canvas.rect(element, left + 2, bar.y + 1.5, labelWidth + 4, barHeight - 3, look.fill);
      label.draw(canvas, left + 4, bar.y + (barHeight - 10) / 2, element);
    }
    left += length;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
