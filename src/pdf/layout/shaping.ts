import { type Encoded, encode, type FontStyle, type Fonts, softHyphen } from "./fonts.ts";
import type { PdfFont } from "./pdfkit-internals.ts";

/** A part of a word in one font; `actual` is the text it stands for where the glyphs do not tell it. */
export interface GlyphRun extends Encoded {
  readonly actual: string | null;
}

/** A word, ready to be drawn from left to right. */
export interface Shaped {
  readonly runs: readonly GlyphRun[];
  /** Thousandths of the font size. */
  readonly width: number;
  /** True if it reads from right to left. */
  readonly rtl: boolean;
  /** Characters of it that no font has; a sign stands in their place. */
  readonly lacking: readonly string[];
}

/** Characters that every primary font has. */
const simple = /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u00FF–—„“”‚‘’…€•]*$/u;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
/** Characters without a look of their own: joiners, variation selectors, tags (UAX #44). */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** What has no meaning outside the program that wrote it; ISO 19005-2, 6.2.11.7 keeps it out of the text. */
const meaningless = /[\p{Co}\p{Cn}\p{Cc}\p{Cs}\uFFFE\uFEFF]/u;
/** What has no look and must not pass unseen: control characters, and code points that are no characters. */
const unshowable = /[\p{Cc}\uFFFE\uFFFF]/u;
/** The sign in place of a character that cannot be shown. */
export const replacement = "\uFFFD";

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });

/** User-perceived characters of `text`. */
export function graphemes(text: string): string[] {
  if (simple.test(text)) return [...text];
  return Array.from(clusters.segment(text), (part) => part.segment);
}

/** Words of a style that are remembered: a document is set twice, and the second time knows what the first has set. */
const cacheLimit = 50_000;

/** Sets words in the fonts of one PDF. Every word is set once and remembered, within a fixed number of words. */
export class Shaper {
  /** Every character met so far that no font has. */
  readonly lacking = new Set<string>();
  readonly #fonts: Fonts;
  readonly #cache = new Map<FontStyle, Map<string, Shaped>>();
  readonly #hyphens = new Map<FontStyle, GlyphRun>();

  constructor(fonts: Fonts) {
    this.#fonts = fonts;
  }

  shape(text: string, style: FontStyle): Shaped {
    let cache = this.#cache.get(style);
    if (!cache) {
      cache = new Map();
      this.#cache.set(style, cache);
    }
    const known = cache.get(text);
    if (known) return known;
    const shaped = this.#shape(text, style);
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(text, shaped);
    return shaped;
  }

  /** `text` with the hyphen of a word that goes on in the next line. */
  hyphenated(text: string, style: FontStyle): Shaped {
    const word = this.shape(text, style);
    let hyphen = this.#hyphens.get(style);
    if (!hyphen) {
      hyphen = { ...softHyphen(this.#fonts.primary(style)), actual: null };
      this.#hyphens.set(style, hyphen);
    }
    return { ...word, runs: [...word.runs, hyphen], width: word.width + hyphen.width };
  }

  #shape(text: string, style: FontStyle): Shaped {
    const spaced = text.replace(/\u00A0/g, " ").replace(/\u2011/g, "-");
    if (simple.test(spaced))
      return whole([{ ...encode(this.#fonts.primary(style), spaced), actual: null }], false, []);
    const parts = this.#parts(spaced, style);
    // In order of sight, as readers of PDF expect it and turn it back when they extract text.
    const rtl = parts.some((part) => part.rtl);
    if (rtl) parts.reverse();
    return whole(
      parts.map((part) => ({
        ...encode(part.font, part.shown),
        actual: part.actual || part.rtl ? part.text : null,
      })),
      rtl,
      parts.flatMap((part) => part.lacking),
    );
  }

  #parts(text: string, style: FontStyle): Part[] {
    const parts: Part[] = [];
    for (const cluster of graphemes(text)) {
      const next = this.#part(cluster, style);
      if (next.shown === "") continue;
      const last = parts.at(-1);
      if (last && last.font === next.font && last.rtl === next.rtl && !last.actual && !next.actual) {
        last.text += next.text;
        last.shown += next.shown;
        last.lacking.push(...next.lacking);
      } else parts.push(next);
    }
    return parts;
  }

  /** One user-perceived character in the first font that has it, or a visible replacement. */
  #part(cluster: string, style: FontStyle): Part {
    const rtl = rightToLeft.test(cluster);
    const bare = cluster.replace(invisible, "");
    const fonts: PdfFont[] = [];
    // One after the other: a font that no character needs is not opened.
    for (const font of this.#fonts.candidates(style)) {
      fonts.push(font);
      if (unshowable.test(cluster)) continue;
      if (has(font, cluster)) return { font, text: cluster, shown: cluster, rtl, actual: false, lacking: [] };
      if (has(font, bare)) {
        const actual = bare !== cluster && bare !== "";
        return { font, text: cluster, shown: bare, rtl, actual, lacking: [] };
      }
    }
    const lacking = lackingOf(bare, fonts);
    for (const character of lacking) this.lacking.add(character);
    const font = fonts.at(-1) ?? this.#fonts.primary(style);
    return {
      font,
      text: cluster,
      shown: replacement,
      rtl: false,
      actual: !meaningless.test(cluster),
      lacking,
    };
  }
}

/** Those of `characters` that no font has; where each has one, but none all of them, those that the first one's lacks. */
function lackingOf(characters: string, fonts: readonly PdfFont[]): string[] {
  const each = [...characters];
  const nowhere = each.filter((one) => unshowable.test(one) || !fonts.some((font) => has(font, one)));
  if (nowhere.length > 0) return nowhere;
  const first = fonts.find((font) => has(font, each[0] ?? ""));
  return each.filter((one) => !first || !has(first, one));
}

interface Part {
  font: PdfFont;
  text: string;
  shown: string;
  rtl: boolean;
  actual: boolean;
  readonly lacking: string[];
}

function has(font: PdfFont, text: string): boolean {
  for (const character of text)
    if (!font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return false;
  return true;
}

function whole(runs: readonly GlyphRun[], rtl: boolean, lacking: readonly string[]): Shaped {
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0), rtl, lacking };
}

/**
 * Text as it may be set: well-formed, composed (NFC), without soft hyphens and direction controls (they could make a
 * text show other than it reads).
 */
export function settable(text: string): string {
  if (/^[\x20-\x7E\n]*$/.test(text)) return text;
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replace(/[\u00AD\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g, "");
}
