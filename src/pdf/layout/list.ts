import type { List } from "./definition.ts";
import { baseStyle, foreign, onPage, type Parent, spaceBelow } from "./paragraph.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import { TextBox } from "./text-box.ts";
import { space } from "./theme.ts";

const bullets = ["•", "–", "·"];
/** Deeper lists are not indented any more: the text keeps a readable width. */
const deepest = 5;

/** A list: L with LI, each a label (Lbl) and a body (LBody). */
export function* list(
  setting: Setting,
  block: List,
  width: number,
  parent: Parent,
  around = onPage,
): Generator<Strip> {
  const numbering = block.ordered ? "Decimal" : "Disc";
  const tag = new Tag(setting.file, "L", parent, {
    ...foreign(setting, block.lang),
    attributes: [{ O: "List", ListNumbering: numbering }],
  });
  const style = { ...baseStyle(setting, around), ...(block.lang === undefined ? {} : { lang: block.lang }) };
  const labels = block.items.map((_, index) =>
    block.ordered
      ? `${(block.start ?? 1) + index}.`
      : (bullets[Math.min(around.depth, bullets.length - 1)] ?? ""),
  );
  const widest = Math.max(
    0,
    ...labels.map((label) => (setting.shaper.shape(label, "regular").width * style.size) / 1000),
  );
  const indent = around.depth >= deepest ? 0 : Math.min(widest + style.size * 0.55, width / 3);
  for (const [index, item] of block.items.entries()) {
    const last = index === block.items.length - 1;
    const itemTag = new Tag(setting.file, "LI", tag.open);
    const label = new TextBox(setting, labels[index] ?? "", style, Math.max(indent, widest));
    const body = new Tag(setting.file, "LBody", itemTag.open);
    const strips = [
      ...setting.cellBlocks(setting, item, width - indent, body.open, { ...around, depth: around.depth + 1 }),
    ];
    // An item without text still has its label.
    if (strips.length === 0) strips.push({ height: style.leading, draw: () => undefined });
    for (const [at, strip] of strips.entries()) {
      const end = at === strips.length - 1;
      yield {
        ...strip,
        ...(end ? { below: last ? spaceBelow(around) : space.item } : {}),
        draw(canvas, x, y) {
          if (at === 0) {
            const labelTag = new Tag(setting.file, "Lbl", itemTag.open);
            label.draw(canvas, x, y, labelTag.open());
            labelTag.close();
          }
          strip.draw(canvas, x + indent, y);
          if (!end) return;
          body.close();
          itemTag.close();
          if (last) tag.close();
        },
      };
    }
  }
}
