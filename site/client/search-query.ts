import {
  gradeAt,
  isMinor,
  type Needle,
  needlesOf,
  phraseOf,
  type QueryWord,
  synonymNeedle,
  type Term,
  termFor,
  wordsOf,
} from "./search-terms.ts";
import type { Searchable } from "./search-texts.ts";
import type { Vocabulary } from "./similar-words.ts";
import { noSynonyms, type Synonyms } from "./synonyms.ts";

/** What a query found. */
export interface Found {
  /** The best first; of equal ones in the order of the index. */
  readonly hits: readonly Searchable[];
  /** What was looked for, the most telling first. */
  readonly terms: readonly Term[];
  /** What means the same as words of the query and was found, too. */
  readonly synonyms: readonly string[];
}

/** What the toolkit says of its rules comes after what is said of the domain, unless a rule itself is asked for. */
const weightOfRules = 0.3;

/** Occurrences in an entry that count: more of them make it no better. */
const maxOccurrences = 5;

/**
 * Searches: every word has to occur, as it is, as the beginning of a word, in another form, or within a compound
 * ("Stromversorgung" finds "Notstromversorgung"); a word that occurs nowhere is taken apart, or for a typing error. Words such
 * as "von" and single letters need not occur if there are others. An identifier has to begin so, whatever signs are in it. What
 * means the same as a word, or as several beside each other, may occur instead.
 */
export function search(
  all: readonly Searchable[],
  vocabulary: Vocabulary,
  query: string,
  synonyms: Synonyms = noSynonyms,
): Found {
  const words = wordsOf(query);
  const asked = askedFor(words, synonyms);
  const major = asked.filter((term) => !isMinor(term));
  const terms = (major.length > 0 ? major : asked)
    .flatMap((term) => termsThatOccur(withSpellings(term, all), all, vocabulary))
    // The longest first: it tells most, and leaves the fewest entries to look at for the others.
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const favoured = words.length > 1 ? phrasesOf(query, words).map((term) => withSpellings(term, all)) : [];
  let hits = terms.length === 0 ? [] : all.map((entry) => ({ entry, score: 0 }));
  for (const term of terms) {
    const needles = needlesOf(term);
    hits = hits.flatMap(({ entry, score }) => {
      const own = scoreOf(entry, needles);
      return own === 0 ? [] : [{ entry, score: score + own }];
    });
  }
  for (const term of favoured) {
    const needles = needlesOf(term);
    hits = hits.map(({ entry, score }) => ({ entry, score: score + scoreOf(entry, needles, 1) }));
  }
  return {
    hits: hits.sort((a, b) => b.score - a.score).map(({ entry }) => entry),
    terms: [...favoured, ...terms],
    synonyms: terms
      .flatMap((term) => term.synonyms)
      .filter((synonym) => hits.some(({ entry }) => scoreOf(entry, [synonymNeedle(synonym)], 1) > 0)),
  };
}

/** Words beside each other that have synonyms together, at most: "unterbrechungsfreie Stromversorgung". */
const mostTogether = 3;

/** The terms of a query; words that mean something together are one. */
function askedFor(words: readonly QueryWord[], synonyms: Synonyms): readonly Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < words.length; ) {
    const { word = "", quoted = false } = words[at] ?? {};
    const together = Array.from({ length: mostTogether }, (_, less) =>
      words.slice(at, at + mostTogether - less),
    )
      .filter((some) => some.every((one) => !one.quoted))
      .map((some) => ({ length: some.length, word: some.map((one) => one.word).join(" ") }))
      .find((some) => synonyms(some.word).length > 0);
    terms.push(
      together ? { ...termFor(together.word), synonyms: synonyms(together.word) } : termFor(word, quoted),
    );
    at += together?.length ?? 1;
  }
  return terms;
}

