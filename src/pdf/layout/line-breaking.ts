import { breakPoints } from "./hyphenation.ts";
import { type Piece, piece, type Token, token } from "./rich-text.ts";
import { graphemes, type Shaper } from "./shaping.ts";

/** A line of tokens from left to right. */
export interface Line {
  readonly tokens: readonly Token[];
  /** Points, without the space at its end. */
  readonly width: number;
  /** The space between its last word and the first of the next line: unseen, but part of the text. */
  readonly trailing: Piece | null;
}

/** How text is broken into lines. */
export interface BreakOptions {
  /** Points. */
  readonly width: number;
  /** BCP 47. */
  readonly lang: string;
  /** True for titles and heads: a word is hyphenated only if it is wider than a line. */
  readonly sparing: boolean;
}

/** Rounding must not push a word that just fits to the next line. */
const tolerance = 0.01;
/** A word is hyphenated only if the line would else end this much too early, as a share of its width. */
const hyphenationZone = 0.18;
const hyphensInARow = 2;
/** Up to so many characters at the end of a path stay with what is before them: `.pdf`. */
const longestSuffix = 5;

/**
 * Breaks tokens into lines: at spaces, where a column is narrow also at syllables, and anywhere in a token that fits into
 * no line. Ends for every input; a line is wider than asked only if a single character is.
 */
export function breakLines(words: readonly Token[], shaper: Shaper, options: BreakOptions): Line[] {
  const lines: Line[] = [];
  let line: Token[] = [];
  let used = 0;
  let hyphens = 0;
  const flush = (hyphen: boolean, trailing: Piece | null): void => {
    lines.push({ tokens: visualOrder(line), width: used, trailing });
    line = [];
    used = 0;
    hyphens = hyphen ? hyphens + 1 : 0;
  };
  for (const word of words) {
    if (word.newLine) flush(false, null);
    let rest: Token | null = word;
    while (rest) {
      const space: Piece | null = line.length === 0 ? null : rest.space;
      const gap = space?.width ?? 0;
      const room: number = options.width - used - gap;
      if (rest.width <= room + tolerance) {
        line.push(space === rest.space ? rest : { ...rest, space });
        used += gap + rest.width;
        break;
      }
      const wide: boolean = rest.width > options.width + tolerance;
      const ragged: boolean = room > options.width * hyphenationZone && hyphens < hyphensInARow;
      const worth: boolean = wide || (ragged && !options.sparing);
      let cut: Cut | null = worth ? atSyllable(rest, room, shaper, options.lang, wide) : null;
      if (!cut && line.length === 0) cut = anywhere(rest, room, shaper);
      if (cut) {
        line.push({ ...cut.head, space });
        used += gap + cut.head.width;
        rest = cut.tail;
      }
      if (line.length > 0) flush(cut?.hyphen ?? false, cut ? null : (rest?.space ?? null));
    }
  }
  if (line.length > 0 || lines.length === 0) flush(false, null);
  return lines;
}

interface Cut {
  readonly head: Token;
  readonly tail: Token | null;
  readonly hyphen: boolean;
}

/** The last place between syllables up to which `word` fits into `room`. A single name in brackets is broken only if no line holds it. */
function atSyllable(word: Token, room: number, shaper: Shaper, lang: string, wide: boolean): Cut | null {
  let before = word.width;
  for (let index = word.pieces.length - 1; index >= 0; index--) {
    const one = word.pieces[index];
    if (!one) continue;
    before -= one.width;
    if (one.icon || one.whole || before > room || (!wide && /^\(.*\)/.test(one.text))) continue;
    const points = breakPoints(one.text, one.run.lang ?? lang);
    for (let at = points.length - 1; at >= 0; at--) {
      const point = points[at];
      if (!point) continue;
      const text = one.text.slice(0, point.offset);
      const shaped = point.hyphen ? shaper.hyphenated(text, one.font) : shaper.shape(text, one.font);
      const width = (shaped.width * one.size) / 1000;
      if (before + width > room + tolerance) continue;
      return cutAt(
        word,
        index,
        { ...one, text, shaped, width },
        one.text.slice(point.offset),
        shaper,
        point.hyphen,
      );
    }
  }
  return null;
}

/** Cuts a word that is wider than a line: behind a separator if there is one, else behind the last character that fits. */
function anywhere(word: Token, room: number, shaper: Shaper): Cut {
  let before = 0;
  for (let index = 0; index < word.pieces.length; index++) {
    const one = word.pieces[index];
    if (!one) continue;
    // A space is not seen at the end of a line.
    if (before + one.width <= room + tolerance || (index > 0 && one.text === " ")) {
      before += one.width;
      continue;
    }
    if (index > 0 && word.pieces[index - 1]?.icon === null) {
      return {
        head: token(word.pieces.slice(0, index), null, false),
        tail: after(word, index),
        hyphen: false,
      };
    }
    const fits = fitting(one, room - before, shaper);
    if (fits.length >= one.text.length) {
      const last = index === word.pieces.length - 1;
      return {
        head: token(word.pieces.slice(0, index + 1), null, false),
        tail: last ? null : after(word, index + 1),
        hyphen: false,
      };
    }
    return cutAt(
      word,
      index,
      piece(fits, one.run, one.font, one.size, shaper, null),
      one.text.slice(fits.length),
      shaper,
      false,
    );
  }
  return { head: word, tail: null, hyphen: false };
}

/** The longest beginning of `one` within `room`, at least one character. */
function fitting(one: Piece, room: number, shaper: Shaper): string {
  let width = 0;
  let end = 0;
  let separator = 0;
  for (const cluster of graphemes(one.text)) {
    width += (shaper.shape(cluster, one.font).width * one.size) / 1000;
    if (width > room && end > 0) break;
    // Before a hyphen, not behind it: readers take one at the end of a line for a broken word's.
    if (cluster === "-" && end > 0) separator = end;
    end += cluster.length;
    const isSuffix = cluster === "." && one.text.length - end < longestSuffix;
    if (/[./_:@\\=&?,;+]/.test(cluster) && !isSuffix) separator = end;
  }
  return one.text.slice(0, separator > end / 2 ? separator : end);
}

function cutAt(word: Token, index: number, head: Piece, tail: string, shaper: Shaper, hyphen: boolean): Cut {
  const one = word.pieces[index];
  const rest =
    one && tail !== ""
      ? [{ ...piece(tail, one.run, one.font, one.size, shaper, null), whole: one.whole }]
      : [];
  return {
    head: token([...word.pieces.slice(0, index), head], null, false),
    tail: token([...rest, ...word.pieces.slice(index + 1)], null, false),
    hyphen,
  };
}

function after(word: Token, index: number): Token {
  return token(word.pieces.slice(index), null, false);
}

/** Words that read from right to left stand in reverse order where several follow each other (UAX #9 in short). */
function visualOrder(line: Token[]): Token[] {
  if (!line.some((one) => one.rtl)) return line;
  const out: Token[] = [];
  for (let start = 0; start < line.length; ) {
    let end = start;
    while (line[end]?.rtl) end++;
    if (end === start) end++;
    const part = line.slice(start, end);
    const spaces = part.map((one) => one.space);
    part.reverse().forEach((one, index) => {
      out.push({ ...one, space: spaces[index] ?? null });
    });
    start = end;
  }
  return out;
}
