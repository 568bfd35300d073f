import type { Blockquote, FootnoteDefinition, Nodes, Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { liesAmong } from "../model/content-kinds.ts";
import type { MendingDraft } from "../model/finding.ts";
import { resolveLink } from "../model/link-address.ts";
import type { Position } from "../model/position.ts";
import type { Prose } from "../model/prose.ts";
import { replaceWord } from "../text/edits.ts";
import { definitionsOf } from "./definitions.ts";
import type { LostPart } from "./lost-part.ts";
import { parseText } from "./markdown-parser.ts";

/** A Markdown file with what is needed to find places in it. */
export interface Markdown {
  readonly file: string;
  readonly text: string;
  readonly root: Root;
  /** What could not be read, and has been taken out of the text. */
  readonly lost: readonly LostPart[];
  /** Lines that are read as what they were probably meant to be, which is reported, by number. */
  readonly mended: ReadonlyMap<number, MendedLine>;
}

/** How a mended line and the one that was written go together. */
export interface MendedLine {
  /** Column at which what was mended begins in the written line. */
  readonly column: number;
  /** Length of what stands before the unchanged rest in the mended line, and the column of the rest in the written one. */
  readonly prefix: number;
  readonly rest: number;
}

/**
 * Parses Markdown with tables (GFM) and front matter.
 *
 * @throws {TextBudgetError} on a text with more structure than its size allows
 */
export function parseMarkdown(file: string, text: string): Markdown {
  return { file, text, root: parseText(text), lost: [], mended: new Map() };
}

/** Text of a node without markup, in NFC: HTML is text, but its comments are none. */
export function plainText(node: Nodes | readonly RootContent[]): string {
  const all = textOf(node as Nodes);
  if (!all.includes("<!--")) return all.normalize("NFC");
  const nodes = "length" in node ? node : node.type === "root" ? node.children : [node];
  return textOf({ type: "root", children: withoutComments(nodes) } satisfies Root).normalize("NFC");
}

function withoutComments(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (isComment(node)) return [];
    if (!("children" in node)) return [node];
    return [{ ...node, children: withoutComments(node.children) } as RootContent];
  });
}

/** Whether a node is a comment, which is not shown. */
export function isComment(node: Nodes): boolean {
  return node.type === "html" && node.value.startsWith("<!--");
}

/** Where a node begins. */
export function startOf(markdown: Markdown, node: Nodes): Position {
  return asWritten(markdown, node.position?.start.line ?? 1, node.position?.start.column ?? 1);
}

/** Where a node ends: behind its last sign. */
export function endOf(markdown: Markdown, node: Nodes): Position {
  return asWritten(markdown, node.position?.end.line ?? 1, node.position?.end.column ?? 1);
}

/** The place in the file as it was written. */
function asWritten({ file, mended }: Markdown, line: number, column: number): Position {
  const change = mended.get(line);
  if (!change) return { file, line, column };
  return {
    file,
    line,
    column: column <= change.prefix ? change.column : change.rest + column - 1 - change.prefix,
  };
}

/** Whether the line in which a node begins is read as what it was meant to be. */
export function isMended({ mended }: Markdown, node: Nodes): boolean {
  return mended.has(node.position?.start.line ?? 0);
}

/** The place of an offset of the text that lies in a node. */
export function placeAt(markdown: Markdown, node: Nodes, offset: number): Position {
  const { line, column, offset: start = 0 } = node.position?.start ?? { line: 1, column: 1 };
  const before = markdown.text.slice(start, offset).split(/\r\n|\n|\r/);
  const last = before.at(-1) ?? "";
  return asWritten(markdown, line + before.length - 1, (before.length === 1 ? column : 1) + last.length);
}

