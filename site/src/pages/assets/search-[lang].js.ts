import MiniSearch from "minisearch";
import { indexOptions } from "../../../client/search-index.ts";
import type { Language } from "../../data.ts";
import { createPage } from "../../page.ts";
import { searchEntries } from "../../search-entries.ts";

export function getStaticPaths() {
  return [{ params: { lang: "de" } }, { params: { lang: "en" } }];
}

/** The search index of a language, as a classic script: the only kind of file that a page may load over `file://`. */
export function GET({ params }: { params: { lang: Language } }): Response {
  const page = createPage({ kind: "search", id: "", lang: params.lang, path: "suche.html" });
  const index = new MiniSearch(indexOptions);
  index.addAll(searchEntries(page));
  return new Response(`globalThis.nachweisIndex=${JSON.stringify(index)};`);
}
