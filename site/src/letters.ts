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
  breaks: (word) => {
    // What is left of a word that was broken has the same breaks.
    const whole = Object.hasOwn(letters.breaks, word)
      ? word
      : Object.keys(letters.breaks).find((one) => one.endsWith(word));
    if (whole === undefined) return [];
    const gone = whole.length - word.length;
    return (letters.breaks[whole] ?? [])
      .map(({ offset, hyphen }) => ({ offset: offset - gone, hyphen }))
      .filter(({ offset }) => offset > 0);
  },
};
