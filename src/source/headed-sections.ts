import type { Heading, RootContent } from "mdast";

/** A control's heading: an id (a capital first, a digit in it), a space, a title. */
export const idHeading = /^(\p{Lu}[^\s]*)\s+(\S.*)$/su;

/** Whether a word can be the id of a control or an audit finding. */
export function isControlId(word: string): boolean {
  return /^\p{Lu}\S*$/u.test(word) && /\d/.test(word);
}

/** Nodes below a heading up to the next one of its level or above. */
export interface HeadedSection {
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
  /** Its first line, and the one behind its last (beyond all if nothing follows). */
  readonly from: number;
  readonly to: number;
}

/**
 * Splits nodes at the headings of `level`; what stands before the first comes as `before`.
 *
 * @param end the line behind the nodes
 */
export function splitAt(
  nodes: readonly RootContent[],
  level: number,
  end: number = Number.POSITIVE_INFINITY,
): { before: RootContent[]; sections: HeadedSection[] } {
  const before: RootContent[] = [];
  const sections: { heading: Heading; nodes: RootContent[]; from: number; to: number }[] = [];
  let current = before;
  for (const node of nodes) {
    const line = node.position?.start.line ?? 1;
    const last = sections.at(-1);
    if (last && node.type === "heading" && node.depth <= level && last.to === end) last.to = line;
    if (node.type === "heading" && node.depth === level) {
      const section = { heading: node, nodes: [], from: line, to: end };
      sections.push(section);
      current = section.nodes;
    } else if (node.type === "heading" && node.depth < level) {
      // A heading above ends the section; what follows belongs to none.
      current = before;
      current.push(node);
    } else current.push(node);
  }
  return { before, sections };
}
