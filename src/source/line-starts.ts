import { anyLabel } from "./labels.ts";
import { lineBreak, type PlainLine } from "./plain-line.ts";

const starts = new RegExp(
  String.raw`(?<=${lineBreak}|<br ?/?>)(?=.)|(?<=[^\s#\\])\s*(?=#{2,6}[^\s#]*\s*\S)|(?<=-->|\?>|\]\]>|[^\s])(?=\s*[-*+•–—]\s*(?:${anyLabel})\s*:)`,
  "gu",
);

/** Where something may begin in the middle of a line, as where two lines have become one: indexes, in order. */
export function startsWithin({ text }: PlainLine): number[] {
  if (!/[#:]/.test(text)) return [];
  return [...text.matchAll(starts)].map(({ index }) => index).filter((index) => index > 0);
}
