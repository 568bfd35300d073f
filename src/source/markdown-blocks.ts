import type { Code, Html, Nodes, Text } from "mdast";
import type { Problem } from "../model/project.ts";
import { linesOf } from "../text/lines.ts";
import { trimStart } from "../text/trim.ts";
import type { LostPart } from "./lost-part.ts";
import { type Markdown, placeIn, startOf } from "./markdown.ts";
import { nodesOf } from "./markdown-nodes.ts";

/** Lines, inclusive. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The parts of a Markdown text that are shown or left out as they stand. */
export interface Blocks {
  /** Examples and comments, with a beginning and an end: prose that can be nothing else. */
  readonly closed: readonly (Lines & { readonly kind: "code" | "comment" })[];
  /** What begins and does not end, or only with the end of another one: it swallows what was not meant to be in it. */
  readonly open: readonly LostPart[];
  readonly problems: readonly Problem[];
}

const textEnd = /<\/(?:pre|script|style|textarea)>/i;

/** HTML that goes on to a mark of its own, not to the next empty line (CommonMark, HTML blocks 1 to 5). */
const htmlEnds: readonly { readonly begin: RegExp; readonly end: RegExp; readonly word: string }[] = [
  { begin: /<!--/, end: /-->/, word: "-->" },
  { begin: /<\?/, end: /\?>/, word: "?>" },
  { begin: /<!\[CDATA\[/, end: /\]\]>/, word: "]]>" },
  { begin: /<![A-Za-z]/, end: />/, word: ">" },
  { begin: /<pre(?![\w-])/i, end: textEnd, word: "</pre>" },
  { begin: /<script(?![\w-])/i, end: textEnd, word: "</script>" },
  { begin: /<style(?![\w-])/i, end: textEnd, word: "</style>" },
  { begin: /<textarea(?![\w-])/i, end: textEnd, word: "</textarea>" },
];

/** Finds code blocks, comments and the like, and of them those that do not end where they should. */
export function blocksOf(markdown: Markdown): Blocks {
  const closed: (Lines & { kind: "code" | "comment" })[] = [];
  const open: LostPart[] = [];
  const problems: Problem[] = [];
  const lose = (node: Nodes, begin: string, end: string): void => {
    const lines = linesIn(node);
    const text = linesOf(markdown.text).slice(lines.from - 1, lines.to);
    const inside = text.slice(1).map((line) => line.text.trim());
    const next = inside.findIndex((line) => /^#{1,2}\s/.test(line));
    const own = inside.slice(0, next < 0 ? undefined : next).filter((line) => line !== "");
    open.push({
      ...lines,
      headings: inside.filter((line) => /^#{1,6}\s/.test(line)),
      disputes: own.some((line) => /^###\s/.test(line))
        ? "control"
        : own.length > 0
          ? "assessment"
          : "nothing",
    });
    problems.push(openProblem(markdown, node, begin, end));
  };
  for (const { node, parent } of nodesOf(markdown.root)) {
    const lines = linesIn(node);
    if (node.type === "text") problems.push(...strayMarks(markdown, node));
    if (node.type === "code") {
      const fence = fenceOf(markdown, node);
      if (fence === null) continue;
      if (fence.closed) closed.push({ ...lines, kind: "code" });
      else lose(node, fence.mark, fence.mark);
    } else if (node.type === "html") {
      const rule = htmlEnds.find(({ begin }) => node.value.search(begin) === 0);
      if (!rule) continue;
      const inline = parent?.type === "paragraph";
      if (endsInTime(node, rule)) {
        if (lines.to > lines.from || !inline) closed.push({ ...lines, kind: "comment" });
      } else lose(node, node.value.slice(0, 12).split(/[\s>]/)[0] ?? "", rule.word);
    } else if (node.type === "yaml") closed.push({ ...lines, kind: "comment" });
    else if (node.type === "inlineCode" && lines.to > lines.from) {
      closed.push({ from: lines.from + 1, to: lines.to, kind: "code" });
    }
  }
  return { closed, open, problems };
}

/** The lines of a node. */
export function linesIn(node: Nodes): Lines {
  return { from: node.position?.start.line ?? 1, to: node.position?.end.line ?? 1 };
}

/** The fence of a code block and whether it is closed; null for a block that is only indented. */
function fenceOf({ text }: Markdown, { position }: Code): { mark: string; closed: boolean } | null {
  const source = text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  const mark = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (mark === undefined) return null;
  const lines = linesOf(source);
  const sign = mark.charAt(0) === "~" ? "~" : "`";
  /** What stands behind the fence that a line begins with; null if none does. */
  const behindFence = (line: string): string | null => {
    const text = trimStart(line, /[\s>]/);
    const rest = trimStart(text, sign === "~" ? /~/ : /`/);
    return text.length - rest.length < mark.length ? null : rest.trim();
  };
  const inside = lines.slice(1, -1);
  const closed = lines.length > 1 && behindFence(lines.at(-1)?.text ?? "") === "";
  return { mark, closed: closed && !inside.some((line) => (behindFence(line.text) ?? "") !== "") };
}

/** Marks of a comment that are text, because the other one is missing or something stands before them; not those that are escaped. */
function strayMarks(markdown: Markdown, node: Text): Problem[] {
  const [mark] = markdown.text
    .slice(node.position?.start.offset, node.position?.end.offset)
    .split(/\r\n|\n|\r/)
    .flatMap((line) => (/(?:^|[^\\])<!--/.test(line) ? ["<!--"] : line.trim() === "-->" ? ["-->"] : []));
  if (mark === undefined) return [];
  return [
    {
      rule: "catalog-syntax",
      at: placeIn(markdown, node, mark),
      message: {
        de: `„${mark}“ begrenzt hier keinen Kommentar; was ausgeblendet sein sollte, wird gelesen.`,
        en: `“${mark}” does not delimit a comment here; what was to be left out is read.`,
      },
      help: {
        de: "Ein Kommentar steht zwischen „<!--“ und „-->“, beide am Anfang einer Zeile.",
        en: "A comment stands between “<!--” and “-->”, both at the beginning of a line.",
      },
    },
  ];
}

function endsInTime({ value }: Html, { begin, end }: { begin: RegExp; end: RegExp }): boolean {
  const first = begin.exec(value)?.[0].length ?? 0;
  const rest = value.slice(first);
  const stop = end.exec(rest);
  if (!stop) return false;
  // A second beginning before the end: the first has lost its own.
  return !begin.test(rest.slice(0, stop.index));
}

function openProblem(markdown: Markdown, node: Nodes, begin: string, end: string): Problem {
  const what =
    node.type === "code"
      ? { de: "Codeblock", en: "code block" }
      : begin === "<!--"
        ? { de: "Kommentar", en: "comment" }
        : { de: "HTML-Block", en: "HTML block" };
  return {
    rule: "catalog-syntax",
    at: startOf(markdown, node),
    message: {
      de: `Dieser ${what.de} („${begin}“) wird nicht geschlossen; was in ihm und danach steht, wird nicht gelesen.`,
      en: `This ${what.en} (“${begin}”) is not closed; what stands in it and behind it is not read.`,
    },
    help: {
      de: `Schreiben Sie „${end}“ dorthin, wo er enden soll, oder löschen Sie „${begin}“.`,
      en: `Write “${end}” where it is to end, or delete “${begin}”.`,
    },
  };
}
