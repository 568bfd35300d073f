import { synonyms } from "../../data.ts";
import { searchEntries } from "../../search-entries.ts";

/** The search index of both languages, as a classic script: the only kind of file that a page may load over `file://`. */
export function GET(): Response {
  return new Response(
    `globalThis.nachweisSynonyms=${JSON.stringify(synonyms)};globalThis.nachweisIndex=${JSON.stringify(searchEntries())};`,
  );
}