/** What is better found as it was written: the query as a whole, and letters with the word before them ("Raum A"). */
function phrasesOf(query: string, words: readonly QueryWord[]): readonly Term[] {
  const pairs = words.flatMap(({ word }, place) =>
    place > 0 && word.length === 1 ? [`${words[place - 1]?.word} ${word}`] : [],
  );
  // It need not occur: the first beginning will do, where the whole word would have to be looked for through all texts.
  return [...new Set([phraseOf(query), ...pairs])].map((phrase) => ({ ...termFor(phrase), place: "start" }));
}

function lengthOf({ words: [word = ""] }: Term): number {
  return word.length;
}

/**
 * An identifier with what names have between its letters and digits: "inf2a3" is "inf.2.a3" too. A word without both is none,
 * and in quotation marks it is meant as it is.
 */
function withSpellings(term: Term, all: readonly Searchable[]): Term {
  const [word = ""] = term.words;
  const signs = word.match(/[\p{Letter}\p{Number}]/gu) ?? [];
  if (term.quoted || !/\d/.test(word) || signs.every((sign) => /\d/.test(sign))) return term;
  const spellings = new Set(term.words);
  for (const { text } of all) {
    const end = endOfSpelling(text, signs);
    if (end !== null) spellings.add(text.slice(0, end));
  }
  return { ...term, words: [...spellings] };
}

/** Where the signs end that a text begins with, whatever but letters and digits stands between them; null if it does not. */
function endOfSpelling(text: string, signs: readonly string[]): number | null {
  let at = 0;
  for (const [place, sign] of signs.entries()) {
    if (place > 0) while (!text.startsWith(sign, at) && /[^a-z\d\n]/.test(text.charAt(at))) at += 1;
    if (!text.startsWith(sign, at)) return null;
    at += sign.length;
  }
  return at;
}

/** The term itself if it occurs; else the words that it is put together from, or words that are written like it. */
function termsThatOccur(term: Term, all: readonly Searchable[], vocabulary: Vocabulary): readonly Term[] {
  const [word = ""] = term.words;
  const needles = needlesOf(term);
  if (term.quoted || all.some((entry) => scoreOf(entry, needles) > 0)) return [term];
  const parts = word.split(/[^\p{Letter}\p{Number}.]+/u);
  const major = parts.map((part) => termFor(part)).filter((part) => part.words[0] !== "" && !isMinor(part));
  if (parts.length > 1 && major.length > 0) {
    return major.flatMap((part) => termsThatOccur({ ...part, instead: "parts" }, all, vocabulary));
  }
  const words = term.place === "anywhere" ? vocabulary.similarTo(word) : [];
  return [words.length === 0 ? term : { ...term, words, instead: "similar" }];
}

/** How well an entry answers a term; 0 if it does not have it. A name weighs more than a title, a title more than a text. */
function scoreOf(
  { entry, text, starts }: Searchable,
  needles: readonly Needle[],
  most = maxOccurrences,
): number {
  const [, title = 0, also = 0, parts = 0] = starts;
  let inName = 0;
  let inTitle = 0;
  let inParts = 0;
  let occurrences = 0;
  for (const { word, stem, place, weight } of needles) {
    for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + stem.length)) {
      const grade = weight * gradeAt(text, at, word, place);
      if (grade === 0) continue;
      if (at >= parts) inParts += grade;
      else if (at >= also) inTitle = Math.max(inTitle, 2 * grade + 4);
      else if (at >= title) inTitle = Math.max(inTitle, 2 * grade + (8 * word.length) / (also - title));
      else inName = Math.max(inName, at > 0 ? grade : weight * (word.length === title - 1 ? 40 : 12));
      occurrences += 1;
      if (occurrences >= most) break;
    }
  }
  // More mentions are better, the less so the more there are and the longer the text is.
  const score = inName + inTitle + (4 * inParts) / (inParts + 4 + (text.length - parts) / 1000);
  return entry.kind === "rule" ? weightOfRules * score : score;
}
