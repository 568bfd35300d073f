/**
 * The address of one file of the site as seen from another, both given from the root: relative, so that it holds over
 * `file://` and below any folder of a server. Percent-encoded.
 */
export function relative(from: string, to: string): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let same = 0;
  while (same < source.length && same < target.length - 1 && source[same] === target[same]) same += 1;
  return [...source.slice(same).map(() => ".."), ...target.slice(same).map(encodeURIComponent)].join("/");
}
