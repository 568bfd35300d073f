/** Words of the field that mean the same, in German and English; their source is `docs/search-synonyms.md`. */
import { fold } from "./fold.ts";
import { stemOf } from "./search-terms.ts";

/** What means the same as a folded word or phrase, as people write it; empty for what has no synonyms. */
export type Synonyms = (word: string) => readonly string[];

/** Where no word means the same as another. */
export const noSynonyms: Synonyms = () => [];

/** Synonyms from groups of words that mean the same. */
export function synonymsOf(groups: readonly (readonly string[])[]): Synonyms {
  const others = new Map<string, readonly string[]>();
  for (const group of groups) {
    for (const word of group) {
      const stem = stemOf(fold(word));
      const known = others.get(stem) ?? [];
      others.set(stem, [...new Set([...known, ...group.filter((other) => other !== word)])]);
    }
  }
  return (word) => others.get(stemOf(word)) ?? [];
}
