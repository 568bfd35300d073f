import type { Blockquote, Nodes, Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { MendingDraft } from "../model/finding.ts";
import type { Position } from "../model/position.ts";
import type { Link } from "../model/project.ts";
import type { Prose } from "../model/prose.ts";
import { replaceWord } from "../text/edits.ts";
import { resolveLink } from "./link-target.ts";
import { parseText } from "./markdown-parser.ts";
import type { Conflict } from "./merge-conflict.ts";

/** A Markdown file with what is needed to find places in it. */
export interface Markdown {
  readonly file: string;
  readonly text: string;
  readonly root: Root;
  /** Merge conflicts, which have been taken out of the text. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Parses Markdown with tables (GFM) and front matter.
 *
 * @throws {TextBudgetError} on a text with more structure than its size allows
 */
export function parseMarkdown(file: string, text: string): Markdown {
  return { file, text, root: parseText(text), conflicts: [] };
}

/** Text of a node without markup, in NFC. */
export function plainText(node: Nodes | readonly RootContent[]): string {
  return textOf(node as Nodes).normalize("NFC");
}

/** Where a node begins. */
export function startOf(markdown: Markdown, node: Nodes): Position {
  return {
    file: markdown.file,
    line: node.position?.start.line ?? 1,
    column: node.position?.start.column ?? 1,
  };
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
  const before = source.slice(0, index).split(/\r\n|\n|\r/);
  const last = before.at(-1) ?? "";
  const line = start.line + before.length - 1;
  return { file: markdown.file, line, column: (before.length === 1 ? start.column : 1) + last.length };
}

/** The fix that puts `right` in place of the word `wrong`, if it stands there exactly (not with markup in it). */
export function wordFix(
  markdown: Markdown,
  at: Position,
  wrong: string,
  right: string,
): Pick<MendingDraft, "fix"> {
  const edit = replaceWord(markdown.text, at, wrong, right);
  return edit ? { fix: { file: at.file, ...edit } } : {};
}

/** All links and images below `nodes`, in order; those by reference too. */
export function linksIn(markdown: Markdown, nodes: readonly RootContent[]): Link[] {
  const links: Link[] = [];
  const definitions = definitionsOf(markdown.root);
  visit({ type: "root", children: [...nodes] } satisfies Root, (node) => {
    let url: string | undefined;
    if (node.type === "link" || node.type === "image") url = node.url;
    else if (node.type === "linkReference" || node.type === "imageReference")
      url = definitions.get(node.identifier);
    if (url === undefined) return;
    const text =
      node.type === "image" || node.type === "imageReference" ? (node.alt ?? "") : plainText(node as Nodes);
    links.push({
      at: startOf(markdown, node as Nodes),
      target: url,
      text,
      ...resolveLink(markdown.file, url),
    });
  });
  return links;
}

const definitionCache = new WeakMap<Root, Map<string, string>>();

function definitionsOf(root: Root): Map<string, string> {
  const known = definitionCache.get(root);
  if (known) return known;
  const definitions = new Map<string, string>();
  visit(root, "definition", (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  });
  definitionCache.set(root, definitions);
  return definitions;
}

/**
 * Nodes as prose for the report: without positions, raw HTML, front matter and definitions; links to evidence by its
 * path, web and mail links as they are, the text alone of every other link.
 */
export function toProse(markdown: Markdown, nodes: readonly RootContent[]): Prose {
  const definitions = definitionsOf(markdown.root);
  const convertAll = (children: readonly RootContent[]): RootContent[] => children.flatMap(convert);
  const convert = (node: RootContent): RootContent[] => {
    if (node.type === "yaml" || node.type === "definition" || node.type === "html") return [];
    // A footnote stays where it is written: prose is shown in pieces, and has no foot.
    if (node.type === "footnoteReference")
      return [{ type: "text", value: ` [${node.label ?? node.identifier}]` }];
    if (node.type === "footnoteDefinition") {
      const mark: RootContent = {
        type: "paragraph",
        children: [{ type: "text", value: `[${node.label ?? node.identifier}]` }],
      };
      return [
        { type: "blockquote", children: [mark, ...convertAll(node.children)] as Blockquote["children"] },
      ];
    }
    if (node.type === "linkReference" || node.type === "link") {
      const url = node.type === "link" ? node.url : definitions.get(node.identifier);
      const children = convertAll(node.children) as typeof node.children;
      const safe = url === undefined ? null : publishedUrl(markdown.file, url);
      return safe === null ? children : [{ type: "link", url: safe, children }];
    }
    if (node.type === "imageReference" || node.type === "image") {
      const url = node.type === "image" ? node.url : definitions.get(node.identifier);
      const safe = url === undefined ? null : publishedUrl(markdown.file, url);
      const alt = node.alt ?? "";
      // An image from the web would be a request to elsewhere: its text stays.
      if (safe === null || !safe.startsWith("evidence/"))
        return alt === "" ? [] : [{ type: "text", value: alt }];
      return [{ type: "image", url: safe, alt }];
    }
    const { position: _position, ...rest } = node;
    if (!("children" in rest)) return [rest as RootContent];
    return [{ ...rest, children: convertAll(rest.children as RootContent[]) } as RootContent];
  };
  return convertAll(nodes);
}

function publishedUrl(file: string, url: string): string | null {
  const { leads, path } = resolveLink(file, url);
  if (leads === "evidence") return path;
  return leads === "web" && /^(https?:|mailto:)/i.test(url) ? url : null;
}
