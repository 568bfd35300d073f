import type MiniSearch from "minisearch";
import type { Query, SearchResult } from "minisearch";
import { fold } from "./fold.ts";
import { type Entry, words } from "./search-index.ts";

/** How many longer words one word stands for at most. */
const maxCompounds = 60;

/**
 * Searches: every word has to occur, as it is, as the beginning of a word, within a compound ("Stromversorgung" finds
 * "Notstromversorgung"), or with a typing error. An identifier has to begin so.
 * @param vocabulary all words of the index.
 */
export function search(
  index: MiniSearch<Entry>,
  vocabulary: readonly string[],
  text: string,
): SearchResult[] {
  const terms = text
    .trim()
    .split(/\s+/)
    .flatMap((word) => (isIdentifier(word) ? [fold(word)] : words(word).map(fold)));
  const queries = [...new Set(terms)]
    .filter((term) => term.length > 1)
    .map((term) => queryFor(term, vocabulary));
  return queries.length === 0
    ? []
    : index.search({ combineWith: "AND", queries }, { boost: { name: 4, title: 3 } });
}

function isIdentifier(word: string): boolean {
  return /\d/.test(word) && /[.-]/.test(word);
}

function queryFor(term: string, vocabulary: readonly string[]): Query {
  if (/\d/.test(term)) return { queries: [term], prefix: true };
  const compounds =
    term.length < 4 ? [] : vocabulary.filter((word) => word.indexOf(term) > 0).slice(0, maxCompounds);
  const direct: Query = { queries: [term], prefix: term.length > 2, fuzzy: term.length > 4 ? 0.2 : false };
  if (compounds.length === 0) return direct;
  return {
    combineWith: "OR",
    queries: [
      direct,
      { combineWith: "OR", queries: compounds, weights: { fuzzy: 0, prefix: 0 }, boostTerm: () => 0.5 },
    ],
  };
}
