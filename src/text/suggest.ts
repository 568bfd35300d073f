import { madeOnce } from "./made-once.ts";

/**
 * Number of single-letter edits (insert, remove, replace, swap of neighbours) between two words, or `limit + 1` if there
 * are more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/**
 * The known word that was meant, if `word` can be a slip of the pen for it and for no other as well. Two names that differ
 * in a digit, a single letter or a word of their own are two names (`rz-a` and `rz-b`, `INF.2.A3` and `INF.2.A5`, `rz-nord`
 * and `rz-sued`): who wrote one did not mean the other.
 *
 * @param known the same list for each word that may be one of them, since it is taken apart once
 */
export function suggest(word: string, known: readonly string[]): string | null {
  const { byNumbers, parts } = namesIn(known);
  const written = partsOf(word);
  let found: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { name, parts: meant } of byNumbers.get(numbersOf(written)) ?? []) {
    if (Math.abs(word.length - name.length) > longestDifference) continue;
    const distance = slips(written, meant, parts);
    if (distance === null || distance > least) continue;
    found = distance === least ? null : name;
    least = distance;
  }
  return found;
}

/** Names whose lengths differ by more are not compared: most are far off, and there can be thousands. */
const longestDifference = 4;

/** Known names taken apart. */
interface Names {
  /** By their numbers: names with others are others. */
  readonly byNumbers: ReadonlyMap<
    string,
    readonly { readonly name: string; readonly parts: readonly string[] }[]
  >;
  /** Each part that any of them has. */
  readonly parts: ReadonlySet<string>;
}

const namesIn = madeOnce((known: readonly string[]): Names => {
  const names = known.map((name) => ({ name, parts: partsOf(name) }));
  return {
    byNumbers: Map.groupBy(names, ({ parts }) => numbersOf(parts)),
    parts: new Set(names.flatMap(({ parts }) => parts)),
  };
});

/**
 * How many slips of the pen lead from the parts of one word to those of another with the same numbers: 0 if only case or marks
 * differ, null if they are two words.
 *
 * @param known parts of all names
 */
function slips(
  written: readonly string[],
  meant: readonly string[],
  known: ReadonlySet<string>,
): number | null {
  if (written.join("") === meant.join("")) return 0;
  if (written.length !== meant.length) return null;
  let sum = 0;
  for (const [i, part] of written.entries()) {
    const right = meant[i] ?? "";
    if (part === right) continue;
    const limit = slipsIn(Math.max(part.length, right.length));
    const distance = editDistance(part, right, limit);
    if (distance > limit || (distance > 1 && part[0] !== right[0])) return null;
    // A part that another name has is a word of its own: `OPS.2.4` is no slip for `SYS.2.4`.
    if (known.has(part)) return null;
    sum += distance;
  }
  return sum;
}

/** Slips that a part of a name may have: none in an abbreviation of one or two letters, where each letter tells apart. */
function slipsIn(length: number): number {
  if (length <= 2) return 0;
  return length < 8 ? 1 : 2;
}

/** The runs of letters and of digits in a word, without case, umlauts as two letters, numbers without leading zeros. */
function partsOf(word: string): string[] {
  const folded = word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter);
  return (folded.match(/\p{L}+|\d+/gu) ?? []).map((part) => part.replace(/^0+(\d)/, "$1"));
}

const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

function numbersOf(parts: readonly string[]): string {
  return parts.filter((part) => /^\d/.test(part)).join(" ");
}
