import type { Nodes, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";

/** The text of nodes of Markdown on one line, without markup. */
export function proseLine(nodes: readonly RootContent[]): string {
  return nodes
    .map((node) => textOf(node))
    .join(" ")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

/** The same with `[…]` in place of what links and images say: their words may name what not everybody may see. */
export function proseLineWithoutLinks(nodes: readonly RootContent[]): string {
  const bare = <T extends Nodes>(node: T): T => {
    if (!("children" in node)) return node;
    const children = (node.children as RootContent[]).map((inner) =>
      inner.type === "link" || inner.type === "image" ? { type: "text", value: "[…]" } : bare(inner),
    );
    return { ...node, children } as T;
  };
  return proseLine(bare({ type: "root", children: [...nodes] }).children);
}

/** A node without the first characters of its text; what markup is left without any goes. */
export function withoutBeginning<T extends RootContent>(node: T, length: number): T {
  let left = length;
  const cut = (inner: RootContent): RootContent[] => {
    if (left <= 0) return [inner];
    if ("children" in inner) {
      const children = (inner.children as RootContent[]).flatMap(cut);
      return children.length === 0 ? [] : [{ ...inner, children } as RootContent];
    }
    const text = textOf(inner);
    const taken = Math.min(left, text.length);
    left -= taken;
    if (taken === text.length && text !== "") return [];
    return [text === "" || !("value" in inner) ? inner : { ...inner, value: text.slice(taken).trimStart() }];
  };
  return (cut(node)[0] ?? { ...node, children: [] }) as T;
}
