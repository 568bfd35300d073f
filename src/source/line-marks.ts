import { trimEnd } from "../text/trim.ts";
import type { PlainLine } from "./plain-line.ts";

/** What stands before the text of a line: list marks, quotation marks, hashes, blanks, tags. */
export interface MarkedLine {
  /** Index in the plain line where the marks begin, and where the text does. */
  readonly from: number;
  readonly textAt: number;
  /** Signs before the hashes, the number of hashes (or the level of an HTML heading), signs behind them. */
  readonly lead: string;
  readonly hashes: number;
  readonly gap: string;
  /** The text, without what closes the marks. */
  readonly text: string;
}

/** Signs that can stand before a text without being part of it; of brackets and points none. */
const signs = /^[^\p{L}\p{N}#([{<>/.,;:!?&%=@$€`…]+|^>+/u;
const tags = new Set(
  "h1 h2 h3 h4 h5 h6 p li ol ul b strong em i u div span td th tr table body tbody blockquote summary details dd dl dt section font br".split(
    " ",
  ),
);
/** What a text can begin with that is no part of it; each gives the mark, if one stands there. */
const marks: readonly ((text: string) => string | undefined)[] = [
  (text) => signs.exec(text)?.[0],
  (text) => {
    const [tag, name = ""] = /^<\/?([a-z][a-z0-9]*)(?:[^a-z0-9>][^>]*)?>/i.exec(text) ?? [];
    return tags.has(name.toLowerCase()) ? tag : undefined;
  },
  (text) => /^(\[[ xX]?\])\s/u.exec(text)?.[1],
  (text) => /^\[\^[^\]\s]{1,50}\]:/u.exec(text)?.[0],
  (text) => /^\d{1,9}[.)]\s+/u.exec(text)?.[0],
  // Word's second bullet is a letter, and so is what its third becomes in another font.
  (text) => /^([o§])\s+[\p{Lu}#]/u.exec(text)?.[1],
];

/** Takes the marks off a line, from an index on. */
export function marksOf({ text: line }: PlainLine, from = 0): MarkedLine {
  let at = from;
  let level = 0;
  const take = (): string => {
    const begin = at;
    for (let found = true; found; ) {
      found = false;
      for (const markOf of marks) {
        const taken = markOf(line.slice(at));
        if (!taken) continue;
        level = Number(/^<h([1-6])/i.exec(taken)?.[1] ?? level);
        at += taken.length;
        found = true;
      }
      // A backtick that nothing closes is a slip; two quote an example.
      if (line[at] === "`" && !line.slice(at + 1).includes("`")) {
        at++;
        found = true;
      }
    }
    return line.slice(begin, at);
  };
  const lead = take();
  const hashes = /^#*/.exec(line.slice(at))?.[0].length ?? 0;
  at += hashes;
  const gap = hashes > 0 ? take() : "";
  let text = withoutClosing(line.slice(at));
  if (/["“”„'‘’‚«»]/u.test(lead) && (text.match(/["“”„]/gu)?.length ?? 0) % 2 === 1) {
    text = text.replace(/["“”„]$/u, "");
  }
  return { from, textAt: at, lead, hashes: hashes || level, gap, text };
}

/** A text without what closes the marks before it: their signs again, tags, hashes behind a blank. */
function withoutClosing(text: string): string {
  let rest = text;
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = trimEnd(rest, /[\s*_~|\\]/);
    if (rest.endsWith(">")) {
      const from = rest.lastIndexOf(">", rest.length - 2) + 1;
      const opened = rest.slice(from).search(/<\/?[a-z0-9]/i);
      if (opened >= 0) rest = rest.slice(0, from + opened);
    }
    const unhashed = trimEnd(rest, /#/);
    if (/\s$/.test(unhashed.slice(-1))) rest = unhashed;
  }
  return rest;
}
