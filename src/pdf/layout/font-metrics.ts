import { Fonts } from "./fonts.ts";
import { breakPoints } from "./hyphenation.ts";
import { createPdfKit } from "./pdfkit-internals.ts";
import { Shaper, settable } from "./shaping.ts";

/** What the fonts of the documents, which are those of the site, measure: nothing is written. */
export interface DocumentFonts {
  /** Width of a text in points. */
  width(text: string, size: number, bold: boolean): number;
  /** Where a word may be broken in a language (BCP 47), in rising order. */
  readonly breaks: typeof breakPoints;
}

/** Opens the fonts to measure texts that are drawn elsewhere, or later. */
export function documentFonts(): DocumentFonts {
  const shaper = new Shaper(new Fonts(createPdfKit(() => 0, {})));
  return {
    width: (text, size, bold) =>
      settable(text)
        .split(" ")
        .map((word) => shaper.shape(word, bold ? "bold" : "regular").width)
        .reduce(
          (sum, width) => sum + width,
          (text.split(" ").length - 1) * shaper.shape(" ", "regular").width,
        ) *
      (size / 1000),
    breaks: breakPoints,
  };
}
