import type { Heading } from "./definition.ts";
import type { Parent } from "./paragraph.ts";
import { plainText } from "./rich-text.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import { TextBox } from "./text-box.ts";
import { color, space, text } from "./theme.ts";

/**
 * A heading with its decimal number, on the page of what follows it. Throws if a level is skipped (ISO 14289-1, 7.4.2):
 * that is a bug of the document.
 */
export function* heading(setting: Setting, block: Heading, width: number, parent: Parent): Generator<Strip> {
  const { level } = block;
  const number = nextNumber(setting.counters, level);
  // A page or two have no room for chapters as large as those of a book.
  const rank = setting.compact ? level : level - 1;
  const look = text.headings[rank] ?? text.headings[0];
  const style = {
    ...look,
    bold: true,
    sparing: true,
    color: level === 1 ? color.accent : color.text,
    lang: setting.language,
  };
  const indent = (setting.shaper.shape(number, "bold").width * look.size) / 1000 + look.size * 0.7;
  // With a space at its end, so that "2.1 Title" reads as two words.
  const label = new TextBox(setting, `${number}\u00A0`, style, width);
  const box = new TextBox(setting, block.text, style, width - indent);
  const title = plainText(block.text).replace(/\s+/g, " ").trim();
  const anchor = block.anchor ?? `h-${number}`;
  const tag = new Tag(setting.file, `H${level}`, parent);
  yield {
    height: Math.max(box.height, label.height),
    above: space.headings[setting.compact ? rank + 1 : rank] ?? 0,
    below: space.afterHeading,
    keep: true,
    placed(page, y) {
      if (level === 1) setting.chapter.next();
      setting.foundHeading({ level, number, title, anchor, page }, y);
      setting.foundAnchor(anchor, page, y);
    },
    draw(canvas, x, y) {
      label.draw(canvas, x, y, tag.open());
      box.draw(canvas, x + indent, y, tag.open());
      tag.close();
    },
  };
}

function nextNumber(counters: number[], level: number): string {
  if (level > counters.length + 1)
    throw new Error(`Heading of level ${level} follows one of level ${counters.length}`);
  counters.length = Math.min(counters.length, level);
  counters[level - 1] = (counters[level - 1] ?? 0) + 1;
  return counters.join(".");
}
