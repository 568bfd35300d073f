import { saysSomething } from "../text/says-something.ts";
import { allLabels } from "./labels.ts";
import { lineBreak, type PlainLine } from "./plain-line.ts";

/** What something can begin at or end with: a line break, hashes, list marks, the colon behind a label. */
const signs = /\u2028|<br ?\/?>|#{2,}|[-*+•–—:]/gu;

/** Where something may begin in the middle of a line, as where two lines have become one: indexes, in order. */
export function startsWithin({ text }: PlainLine): number[] {
  if (!/[#:]/.test(text)) return [];
  const length = text.trimEnd().length;
  const found = new Set<number>();
  const add = (index: number): void => {
    if (index > 0) found.add(index);
  };
  let listMark = -1;
  for (const { index, 0: sign } of text.matchAll(signs)) {
    const behind = index + sign.length;
    if (sign === lineBreak || sign.startsWith("<")) {
      if (behind < text.length) add(behind);
    } else if (sign.startsWith("#")) {
      const before = text.slice(0, index).trimEnd();
      if (!/[#\\]/.test(before.slice(-1)) && index + 2 < length) add(before.length);
    } else if (sign !== ":") listMark = index;
    else if (listMark >= 0) {
      const before = text.slice(0, listMark).trimEnd();
      // What the line itself begins with may be emphasised.
      const isEmphasised = before.endsWith("*") && !saysSomething(before);
      if (!isEmphasised && allLabels.has(text.slice(listMark + 1, index).trim())) add(before.length);
      listMark = -1;
    }
  }
  return [...found].sort((a, b) => a - b);
}
