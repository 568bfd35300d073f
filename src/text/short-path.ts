/** Most ids that a path names. Nobody reads longer ones, and of deep chains all of them together would grow quadratically. */
const longest = 24;
const gap = "…";

/** A path with one more id at its end. A long one keeps both ends, with an ellipsis for what it leaves out between them. */
export function extendPath(path: readonly string[], id: string): string[] {
  return shortPath([...path, id]);
}

/** A path of ids, of which a long one keeps both ends, with an ellipsis for what it leaves out between them. */
export function shortPath(path: readonly string[], most = longest): string[] {
  if (path.length <= most) return [...path];
  const head = Math.floor((most - 1) / 2);
  const tail = most - 1 - head;
  return [
    ...path.slice(0, head).filter((id) => id !== gap),
    gap,
    ...path.slice(-tail).filter((id) => id !== gap),
  ];
}
