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
    for (const key of sortedKeys(value)) {
      const one = (value as Record<string, unknown>)[key];
      if (one === undefined) continue;
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
  // Joined, since a text that is added up takes several times the memory as long as it is kept.
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const one of value) parts.push(textOf(one, known) ?? "null");
  } else {
    for (const key of sortedKeys(value)) {
      const one = textOf((value as Record<string, unknown>)[key], known);
      if (one !== undefined) parts.push(`${JSON.stringify(key)}:${one}`);
    }
  }
  const inside = parts.join(",");
  const text = Array.isArray(value) ? `[${inside}]` : `{${inside}}`;
  if (before === null) known?.set(value, text);
  return text;
}

/** The keys of an object by their code units; numbers come first, as in every object. */
function sortedKeys(value: object): string[] {
  const sorted = Object.keys(value).sort();
  const hasNumber = sorted.some((key) => key >= "0" && key < ":");
  return hasNumber ? Object.keys(Object.fromEntries(sorted.map((key) => [key, 0]))) : sorted;
}
