import type { FontMetrics } from "../drawing/set-text.ts";
import type { Language } from "../model/position.ts";
import type { PlanBox, PlanLine, PlanPicture, PlanText } from "./plan-picture.ts";
import { planWords } from "./plan-words.ts";

/** What the shapes of a plan mean, with samples of them. */
export interface PlanKey {
  readonly boxes: readonly PlanBox[];
  readonly lines: readonly PlanLine[];
  readonly texts: readonly PlanText[];
  readonly signs: PlanPicture["signs"];
  readonly bottom: number;
}

const [sampleWidth, sampleHeight, lineHeight, size] = [22, 11, 17, 7.8];

/** The key of a plan of this width, from `top` downwards. */
export function keyOf(language: Language, metrics: FontMetrics, width: number, top: number): PlanKey {
  const boxes: PlanBox[] = [];
  const lines: PlanLine[] = [];
  const texts: PlanText[] = [];
  const signs: { x: number; y: number; size: number }[] = [];
  let [x, y] = [0, top];
  const write = (text: string, at: number, bold = false): number => {
    const wide = metrics.width(text, size, bold);
    texts.push({ x: at, y: y + size, text, size, bold, muted: !bold, german: false, width: wide });
    return wide;
  };
  x += write(planWords.key[language], x, true) + 14;
  const samples = [
    { kind: "group", marked: false, text: planWords.keyBox },
    { kind: "group", marked: true, text: planWords.keyGroup },
    { kind: "link", marked: false, text: planWords.keyLink },
    { kind: "link", marked: true, text: planWords.keyCritical },
    { kind: "line", marked: false, text: planWords.keyExternal },
  ] as const;
  for (const { kind, marked, text } of samples) {
    const needed = sampleWidth + 6 + metrics.width(text[language], size, false) + 16;
    if (x > 0 && x + needed > width) [x, y] = [0, y + lineHeight];
    const rect = { x, y: y - 1, width: sampleWidth, height: sampleHeight };
    if (kind === "line") {
      const middle = y + sampleHeight / 2 - 1;
      lines.push({
        net: "",
        strokes: [[x, middle, x + sampleWidth, middle]],
        dots: [],
        critical: true,
        external: true,
      });
    } else boxes.push({ kind, marked, object: null, ...rect });
    if (kind === "link" && marked) signs.push({ x: x + (sampleWidth - 7) / 2, y: y + 0.5, size: 7 });
    write(text[language], x + sampleWidth + 6);
    x += needed;
  }
  return { boxes, lines, texts, signs, bottom: y + lineHeight };
}