/** Where `wanted` stands in the source of `node`, at or after `fromIndex` of that source; the node's start if it doesn't. */
export function placeIn(markdown: Markdown, node: Nodes, wanted: string, after = ""): Position {
  const start = node.position?.start;
  const end = node.position?.end;
  if (start?.offset === undefined || end?.offset === undefined || wanted === "")
    return startOf(markdown, node);
  const source = markdown.text.slice(start.offset, end.offset);
  const from = after === "" ? 0 : Math.max(source.indexOf(after), 0) + after.length;
  const index = source.indexOf(wanted, from);
  if (index < 0) return startOf(markdown, node);
  return placeAt(markdown, node, start.offset + index);
}

/** A word that can't be read, what was probably meant, and whether a fix may put that in its place. */
export interface Correction {
  readonly wrong: string;
  readonly right: string;
  /** A fix makes no claim (FORMAT.md, Safe fixes); all else is a suggestion. */
  readonly safe: boolean;
}

/** The change that puts the right word in place of the wrong one, if that stands there exactly (not with markup in it). */
export function wordChange(
  markdown: Markdown,
  at: Position,
  { wrong, right, safe }: Correction,
): Pick<MendingDraft, "fix" | "suggestion"> {
  const found = replaceWord(markdown.text, at, wrong, right);
  if (found === null) return {};
  const edit = { file: at.file, ...found };
  return safe ? { fix: edit } : { suggestion: edit };
}

/**
 * Nodes as prose for the report: without positions, raw HTML, front matter and definitions; links to evidence by its
 * path, web and mail links as they are, the text alone of every other link.
 */
export function toProse(markdown: Markdown, nodes: readonly RootContent[]): Prose {
  const { links, footnotes, referred: used } = definitionsOf(markdown.root);
  const referred = new Set<string>();
  const convertAll = (children: readonly RootContent[]): RootContent[] => children.flatMap(convert);
  const footnote = ({ label, identifier, children }: FootnoteDefinition): RootContent => ({
    type: "blockquote",
    children: [
      { type: "paragraph", children: [{ type: "text", value: `[${label ?? identifier}]` }] },
      ...(convertAll(children) as Blockquote["children"]),
    ],
  });
  const convert = (node: RootContent): RootContent[] => {
    if (node.type === "yaml" || node.type === "definition" || node.type === "html") return [];
    if (node.type === "footnoteReference") {
      referred.add(node.identifier);
      return [{ type: "text", value: ` [${node.label ?? node.identifier}]` }];
    }
    // Prose is shown in pieces: a footnote stands at the foot of each piece that refers to it, not where it is written.
    if (node.type === "footnoteDefinition") return used.has(`^${node.identifier}`) ? [] : [footnote(node)];
    if (node.type === "linkReference" || node.type === "link") {
      const url = node.type === "link" ? node.url : links.get(node.identifier)?.url;
      const children = convertAll(node.children) as typeof node.children;
      const safe = url === undefined ? null : publishedUrl(markdown.file, url);
      return safe === null ? children : [{ type: "link", url: safe, children }];
    }
    if (node.type === "imageReference" || node.type === "image") {
      const url = node.type === "image" ? node.url : links.get(node.identifier)?.url;
      const safe = url === undefined ? null : publishedUrl(markdown.file, url);
      const alt = node.alt ?? "";
      // An image from the web would be a request to elsewhere: its text stays.
      if (safe === null || !liesAmong("evidence", safe))
        return alt === "" ? [] : [{ type: "text", value: alt }];
      return [{ type: "image", url: safe, alt }];
    }
    const { position: _position, ...rest } = node;
    if (!("children" in rest)) return [rest as RootContent];
    return [{ ...rest, children: convertAll(rest.children as RootContent[]) } as RootContent];
  };
  const prose = convertAll(nodes);
  // A footnote may refer to a further one, which the set then takes up as the next.
  for (const identifier of referred) {
    const definition = footnotes.get(identifier);
    if (definition) prose.push(footnote(definition));
  }
  return prose;
}

function publishedUrl(file: string, url: string): string | null {
  const { leads, path } = resolveLink(file, url);
  if (leads === "evidence") return path;
  return leads === "web" && /^(https?:|mailto:)/i.test(url) ? url : null;
}
