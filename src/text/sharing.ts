import { isSameList } from "./remembered.ts";

/**
 * A value with what is equal in an earlier one in place of its own parts: what stayed as it is stays the same thing, by which
 * whatever is made of it is known. Equal means the same keys in the same order, too. Two things stay two things, and one that
 * stands in several places stays one.
 *
 * @param now just made, of plain data without circles
 */
export function sharing<T>(now: T, before: unknown): T {
  if (!isObject(before)) return now;
  const known = new Map<object, object>();
  const taken = new Set<object>();
  const share = (one: unknown, earlier: unknown): unknown => {
    if (!isObject(one)) return one;
    const done = known.get(one);
    if (done !== undefined) return done;
    const parts = partsOf(one);
    const others = isObject(earlier) && isLike(one, earlier) ? partsOf(earlier) : [];
    const shared = parts.map((part, at) => share(part, others[at]));
    const isTheSame =
      isObject(earlier) && isLike(one, earlier) && !taken.has(earlier) && isSameList(shared, others);
    if (isTheSame) taken.add(earlier);
    const result = isTheSame ? earlier : isSameList(shared, parts) ? one : madeOf(shared, one);
    known.set(one, result);
    return result;
  };
  return share(now, before) as T;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isLike(one: object, other: object): boolean {
  return Object.getPrototypeOf(one) === Object.getPrototypeOf(other);
}

/** Whether a value is a list, a set or a map. */
export function isCollection(value: unknown): value is object {
  return Array.isArray(value) || value instanceof Set || value instanceof Map;
}

/** All that a value is made of: of an object or a map its keys, too. */
export function partsOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  return (value instanceof Map ? [...value] : Object.entries(value)).flat();
}

/** The same kind of value of other parts. */
function madeOf(parts: readonly unknown[], like: object): object {
  if (Array.isArray(like)) return [...parts];
  if (like instanceof Set) return new Set(parts);
  const pairs = parts.flatMap((key, at) => (at % 2 === 0 ? [[key, parts[at + 1]] as const] : []));
  if (like instanceof Map) return new Map(pairs);
  return Object.setPrototypeOf(Object.fromEntries(pairs), Object.getPrototypeOf(like) as object | null);
}
