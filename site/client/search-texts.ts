/** The index as it is searched in one language: each entry one folded text, so that a word is found by looking for it. */
import { fold } from "./fold.ts";
import type { Entry, SearchText } from "./search-index.ts";

/** An entry as the search looks through it. */
export interface Searchable {
  readonly entry: Entry;
  /** Name, title, other words and parts of the entry, folded, one on each line. */
  readonly text: string;
  /** Where each line begins, and where a further one would. */
  readonly starts: readonly number[];
}

/** A text in one language. */
export function textIn(text: SearchText, lang: "de" | "en"): string {
  return typeof text === "string" ? text : text[lang];
}

/** Makes an index ready to be searched. */
export function searchable(entries: readonly Entry[], lang: "de" | "en"): readonly Searchable[] {
  return entries.map((entry) => {
    const texts = [entry.name, entry.title, entry.also ?? "", ...entry.parts.map(({ text }) => text)];
    const lines = texts.map((text) => fold(textIn(text, lang)));
    let start = 0;
    const starts = lines.map((line) => {
      const own = start;
      start += line.length + 1;
      return own;
    });
    return { entry, text: lines.join("\n"), starts: [...starts, start] };
  });
}
