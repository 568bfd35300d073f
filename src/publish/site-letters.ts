import type { FontMetrics } from "../drawing/set-text.ts";
import type { Report } from "../model/report.ts";

/** What the letters of the pages measure, with which the site draws its pictures. */
export interface SiteLetters {
  /** Letter → width in thousandths of the size of the font. */
  readonly regular: Readonly<Record<string, number>>;
  readonly bold: Readonly<Record<string, number>>;
  /** Long word of a title → where it may be broken. */
  readonly breaks: Readonly<Record<string, ReturnType<FontMetrics["breaks"]>>>;
}

/** Letters of what the site itself says, beside those of titles. */
const own = `${Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).join("")}äöüÄÖÜß–—…„“”‘’·×→§€`;
/** Shorter words are never broken: they fit the narrowest box. */
const leastBroken = 8;

/** Measures the letters of all that is drawn of a report. */
export function siteLetters(report: Report, fonts: FontMetrics): SiteLetters {
  const texts = [...report.objects, ...report.sites].flatMap(({ id, title }) => [id, title]);
  const letters = [...new Set([own, ...texts].join(""))].filter(
    (letter) => letter.trim() !== "" || letter === " ",
  );
  const widths = (bold: boolean) =>
    Object.fromEntries(letters.map((letter) => [letter, Math.ceil(fonts.width(letter, 1000, bold))]));
  const words = new Set(
    texts.flatMap((text) => text.split(/\s+/)).filter(({ length }) => length >= leastBroken),
  );
  return {
    regular: widths(false),
    bold: widths(true),
    breaks: Object.fromEntries([...words].map((word) => [word, fonts.breaks(word, "de")])),
  };
}
