import type { Cell, Column, Facts, Rich, Table } from "./definition.ts";
import { baseStyle, inCell, type Parent, textStrips } from "./paragraph.ts";
import { type TextStyle, tokens } from "./rich-text.ts";
import { type Setting, Tag } from "./setting.ts";
import { closing, type Strip } from "./strip.ts";
import { type CellContent, rowStrip } from "./table-row.ts";
import { TextBox } from "./text-box.ts";
import { color, space, text } from "./theme.ts";
import { words } from "./words.ts";

/** A table's head is repeated only while it leaves room for rows. */
const highestHead = 200;
/** A first row up to this height stays with the second: no heading stands above a single row at the end of a page. */
const lowRow = 60;

/** A table: caption, head, rows. Rows become strips one by one as they are read. */
export function* table(setting: Setting, block: Table, width: number, parent: Parent): Generator<Strip> {
  const widths = columnWidths(setting, block.columns, width);
  const tag = new Tag(setting.file, "Table", parent);
  const headTag = new Tag(setting.file, "THead", tag.open);
  const bodyTag = new Tag(setting.file, "TBody", tag.open);
  if (block.caption !== undefined) yield* caption(setting, block.caption, width, tag);
  const style = { ...baseStyle(setting, inCell), bold: true, sparing: true };
  const titles = block.columns.map(
    (column, index) =>
      new TextBox(setting, column.title, style, inner(widths[index] ?? 0), column.align ?? "left"),
  );
  const height = Math.max(0, ...titles.map((title) => title.height)) + 2 * space.cell.y;
  const drawHead: NonNullable<Strip["head"]>["draw"] = (canvas, x, y) => frame(canvas, x, y, width, height);
  yield {
    height,
    ...(block.caption === undefined ? { above: space.block } : {}),
    keep: true,
    draw(canvas, x, y) {
      drawHead(canvas, x, y);
      const row = new Tag(setting.file, "TR", headTag.open);
      eachTitle(titles, widths, x, (title, left) => {
        const cell = new Tag(setting.file, "TH", row.open, { attributes: [{ O: "Table", Scope: "Column" }] });
        title.draw(canvas, left, y + space.cell.y, cell.open());
        cell.close();
      });
      row.close();
      headTag.close();
    },
  };
  const head: Strip["head"] = {
    height,
    draw(canvas, x, y) {
      drawHead(canvas, x, y);
      eachTitle(titles, widths, x, (title, left) => title.draw(canvas, left, y + space.cell.y, "layout"));
    },
  };
  // Held back until the next row is known: a sum does not stand alone at the top of a page.
  let held: Strip | null = null;
  let isFirst = true;
  for (const row of block.rows) {
    const cells = row.cells.map((cell, index) =>
      content(setting, cell, inner(widths[index] ?? 0), block.columns[index], {
        bold: row.strong ?? false,
      }),
    );
    if (held) {
      yield row.strong || (isFirst && held.height <= lowRow) ? { ...held, keep: true } : held;
      isFirst = false;
    }
    held = rowStrip(setting, cells, widths, bodyTag.open, {
      strong: row.strong ?? false,
      ...(height <= highestHead ? { head } : {}),
      ...(row.anchor === undefined ? {} : { anchor: row.anchor }),
      ...(row.continued === undefined
        ? {}
        : { continued: continuedBox(setting, row.continued, inner(widths[0] ?? 0)) }),
    });
  }
  if (held) yield held;
  yield closing(() => {
    bodyTag.close();
    tag.close();
  }, space.block + 2);
}

/** Says that a row goes on: its name, and that it began before. */
function continuedBox(setting: Setting, name: string, width: number): TextBox {
  const style = { ...baseStyle(setting, inCell), color: color.muted };
  return new TextBox(
    setting,
    [
      { text: name, whole: true },
      { text: `\n${words.continued[setting.language]}`, italic: true },
    ],
    style,
    width,
  );
}

