import type { ListItem, Paragraph, PhrasingContent } from "mdast";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/project.ts";
import { linesOf } from "../text/lines.ts";
import type { Markdown } from "./markdown.ts";

/**
 * A list item without the lines of its first paragraph that only follow it and are not indented (CommonMark, "lazy
 * continuation lines"): people write them as a paragraph of its own. `below` is that paragraph.
 */
export function withoutLazyLines(
  markdown: Markdown,
  item: ListItem,
): { readonly own: ListItem; readonly below: readonly Paragraph[] } {
  const [paragraph, ...others] = item.children;
  const nothing = { own: item, below: [] };
  if (paragraph?.type !== "paragraph" || !paragraph.position) return nothing;
  const { start, end } = paragraph.position;
  if (start.line === end.line || start.offset === undefined || end.offset === undefined) return nothing;
  const lines = linesOf(markdown.text.slice(start.offset, end.offset)).slice(1);
  const lazy = lines.find(({ text }) => indentationOf(text) < start.column - 1);
  if (!lazy) return nothing;
  const line = start.line + lazy.number - 1;
  const column = /\S/.exec(lazy.text)?.index ?? 0;
  const { before, after } = splitInline(paragraph.children, line);
  const at = { line, column: column + 1 };
  return {
    own: { ...item, children: [{ ...paragraph, children: before }, ...others] },
    below: [{ type: "paragraph", children: after, position: { start: at, end } }],
  };
}

function indentationOf(line: string): number {
  let width = 0;
  for (const sign of /^[ \t]*/.exec(line)?.[0] ?? "") width += sign === "\t" ? 4 - (width % 4) : 1;
  return width;
}

/** Splits what stands in a paragraph where a line begins; markup that reaches over it stays before. */
function splitInline(
  nodes: readonly PhrasingContent[],
  line: number,
): { before: PhrasingContent[]; after: PhrasingContent[] } {
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (const node of nodes) {
    const first = node.position?.start.line ?? 1;
    if (first >= line) after.push(node);
    else if (node.type !== "text" || (node.position?.end.line ?? 1) < line) before.push(node);
    else {
      const lines = node.value.split("\n");
      const count = line - first;
      before.push({ ...node, value: lines.slice(0, count).join("\n") });
      after.push({ type: "text", value: lines.slice(count).join("\n") });
    }
  }
  return { before, after };
}

/** The problem of a line directly below an attribute, of which it is no part. */
export function lazyLineProblem(at: Position): Problem {
  return {
    rule: "catalog-syntax",
    severity: "warning",
    at,
    message: {
      de: "Diese Zeile steht direkt unter einer Angabe und gehört nicht zu ihr; sie zählt als Text der Bewertung oder Maßnahme.",
      en: "This line stands directly below an attribute and is no part of it; it counts as prose of the assessment or control.",
    },
    help: {
      de: "Setzen Sie eine leere Zeile davor. Soll die Angabe hier weitergehen, rücken Sie die Zeile um zwei Leerzeichen ein.",
      en: "Put an empty line before it. If the attribute is to go on here, indent the line by two blanks.",
    },
  };
}
