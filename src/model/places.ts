import type { Position } from "./position.ts";

/**
 * Where values of metadata stand: by JSON pointer (`/sites/0`), of keys by `#` and the pointer; line and column as one number,
 * since the sidecars of much evidence have a million of them.
 */
export type Places = ReadonlyMap<string, number>;

/** No text that is read has a longer line (`file-unreadable`: 4 MiB). */
const longestLine = 2 ** 23;

/** A place as one number. */
export function placeNumber({ line, column }: Pick<Position, "line" | "column">): number {
  return line * longestLine + column;
}

/** The first known of some places of a file; null if there is none. */
export function knownPlace(places: Places, file: string, ...pointers: readonly string[]): Position | null {
  for (const pointer of pointers) {
    const place = places.get(pointer);
    if (place !== undefined)
      return { file, line: Math.floor(place / longestLine), column: place % longestLine };
  }
  return null;
}

/** The first known of some places of metadata; the beginning of the file if there is none. */
export function firstPlace(
  { positions, file }: { readonly positions: Places; readonly file: string },
  ...pointers: readonly string[]
): Position {
  return knownPlace(positions, file, ...pointers) ?? { file, line: 1, column: 1 };
}
