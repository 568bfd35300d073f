/** What the build that writes the search index and the page that reads it have to agree on. */

/** What officers wrote, in German; or what the site says, in both languages. */
export type SearchText = string | { readonly de: string; readonly en: string };

/** A piece of what a page says. */
export interface Part {
  readonly text: SearchText;
  /** Id of the element on the page where it stands. */
  readonly anchor?: string;
}

/** Something that can be found: a page of the site, a place on one, or a document. */
export interface Entry {
  /** Key of its kind; the search page has the names. */
  readonly kind: string;
  /** Identifier such as `INF.2.A3`; may be empty. */
  readonly name: string;
  readonly title: SearchText;
  /** What it might be looked for by, too; it counts as a title does, and is not shown. */
  readonly also?: SearchText;
  /** From the root of the site; may end in an anchor. */
  readonly path: { readonly de: string; readonly en: string };
  readonly parts: readonly Part[];
}

/** The index is a classic script that sets this: fetch is blocked over `file://`. */
declare global {
  var nachweisIndex: readonly Entry[] | undefined;
  /** Groups of words that mean the same. */
  var nachweisSynonyms: readonly (readonly string[])[] | undefined;
}
