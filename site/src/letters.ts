/** The font of the pages, to measure the texts of pictures with. */
import type { FontMetrics } from "../../src/drawing/set-text.ts";
import { letters } from "./data.ts";

/** Of a letter that nobody measured: no letter of the font is wider. */
const widest = 1200;

/** What texts of pictures measure, in pixels. */
export const metrics: FontMetrics = {
  width: (text, size, bold) => {
    const widths = bold ? letters.bold : letters.regular;
    let sum = 0;
    for (const letter of text) sum += Object.hasOwn(widths, letter) ? (widths[letter] ?? widest) : widest;
    return (sum * size) / 1000;
  },
  breaks: (word) => (Object.hasOwn(letters.breaks, word) ? (letters.breaks[word] ?? []) : []),
};
