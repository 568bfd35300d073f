import postcss, { type Root } from "postcss";

/**
 * The rules of a style sheet that a page can need: those whose `kern-` classes are all used, and of the custom properties
 * those that a rule left here, or `more`, reads. Comments go.
 * @param used the `kern-` classes that occur in the site's sources.
 * @param more further rules, which may read custom properties of this style sheet.
 */
export function pruneStyles(css: string, used: ReadonlySet<string>, more: string): string {
  const root = postcss.parse(css);
  root.walkComments((comment) => {
    comment.remove();
  });
  root.walkAtRules("charset", (rule) => {
    rule.remove();
  });
  root.walkRules((rule) => {
    const selectors = rule.selectors.filter((selector) => classes(selector).every((name) => used.has(name)));
    if (selectors.length === 0) rule.remove();
    else rule.selectors = selectors;
  });
  removeUnreadProperties(root, more);
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  return root.toString();
}

/** Classes that an element must have to match; what stands in `:not()`, `:is()` and the like only narrows or widens it. */
function classes(selector: string): readonly string[] {
  let plain = selector;
  let before: string;
  do {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, "");
  } while (plain !== before);
  return [...plain.matchAll(/\.(kern-[a-z0-9_-]+)/g)].map((match) => match[1] ?? "");
}

/** A custom property may be read by another one only: so, again and again until none goes. */
function removeUnreadProperties(root: Root, more: string): void {
  for (let removed = true; removed; ) {
    removed = false;
    const read = new Set(`${root.toString()}\n${more}`.match(/(?<=var\(\s*)--[a-z0-9-]+/g));
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop)) return;
      declaration.remove();
      removed = true;
    });
  }
}
