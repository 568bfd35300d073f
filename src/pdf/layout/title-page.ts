import { blockStrips } from "./blocks.ts";
import type { DocumentDefinition, Run } from "./definition.ts";
import { type Setting, Tag } from "./setting.ts";
import type { Strip } from "./strip.ts";
import { TextBox } from "./text-box.ts";
import { color, text } from "./theme.ts";

/** The title page: organisation, title, document control, notes, and the line to sign on. */
export function* titlePage(setting: Setting, doc: DocumentDefinition, width: number): Generator<Strip> {
  const parent = setting.chapter.element;
  const base = { color: color.text, lang: doc.language, sparing: true };
  yield line(setting, doc.organisation, { ...text.lead, ...base, color: color.muted }, width, "P", 0, 70);
  if (doc.id !== "")
    yield line(
      setting,
      doc.id,
      { ...text.subtitle, ...base, bold: true, color: color.accent },
      width,
      "P",
      0,
      4,
    );
  yield line(setting, doc.title, { ...text.title, ...base, bold: true }, width, "Title", 0, 8);
  if (doc.subtitle !== undefined)
    yield line(setting, doc.subtitle, { ...text.subtitle, ...base, color: color.muted }, width, "P", 0, 8);
  yield {
    height: 2.5,
    above: 14,
    below: 26,
    draw: (canvas, x, y) => canvas.rect("layout", x, y, 64, 2.5, color.accent),
  };
  for (const block of doc.notes ?? []) yield* pageStrips(blockStrips(setting, block, width, parent));
  yield* pageStrips(blockStrips(setting, { kind: "facts", rows: doc.control, share: 0.32 }, width, parent));
  if (doc.signature) yield* pageStrips(blockStrips(setting, doc.signature, width, parent));
}

/** The head of a short document: title, and the document control as one small paragraph. */
export function* compactHead(setting: Setting, doc: DocumentDefinition, width: number): Generator<Strip> {
  const title = doc.id === "" ? doc.title : `${doc.id} ${doc.title}`;
  const base = { color: color.text, lang: doc.language, sparing: true };
  const look = { ...text.title, size: 20, leading: 25 };
  const organisation =
    doc.subtitle === undefined ? doc.organisation : `${doc.organisation} · ${doc.subtitle}`;
  yield line(setting, title, { ...look, ...base, bold: true }, width, "Title", 0, 2);
  yield line(setting, organisation, { ...text.lead, ...base, color: color.muted }, width, "P", 0, 6);
  const control = doc.control.flatMap(({ name, value }, index): (string | Run)[] => {
    const words = typeof value === "object" && "blocks" in value ? [] : value;
    const separator = index === 0 ? "" : " · ";
    return [{ text: `${separator}${name}: `, bold: true }, ...(typeof words === "string" ? [words] : words)];
  });
  const paragraph = { kind: "paragraph", look: "small", text: control } as const;
  yield* pageStrips(blockStrips(setting, paragraph, width, setting.chapter.element));
  for (const block of doc.notes ?? [])
    yield* pageStrips(blockStrips(setting, block, width, setting.chapter.element));
}

function line(
  setting: Setting,
  words: string,
  style: ConstructorParameters<typeof TextBox>[2],
  width: number,
  type: string,
  above: number,
  below: number,
): Strip {
  const box = new TextBox(setting, words, style, width);
  return {
    height: Math.max(box.height, 0.01),
    above,
    below,
    draw(canvas, x, y) {
      const tag = new Tag(setting.file, type, setting.chapter.element);
      box.draw(canvas, x, y, tag.open());
      tag.close();
    },
  };
}

function* pageStrips(strips: Iterable<Strip | { pageBreak: true }>): Generator<Strip> {
  for (const strip of strips) if (!("pageBreak" in strip)) yield strip;
}
