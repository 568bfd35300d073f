/**
 * What a word for more than a site or object means as a scope, in whatever letter case: every item, or the domain alone; null
 * for all other words, which are ids (FORMAT.md, Assessments). The one place that knows these words.
 */
export function wideScope(word: string): "all" | "domain" | null {
  const lower = word.toLowerCase();
  if (lower === "alle" || lower === "all") return "all";
  return lower === "verbund" || lower === "domain" ? "domain" : null;
}

/** Whether two words name the same scope. */
export function isSameScope(a: string, b: string): boolean {
  return a === b || (wideScope(a) !== null && wideScope(a) === wideScope(b));
}
