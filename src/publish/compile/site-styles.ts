import { transform } from "lightningcss";

/** What a class and a custom property look like; a custom property may be read anywhere in a value. */
const className = /\.(kern-[a-z0-9_-]+)/g;
const declared = /[{;]\s*(--[a-z0-9-]+)\s*:/g;
const read = /var\(\s*(--[a-z0-9-]+)/g;

/**
 * The rules of a style sheet that a page can need, minified: without those that need a `kern-` class which is not used, and
 * without custom properties that no rule reads.
 * @param used the `kern-` classes that occur in the site's sources.
 * @throws if the style sheet is broken.
 */
export function pruneStyles(css: string, used: ReadonlySet<string>): string {
  const unused = new Set([...css.matchAll(className)].map(([, name = ""]) => name));
  for (const name of used) unused.delete(name);
  // A custom property may be read by another one only: so, again and again until none goes.
  for (let pruned = without(unused, css); ; pruned = without(unused, pruned)) {
    const needed = new Set([...pruned.matchAll(read)].map(([, name = ""]) => name));
    const before = unused.size;
    for (const [, name = ""] of pruned.matchAll(declared)) if (!needed.has(name)) unused.add(name);
    if (unused.size === before) return pruned;
  }
}

function without(names: ReadonlySet<string>, css: string): string {
  const { code } = transform({
    filename: "site.css",
    code: Buffer.from(css),
    minify: true,
    unusedSymbols: [...names],
  });
  return code.toString();
}
