/** A draw that can be repeated: the same rows, seed and number give the same sample on every machine. */

/**
 * The units that are drawn: those whose number is lowest when each is numbered by seed and name (`numberOf`).
 * @param units by name; one that stands there several times is one.
 */
export function drawn(units: readonly string[], seed: string, count: number): ReadonlySet<string> {
  const numbered = [...new Set(units)].map((unit) => ({ unit, number: numberOf(`${seed}|${unit}`) }));
  numbered.sort((a, b) => a.number - b.number || (a.unit < b.unit ? -1 : 1));
  return new Set(numbered.slice(0, count).map(({ unit }) => unit));
}

/** The number of a text: FNV-1a of 32 bits over UTF-8, mixed as MurmurHash3 ends. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
