import type { Move } from "../source/moves.ts";

/** A piece of a text that names something without being a reference, and what it becomes; null if it stays. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly right: string | null;
}

/** Signs with which a word goes on. */
const wordSign = /[\p{L}\p{M}\p{N}_-]/u;
/** Signs before a word with which it is a part of something else: a path, an address, a longer id. */
const joinedBefore = /[\p{L}\p{M}\p{N}_\-./@\\:%#=&+~]/u;
const joinedBehind = /[\p{L}\p{M}\p{N}_\-/@\\%#=&+~]/u;

/** Every place in which a word stands and is no part of a longer one. */
export function* wholeWords(text: string, word: string): Generator<number> {
  let done = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const behind = at + word.length;
    if (at < done || wordSign.test(text.charAt(at - 1)) || wordSign.test(text.charAt(behind))) continue;
    done = behind;
    yield at;
  }
}

/** Every place in which a word stands by itself: not `INF.2` of `INF.2.A3`, but at the end of a sentence. */
export function* wordsIn(text: string, word: string): Generator<number> {
  for (const at of wholeWords(text, word)) {
    const behind = at + word.length;
    if (!/^[.:][\p{L}\p{N}]/u.test(text.slice(behind, behind + 3))) yield at;
  }
}

/** Whether a word that begins at an index is prose of its own, not a part of a path or an address. */
export function isProse(text: string, at: number, word: string): boolean {
  const [before, behind] = [text.charAt(at - 1), text.charAt(at + word.length)];
  if (text.slice(at - 2, at) === "](") return false;
  return !joinedBefore.test(before) && !joinedBehind.test(behind);
}

/** The scopes `object@site` in prose that name an id, by the ids of the other side. */
export function isScopePart(
  text: string,
  at: number,
  word: string,
  others: ReadonlySet<string>,
  kind: "site" | "object",
): boolean {
  const behind = at + word.length;
  if (kind === "object") {
    const [, site = ""] = /^@([a-z0-9-]+)/.exec(text.slice(behind, behind + longestId)) ?? [];
    const end = behind + 1 + site.length;
    return others.has(site) && !joinedBefore.test(text.charAt(at - 1)) && isEnd(text, end);
  }
  if (text.charAt(at - 1) !== "@" || !isEnd(text, behind)) return false;
  const before = text.slice(Math.max(at - longestId, 0), at - 1);
  let start = before.length;
  while (start > 0 && /[a-z0-9-]/.test(before.charAt(start - 1))) start -= 1;
  return others.has(before.slice(start)) && !joinedBefore.test(before.charAt(start - 1));
}

/** Most characters of an id that is looked for beside another one. */
const longestId = 200;

function isEnd(text: string, at: number): boolean {
  return !joinedBehind.test(text.charAt(at)) && !/^\.[\p{L}\p{N}]/u.test(text.slice(at, at + 3));
}

/** Every place in which a text writes the path of what moves, as it is called from the content root. */
export function* pathsIn(text: string, { from, to }: Move): Generator<Mention> {
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
    const end = at + from.length;
    const rest = text.slice(end, end + ".yaml".length + 1);
    const goesOn =
      wordSign.test(rest.charAt(0)) || (/^\.[\p{L}\p{N}]/u.test(rest) && !/^\.yaml\b/.test(rest));
    if (goesOn || wordSign.test(text.charAt(at - 1)) || isWebAddress(text, at)) continue;
    yield { from: at, to: end, right: /^[\p{L}\p{N}/._-]+$/u.test(to) ? to : null };
  }
}

/** Whether the word in which an index lies leads into the web: there the same path is another one's. */
function isWebAddress(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < longestAddress && !/[\s<>"'()[\]]/.test(text.charAt(start - 1)))
    start -= 1;
  return text.slice(start, at).includes("://");
}

/** Characters before a path in which the beginning of an address is looked for. */
const longestAddress = 500;
