import { drawLegend, heightOf, legendOf, swatch } from "./chart-legend.ts";
import type { Timeline, TimelineRow } from "./definition.ts";
import { n, type PageCanvas, rgb } from "./page-canvas.ts";
import type { Parent } from "./paragraph.ts";
import type { TextStyle } from "./rich-text.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import type { StructureElement } from "./structure-tree.ts";
import { TextBox } from "./text-box.ts";
import { color, margin, space, text } from "./theme.ts";

const [barHeight, rowGap, axisHeight, titleGap] = [9, 5, 16, 3];
/** Most marks on the axis, and how many months may lie between two. */
const mostTicks = 12;
/** Least distance of two marks, in points: a month and a year. */
const tickRoom = 30;
const tickSteps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];

interface MeasuredRow {
  readonly row: TimelineRow;
  readonly name: TextBox;
  readonly height: number;
}

/**
 * A time plan as Figure with an alternative text that holds every row. A figure is not torn: where a page ends, the rest
 * becomes another one.
 */
export function timeline(setting: Setting, block: Timeline, width: number, parent: Parent): Strip {
  const style: TextStyle = { ...text.small, sparing: true, color: color.text, lang: setting.language };
  const rows = block.rows.map((row): MeasuredRow => {
    const name = new TextBox(setting, row.name, style, width * namesShare - 10);
    return { row, name, height: Math.max(barHeight, name.height) + rowGap };
  });
  return figure(setting, block, rows, width, parent, style);
}

/** Share of the width that names take. */
const namesShare = 0.42;
/** Fewer rows are no figure of their own where less than `roomy` points of a page are left. */
const leastRows = 3;
const roomy = 300;

function figure(
  setting: Setting,
  block: Timeline,
  rows: readonly MeasuredRow[],
  width: number,
  parent: Parent,
  style: TextStyle,
): Strip {
  const look = { ...text.body, size: 9, bold: true, color: color.text, lang: setting.language };
  const title = new TextBox(setting, block.title, look, width);
  const legend = legendOf(setting, block.series, style, width);
  const titleHeight = title.height + titleGap;
  const top = titleHeight + heightOf(legend) + axisHeight;
  const rowsHeight = rows.reduce((sum, { height }) => sum + height, 0);
  const height = top + rowsHeight + 2;
  return {
    height,
    above: space.block + 2,
    below: space.block + 2,
    draw(canvas, x, y) {
      const caption = new Tag(setting.file, "P", parent);
      title.draw(canvas, x, y, caption.open());
      caption.close();
      const upper = canvas.height - y - titleHeight;
      const bbox = [margin.left, canvas.height - y - height, margin.left + width, upper];
      const attributes = [{ O: "Layout", Placement: "Block", BBox: bbox }];
      const tag = new Tag(setting.file, "Figure", parent, { alt: alternativeText(block, rows), attributes });
      const element = tag.open();
      drawLegend(canvas, element, legend, x, y + titleHeight);
      const axis = axisOf(block, x + width * namesShare, width * (1 - namesShare) - labelWidth);
      drawAxis(setting, canvas, element, block, axis, y + top, rowsHeight);
      let at = y + top;
      for (const { row, name, height: rowHeight } of rows) {
        name.draw(canvas, x, at + (rowHeight - rowGap - name.height) / 2, element);
        drawBar(setting, canvas, element, block, row, axis, at + (rowHeight - rowGap - barHeight) / 2, style);
        at += rowHeight;
      }
      tag.close();
    },
    split(available) {
      let room = available - top - 2;
      const next = rows.findIndex((row) => {
        room -= row.height;
        return room < 0;
      });
      if (next < (available < roomy ? leastRows : 1)) return null;
      return [
        figure(setting, block, rows.slice(0, next), width, parent, style),
        figure(setting, block, rows.slice(next), width, parent, style),
      ];
    },
  };
}

/** Room behind the axis for the label of a bar that reaches its end, in points. */
const labelWidth = 62;

interface Axis {
  readonly left: number;
  readonly width: number;
  /** Where a day stands, in points from the left of the page. */
  readonly at: (day: string) => number;
}

function axisOf({ from, to }: Timeline, left: number, width: number): Axis {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const days = Math.max(1, last - first);
  return { left, width, at: (day) => left + (width * (Date.parse(day) - first)) / days };
}

/** First days of months between two days, as many months apart as keeps them readable on an axis of a width in points. */
function ticksOf({ from, to }: Timeline, width: number): string[] {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const span = months(to) - months(from);
  const most = Math.max(1, Math.min(mostTicks, Math.floor(width / tickRoom)));
  const step = tickSteps.find((one) => span / one <= most) ?? Math.ceil(span / most);
  const ticks: string[] = [];
  for (let month = Math.ceil(months(from) / step) * step; month <= months(to); month += step) {
    const day = `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (day >= from && day <= to) ticks.push(day);
  }
  return ticks;
}

function drawAxis(
  setting: Setting,
  canvas: PageCanvas,
  element: StructureElement,
  block: Timeline,
  axis: Axis,
  top: number,
  height: number,
): void {
  const line = (x: number, ink: string, wide: number): void =>
    canvas.path(element, `${rgb(ink)} RG ${wide} w ${n(x)} ${n(top - 3)} m ${n(x)} ${n(top + height)} l S`);
  const style: TextStyle = { ...text.small, size: 7.5, color: color.muted, lang: setting.language };
  for (const day of ticksOf(block, axis.width)) {
    line(axis.at(day), color.hairline, 0.5);
    const label = new TextBox(setting, block.tick(day.slice(0, 7)), style, 60);
    label.draw(canvas, axis.at(day) + 2, top - axisHeight + 2, element);
  }
  line(axis.at(block.mark.day), color.accent, 1.2);
}

function drawBar(
  setting: Setting,
  canvas: PageCanvas,
  element: StructureElement,
  { series }: Timeline,
  { bar, label }: TimelineRow,
  axis: Axis,
  y: number,
  style: TextStyle,
): void {
  const look = bar === null ? undefined : series[bar.series];
  const end = bar === null ? axis.left : axis.at(bar.to);
  if (bar !== null && look) {
    const start = axis.at(bar.from);
    // A day is narrower than a line.
    swatch(canvas, element, look, start, y, Math.max(2, end - start), barHeight);
  }
  const written = new TextBox(setting, label, { ...style, size: 7.5 }, labelWidth);
  const left = Math.min(end, axis.left + axis.width) + 4;
  // The lines of the axis end at what is written.
  canvas.rect(element, left - 1, y - 1, (written.lines[0]?.width ?? 0) + 2, barHeight + 2, color.white);
  written.draw(canvas, left, y + (barHeight - written.height) / 2, element);
}

/** Every row in words: what a reader who does not see the chart is told. */
function alternativeText({ title, series }: Timeline, rows: readonly MeasuredRow[]): string {
  const said = rows.map(({ row }) => {
    const kind = row.bar === null ? "" : ` (${series[row.bar.series]?.name ?? ""})`;
    return `${row.spoken}: ${row.label}${kind}`;
  });
  return `${title}. ${said.join("; ")}.`;
}
