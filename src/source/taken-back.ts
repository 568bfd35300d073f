import type { Html, Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { madeOnce } from "../text/made-once.ts";
import type { Markdown } from "./markdown.ts";
import { nodesOf } from "./markdown-nodes.ts";

/** How a text takes back what it says: struck out, or an item of a list whose box is not ticked. */
export type TakenBack = "struck" | "unticked";

/** Tags of what is struck out in HTML, which Word's converters write, too (HTML Living Standard, 4.5.5, 4.7.2, 16.2). */
const tags = { begin: /<(?:s|del|strike)(?=[\s>])/gi, end: /<\/(?:s|del|strike)(?=[\s>])/gi };

function count(tag: RegExp, { value }: Html): number {
  return value.match(tag)?.length ?? 0;
}

/** All that a text takes back, with what lies in it: `~~…~~` and `- [ ]` (GFM, 6.5 and 5.3), or between tags of HTML. */
const takenBackIn = madeOnce((root: Root): ReadonlyMap<Nodes, TakenBack> => {
  const found = new Map<Nodes, TakenBack>();
  const take = (node: Nodes, how: TakenBack) => visit(node, (inner) => void found.set(inner, how));
  for (const { node } of nodesOf(root)) {
    if (node.type === "delete") take(node, "struck");
    if (node.type === "listItem" && node.checked === false) take(node, "unticked");
    if (!("children" in node) || !node.children.some(({ type }) => type === "html")) continue;
    let open = 0;
    for (const child of node.children) {
      if (child.type === "html") open = Math.max(open + count(tags.begin, child) - count(tags.end, child), 0);
      else if (open > 0) take(child, "struck");
    }
  }
  return found;
});

/** How a text takes back a node of it, or what it stands in; null if it does not. */
export function takenBack({ root }: Markdown, node: Nodes): TakenBack | null {
  return takenBackIn(root).get(node) ?? null;
}
