import type { DocumentDefinition } from "./definition.ts";
import type { PageCanvas } from "./page-canvas.ts";
import type { TextStyle } from "./rich-text.ts";
import type { Setting } from "./setting.ts";
import { TextBox } from "./text-box.ts";
import { color, margin, mm, text, tones } from "./theme.ts";
import { words } from "./words.ts";

/**
 * Draws running head and foot of a page, as artefacts: title, chapters, example mark, classification, page x of y.
 *
 * @param chapters chapter and section that the page belongs to
 */
export function furniture(
  setting: Setting,
  doc: DocumentDefinition,
  canvas: PageCanvas,
  pages: number,
  chapters: readonly string[],
): void {
  const { language } = doc;
  const width = canvas.width - margin.left - margin.right;
  const base = { ...text.furniture, color: color.muted, lang: language };
  const right = canvas.width - margin.right;
  const headLine = mm(12.5);
  let free = width;
  if (doc.exampleMark !== undefined) {
    const mark = new TextBox(
      setting,
      doc.exampleMark,
      { ...base, bold: true, color: tones.warning.ink },
      width / 2,
    );
    const markWidth = (mark.lines[0]?.width ?? 0) + 10;
    canvas.rect("header", right - markWidth, headLine - 2, markWidth, 14, tones.warning.tint);
    mark.drawLine(canvas, 0, right - markWidth + 5, headLine, "header");
    free -= markWidth + 10;
  }
  if (canvas.number > 1) {
    runningHead(setting, doc, chapters, base, free).drawLine(canvas, 0, margin.left, headLine, "header");
    canvas.rect("header", margin.left, headLine + 15, width, 0.5, color.hairline);
  }
  const footLine = canvas.height - mm(14);
  canvas.rect("footer", margin.left, footLine - 5, width, 0.5, color.hairline);
  if (doc.classification !== undefined) {
    const mark = new TextBox(
      setting,
      `${words.classification[language]}: ${doc.classification}`,
      { ...base, bold: true, color: color.text },
      width * 0.7,
    );
    mark.drawLine(canvas, 0, margin.left, footLine, "footer");
  }
  const page = `${words.page[language]} ${canvas.number} ${words.of[language]} ${pages}`;
  new TextBox(setting, page, base, width, "right").drawLine(canvas, 0, margin.left, footLine, "footer");
}

/** Title with the chapter, or the organisation, or what of them fits into one line. */
function runningHead(
  setting: Setting,
  doc: DocumentDefinition,
  chapters: readonly string[],
  style: TextStyle,
  width: number,
): TextBox {
  const title = doc.id === "" ? doc.title : `${doc.id} ${doc.title}`;
  const short = doc.id === "" ? doc.title : doc.id;
  const candidates = [
    ...(chapters.length > 0 ? [[title, ...chapters].join(" · "), [short, ...chapters].join(" · ")] : []),
    `${title} · ${doc.organisation}`,
    title,
  ];
  for (const candidate of candidates) {
    const box = new TextBox(setting, candidate, style, width);
    if (box.lines.length === 1) return box;
  }
  const words = title.split(" ");
  while (words.length > 1) {
    words.pop();
    const box = new TextBox(setting, `${words.join(" ")} …`, style, width);
    if (box.lines.length === 1) return box;
  }
  return new TextBox(setting, doc.id, style, width);
}
