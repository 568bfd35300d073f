import type { List, Nodes, Root, RootContent } from "mdast";
import { EXIT, visit } from "unist-util-visit";
import type { Problem } from "../model/project.ts";
import { madeOnce } from "../text/made-once.ts";
import { labelledItem } from "./attribute-items.ts";
import { questionLines } from "./audit-questions.ts";
import type { Place } from "./labels.ts";
import type { LineContext } from "./line-meaning.ts";
import type { LostPart } from "./lost-part.ts";
import { type Markdown, plainText, startOf } from "./markdown.ts";
import { linesIn } from "./markdown-blocks.ts";
import { nodesOf } from "./markdown-nodes.ts";

/** Tags of what is struck out in HTML, which Word's converters write, too (HTML Living Standard, 4.5.5, 4.7.2, 16.2). */
const tags = { begin: /^<(?:s|del|strike)(?=[\s>])/i, end: /^<\/(?:s|del|strike)\s*>$/i };

/** All that is struck out in a text, with what lies in it: between `~~` (GFM, 6.5), or between tags of HTML. */
const struckIn = madeOnce((root: Root): ReadonlySet<Nodes> => {
  const struck = new Set<Nodes>();
  const strike = (node: Nodes) => visit(node, (inner) => void struck.add(inner));
  for (const { node } of nodesOf(root)) {
    if (node.type === "delete") strike(node);
    if (!("children" in node) || !node.children.some(({ type }) => type === "html")) continue;
    let open = 0;
    for (const child of node.children) {
      if (child.type === "html" && tags.begin.test(child.value)) open += 1;
      else if (child.type === "html" && tags.end.test(child.value)) open = Math.max(open - 1, 0);
      else if (open > 0) strike(child);
    }
  }
  return struck;
});

/** Whether a node stands in what is struck out. */
export function isStruckOut({ root }: Markdown, node: Nodes): boolean {
  return struckIn(root).has(node);
}

/**
 * What is struck out where it would be read: in a heading of a control, an audit finding or an assessment, and in an attribute.
 * Whoever strikes something out means that it holds no more, and readers without markup see no stroke: nobody can tell what
 * the part says in which it stands.
 */
export function struckOut(
  markdown: Markdown,
  kind: LineContext["kind"],
): { readonly parts: readonly LostPart[]; readonly problems: readonly Problem[] } {
  const struck = struckIn(markdown.root);
  const parts: LostPart[] = [];
  const problems: Problem[] = [];
  if (struck.size === 0) return { parts, problems };
  const lose = (node: RootContent, disputes: LostPart["disputes"]): void => {
    const first = firstStruck(node, struck);
    if (first === null) return;
    parts.push({ ...linesIn(node), headings: [], disputes });
    problems.push(struckProblem(markdown, first));
  };
  let place: Place = "before-controls";
  for (const node of markdown.root.children) {
    if (node.type === "heading") {
      place = placeBelow(node.depth, kind, place);
      if (node.depth === 2) lose(node, "control");
      else if (node.depth === 3 && place === "assessment") lose(node, "assessment");
    } else if (node.type === "list") {
      for (const paragraph of readParagraphs(node, kind, place)) lose(paragraph, "assessment");
    }
  }
  return { parts, problems };
}

function placeBelow(depth: number, kind: LineContext["kind"], place: Place): Place {
  if (depth < 2) return "before-controls";
  if (depth === 2) return kind === "audit" ? "audit-finding" : "control";
  return depth === 3 && kind === "catalog" && place !== "before-controls" ? "assessment" : place;
}

/** The paragraphs of a list that are read as attributes, or as questions and answers. */
function readParagraphs(list: List, kind: LineContext["kind"], place: Place): RootContent[] {
  if (place !== "before-controls")
    return list.children.flatMap((item) => labelledItem(item, place)?.paragraph ?? []);
  if (kind !== "audit") return [];
  const lines = questionLines(list);
  const paragraphs: RootContent[] = [];
  visit(list, "listItem", ({ children: [first] }) => {
    if (first && lines.has(linesIn(first).from)) paragraphs.push(first);
  });
  return paragraphs;
}

function firstStruck(within: RootContent, struck: ReadonlySet<Nodes>): Nodes | null {
  let first: Nodes | null = null;
  visit(within, (node) => {
    if (!struck.has(node)) return undefined;
    first = node;
    return EXIT;
  });
  return first;
}

function struckProblem(markdown: Markdown, node: Nodes): Problem {
  const text = plainText(node).replace(/\s+/g, " ").trim();
  return {
    rule: "catalog-syntax",
    at: startOf(markdown, node),
    message: {
      de: `„${text}“ ist durchgestrichen; ob es noch gilt, kann niemand sagen.`,
      en: `“${text}” is struck out; nobody can tell whether it still holds.`,
    },
    help: {
      de: "Löschen Sie, was nicht mehr gilt, oder nehmen Sie die Zeichen „~~“ weg. Frühere Fassungen bewahrt Git.",
      en: "Delete what no longer holds, or take the signs “~~” away. Git keeps earlier versions.",
    },
  };
}
