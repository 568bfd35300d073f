/** Something in a row, with its width and what it wants to stand above or below of. */
export interface Spreadable {
  readonly id: string;
  readonly width: number;
  /** Points to the next one. */
  readonly gap: number;
}

/** That two stand above each other is worth so much. */
export interface Pull {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
}

/** How often rows are passed, and how much each is drawn to the middle, so that none runs away. */
const [passes, toMiddle] = [300, 1];

/**
 * Places rows, whose order is given, from left to right: each thing as near as may be to the mean of what it is joined to,
 * at least its gap from its neighbours, and all as narrow as that allows.
 *
 * @param fixed places that are given
 * @param within the least and the greatest place that rows may reach, edges of things included; a row that is wider begins at the least
 * @returns the middle of each thing, in points
 */
export function spreadRows(
  rows: readonly (readonly Spreadable[])[],
  pulls: readonly Pull[],
  fixed: ReadonlyMap<string, number> = new Map(),
  within: readonly [least: number, greatest: number] = [-Infinity, Infinity],
): Map<string, number> {
  const middle = fixed.size === 0 ? 0 : [...fixed.values()].reduce((sum, x) => sum + x, 0) / fixed.size;
  const placed = new Map([...fixed].map(([id, x]): [string, Place] => [id, { x, neighbours: [] }]));
  const placedRows = rows.map((row) => {
    const offsets = offsetsOf(row);
    const half = ((offsets.at(-1) ?? 0) + (offsets[0] ?? 0)) / 2;
    const places = row.map(({ id }, i) => {
      const place: Place = { x: middle + (offsets[i] ?? 0) - half, neighbours: [] };
      placed.set(id, place);
      return place;
    });
    return { places, offsets, starts: startsOf(row, within) };
  });
  for (const { a, b, weight } of pulls) {
    const [one, other] = [placed.get(a), placed.get(b)];
    if (!one || !other) continue;
    one.neighbours.push({ place: other, weight });
    other.neighbours.push({ place: one, weight });
  }
  const upwards = placedRows.toReversed();
  // Once a way down and one up have moved nothing, no further one will.
  for (let pass = 0, still = 0; pass < passes && still < 2; pass++) {
    let moved = false;
    for (const { places, offsets, starts } of pass % 2 === 0 ? placedRows : upwards) {
      const reached = nearest(
        places.map((place) => wantedBy(place, middle)),
        offsets,
        starts,
      );
      places.forEach((place, i) => {
        const x = reached[i] ?? 0;
        if (x !== place.x) moved = true;
        place.x = x;
      });
    }
    still = moved ? 0 : still + 1;
  }
  return new Map([...placed].map(([id, { x }]) => [id, x]));
}

/** Where a thing stands, and what it is joined to. */
interface Place {
  x: number;
  readonly neighbours: { readonly place: Place; readonly weight: number }[];
}

/** Where a thing would stand alone: at the mean of what it is joined to, a little drawn to the middle. */
function wantedBy({ neighbours }: Place, middle: number): { readonly x: number; readonly weight: number } {
  let weight = toMiddle;
  let sum = middle * toMiddle;
  for (const { place, weight: each } of neighbours) {
    weight += each;
    sum += place.x * each;
  }
  return { x: sum / weight, weight };
}

/** Where the things of a row stand that touches, from its first middle. */
function offsetsOf(row: readonly Spreadable[]): number[] {
  const offsets: number[] = [];
  row.forEach((one, i) => {
    const before = row[i - 1];
    offsets.push(
      before ? (offsets.at(-1) ?? 0) + before.width / 2 + before.gap / 2 + one.gap / 2 + one.width / 2 : 0,
    );
  });
  return offsets;
}

/** Where the first middle of a row may lie so that no end of the row leaves what it is to be within. */
function startsOf(
  row: readonly Spreadable[],
  [least, greatest]: readonly [number, number],
): readonly [number, number] {
  const first = least + (row[0]?.width ?? 0) / 2;
  const last = greatest - (row.at(-1)?.width ?? 0) / 2 - (offsetsOf(row).at(-1) ?? 0);
  return [first, Math.max(first, last)];
}

/** Least squares under given distances (pool adjacent violators): neighbours that would overlap move as one block. */
function nearest(
  wanted: readonly { readonly x: number; readonly weight: number }[],
  offsets: readonly number[],
  [least, greatest]: readonly [number, number],
): number[] {
  const blocks: { mean: number; weight: number; count: number }[] = [];
  wanted.forEach(({ x, weight }, i) => {
    let block = { mean: x - (offsets[i] ?? 0), weight, count: 1 };
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop();
      const sum = last.weight + block.weight;
      block = {
        mean: (last.mean * last.weight + block.mean * block.weight) / sum,
        weight: sum,
        count: last.count + block.count,
      };
    }
    blocks.push(block);
  });
  return blocks
    .flatMap(({ mean, count }) => new Array<number>(count).fill(Math.min(Math.max(mean, least), greatest)))
    .map((y, i) => y + (offsets[i] ?? 0));
}
