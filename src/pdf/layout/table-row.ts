import type { Parent } from "./paragraph.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import type { StructureAttributes } from "./structure-tree.ts";
import type { TextBox } from "./text-box.ts";
import { color, space } from "./theme.ts";

/** What stands in a cell; `strips` are asked for once, with the tag of the cell. */
export interface CellContent {
  readonly type: "TH" | "TD";
  readonly attributes: StructureAttributes;
  readonly strips: (own: Parent) => readonly Strip[];
}

/** How a row of a table looks and is tagged. */
export interface RowOptions {
  readonly strong: boolean;
  readonly head?: NonNullable<Strip["head"]>;
  readonly anchor?: string;
  /** Stands in the first cell of a part that goes on, if nothing of the cell is left. */
  readonly continued?: TextBox;
}

/** A strip of a cell with its distance from the upper edge of the cell's content. */
interface Placed {
  readonly strip: Strip;
  readonly top: number;
}

interface RowCell {
  readonly tag: Tag;
  readonly placed: readonly Placed[];
}

/** A table row as one strip: it is torn, between lines, only if it is higher than a page. */
export function rowStrip(
  setting: Setting,
  cells: readonly CellContent[],
  widths: readonly number[],
  body: Parent,
  options: RowOptions,
): Strip {
  const row = new Tag(setting.file, "TR", body);
  const open = cells.map((cell): RowCell => {
    const tag = new Tag(setting.file, cell.type, row.open, cell.attributes);
    return { tag, placed: place(cell.strips(tag.open)) };
  });
  const { anchor, continued, head, strong } = options;
  const width = widths.reduce((sum, one) => sum + one, 0);
  const first =
    anchor === undefined ? {} : { placed: (page: number, y: number) => setting.foundAnchor(anchor, page, y) };
  return part(open, true);

  function part(cells: readonly RowCell[], begins: boolean): Strip {
    const height = Math.max(0, ...cells.map((cell) => bottom(cell.placed))) + 2 * space.cell.y;
    return {
      height,
      ...(head ? { head } : {}),
      ...(begins ? first : {}),
      draw(canvas, x, y) {
        drawPart(cells, canvas, x, y, height, begins);
        for (const cell of cells) cell.tag.close();
        row.close();
      },
      split(available) {
        const cut = cells.map((cell) => cutCell(cell, available - 2 * space.cell.y));
        if (cut.every(([above]) => above.placed.length === 0)) return null;
        const upper = cut.map(([above]) => above);
        const filled = Math.max(0, ...upper.map((cell) => bottom(cell.placed))) + 2 * space.cell.y;
        const above: Strip = {
          height: filled,
          ...(head ? { head } : {}),
          ...(begins ? first : {}),
          draw: (canvas, x, y) => drawPart(upper, canvas, x, y, filled, begins),
        };
        return [
          above,
          part(
            cut.map(([, below]) => below),
            false,
          ),
        ];
      },
    };
  }

  function drawPart(
    cells: readonly RowCell[],
    canvas: Parameters<Strip["draw"]>[0],
    x: number,
    y: number,
    height: number,
    begins: boolean,
  ): void {
    if (strong) canvas.rect("layout", x, y, width, height, color.faint);
    // For the eye alone: who hears the row has heard how it begins.
    if (!begins && cells[0]?.placed.length === 0)
      continued?.draw(canvas, x + space.cell.x, y + space.cell.y, "layout");
    let left = x + space.cell.x;
    cells.forEach((cell, index) => {
      cell.tag.open();
      for (const { strip, top } of cell.placed) strip.draw(canvas, left, y + space.cell.y + top);
      left += widths[index] ?? 0;
    });
    canvas.rect("layout", x, y + height - 0.5, width, 0.5, color.hairline);
  }
}

function place(strips: readonly Strip[]): Placed[] {
  const out: Placed[] = [];
  let y = 0;
  let below = 0;
  for (const strip of strips) {
    const top = out.length === 0 ? 0 : y + Math.max(below, strip.above ?? 0);
    out.push({ strip, top });
    y = top + strip.height;
    below = strip.below ?? 0;
  }
  return out;
}

function bottom(placed: readonly Placed[]): number {
  const last = placed.at(-1);
  return last ? last.top + last.strip.height : 0;
}

/** What of a cell fits into `available` points, and the rest moved up. */
function cutCell(cell: RowCell, available: number): readonly [RowCell, RowCell] {
  const next = cell.placed.findIndex(({ strip, top }) => top + strip.height > available);
  if (next === -1) return [cell, { tag: cell.tag, placed: [] }];
  const shift = cell.placed[next]?.top ?? 0;
  return [
    { tag: cell.tag, placed: cell.placed.slice(0, next) },
    { tag: cell.tag, placed: cell.placed.slice(next).map(({ strip, top }) => ({ strip, top: top - shift })) },
  ];
}
