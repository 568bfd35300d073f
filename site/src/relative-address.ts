/** Targets percent-encoded, each once: most pages point at the same ones. */
const encoded = new Map<string, string>();

/**
 * The address of one file of the site as seen from another, both given from the root: relative, so that it holds over
 * `file://` and below any folder of a server. Percent-encoded.
 */
export function relative(from: string, to: string): string {
  let target = encoded.get(to);
  if (target === undefined) {
    target = to.split("/").map(encodeURIComponent).join("/");
    encoded.set(to, target);
  }
  return "../".repeat(from.split("/").length - 1) + target;
}
