/** Adds to the list that a map has for a key. A copy with one more for each would make long lists take hours. */
export function addToList<K, V>(lists: Map<K, V[]>, key: K, more: readonly V[]): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [...more]);
  else for (const one of more) list.push(one);
}
