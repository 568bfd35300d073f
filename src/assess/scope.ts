import type { Index, Item, Scope } from "../model/assessed.ts";
import { wideScope } from "../model/scope-words.ts";

/** What a scope word means; null if it names nothing that exists. */
export function readScope(word: string, index: Pick<Index, "sites" | "objects">): Scope | null {
  const wide = wideScope(word);
  if (wide !== null) return { kind: wide };
  const [object = "", site, more] = word.split("@").map((part) => part.trim());
  if (site !== undefined) {
    const known = more === undefined && index.objects.has(object) && index.sites.has(site);
    return known ? { kind: "object-at-site", object, site } : null;
  }
  if (index.sites.has(word)) return { kind: "site", site: word };
  if (index.objects.has(word)) return { kind: "object", object: word };
  return null;
}

/** A key under which equal scopes are equal. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case "site":
      return scope.site;
    case "object":
      return scope.object;
    case "object-at-site":
      return `${scope.object}@${scope.site}`;
    default:
      return `*${scope.kind}`;
  }
}

/**
 * How specifically a scope takes an item in: 4 `object@site`, 3 object, 2 site or `verbund`, 1 `alle`; 0 if it does not
 * (FORMAT.md, control catalogues).
 */
export function specificity(scope: Scope, item: Pick<Item, "object" | "site">): number {
  switch (scope.kind) {
    case "all":
      return 1;
    case "domain":
      return item.site === null ? 2 : 0;
    case "site":
      return item.site === scope.site ? 2 : 0;
    case "object":
      return item.object === scope.object ? 3 : 0;
    case "object-at-site":
      return item.object === scope.object && item.site === scope.site ? 4 : 0;
  }
}
