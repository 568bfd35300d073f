/// <reference path="./hyphen.d.ts" />
import german from "hyphen/de/index.js";
import english from "hyphen/en-gb/index.js";
import { trim } from "../../text/trim.ts";

/** A place where a word may be broken: UTF-16 offset, and whether a hyphen is added there. */
export interface BreakPoint {
  readonly offset: number;
  readonly hyphen: boolean;
}

const cache = new Map<string, readonly BreakPoint[]>();
const cacheLimit = 5_000;

/**
 * Where `text` (without spaces) may be broken in `language` (BCP 47), in rising order. Only plain words are: ids are not,
 * which have a digit, or a dot or the like inside, or are written small with hyphens.
 */
export function breakPoints(text: string, language: string): readonly BreakPoint[] {
  const key = `${language} ${text}`;
  const known = cache.get(key);
  if (known) return known;
  const points = isId(text) ? [] : find(text, language);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, points);
  return points;
}

/** True for a token that must stay whole, such as INF.2.A3, BSI-IGZ-0000, rz-lwl or z.B. */
function isId(text: string): boolean {
  const core = trim(text, /[\p{P}\p{S}]/u);
  if (/\p{N}/u.test(core)) return true;
  if (/[^\p{L}\p{M}\u00AD/‐-]/u.test(core)) return true;
  return /-/.test(core) && core === core.toLowerCase();
}

function find(text: string, language: string): BreakPoint[] {
  const points: BreakPoint[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\u00AD]+|[/‐-]+/gu)) {
    const [part] = match;
    const end = match.index + part.length;
    if (/^[/‐-]/.test(part)) {
      const inside = match.index >= 2 && /^[\p{L}]{3}/u.test(text.slice(end));
      if (inside) points.push({ offset: end, hyphen: false });
    } else
      for (const offset of syllables(part, language))
        points.push({ offset: match.index + offset, hyphen: true });
  }
  return points;
}

/** Offsets between syllables, at least three letters from the start and four from the end. */
function syllables(word: string, language: string): number[] {
  const hyphen = language.startsWith("de") ? german : language.startsWith("en") ? english : null;
  if (!hyphen || word.length < 7) return [];
  const offsets: number[] = [];
  let offset = 0;
  for (const part of hyphen.hyphenateSync(word, { hyphenChar: "|", minWordLength: 7 }).split("|")) {
    offset += part.length;
    if (offset >= 3 && offset <= word.length - 4) offsets.push(offset);
  }
  return offsets;
}
