import type { Bilingual } from "./position.ts";

/** What a scope (Bereich) names that is more than a site or object (FORMAT.md, Assessments). */
export type WideScope = "all" | "domain";

/** How such a scope is written. The one place that knows these words. */
export const scopeWords: Readonly<Record<WideScope, Bilingual>> = {
  all: { de: "alle", en: "all" },
  domain: { de: "verbund", en: "domain" },
};

const meanings: ReadonlyMap<string, WideScope> = new Map(
  (["all", "domain"] as const).flatMap((scope) =>
    Object.values(scopeWords[scope]).map((word) => [word, scope] as const),
  ),
);

/** All words of a scope that are no id. */
export const wideScopeWords: readonly string[] = [...meanings.keys()];

/**
 * What a word for more than a site or object means as a scope, in whatever letter case: every item, or the domain alone; null
 * for all other words, which are ids.
 */
export function wideScope(word: string): WideScope | null {
  return meanings.get(word.toLowerCase()) ?? null;
}

/** Whether two words name the same scope. */
export function isSameScope(a: string, b: string): boolean {
  return a === b || (wideScope(a) !== null && wideScope(a) === wideScope(b));
}

/** The scope of one site, one object, or an object at a site; null for what is bound to neither: the domain. */
export function scopeOf(object: string | null, site: string | null): string | null {
  if (object === null) return site;
  return site === null ? object : `${object}@${site}`;
}
