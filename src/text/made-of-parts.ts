import { Remembered } from "./remembered.ts";

/**
 * A function that makes something of a record, and gives the same again as long as everything that was read of the record is the
 * very same: the record may be another one. What it reads is noted as it is read, so nobody lists it by hand, nor what a change
 * reaches.
 *
 * @param make pure; reads what it needs before it returns
 * @param within keys of records that are looked into as well: one of the record, one of that, and so on
 * @param holder what of a record lives as long as there is something to give again
 */
export function madeOfParts<T extends object, V>(
  make: (of: T) => V,
  within: readonly string[],
  holder: (of: T) => object,
): (of: T) => V {
  const made = new Remembered<V>();
  return (of) => {
    const records = recordsIn(of, within);
    const asks = Object.fromEntries(records.map((record, depth) => [depth, (key: string) => record[key]]));
    return made.of(holder(of), [], asks, (asked) => {
      let isMade = false;
      const read = (depth: number, key: string): unknown => {
        if (isMade) throw new Error(`${key} is read too late`);
        return asked[depth]?.(key);
      };
      const value = make(noting(records, within, read) as T);
      isMade = true;
      return value;
    });
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** A record, and those that are looked into. */
function recordsIn(of: object, within: readonly string[]): Fields[] {
  const records = [of as Fields];
  for (const key of within) records.push(records.at(-1)?.[key] as Fields);
  return records;
}

/** The record of which each key is asked for; the records within it are of that kind, too. */
function noting(
  records: readonly Fields[],
  within: readonly string[],
  read: (depth: number, key: string) => unknown,
): object {
  let inner: object | undefined;
  for (let depth = records.length - 1; depth >= 0; depth--) {
    const view: object = {};
    // Also what a record has of another one that it stands for.
    for (const key in records[depth]) {
      const nested = key === within[depth] ? inner : undefined;
      Object.defineProperty(view, key, { enumerable: true, get: () => nested ?? read(depth, key) });
    }
    inner = view;
  }
  return inner ?? {};
}