/** Pairs of name and value: every row is headed by its name. */
export function* facts(setting: Setting, block: Facts, width: number, parent: Parent): Generator<Strip> {
  const share = block.share ?? 0.3;
  const widths = [width * share, width * (1 - share)];
  const columns: Column[] = [
    { title: "", share, header: true },
    { title: "", share: 1 - share },
  ];
  const tag = new Tag(setting.file, "Table", parent);
  const body = new Tag(setting.file, "TBody", tag.open);
  if (block.caption !== undefined) yield* caption(setting, block.caption, width, tag);
  for (const row of block.rows) {
    const cells = [[{ text: row.name, tone: "muted" as const }], row.value].map((cell, index) =>
      content(setting, cell, inner(widths[index] ?? 0), columns[index], { ...text.fact }),
    );
    yield rowStrip(setting, cells, widths, body.open, { strong: false });
  }
  yield closing(() => {
    body.close();
    tag.close();
  }, space.block + 2);
}

function* caption(setting: Setting, rich: Rich, width: number, table: Tag): Generator<Strip> {
  const style = { ...text.body, size: 9, bold: true, color: color.text, lang: setting.language };
  const tag = new Tag(setting.file, "Caption", table.open);
  const box = new TextBox(setting, rich, style, width);
  for (const strip of textStrips(box, tag, { above: space.block + 2, below: 3 }))
    yield { ...strip, keep: true };
}

/** A cell's content as strips. A plain text is the cell itself, blocks have tags of their own in it. */
function content(
  setting: Setting,
  cell: Cell,
  width: number,
  column: Column | undefined,
  look: Partial<TextStyle>,
): CellContent {
  const header = column?.header ?? false;
  const type = header ? "TH" : "TD";
  const attributes = header ? { attributes: [{ O: "Table", Scope: "Row" }] } : {};
  if (typeof cell === "object" && "blocks" in cell) {
    const lang = cell.lang !== undefined && cell.lang !== setting.language ? { lang: cell.lang } : {};
    const blocks =
      cell.lang === undefined ? cell.blocks : cell.blocks.map((block) => ({ lang: cell.lang, ...block }));
    return {
      type,
      attributes: { ...attributes, ...lang },
      strips: (own) => [...setting.cellBlocks(setting, blocks as typeof cell.blocks, width, own, inCell)],
    };
  }
  const style = { ...baseStyle(setting, inCell), ...look };
  const box = new TextBox(setting, cell, style, width, column?.align ?? "left");
  return {
    type,
    attributes,
    strips: (own) =>
      box.lines.map((_, index) => ({
        height: box.leading,
        draw(canvas, x, y) {
          box.drawLine(canvas, index, x, y, own());
          if (index === box.lines.length - 1) box.close();
        },
      })),
  };
}

/** Widths by shares, but none so narrow that a word of its title would break, as long as the others can spare it. */
function columnWidths(setting: Setting, columns: readonly Column[], width: number): number[] {
  const style = { ...baseStyle(setting, inCell), bold: true };
  const sum = columns.reduce((total, column) => total + column.share, 0);
  const least = columns.map((column) => {
    const words = tokens(column.title, style, setting.shaper).map((word) => word.width);
    return Math.min(Math.max(0, ...words) + 2 * space.cell.x + 0.5, width / columns.length);
  });
  const widths = columns.map((column, index) => Math.max((width * column.share) / sum, least[index] ?? 0));
  const excess = widths.reduce((total, one) => total + one, 0) - width;
  const spare = widths.map((one, index) => one - (least[index] ?? 0));
  const sparable = spare.reduce((total, one) => total + one, 0);
  return excess <= 0 ? widths : widths.map((one, index) => one - (excess * (spare[index] ?? 0)) / sparable);
}

function inner(width: number): number {
  return width - 2 * space.cell.x;
}

function frame(
  canvas: Parameters<Strip["draw"]>[0],
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  canvas.rect("layout", x, y, width, height, color.tint);
  canvas.rect("layout", x, y + height - 0.8, width, 0.8, color.muted);
}

function eachTitle(
  titles: readonly TextBox[],
  widths: readonly number[],
  x: number,
  draw: (title: TextBox, left: number) => void,
): void {
  let left = x + space.cell.x;
  titles.forEach((title, index) => {
    draw(title, left);
    left += widths[index] ?? 0;
  });
}
