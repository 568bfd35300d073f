import { visit } from "unist-util-visit";
import type { Prose } from "./data.ts";

/** What was found already: the search asks for the same prose in two languages, for control and requirement. */
const known = new WeakMap<Prose, string>();

/** The words of a prose, without markup. */
export function plainText(prose: Prose): string {
  const text = known.get(prose) ?? wordsOf(prose);
  known.set(prose, text);
  return text;
}

function wordsOf(prose: Prose): string {
  const found: string[] = [];
  const root = { type: "root" as const, children: [...prose] };
  visit(root, (node) => {
    if ("value" in node) found.push(node.value);
    else if (node.type === "image" && node.alt) found.push(node.alt);
    else if (node.type === "break" || blocks.has(node.type)) found.push(" ");
  });
  return found.join("").replace(/\s+/g, " ").trim();
}

const blocks: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "listItem",
  "tableCell",
  "blockquote",
  "footnoteDefinition",
]);
