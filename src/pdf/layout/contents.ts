import { type PlacedHeading, type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import type { StructureElement } from "./structure-tree.ts";
import { TextBox } from "./text-box.ts";
import { color, space, text } from "./theme.ts";
import { words } from "./words.ts";

/** Indent of a level, and room for the number of the top level, in points. */
const [levelIndent, numberWidth] = [24, 24];

/**
 * The contents: TOC with TOCI, each a Reference with a Link to its heading; leaders are artefacts. `offset` is added to
 * the headings' pages.
 */
export function* contents(
  setting: Setting,
  headings: readonly PlacedHeading[],
  offset: number,
  width: number,
): Generator<Strip> {
  const { language } = setting;
  const root = (): StructureElement => setting.file.structure.root;
  const look = text.headings[0];
  const title = new TextBox(
    setting,
    words.contents[language],
    { ...look, bold: true, color: color.accent, lang: language },
    width,
  );
  // A paragraph, not a heading: it has no number, and the outline need not list itself.
  const titleTag = new Tag(setting.file, "P", root);
  yield {
    height: title.height,
    above: space.headings[0],
    below: 12,
    keep: true,
    draw(canvas, x, y) {
      title.draw(canvas, x, y, titleTag.open());
      titleTag.close();
    },
  };
  const tag = new Tag(setting.file, "TOC", root);
  for (const [index, heading] of headings.entries()) {
    const strip = entry(setting, heading, offset, width, tag);
    yield index === headings.length - 1
      ? {
          ...strip,
          draw(canvas, x, y) {
            strip.draw(canvas, x, y);
            tag.close();
          },
        }
      : strip;
  }
}

function entry(setting: Setting, heading: PlacedHeading, offset: number, width: number, toc: Tag): Strip {
  const top = heading.level === 1;
  const style = { ...text.body, sparing: true, bold: top, color: color.text, lang: setting.language };
  const indent = (heading.level - 1) * levelIndent;
  const left = indent + numberWidth + (heading.level - 1) * 8;
  const pageText = String(heading.page + offset);
  const number = new TextBox(setting, `${heading.number}\u00A0`, style, width);
  const title = new TextBox(setting, `${heading.title} `, style, width - left - 40);
  const page = new TextBox(setting, pageText, style, 30, "right");
  return {
    height: Math.max(title.height, style.leading),
    above: top ? 6 : 0.5,
    draw(canvas, x, y) {
      const item = new Tag(setting.file, "TOCI", toc.open);
      const reference = new Tag(setting.file, "Reference", item.open);
      const link = new Tag(setting.file, "Link", reference.open);
      const element = link.open();
      number.draw(canvas, x + indent, y, element);
      title.draw(canvas, x + left, y, element);
      const lastLine = y + title.height - style.leading;
      const textEnd = x + left + (title.lines.at(-1)?.width ?? 0) + 6;
      page.draw(canvas, x + width - 30, lastLine, element);
      const pageStart = x + width - (page.lines[0]?.width ?? 0) - 4;
      // On one grid, so that the dots of all lines stand under each other.
      for (let dot = x + width - 5; dot > textEnd; dot -= 5)
        if (dot < pageStart) canvas.rect("layout", dot, lastLine + 9, 0.8, 0.8, color.rule);
      const box = { x: x + indent, y, width: width - indent, height: title.height };
      canvas.link(element, box, { anchor: heading.anchor }, `${heading.number} ${heading.title}`);
      link.close();
      reference.close();
      item.close();
    },
  };
}
