import type { Definition, FootnoteDefinition, Root } from "mdast";
import { nodesOf } from "./markdown-nodes.ts";

/** What labels of a Markdown text stand for, the first definition of each, and the definitions that repeat a label. */
export interface Definitions {
  readonly links: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
  readonly repeated: readonly (Definition | FootnoteDefinition)[];
  /** Labels that something refers to, those of footnotes behind `^`. */
  readonly referred: ReadonlySet<string>;
  /** Labels of definitions with different addresses: which one a link means nobody can tell. */
  readonly doubtful: ReadonlySet<string>;
}

const known = new WeakMap<Root, Definitions>();

/** The definitions of a Markdown text. */
export function definitionsOf(root: Root): Definitions {
  const earlier = known.get(root);
  if (earlier) return earlier;
  const links = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const repeated: (Definition | FootnoteDefinition)[] = [];
  const doubtful = new Set<string>();
  const referred = new Set<string>();
  for (const { node } of nodesOf(root)) {
    if (node.type === "definition") {
      const first = links.get(node.identifier);
      if (!first) links.set(node.identifier, node);
      else {
        repeated.push(node);
        if (first.url !== node.url) doubtful.add(node.identifier);
      }
    } else if (node.type === "footnoteDefinition") {
      if (footnotes.has(node.identifier)) repeated.push(node);
      else footnotes.set(node.identifier, node);
    } else if (
      node.type === "footnoteReference" ||
      node.type === "linkReference" ||
      node.type === "imageReference"
    )
      referred.add(node.type === "footnoteReference" ? `^${node.identifier}` : node.identifier);
  }
  const definitions = { links, footnotes, repeated, referred, doubtful };
  known.set(root, definitions);
  return definitions;
}
