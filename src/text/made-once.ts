/** Characters of texts that are remembered, at most twice as many. */
const mostText = 16 * 1024 * 1024;

/**
 * A function that makes something of a text once, and gives the same again as long as the text is among those that it was asked
 * of last: for what is pure and takes more than to find the text again.
 */
export function madeOfText<V>(make: (from: string) => V): (from: string) => V {
  let recent = new Map<string, { readonly value: V }>();
  let earlier = recent;
  let length = 0;
  return (from) => {
    const known = recent.get(from);
    if (known) return known.value;
    const { value } = earlier.get(from) ?? { value: make(from) };
    length += from.length;
    if (length > mostText) {
      earlier = recent;
      recent = new Map();
      length = from.length;
    }
    recent.set(from, { value });
    return value;
  };
}

/**
 * A function that makes something of an object once, and gives the same again as long as the object lives: for what is pure and
 * asked of objects that never change.
 */
export function madeOnce<K extends object, V>(make: (from: K) => V): (from: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (from) => {
    const known = made.get(from);
    if (known) return known.value;
    const value = make(from);
    made.set(from, { value });
    return value;
  };
}
