/** Words of the site that are written almost like one that occurs nowhere. */

/** Words that stand for one that was mistyped, at most. */
const maxWords = 5;
/** Letters of a word that are compared: a bit of a number each. */
const maxLetters = 31;

/** The words of all entries, taken in little by little. */
export interface Vocabulary {
  /** Takes in the words of the next so many texts; false when there are none left. */
  grow(texts: number): boolean;
  /** The words most like `word`, the best first; none if nothing is. Takes in what is left of the texts. */
  similarTo(word: string): readonly string[];
}

/** The words of folded texts, taken in bit by bit: reading them all at once would hold up whoever is typing. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  const words = new Set<string>();
  let next = 0;
  const grow = (count: number): boolean => {
    for (const text of texts.slice(next, next + count)) {
      for (const word of text.match(/[a-z\u0080-\uffff]{4,60}/g) ?? []) words.add(word);
    }
    next += count;
    return next < texts.length;
  };
  return {
    grow,
    similarTo: (word) => {
      grow(texts.length);
      return mostSimilar(word, words);
    },
  };
}

function mostSimilar(word: string, words: Iterable<string>): readonly string[] {
  if (word.length < 5) return [];
  // A short word is looked for at the beginning of others only: within them, almost anything is similar to it.
  const long = word.length > 7;
  let most = long ? 2 : 1;
  const distanceTo = distanceFrom(word, false);
  const distanceIn = distanceFrom(word, true);
  let found: string[] = [];
  for (const other of words) {
    if (other.length < word.length - most) continue;
    // Within a compound two letters too many make another word of it: "Notstrom" is no "Differenzstrom".
    const inside = long ? distanceIn(other) : 0;
    if (inside > most) continue;
    const distance = long && inside < 2 ? inside : distanceTo(other);
    if (distance > most) continue;
    if (distance < most) found = [];
    most = distance;
    found.push(other);
  }
  found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  // Whoever looks for a word finds the longer ones that it is part of anyway.
  const chosen: string[] = [];
  for (const other of found) {
    if (chosen.length === maxWords) break;
    if (!chosen.some((shorter) => other.includes(shorter))) chosen.push(other);
  }
  return chosen;
}

/**
 * How many letters have to be changed, added, left out or swapped with their neighbour to find `word` at the beginning of
 * another, or `anywhere` in it. All letters of `word` are compared at once, as bits of a number (H. Hyyrö, Bit-parallel
 * approximate string matching algorithms with transposition, 2003); only the first 31 count.
 */
export function distanceFrom(word: string, anywhere: boolean): (other: string) => number {
  const length = Math.min(word.length, maxLetters);
  const masks = new Map<number, number>();
  for (let place = 0; place < length; place += 1) {
    const code = word.charCodeAt(place);
    masks.set(code, (masks.get(code) ?? 0) | (1 << place));
  }
  const ascii = Int32Array.from({ length: 128 }, (_, code) => masks.get(code) ?? 0);
  const last = 1 << (length - 1);
  const start = anywhere ? 0 : 1;
  return (other) => {
    let [rises, falls, same, before] = [-1, 0, 0, 0];
    let distance = length;
    let least = length;
    for (let place = 0; place < other.length; place += 1) {
      const code = other.charCodeAt(place);
      const mask = code < 128 ? (ascii[code] ?? 0) : (masks.get(code) ?? 0);
      const swapped = ((~same & mask) << 1) & before;
      same = ((((mask & rises) + rises) | 0) ^ rises) | mask | falls | swapped;
      let up = falls | ~(same | rises);
      let down = same & rises;
      if (up & last) distance += 1;
      if (down & last) distance -= 1;
      if (distance < least) least = distance;
      up = (up << 1) | start;
      down <<= 1;
      rises = down | ~(same | up);
      falls = up & same;
      before = mask;
    }
    return least;
  };
}
