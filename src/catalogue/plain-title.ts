/** A title without level and roles behind it: `… (B) [Planende]`, in either order. */
export function titleAlone(heading: string): string {
  let title = heading.trim();
  for (;;) {
    const [open, close] = title.endsWith("]") ? ["[", "]"] : ["(", ")"];
    const start = title.lastIndexOf(open);
    if (!title.endsWith(close) || start <= 0) return title;
    // What stands in round brackets is a level only if it is a letter; other brackets belong to the title.
    if (open === "(" && title.length - start !== 3) return title;
    title = title.slice(0, start).trim();
  }
}

/** Letters and digits of a title alone, in small letters: what two ways to write it have in common. */
export function plainTitle(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
