/** What commits and trees of Git hold, from their bytes (gitformat: commit and tree objects). */

/** What a commit says of itself. */
export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** Name of the author; null for none. */
  readonly author: string | null;
  /** The author's day in UTC (YYYY-MM-DD); null where there is none that is one. */
  readonly day: string | null;
  /** When it was committed, in seconds since 1970; 0 if it does not say. */
  readonly time: number;
}

/** A commit from its bytes; null if it is none. */
export function parseCommit(id: string, bytes: Buffer): Commit | null {
  const text = bytes.toString("utf8");
  const end = text.indexOf("\n\n");
  const lines = (end < 0 ? text : text.slice(0, end)).split("\n");
  const valuesOf = (key: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${key} `) ? line.slice(key.length + 1) : []));
  const [tree = ""] = valuesOf("tree");
  const parents = valuesOf("parent");
  if (![tree, ...parents].every((one) => one.length === id.length && /^[0-9a-f]+$/.test(one))) return null;
  const [author = ""] = valuesOf("author");
  const [committer = ""] = valuesOf("committer");
  const name = author.slice(0, Math.max(author.indexOf("<"), 0)).trim();
  const seconds = secondsIn(author);
  return {
    id,
    tree,
    parents,
    author: name === "" ? null : name,
    day: seconds === null ? null : new Date(seconds * 1000).toISOString().slice(0, 10),
    time: secondsIn(committer) ?? 0,
  };
}

/** The time in `Name <address> 1764400000 +0100`, up to the year 9999. */
function secondsIn(signature: string): number | null {
  const [digits = ""] = signature
    .slice(signature.lastIndexOf(">") + 1)
    .trim()
    .split(" ");
  return /^\d{1,12}$/.test(digits) && Number(digits) < 253_402_300_800 ? Number(digits) : null;
}

/** An entry of a tree: a folder or a file (or link). */
export interface TreeItem {
  readonly id: string;
  readonly isFolder: boolean;
}

/** The entries of a tree by name, without other repositories in it; null if it is none. */
export function parseTree(bytes: Buffer, idLength: number): ReadonlyMap<string, TreeItem> | null {
  const items = new Map<string, TreeItem>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const zero = bytes.indexOf(0, space);
    const end = zero + 1 + idLength / 2;
    if (space < 0 || zero < 0 || end > bytes.length) return null;
    const mode = bytes.toString("latin1", at, space);
    const id = bytes.toString("hex", zero + 1, end);
    if (mode !== "160000")
      items.set(bytes.toString("utf8", space + 1, zero), { id, isFolder: mode === "40000" });
    at = end;
  }
  return items;
}
