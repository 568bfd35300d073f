import { type Searchable, searchable } from "./search-texts.ts";
import { type Vocabulary, vocabularyOf } from "./similar-words.ts";
import { type Synonyms, synonymsOf } from "./synonyms.ts";

/** The index, ready to be searched. */
export interface LoadedIndex {
  readonly entries: readonly Searchable[];
  readonly vocabulary: Vocabulary;
  readonly synonyms: Synonyms;
}

/** Texts whose words are read at a time, so that typing is not held up. */
const textsAtATime = 100;

let loading: Promise<LoadedIndex> | undefined;

/** Loads the index, once; rejects if it cannot be loaded. */
export function loadIndex(address: string, lang: "de" | "en"): Promise<LoadedIndex> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => {
      const entries = searchable(globalThis.nachweisIndex ?? [], lang);
      const vocabulary = vocabularyOf(entries.map(({ text }) => text));
      const readWords = () => {
        if (vocabulary.grow(textsAtATime)) setTimeout(readWords);
      };
      setTimeout(readWords);
      resolve({ entries, vocabulary, synonyms: synonymsOf(globalThis.nachweisSynonyms ?? []) });
    });
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return loading;
}
