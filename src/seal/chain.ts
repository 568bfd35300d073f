import type { Statement } from "./statement.ts";

/** How a chain of seals is broken: one is missing, an old one stands in another's place, or two follow the same one. */
export type ChainFault = "cut" | "replayed" | "forked";

/** A seal of a chain whose signature holds. */
export interface Link {
  /** Number of its file; null if it lies elsewhere. */
  readonly number: number | null;
  readonly statement: Statement;
  /** Digest of the statement. */
  readonly digest: string;
}

/**
 * What is wrong with a chain, the most telling first; null if it goes whole from the first seal to the newest.
 *
 * @param unread numbers of seals that are there, but whose words can't be believed: they leave no gap
 * @param newest digest that must be in it
 */
export function chainFault(
  links: readonly Link[],
  unread: ReadonlySet<number> = new Set(),
  newest: string | null = null,
): ChainFault | null {
  const bySerial = new Map<number, Link>();
  const byPrevious = new Map<string | null, Link>();
  let replayed = false;
  for (const link of links) {
    const { serial, previous, domain } = link.statement;
    const known = bySerial.get(serial);
    if (known !== undefined && known.digest !== link.digest) return "forked";
    if (known !== undefined && known.number !== null && link.number !== null) replayed = true;
    if (link.number !== null && link.number !== serial) replayed = true;
    if (domain !== links[0]?.statement.domain) replayed = true;
    if ((byPrevious.get(previous) ?? link).digest !== link.digest) return "forked";
    bySerial.set(serial, link);
    byPrevious.set(previous, link);
  }
  if (replayed) return "replayed";
  const last = Math.max(0, ...bySerial.keys());
  let before: Link | null = null;
  for (let serial = 1; serial <= last; serial++) {
    const link = bySerial.get(serial) ?? null;
    if (link === null && !unread.has(serial)) return "cut";
    if (link !== null && (before !== null || serial === 1)) {
      // Both are there and signed: it follows another one.
      if (link.statement.previous !== (before?.digest ?? null)) return serial === 1 ? "cut" : "forked";
    }
    before = link;
  }
  // Whether it is one that can't be believed, nobody can say.
  const isMissing = newest !== null && unread.size === 0 && !links.some(({ digest }) => digest === newest);
  return isMissing ? "cut" : null;
}

/** The newest seal of a chain; null if there is none. */
export function newestOf<T extends Link>(links: readonly T[]): T | null {
  return links.reduce<T | null>(
    (newest, link) => (newest && newest.statement.serial >= link.statement.serial ? newest : link),
    null,
  );
}
