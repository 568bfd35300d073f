import type { Html, Nodes } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { Position } from "../model/position.ts";
import type { Link, LinkSlip } from "../model/project.ts";
import { resolveLink } from "./link-target.ts";
import type { Markdown } from "./markdown.ts";

const known = new WeakMap<Nodes, readonly Link[]>();

/** What was meant as a link in a piece of text and is written so that Markdown reads none. */
export function slipsOf(markdown: Markdown, node: Nodes): readonly Link[] {
  let found = known.get(node);
  if (!found) {
    found = findSlips(markdown, node);
    known.set(node, found);
  }
  return found;
}

function findSlips(markdown: Markdown, node: Nodes): readonly Link[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
    case "tableCell":
      return inText(markdown, node);
    case "html":
      return inHtml(markdown, node);
    case "inlineCode":
      return /evidence[\\/]/i.test(node.value) ? [slip(markdown, node, "code", 0, node.value, "")] : [];
    default:
      return [];
  }
}

/**
 * @param index where it begins in the source of `node`
 * @param addressAt where its address begins there; null where it is not to be replaced alone
 */
function slip(
  markdown: Markdown,
  node: Nodes,
  kind: LinkSlip,
  index: number,
  target: string,
  text: string,
  addressAt: number | null = null,
): Link {
  return {
    at: placeIn(markdown, node, index),
    target,
    text,
    ...resolveLink(markdown.file, target),
    slip: kind,
    written: addressAt === null ? null : { value: target, at: placeIn(markdown, node, addressAt) },
  };
}

const startsKnown = new WeakMap<Nodes, readonly number[]>();

