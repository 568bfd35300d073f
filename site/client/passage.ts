/** The passage of an entry in which a query was found, and the words in it that were looked for. */
import { fold, foldLetter } from "./fold.ts";
import { gradeAt, needlesOf, type Term } from "./search-terms.ts";
import { type Searchable, textIn } from "./search-texts.ts";

/** A piece of a text; `marked` if it was looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A piece of an entry's text around what was found. */
export interface Passage {
  readonly pieces: readonly Piece[];
  /** True for what officers wrote, in German. */
  readonly german: boolean;
  /** Id of the element on the page where it stands. */
  readonly anchor: string | undefined;
}

/** Characters of a passage, and of those that come before the first word that was found. */
const maxLength = 220;
const maxBefore = 70;

/**
 * The passage around the most telling term in the part that has most of the terms; the beginning of the first part if only
 * name and title have any; null for an entry without a text.
 */
export function passageOf(
  { entry, text, starts }: Searchable,
  terms: readonly Term[],
  lang: "de" | "en",
): Passage | null {
  const places = entry.parts.map((part, index) => {
    // Before the parts come name, title and other words.
    const start = starts[index + 3] ?? 0;
    const line = text.slice(start, (starts[index + 4] ?? 0) - 1);
    const found = terms
      .map((term) => placesOf(line, term).next().value)
      .filter((place) => place !== undefined);
    return { part, found: found.length, first: found[0]?.start ?? 0 };
  });
  const [head] = places;
  if (head === undefined) return null;
  const { part, found, first } = places.reduce((best, place) => (place.found > best.found ? place : best));
  const whole = textIn(part.text, lang);
  return {
    pieces: markedPieces(cutAround(whole, originalPlace(whole, first)), terms),
    german: typeof part.text === "string",
    // What was found in the title alone leads to the page, not to its first part.
    anchor: found > 0 ? part.anchor : undefined,
  };
}

/** A text in pieces, of which those that answer a term are marked. */
export function markedPieces(text: string, terms: readonly Term[]): readonly Piece[] {
  const folded = fold(text);
  const marks = terms
    .flatMap((term) => [...placesOf(folded, term)])
    .map(({ start, end }) => ({ start: originalPlace(text, start), end: originalPlace(text, end) }))
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end } of marks) {
    if (end <= done) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), marked: false });
    const last = pieces.at(-1);
    // Marks that overlap or touch are one.
    if (last?.marked) pieces[pieces.length - 1] = { text: last.text + text.slice(done, end), marked: true };
    else pieces.push({ text: text.slice(Math.max(start, done), end), marked: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}

/** Where a folded text answers a term. */
function* placesOf(text: string, term: Term): Generator<{ start: number; end: number }, undefined> {
  for (const { word, stem, place } of needlesOf(term)) {
    for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + stem.length)) {
      if (gradeAt(text, at, word, place) === 0) continue;
      yield { start: at, end: at + (text.startsWith(word, at) ? word : stem).length };
    }
  }
}

/** The place in a text that a place in the folded text stands for. */
function originalPlace(text: string, place: number): number {
  let folded = 0;
  let original = 0;
  for (; original < text.length && folded < place; original += 1) {
    folded += text.charCodeAt(original) < 128 ? 1 : foldLetter(text.charAt(original)).length;
  }
  return original;
}

/** A stretch of a text with what stands at `place`, cut between words. */
function cutAround(text: string, place: number): string {
  if (text.length <= maxLength) return text;
  const before = place <= maxBefore ? 0 : text.indexOf(" ", place - maxBefore) + 1;
  const start = before > place || (before === 0 && place > maxBefore) ? place : before;
  if (text.length <= start + maxLength) return `… ${text.slice(start)}`;
  const gap = text.lastIndexOf(" ", start + maxLength);
  const end = gap > place ? gap : start + maxLength;
  return `${start > 0 ? "… " : ""}${text.slice(start, end)} …`;
}
