import type { Note, Paragraph, Signature } from "./definition.ts";
import { plainText, type TextStyle } from "./rich-text.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import type { StructureElement } from "./structure-tree.ts";
import { TextBox } from "./text-box.ts";
import { color, mm, space, text, tones } from "./theme.ts";

/** Gives the tag that blocks hang in, at the time of drawing. */
export type Parent = () => StructureElement;

/** Where a block stands. */
export interface Surroundings {
  readonly cell: boolean;
  /** Lists around it. */
  readonly depth: number;
}

/** Text that stands on a page by itself. */
export const onPage: Surroundings = { cell: false, depth: 0 };
/** Text in a cell of a table. */
export const inCell: Surroundings = { cell: true, depth: 0 };

/** The style of text in its surroundings. */
export function baseStyle(setting: Setting, around: Surroundings): TextStyle {
  return { ...(around.cell ? text.cell : text.body), color: color.text, lang: setting.language };
}

/** A paragraph, a strip a line. No first or last line stands alone on a page. */
export function* paragraph(
  setting: Setting,
  block: Paragraph,
  width: number,
  parent: Parent,
  around = onPage,
): Generator<Strip> {
  const base = baseStyle(setting, around);
  const style: TextStyle = {
    ...base,
    ...(block.look === "lead" ? text.lead : {}),
    ...(block.look === "small" && !around.cell ? text.small : {}),
    ...(block.look === "small" ? { color: color.muted } : {}),
    ...(block.look === "code" ? { code: true, size: base.size * 0.95 } : {}),
    ...(block.lang === undefined ? {} : { lang: block.lang }),
  };
  const rich = block.look === "code" ? keptSpaces(block) : block.text;
  const tag = new Tag(setting.file, "P", parent, foreign(setting, block.lang));
  const below = spaceBelow(around);
  yield* textStrips(new TextBox(setting, rich, style, width), tag, {
    below,
    keep: block.leads ?? false,
    ...anchored(setting, block.anchor),
  });
}

/** Points below a block: items of a list stand closer than paragraphs. */
export function spaceBelow(around: Surroundings): number {
  return around.depth > 0 ? space.item : around.cell ? 3 : space.block;
}

/** The lines of a text as strips in one tag. */
export function* textStrips(
  box: TextBox,
  tag: Tag,
  options: {
    readonly above?: number;
    readonly below?: number;
    /** True if the last line stays on the page of what follows. */
    readonly keep?: boolean;
    readonly placed?: (page: number, y: number) => void;
  },
): Generator<Strip> {
  const last = box.lines.length - 1;
  for (let index = 0; index <= last; index++) {
    yield {
      height: box.leading,
      ...(index === 0 && options.above !== undefined ? { above: options.above } : {}),
      ...(index === last && options.below !== undefined ? { below: options.below } : {}),
      ...(index === 0 && options.placed ? { placed: options.placed } : {}),
      keep: index < last ? index === 0 || index === last - 1 : (options.keep ?? false),
      draw(canvas, x, y) {
        box.drawLine(canvas, index, x, y, tag.open());
        if (index < last) return;
        box.close();
        tag.close();
      },
    };
  }
}

/** Lines up to which a note is kept on one page. */
const unbroken = 20;

/** A note: lines on a tint with a bar at their left and an icon beside the first. */
export function* note(setting: Setting, block: Note, width: number, parent: Parent): Generator<Strip> {
  const look = tones[block.tone];
  const [pad, indent] = [6, 24];
  const box = new TextBox(setting, block.text, baseStyle(setting, onPage), width - indent - pad);
  const tag = new Tag(setting.file, "P", parent);
  const last = box.lines.length - 1;
  let index = -1;
  for (const strip of textStrips(box, tag, {})) {
    index++;
    const first = index === 0;
    const [top, bottom] = [first ? pad : 0, index === last ? pad : 0];
    yield {
      ...strip,
      keep: index < last && last < unbroken,
      height: strip.height + top + bottom,
      above: first ? space.block : 0,
      below: index === last ? space.block + 2 : 0,
      draw(canvas, x, y) {
        canvas.rect("layout", x, y, width, strip.height + top + bottom, look.tint);
        canvas.rect("layout", x, y, 2.5, strip.height + top + bottom, look.ink);
        if (first) canvas.icon("layout", block.icon, x + 8, y + top + 10, 11, look.ink);
        strip.draw(canvas, x + indent, y + top);
      },
    };
  }
}

/** Text above lines to sign on. */
export function* signature(
  setting: Setting,
  block: Signature,
  width: number,
  parent: Parent,
): Generator<Strip> {
  const style = baseStyle(setting, onPage);
  const tag = new Tag(setting.file, "P", parent);
  for (const strip of textStrips(new TextBox(setting, block.text, style, width), tag, {
    above: 18,
    below: 0,
  }))
    yield { ...strip, keep: true };
  const gap = mm(8);
  const each = (width - gap * (block.lines.length - 1)) / Math.max(1, block.lines.length);
  const labels = block.lines.map(
    (line) => new TextBox(setting, line, { ...style, ...text.small, color: color.muted }, each),
  );
  const height = mm(15) + Math.max(0, ...labels.map((label) => label.height));
  yield {
    height,
    below: space.block,
    draw(canvas, x, y) {
      labels.forEach((label, index) => {
        const left = x + index * (each + gap);
        canvas.rect("layout", left, y + mm(14), each, 0.7, color.muted);
        const caption = new Tag(setting.file, "P", parent);
        label.draw(canvas, left, y + mm(15), caption.open());
        caption.close();
      });
    },
  };
}

/** The language attribute of a block, if it is not the document's. */
export function foreign(setting: Setting, lang: string | undefined): { lang?: string } {
  return lang === undefined || lang === setting.language ? {} : { lang };
}

/** Reports where an anchor stands. */
function anchored(
  setting: Setting,
  anchor: string | undefined,
): { placed?: (page: number, y: number) => void } {
  return anchor === undefined ? {} : { placed: (page, y) => setting.foundAnchor(anchor, page, y) };
}

function keptSpaces(block: Paragraph): string {
  return plainText(block.text)
    .replace(/\t/g, "    ")
    .replace(/ (?= |$)|(?<=^|\n) /g, "\u00A0");
}
