/** What a query asks for, and how well a place in a text answers it. Everything here is folded already. */
import { fold } from "./fold.ts";

/** A word, an identifier or a phrase that is looked for. */
export interface Term {
  /** One of these has to occur: the word itself, other spellings of an identifier, or words written like it. */
  readonly words: readonly string[];
  /** Whether a word of the text may hold it anywhere, has to begin with it, or has to be it. */
  readonly place: "anywhere" | "start" | "whole";
  /** What means the same in this field, in either language, as people write it (`docs/search-synonyms.md`); each may occur instead. */
  readonly synonyms: readonly string[];
  /** From quotation marks: it is not taken apart. */
  readonly quoted: boolean;
  /** What is looked for instead of a word that occurs nowhere: words written like it, or its parts. */
  readonly instead?: "similar" | "parts";
}

/** Characters of a query, and words of it, that are read. */
const maxLength = 1000;
const maxTerms = 24;

/** Words that say nothing by themselves, in both languages; as `fold` writes them. */
const stopWords: ReadonlySet<string> = new Set(
  (
    "aber als am an auch auf aus bei beim bis das dass dem den der des die durch ein eine einem einen einer eines es fuer " +
    "hat im in ist mit nach nicht noch ob oder sich sie sind ueber um und unter vom von vor war was welche wer werden wie " +
    "wird wo zu zum zur a an and are as at be by for from has is it of on or that the this to was which who with"
  ).split(" "),
);

/** A word of a query, or a phrase in quotation marks. */
export interface QueryWord {
  readonly word: string;
  readonly quoted: boolean;
}

const quotationMarks = /["„“”«»]/g;

/** The words and quoted phrases of a query in their order; without signs at their ends, but for those of names such as C++. */
export function wordsOf(query: string): readonly QueryWord[] {
  const pieces = query
    .slice(0, maxLength)
    .replace(quotationMarks, '"')
    .matchAll(/"([^"]*)"|[^\s"]+/g);
  return [...pieces]
    .map(([piece, quoted]) => ({ word: tidy(fold(quoted ?? piece)), quoted: quoted !== undefined }))
    .filter(({ word }) => word !== "")
    .slice(0, maxTerms);
}

/** A query as one phrase. */
export function phraseOf(query: string): string {
  return tidy(fold(query.slice(0, maxLength).replace(quotationMarks, "")));
}

function tidy(text: string): string {
  return (/[\p{Letter}\p{Number}](?:.*[\p{Letter}\p{Number}+#])?/su.exec(text)?.[0] ?? "").replace(
    /\s+/g,
    " ",
  );
}

/** What to look for when this word is asked for. */
export function termFor(word: string, quoted = false): Term {
  return { words: spellingsOf(word), synonyms: [], place: placeOf(word), quoted };
}

/** A day is written in two ways, with and without zeros: `2026-03-04`, `04.03.2026`, `4.3.2026`; as `fold` writes them. */
function spellingsOf(word: string): readonly string[] {
  const [, year, month, day] = /^(\d{4}) (\d{2}) (\d{2})$/.exec(word) ?? [];
  const [, shortDay, shortMonth, ownYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word) ?? [];
  if (year && month && day) return [word, `${day}.${month}.${year}`];
  if (!shortDay || !shortMonth || !ownYear) return [word];
  const [twoDay, twoMonth] = [shortDay.padStart(2, "0"), shortMonth.padStart(2, "0")];
  return [...new Set([word, `${twoDay}.${twoMonth}.${ownYear}`, `${ownYear} ${twoMonth} ${twoDay}`])];
}

/** What is looked for in a text for a term. */
export interface Needle {
  readonly word: string;
  /** Its part that a text has to hold. */
  readonly stem: string;
  readonly place: Term["place"];
  /** How much it counts beside the word itself. */
  readonly weight: number;
}

/** What means the same counts less than what was asked for. */
const weightOfSynonyms = 0.7;

/** Everything that answers a term. */
export function needlesOf({ words, synonyms, place }: Term): readonly Needle[] {
  return [
    ...words.map((word) => ({ word, stem: needleOf(word, place), place, weight: 1 })),
    ...synonyms.map(synonymNeedle),
  ];
}

/** What is looked for in a text for a synonym. */
export function synonymNeedle(synonym: string): Needle {
  const word = fold(synonym);
  const place = placeOf(word);
  return { word, stem: needleOf(word, place), place, weight: weightOfSynonyms };
}

function placeOf(word: string): Term["place"] {
  // "rz-b" is not meant to find "RZ bleibt": so little as a letter or two is no beginning of a word.
  if (/ [a-z]{1,2}$/.test(word)) return "whole";
  return word.length < 4 || /[\d ]/.test(word) ? "start" : "anywhere";
}

/** Whether a word says so little that an entry need not have it. */
export function isMinor({ words: [word = ""], quoted }: Term): boolean {
  return !quoted && (word.length === 1 || stopWords.has(word));
}

/**
 * The part of a word that German (and English) endings leave alone: "Wartungen" finds "Wartung". An ending is taken off only
 * where enough is left to mean the same.
 */
export function stemOf(word: string): string {
  const stem = word.replace(/(en|es|e|n|s)$/, "");
  return stem.length < 5 ? word : stem;
}

/** What of a term's word is looked for in a text. */
function needleOf(word: string, place: Term["place"]): string {
  return place === "anywhere" ? stemOf(word) : word;
}

/**
 * How well the place `at` of a text, where the needle of `word` stands, answers: 4 for the word itself, 3 for the beginning
 * of a word, 2 for the end of a compound or another form, 1 for anything else within a word, 0 for what does not count.
 */
export function gradeAt(text: string, at: number, word: string, place: Term["place"]): number {
  const begins = !isLetter(text.charCodeAt(at - 1));
  const whole = text.startsWith(word, at);
  const ends = whole && !isLetter(text.charCodeAt(at + word.length));
  if (begins && ends) return 4;
  if (place !== "anywhere") return begins && whole && place === "start" ? 3 : 0;
  return begins ? (whole ? 3 : 2) : ends ? 2 : 1;
}

/** Letters and digits; beyond ASCII a folded text has nothing else. */
function isLetter(code: number): boolean {
  return (code > 96 && code < 123) || (code > 47 && code < 58) || code > 127;
}
