/** Targets percent-encoded, each once: most pages point at the same ones. */
const encoded = new Map<string, string>();

/**
 * Gives the addresses of files of the site as seen from one of them, all by their paths from the root: relative, so that they
 * hold over `file://` and below any folder of a server. Percent-encoded.
 */
export function addressesFrom(from: string): (to: string) => string {
  const root = "../".repeat(from.split("/").length - 1);
  return (to) => {
    let target = encoded.get(to);
    if (target === undefined) {
      target = to.split("/").map(encodeURIComponent).join("/");
      encoded.set(to, target);
    }
    return root + target;
  };
}
