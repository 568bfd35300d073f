/** Names of items in an address: short, and the same in every edition that has the item. */
import { numberOf } from "./draw.ts";

/** Characters of a key. */
const keyLength = 6;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** What makes an item the same one in another edition; object and site by what rows are filtered by. */
export function identityOf(requirement: string, object: string, site: string): string {
  // Rows of a list have no other `|` in their values (`valuesOf` in `site/src/filters.ts`).
  return [requirement, object, site].map((part) => part.replaceAll("|", "/")).join("|");
}

/**
 * The key of an item: 36 bits of its identity, which no two of 4,000 items share but in one of ten thousand lists; where two
 * do, a tick chooses both, and the number of those chosen says so.
 */
export function keyOf(identity: string): string {
  return ["1", "2"]
    .flatMap((half) => {
      const number = numberOf(`${half}|${identity}`);
      return [26, 20, 14].map((shift) => letters.charAt((number >>> shift) & 63));
    })
    .join("");
}

/** Keys of an address: how many were chosen, and those of them that arrived: a program may have cut it off. */
export interface Ticked {
  readonly count: number;
  readonly keys: readonly string[];
}

/** The value that stands in the address, sorted, with how many more were chosen; empty for none. */
export function ticksText(keys: Iterable<string>, more = 0): string {
  const sorted = [...new Set(keys)].sort();
  return sorted.length === 0 ? "" : `${sorted.length + more}.${sorted.join("")}`;
}

/** What an address says; whatever it says that is no key names no item. */
export function ticksFrom(text: string): Ticked {
  const dot = text.indexOf(".");
  const all = text.slice(dot + 1);
  const keys = new Set<string>();
  for (let at = 0; at + keyLength <= all.length; at += keyLength) keys.add(all.slice(at, at + keyLength));
  const told = Number(text.slice(0, Math.max(dot, 0)));
  return { count: Number.isSafeInteger(told) && told > keys.size ? told : keys.size, keys: [...keys] };
}
