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

/** The known word nearest to `word`, if it is near enough to be what was meant; letter case is ignored. */
export function suggest(word: string, known: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let limit = wanted.length <= 3 ? 1 : wanted.length <= 8 ? 2 : 3;
  let found: string | null = null;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance > limit || (found !== null && distance === limit)) continue;
    found = candidate;
    limit = distance;
    if (distance === 0) break;
  }
  return found;
}

/**
 * The known word that was meant without doubt, so that a program may put it in place: of those with the same digits it
 * alone is nearest (`INF.2.A33` may be A3 or A23, so that is for a person).
 */
export function correct(word: string, known: Iterable<string>): string | null {
  const wanted = digitsOf(word);
  const words = [...known].filter((other) => digitsOf(other) === wanted);
  const meant = suggest(word, words);
  if (meant === null) return null;
  const distance = (other: string): number => editDistance(word.toLowerCase(), other.toLowerCase(), 3);
  return words.some((other) => other !== meant && distance(other) <= distance(meant)) ? null : meant;
}

/** The digits of a word, numbers without leading zeros. */
function digitsOf(word: string): string {
  return (word.match(/\d+/g) ?? []).map(Number).join(" ");
}
