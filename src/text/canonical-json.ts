/** Texts of objects that stand in many places, by the object; null for one whose text is to be kept once it is made. */
export type KnownTexts = Pick<WeakMap<object, string | null>, "get" | "has" | "set">;

/**
 * A value as JSON with sorted keys: the same text for the same value, in whatever order its keys were written. As with
 * `JSON.stringify`, a key without a value is left out.
 */
export function canonicalJson(value: unknown, known?: KnownTexts): string {
  return textOf(value, known) ?? "null";
}

/** The same text in pieces, for what is too large to hold. */
export function* canonicalPieces(value: unknown, known?: KnownTexts): Generator<string> {
  if (Array.isArray(value)) {
    yield "[";
    for (const [at, one] of value.entries()) yield `${at === 0 ? "" : ","}${canonicalJson(one, known)}`;
    yield "]";
  } else if (value !== null && typeof value === "object") {
    let before = "{";
    for (const [key, one] of sortedEntries(value)) {
      yield `${before}${JSON.stringify(key)}:`;
      yield* canonicalPieces(one, known);
      before = ",";
    }
    yield before === "{" ? "{}" : "}";
  } else yield canonicalJson(value);
}

/** Undefined for what JSON has no value for. */
function textOf(value: unknown, known?: KnownTexts): string | undefined {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const before = known?.get(value);
  if (typeof before === "string") return before;
  const text = Array.isArray(value)
    ? `[${value.map((one) => textOf(one, known) ?? "null").join(",")}]`
    : `{${sortedEntries(value)
        .map(([key, one]) => `${JSON.stringify(key)}:${textOf(one, known)}`)
        .join(",")}}`;
  if (before === null) known?.set(value, text);
  return text;
}

/** The keys that JSON has a value for, sorted; numbers come first, as in every object. */
function sortedEntries(value: object): [string, unknown][] {
  const sorted = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.some(([key]) => /^\d/.test(key)) ? Object.entries(Object.fromEntries(sorted)) : sorted;
}
