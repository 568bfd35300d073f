import type { Nodes, Parents, Root } from "mdast";
import { visit } from "unist-util-visit";
import { madeOnce } from "../text/made-once.ts";

/** A node of a text, and in what it stands; the root stands in nothing. */
export interface PlacedNode {
  readonly node: Nodes;
  readonly parent: Parents | undefined;
}

/** All nodes of a Markdown text in order, the root first. A tree is walked once, however many look through it. */
export const nodesOf = madeOnce((root: Root): readonly PlacedNode[] => {
  const nodes: PlacedNode[] = [];
  visit(root, (node, _index, parent) => {
    nodes.push({ node, parent });
  });
  return nodes;
});
