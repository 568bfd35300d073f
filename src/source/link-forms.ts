import type { LinkSlip } from "../model/project.ts";

/** A link as somebody wrote it. */
export interface WrittenLink {
  readonly kind: LinkSlip;
  /** Where it begins in the text that was searched, and all of it. */
  readonly index: number;
  readonly all: string;
  readonly text: string;
  readonly address: string;
}

/** A way to write a link; `text` and `address` are named groups of its pattern. */
export interface LinkForm {
  readonly kind: LinkSlip;
  readonly pattern: RegExp;
  /** Where the address ends, if the pattern ends where it begins: at the bracket that closes the last one, or at a blank. */
  readonly end?: "bracket" | "blank";
  /** A sign that must not stand before it, and behind it. */
  readonly notAfter?: RegExp;
  readonly notBefore?: RegExp;
}

/** Forms of links that Markdown did not read, the most telling first. */
export const linkForms: readonly LinkForm[] = [
  {
    kind: "wiki",
    pattern: /!?\[\[(?<address>[^[\]|\n\p{L}]*\p{L}[^[\]|\n]*)(?:\|(?<text>[^[\]\n]*))?\]\]/gu,
  },
  { kind: "malformed", pattern: /!?\[(?<text>[^[\]]*)\]\(/gu, end: "bracket" },
  { kind: "malformed", pattern: /!?\[(?<text>[^[\]]*)\]\(/gu, end: "blank" },
  { kind: "apart", pattern: /\[(?<text>[^[\]]+)\][ \t\u00a0]+\(/gu, end: "bracket" },
  { kind: "reversed", pattern: /\((?<text>[^()\n]+)\)\[(?<address>[^[\]\n]+)\]/gu },
  { kind: "malformed", pattern: /^ {0,3}\[(?<text>[^[\]^][^[\]]*)\]:[ \t]*(?<address>\S.*)$/gmu },
  { kind: "malformed", pattern: /<(?<address>[^<>\n\\/]*[\\/][^<>\n]*)>/gu },
  {
    kind: "undefined",
    pattern: /\[(?<text>[^[\]\n\p{L}\p{N}]*[\p{L}\p{N}][^[\]\n]*)\]\[(?<address>[^[\]\n]*)\]/gu,
    notAfter: /[\p{L}\p{N}\]]/u,
  },
  { kind: "undefined", pattern: /\[(?<address>\^[^[\]\s]+)\]/gu, notBefore: /:/ },
];

/** Finds the links of a text that are written in a form, in order. */
export function findForm(text: string, { kind, pattern, end, notAfter, notBefore }: LinkForm): WrittenLink[] {
  const closing = end === "bracket" ? closingBrackets(text) : null;
  const found: WrittenLink[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const matched = match[0].trimStart();
    const behind = match.index + match[0].length;
    const index = behind - matched.length;
    if (index < done || notAfter?.test(lastSign(text, index)) || notBefore?.test(text.charAt(behind)))
      continue;
    let address = match.groups?.address ?? "";
    if (closing) address = text.slice(behind, closing.get(behind - 1) ?? behind);
    else if (end === "blank")
      address = /^[^\s\0]+/.exec(text.slice(behind, behind + longestAddress))?.[0] ?? "";
    if (end !== undefined && address === "") continue;
    done = behind + (end === undefined ? 0 : address.length) + (closing ? 1 : 0);
    found.push({ kind, index, all: text.slice(index, done), text: match.groups?.text ?? "", address });
  }
  return found;
}

/** Most characters of an address that nothing closes. */
const longestAddress = 500;

function lastSign(text: string, index: number): string {
  return [...text.slice(Math.max(index - 2, 0), index)].at(-1) ?? "";
}

/** For the index of each round bracket that opens the index of the one that closes it on the same line. */
function closingBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  let open: number[] = [];
  for (const { index, 0: sign } of text.matchAll(/[()\n]/g)) {
    if (sign === "(") open.push(index);
    else if (sign === "\n") open = [];
    else {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, index);
    }
  }
  return pairs;
}

/** The addresses in attributes of HTML tags, the first of each tag, with the index of the tag. */
export function attributeLinks(html: string): { readonly index: number; readonly address: string }[] {
  const found: { index: number; address: string }[] = [];
  let done = 0;
  let tag: number | null = null;
  for (const { index, 0: sign } of html.matchAll(/[<>]|\s(?:href|src|data|poster|srcset)\s*=\s*/gi)) {
    if (index < done) continue;
    if (sign === "<") tag = /[a-z]/i.test(html.charAt(index + 1)) ? index : null;
    else if (sign === ">") tag = null;
    else if (tag !== null) {
      const value = valueAt(html, index + sign.length);
      if (value === null) continue;
      found.push({ index: tag, address: value.text });
      done = value.to;
      tag = null;
    }
  }
  return found;
}

/** The value of an attribute that begins at an index; null if none does, or nothing ends it. */
function valueAt(html: string, from: number): { readonly text: string; readonly to: number } | null {
  const quote = html.charAt(from);
  if (quote !== '"' && quote !== "'") {
    const text = /^[^\s"'<>]+/.exec(html.slice(from, from + longestBareValue))?.[0];
    return text === undefined ? null : { text, to: from + text.length };
  }
  const end = html.indexOf(quote, from + 1);
  return end < 0 ? null : { text: html.slice(from + 1, end), to: end + 1 };
}

/** Most characters of a value without quotation marks: no path is longer. */
const longestBareValue = 4096;
