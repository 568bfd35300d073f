import { searchEntries } from "../../search-entries.ts";

/** The search index of both languages, as a classic script: the only kind of file that a page may load over `file://`. */
export function GET(): Response {
  return new Response(`globalThis.nachweisIndex=${JSON.stringify(searchEntries())};`);
}
