/** What the build that writes the index and the page that reads it have to agree on. */
import type { Options } from "minisearch";
import { fold } from "./fold.ts";

/** A page of the site, as the search knows it. */
export interface Entry {
  readonly id: number;
  /** Identifier such as `INF.2.A3` or a path; may be empty. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** What kind of page it is, in the page's language. */
  readonly kind: string;
  /** From the root of the site. */
  readonly path: string;
  /** The first words of the text. */
  readonly excerpt: string;
}

export const indexOptions: Options<Entry> = {
  fields: ["name", "title", "text"],
  storeFields: ["name", "title", "kind", "path", "excerpt"],
  tokenize: words,
  processTerm: (term) => (term.length < 2 ? null : fold(term)),
};

/** Words of a text; an identifier such as `INF.2.A3` counts whole and in its parts. */
export function words(text: string): string[] {
  const whole = text.split(/[\s"'„“”()[\],;:!?]+/).map((word) => word.replace(/^[.\-/]+|[.\-/]+$/g, ""));
  const parts = whole.filter((word) => /[.\-/_]/.test(word)).flatMap((word) => word.split(/[.\-/_]+/));
  return [...whole, ...parts].filter((word) => word !== "");
}