/** The place of an index in the source of a node. The beginnings of its lines are looked for once: there can be many. */
function placeIn({ file, text }: Markdown, node: Nodes, index: number): Position {
  const { line, column, offset = 0 } = node.position?.start ?? { line: 1, column: 1 };
  let starts = startsKnown.get(node);
  if (!starts) {
    const source = text.slice(offset, node.position?.end.offset);
    starts = [0, ...[...source.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
    startsKnown.set(node, starts);
  }
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle;
  }
  return { file, line: line + low, column: (low === 0 ? column : 1) + index - (starts[low] ?? 0) };
}

/** Whatever Markdown did read, so that a place in the rest is the same as in the source. */
const filler = "\u0000";

/** The source of a node in which links, code and HTML that were read, and brackets that were escaped, are filled. */
function withoutRead(markdown: Markdown, node: Nodes): string {
  const pieces: string[] = [];
  let done = node.position?.start.offset ?? 0;
  visit(node, (inner) => {
    const [start, end] = [inner.position?.start.offset, inner.position?.end.offset];
    if (!readAlready.has(inner.type) || start === undefined || end === undefined) return undefined;
    pieces.push(markdown.text.slice(done, start), filler.repeat(end - start));
    done = end;
    return SKIP;
  });
  pieces.push(markdown.text.slice(done, node.position?.end.offset ?? done));
  return pieces.join("").replace(/\\[[\]()<`]/g, filler.repeat(2));
}

const readAlready = new Set([
  "link",
  "image",
  "linkReference",
  "imageReference",
  "footnoteReference",
  "inlineCode",
  "html",
]);

/** Something in brackets, with pairs of them in it. */
const inBrackets = String.raw`(?:[^()\n]|\([^()\n]{0,200}\)){0,1000}`;
/** Forms of links that Markdown did not read, the most telling first; `text` and `address` are named groups. */
const forms: readonly { readonly kind: LinkSlip; readonly pattern: RegExp }[] = [
  { kind: "wiki", pattern: /!?\[\[(?<address>[^[\]|\n]*\p{L}[^[\]|\n]*)(?:\|(?<text>[^[\]\n]*))?\]\]/gu },
  {
    kind: "malformed",
    pattern: new RegExp(String.raw`!?\[(?<text>[^[\]]*)\]\((?<address>${inBrackets})\)`, "gu"),
  },
  { kind: "malformed", pattern: /!?\[(?<text>[^[\]]*)\]\((?<address>[^\s\0]{1,500})/gu },
  {
    kind: "apart",
    pattern: new RegExp(String.raw`\[(?<text>[^[\]]+)\][ \t\u00a0]+\((?<address>${inBrackets})\)`, "gu"),
  },
  { kind: "reversed", pattern: /\((?<text>[^()\n]+)\)\[(?<address>[^[\]\n]+)\]/gu },
  { kind: "malformed", pattern: /(?<=^ {0,3})\[(?<text>[^[\]^][^[\]]*)\]:[ \t]*(?<address>\S.*)$/gmu },
  { kind: "malformed", pattern: /<(?<address>[^<>\n]*[\\/][^<>\n]*)>/gu },
  {
    kind: "undefined",
    pattern: /(?<![\p{L}\p{N}\]])\[(?<text>[^[\]\n]*[\p{L}\p{N}][^[\]\n]*)\]\[(?<address>[^[\]\n]*)\]/gu,
  },
  { kind: "undefined", pattern: /\[(?<address>\^[^[\]\s]+)\](?!:)/gu },
];

function inText(markdown: Markdown, node: Nodes): Link[] {
  let text = withoutRead(markdown, node);
  const found: Link[] = [];
  if (/[[<]/.test(text)) {
    for (const { kind, pattern } of forms) {
      const matches = [...text.matchAll(pattern)].flatMap((match) => {
        const one = slipIn(markdown, node, kind, match);
        return one === null ? [] : [{ match, one }];
      });
      found.push(...matches.map(({ one }) => one));
      text = filled(
        text,
        matches.map(({ match }) => match),
      );
    }
  }
  // An address alone: how far it reaches only the names of what is there can tell.
  for (const match of text.matchAll(addressAlone))
    found.push(slip(markdown, node, "plain", match.index, match[0] + (match[1] ?? ""), "", match.index));
  return found.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

const addressAlone = /(?<![^\s"'„“‚‘(<[|:,;=])[^\s"'„“‚‘(<[|:,;=\0]*evidence[\\/](?=([^\n\0]{0,300}))/giu;

function filled(text: string, matches: readonly RegExpExecArray[]): string {
  let done = 0;
  const pieces = matches.flatMap((match) => {
    const before = text.slice(done, match.index);
    done = match.index + match[0].length;
    return [before, filler.repeat(match[0].length)];
  });
  return pieces.join("") + text.slice(done);
}

function slipIn(markdown: Markdown, node: Nodes, kind: LinkSlip, match: RegExpExecArray): Link | null {
  const { text = "", address = "" } = match.groups ?? {};
  if (kind === "undefined") {
    const label = (address === "" ? text : address).trim();
    const isDefinedBadly = badlyDefined(markdown).has(label.toLowerCase());
    return slip(markdown, node, isDefinedBadly ? "label" : "undefined", match.index, label, text);
  }
  const bare = withoutTitle(address);
  if (kind === "wiki") return slip(markdown, node, kind, match.index, bare, text === "" ? bare : text);
  const isAddress = kind === "malformed" && match[0].includes("](") ? isLikeAddress : isSurelyAddress;
  if (!isAddress(bare) || resolveLink(markdown.file, bare).leads === "web") return null;
  const place = match.index + match[0].lastIndexOf(bare);
  const blank = kind === "malformed" && /\s/.test(bare);
  return slip(markdown, node, blank ? "blank" : kind, match.index, bare, text, place);
}

const badlyDefinedKnown = new WeakMap<Markdown["root"], ReadonlySet<string>>();

/** Labels of lines that look like a definition; one that is read as such is no undefined label anyway. */
function badlyDefined({ root, text }: Markdown): ReadonlySet<string> {
  let labels = badlyDefinedKnown.get(root);
  if (!labels) {
    const lines = text.matchAll(/^ {0,3}\[([^[\]\n]+)\]:/gmu);
    labels = new Set([...lines].map(([, label = ""]) => label.trim().toLowerCase()));
    badlyDefinedKnown.set(root, labels);
  }
  return labels;
}

/** An address without what Markdown reads as its title, and without its angle brackets. */
function withoutTitle(address: string): string {
  return address
    .trim()
    .replace(/\s+(?:"[^"]*"|'[^']*')$/u, "")
    .replace(/^<|>$/g, "");
}

/** What behind `](` was meant as an address: it begins like a path or ends like a file. */
function isLikeAddress(text: string): boolean {
  return isSurelyAddress(text) || /\.(?!A\d+$)[a-z][a-z0-9]{1,4}$/i.test(text);
}

/** What is an address wherever it stands: a path that leads somewhere, or one of several parts that ends like a file. */
function isSurelyAddress(text: string): boolean {
  if (/^(?:\.{1,2}[\\/]|[\\/]{0,2}evidence[\\/]|file:)/i.test(text)) return true;
  return !/^[a-z][a-z0-9+.-]+:\/\//i.test(text) && /[\\/][^\\/]*\.[a-z][a-z0-9]{1,4}$/i.test(text);
}

/** Links of HTML, and Markdown in a block of HTML, which is not read there. Comments say nothing. */
function inHtml(markdown: Markdown, node: Html): Link[] {
  const source = markdown.text.slice(node.position?.start.offset, node.position?.end.offset);
  const text = source.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => filler.repeat(comment.length));
  const links: Link[] = [];
  for (const match of text.matchAll(
    /<[a-z][^<>]*?\s(?:href|src|data|poster|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi,
  )) {
    const target = match[1] ?? match[2] ?? match[3] ?? "";
    if (isLikeAddress(target) && resolveLink(markdown.file, target).leads !== "web")
      links.push(slip(markdown, node, "html", match.index, target, ""));
  }
  for (const match of text.matchAll(/!?\[([^[\]]*)\]\(([^()\s]+)\)/g)) {
    const [, words = "", target = ""] = match;
    if (resolveLink(markdown.file, target).leads !== "web")
      links.push(slip(markdown, node, "html", match.index, target, words));
  }
  return links;
}
