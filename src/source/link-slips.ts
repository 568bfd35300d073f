import type { Html, Nodes } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { resolveLink } from "../model/link-address.ts";
import type { Position } from "../model/position.ts";
import type { Link, LinkSlip } from "../model/project.ts";
import { attributeLinks, findForm, linkForms, type WrittenLink } from "./link-forms.ts";
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

function inText(markdown: Markdown, node: Nodes): Link[] {
  const source = markdown.text.slice(node.position?.start.offset, node.position?.end.offset);
  // Nearly all text has nothing that a link, or an address, could begin with.
  if (!/[[<]|evidence[\\/]/i.test(source)) return [];
  let text = withoutRead(markdown, node);
  const found: Link[] = [];
  if (/[[<]/.test(text)) {
    for (const form of linkForms) {
      const matches = findForm(text, form).flatMap((written) => {
        const one = slipIn(markdown, node, written);
        return one === null ? [] : [{ written, one }];
      });
      for (const { one } of matches) found.push(one);
      text = filled(
        text,
        matches.map(({ written }) => written),
      );
    }
  }
  // An address alone: how far it reaches only the names of what is there can tell.
  for (const { index, address } of addressesAlone(text))
    found.push(slip(markdown, node, "plain", index, address, "", index));
  return found.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

/** Words that lead into `evidence/`, and some of what follows on their line. */
function* addressesAlone(text: string): Generator<{ readonly index: number; readonly address: string }> {
  if (!/evidence[\\/]/i.test(text)) return;
  for (const { index, 0: word } of text.matchAll(/[^\s"'„“‚‘(<[|:,;=\0]+/gu)) {
    const folder = [...word.matchAll(/evidence[\\/]/gi)].at(-1);
    // What was read already ends no word.
    if (folder === undefined || text.charAt(index - 1) === filler) continue;
    const end = index + folder.index + folder[0].length;
    const more = /^[^\n\0]*/.exec(text.slice(end, end + mostAfterFolder))?.[0] ?? "";
    yield { index, address: text.slice(index, end) + more };
  }
}

/** Characters of a path behind `evidence/`. */
const mostAfterFolder = 300;

function filled(text: string, matches: readonly WrittenLink[]): string {
  let done = 0;
  const pieces = matches.flatMap(({ index, all }) => {
    const before = text.slice(done, index);
    done = index + all.length;
    return [before, filler.repeat(all.length)];
  });
  return pieces.join("") + text.slice(done);
}

function slipIn(
  markdown: Markdown,
  node: Nodes,
  { kind, index, all, text, address }: WrittenLink,
): Link | null {
  if (kind === "undefined") {
    const label = (address === "" ? text : address).trim();
    const isDefinedBadly = badlyDefined(markdown).has(label.toLowerCase());
    return slip(markdown, node, isDefinedBadly ? "label" : "undefined", index, label, text);
  }
  const bare = withoutTitle(address);
  if (kind === "wiki") return slip(markdown, node, kind, index, bare, text === "" ? bare : text);
  const isAddress = kind === "malformed" && all.includes("](") ? isLikeAddress : isSurelyAddress;
  if (!isAddress(bare) || resolveLink(markdown.file, bare).leads === "web") return null;
  const place = index + all.lastIndexOf(bare);
  const blank = kind === "malformed" && /\s/.test(bare);
  return slip(markdown, node, blank ? "blank" : kind, index, bare, text, place);
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
  const bare = address.trim();
  const quote = bare.at(-1) ?? "";
  const open = quote === '"' || quote === "'" ? bare.lastIndexOf(quote, bare.length - 2) : -1;
  const untitled = open > 0 && /\s/.test(bare.charAt(open - 1)) ? bare.slice(0, open).trimEnd() : bare;
  return untitled.replace(/^<|>$/g, "");
}

/** What behind `](` was meant as an address: it begins like a path or ends like a file. */
function isLikeAddress(text: string): boolean {
  return isSurelyAddress(text) || (/\.[a-z][a-z0-9]{1,4}$/i.test(text) && !/\.a\d+$/i.test(text));
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
  for (const { index, address } of attributeLinks(text)) {
    if (isLikeAddress(address) && resolveLink(markdown.file, address).leads !== "web")
      links.push(slip(markdown, node, "html", index, address, ""));
  }
  for (const match of text.matchAll(/!?\[([^[\]]*)\]\(([^()\s]+)\)/g)) {
    const [, words = "", target = ""] = match;
    if (resolveLink(markdown.file, target).leads !== "web")
      links.push(slip(markdown, node, "html", match.index, target, words));
  }
  return links;
}
