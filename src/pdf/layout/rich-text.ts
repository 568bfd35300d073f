import type { Icon, Rich, Run } from "./definition.ts";
import type { FontStyle } from "./fonts.ts";
import { graphemes, type Shaped, type Shaper, settable } from "./shaping.ts";
import type { TextLook } from "./theme.ts";

/** How a text is set where its runs say nothing else. */
export interface TextStyle extends TextLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
  /** Titles and heads: words are hyphenated only where they must be. */
  readonly sparing?: boolean;
  readonly color: string;
  /** BCP 47: for hyphenation, and for runs to differ from. */
  readonly lang: string;
}

/** A part of a word in one run. */
export interface Piece {
  readonly text: string;
  readonly run: Run;
  readonly font: FontStyle;
  /** Points. */
  readonly size: number;
  readonly shaped: Shaped;
  readonly icon: Icon | null;
  /** True if it is never hyphenated: an id, code, or a name in square brackets. */
  readonly whole: boolean;
  /** Points, with the icon. */
  readonly width: number;
}

/** What stays together in a line: the pieces between two spaces. */
export interface Token {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** The space before it, if there is one. */
  readonly space: Piece | null;
  /** True if it begins a new line. */
  readonly newLine: boolean;
  readonly rtl: boolean;
}

/** Monospaced letters are wide: this much smaller they look alike beside the others. */
const codeScale = 0.88;
/** Width of an icon and the gap behind it, in em. */
const iconWidth = 1.25;
/** Longer tokens are cut up first: no line holds that much, and breaking stays linear. */
const longestToken = 120;

/** Splits a text into tokens, set in the fonts of `shaper`. */
export function tokens(rich: Rich, style: TextStyle, shaper: Shaper): Token[] {
  const out: Token[] = [];
  let pieces: Piece[] = [];
  let space: Piece | null = null;
  let newLine = false;
  let brackets = 0;
  let isBound = false;
  const close = (): void => {
    if (pieces.length === 0 && !newLine) return;
    const before = out.at(-1);
    if (before && space && !newLine && !isBound && belongsTo(before, pieces)) {
      out[out.length - 1] = token([...before.pieces, space, ...pieces], before.space, before.newLine);
      isBound = true;
    } else {
      out.push(token(pieces, space, newLine));
      isBound = false;
    }
    pieces = [];
    space = null;
    newLine = false;
  };
  for (const run of runs(rich)) {
    const font = fontOf(run, style);
    const size = run.code || style.code ? style.size * codeScale : style.size;
    if (run.icon) pieces.push(piece("", run, font, size, shaper, run.icon));
    for (const part of settable(run.text).split(/([ \t]+|\n|\u200B)/)) {
      if (part === "") continue;
      if (part === "\n") {
        close();
        newLine = true;
        brackets = 0;
      } else if (part === "\u200B") close();
      else if (part[0] === " " || part[0] === "\t") {
        close();
        space = piece(" ", run, font, size, shaper, null);
      } else {
        const [opened, closed] = [occurrences(part, "["), occurrences(part, "]")];
        const whole = brackets + opened > 0 || run.whole === true || font === "code";
        for (const chunk of chunks(part)) {
          if (chunk.later) close();
          pieces.push({ ...piece(chunk.text, run, font, size, shaper, null), whole });
        }
        brackets = Math.max(0, brackets + opened - closed);
      }
    }
  }
  close();
  return out;
}

/** The runs of a text, each an object of its own. */
function runs(rich: Rich): Run[] {
  if (typeof rich === "string") return [{ text: rich }];
  return rich.map((part) => (typeof part === "string" ? { text: part } : part));
}

/** The words of a text, without marks. */
export function plainText(rich: Rich): string {
  return runs(rich)
    .map((run) => run.text)
    .join("");
}

/** A piece of text in one font, set. */
export function piece(
  text: string,
  run: Run,
  font: FontStyle,
  size: number,
  shaper: Shaper,
  icon: Icon | null,
): Piece {
  const shaped = shaper.shape(text, font);
  const width = icon ? size * iconWidth : (shaped.width * size) / 1000;
  return { text, run, font, size, shaped, icon, whole: run.whole === true || font === "code", width };
}

/**
 * True for a short mark of the word before it, such as `(S)` or `R2)`, which says nothing alone on a line: up to three
 * letters in brackets, or with a figure among them.
 */
function belongsTo({ rtl, pieces: before }: Token, pieces: readonly Piece[]): boolean {
  const text = pieces.map((one) => one.text).join("");
  // Most words are longer: this is asked of each.
  if (text.length > 6) return false;
  const letters = text.replace(/[^\p{L}\p{N}]/gu, "");
  if (rtl || letters.length === 0 || letters.length > 3) return false;
  if (before.every((one) => one.text === "") || pieces.some((one) => one.icon || one.shaped.rtl))
    return false;
  return /^[([].*[)\]]/.test(text) || (/\p{L}/u.test(letters) && /\p{N}/u.test(letters));
}

function occurrences(text: string, sign: string): number {
  return text.includes(sign) ? text.split(sign).length - 1 : 0;
}

/** Pieces as a token. */
export function token(pieces: readonly Piece[], space: Piece | null, newLine: boolean): Token {
  let width = 0;
  for (const one of pieces) width += one.width;
  return { pieces, width, space, newLine, rtl: pieces.some((one) => one.shaped.rtl) };
}

function fontOf(run: Run, style: TextStyle): FontStyle {
  if (run.code || style.code) return "code";
  const bold = run.bold ?? style.bold ?? false;
  const italic = run.italic ?? style.italic ?? false;
  return bold ? (italic ? "boldItalic" : "bold") : italic ? "italic" : "regular";
}

function* chunks(text: string): Generator<{ text: string; later: boolean }> {
  if (text.length <= longestToken) {
    yield { text, later: false };
    return;
  }
  const parts = graphemes(text);
  for (let start = 0; start < parts.length; start += longestToken)
    yield { text: parts.slice(start, start + longestToken).join(""), later: start > 0 };
}
