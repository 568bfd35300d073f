/** What entries of the search are put together from. */
import { beforePair } from "../../src/text/shortened.ts";
import type { Part, SearchText } from "../client/search-index.ts";
import type { Finding, Language } from "./data.ts";
import { formatDate, withDays } from "./format-date.ts";

/** One stretch of words in Unicode NFC: what is there of several, with a sign between them. */
export function joined(words: readonly (string | null | undefined)[]): string {
  return words
    .filter((text) => text !== null && text !== undefined && text !== "")
    .join(" · ")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

/** The same in both languages, for what differs in them; dates as each language writes them. */
export function inBoth(
  words: (lang: Language, date: (date: string | null) => string) => readonly (string | null | undefined)[],
): SearchText {
  const own = (lang: Language) => joined(words(lang, (date) => formatDate(date, lang)));
  return { de: own("de"), en: own("en") };
}

/** The parts that say anything. */
export function partsOf(parts: readonly (Part | null)[]): readonly Part[] {
  const says = (text: SearchText) => (typeof text === "string" ? text : text.de) !== "";
  return parts.flatMap((part) => (part !== null && says(part.text) ? [part] : []));
}

/** What the check found about something, as a part of its page. */
export function findingsPart(findings: readonly Finding[] | undefined): Part | null {
  if (findings === undefined) return null;
  return {
    text: inBoth((lang) => findings.map(({ message }) => withDays(message[lang], lang))),
    anchor: "befunde",
  };
}

/**
 * Cuts the longest texts of officers so that all together have no more than so many characters: what is loaded at once and
 * searched while somebody types has to stay small. Texts that are short enough stay whole.
 */
export function cutToFit<Entry extends { readonly parts: readonly Part[] }>(
  entries: readonly Entry[],
  characters: number,
): readonly Entry[] {
  const lengths = entries.flatMap(({ parts }) =>
    parts.map(({ text }) => (typeof text === "string" ? text.length : 0)),
  );
  const longest = longestThatFits(lengths, characters);
  if (longest === null) return entries;
  const cut = (part: Part): Part =>
    typeof part.text === "string"
      ? { ...part, text: part.text.slice(0, beforePair(part.text, longest)) }
      : part;
  return entries.map((entry) => ({ ...entry, parts: entry.parts.map(cut) }));
}

/** How long a text may be for all to fit; null if they do as they are. */
function longestThatFits(lengths: readonly number[], all: number): number | null {
  const sorted = [...lengths].sort((a, b) => a - b);
  let left = all;
  for (const [place, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - place));
    if (length > share) return share;
    left -= length;
  }
  return null;
}
