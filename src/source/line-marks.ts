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
const tag =
  /^<\/?(?:h[1-6]|p|li|[ou]l|b|strong|em|i|u|div|span|t[dhr]|table|t?body|blockquote|summary|details|d[dlt]|section|font|br)\b[^>]*>/iu;
const marks: readonly RegExp[] = [
  signs,
  tag,
  /^\[[ xX]?\](?=\s)/u,
  /^\[\^[^\]\s]{1,50}\]:/u,
  /^\d{1,9}[.)]\s+/u,
  // Word's second bullet is a letter, and so is what its third becomes in another font.
  /^[o§](?=\s+[\p{Lu}#])/u,
];
const closing = /(?:[\s*_~|\\]+|<\/?[a-z0-9]+[^>]*>|\s#+)$/iu;

/** Takes the marks off a line, from an index on. */
export function marksOf({ text: line }: PlainLine, from = 0): MarkedLine {
  let at = from;
  let level = 0;
  const take = (): string => {
    const begin = at;
    for (let found = true; found; ) {
      found = false;
      for (const pattern of marks) {
        const [taken] = pattern.exec(line.slice(at)) ?? [];
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
  let text = line.slice(at);
  for (let end = closing.exec(text); end; end = closing.exec(text)) text = text.slice(0, end.index);
  if (/["“”„'‘’‚«»]/u.test(lead) && (text.match(/["“”„]/gu)?.length ?? 0) % 2 === 1) {
    text = text.replace(/["“”„]\s*$/u, "");
  }
  return { from, textAt: at, lead, hashes: hashes || level, gap, text };
}
