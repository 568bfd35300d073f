/** Boxes of pictures: their texts, set in lines that fit. All measures are pixels. */
import { type FontMetrics, linesWithin } from "../../src/drawing/set-text.ts";

/** A text of a box. */
export interface BoxText {
  readonly text: string;
  readonly look: "title" | "note" | "strong";
  /** What somebody wrote, in German. */
  readonly german?: boolean;
}

/** A line of a text, with its baseline from the upper edge of its box. */
interface BoxLine extends BoxText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** What stands in a box, and how large it is for that. */
export interface TextBox {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly BoxLine[];
  /** The lower edge of the last line. */
  readonly bottom: number;
}

/** Free room at each side of a box. */
export const boxPadding = 6;
const sizes = { title: 14, note: 12, strong: 12 } as const;
const leading = 1.25;
/** Room between one text and the next one. */
const betweenTexts = 3;

/**
 * Sets texts below each other into a box of a width; nothing of them is left out.
 * @param below free room at the foot of the box, for what is drawn there.
 */
export function textBox(texts: readonly BoxText[], width: number, metrics: FontMetrics, below = 0): TextBox {
  let bottom = boxPadding - betweenTexts;
  const lines = texts.flatMap((entry) => {
    const size = sizes[entry.look];
    const set = linesWithin(
      entry.text,
      width - 2 * boxPadding,
      { size, bold: entry.look === "strong" },
      metrics,
      "de",
    );
    bottom += betweenTexts;
    return set.map((text): BoxLine => {
      bottom += size * leading;
      return { ...entry, text, x: boxPadding, y: bottom - size * (leading - 0.95), size };
    });
  });
  return { width, height: Math.ceil(bottom + below + boxPadding), lines, bottom };
}
