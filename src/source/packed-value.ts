import { deserialize, serialize } from "node:v8";

/** A value as bytes; null if something in it would not come back as it was. */
export function packed(value: unknown): Uint8Array | null {
  // The bytes forget which objects have no prototype; by them no word of the content is taken for a key that is there.
  const bare: object[] = [];
  const seen = new Set<unknown>();
  const isPlain = (each: unknown): boolean => {
    if (typeof each === "function" || typeof each === "symbol") return false;
    if (typeof each !== "object" || each === null || seen.has(each)) return true;
    seen.add(each);
    if (Array.isArray(each) || each instanceof Set) return [...each].every(isPlain);
    if (each instanceof Map) return [...each].flat().every(isPlain);
    const prototype: unknown = Object.getPrototypeOf(each);
    if (prototype === null) bare.push(each);
    else if (prototype !== Object.prototype) return false;
    return Object.values(each).every(isPlain);
  };
  return isPlain(value) ? serialize([value, bare]) : null;
}

/** The value that bytes were made of. Throws what V8 throws on bytes that are none of these. */
export function unpacked(bytes: Uint8Array): unknown {
  const [value, bare] = deserialize(bytes) as [unknown, object[]];
  for (const each of bare) Object.setPrototypeOf(each, null);
  return value;
}
