import type { Cause, Finding, Missing } from "../model/finding.ts";
import type { Severity } from "../model/vocabulary.ts";

/** A finding with what is missing because of it, and whose absence may be its reason. */
export interface LinkedFinding {
  readonly finding: Finding;
  readonly takes: readonly Missing[];
  readonly lacks: readonly Missing[];
}

const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * Folds findings into their causes: one cause is one finding (FORMAT.md, edge cases). A finding follows from the first of the
 * gravest that take what it lacks, rather of those that don't lack it themselves; never from one that weighs less, since a mild
 * cause must not hide a grave consequence.
 *
 * @param linked sorted; the causes come in the same order
 */
export function foldConsequences(linked: readonly LinkedFinding[]): Cause[] {
  const takers = new Map<Missing, LinkedFinding>();
  for (const one of linked) {
    for (const missing of one.takes) {
      const known = takers.get(missing);
      const more = known ? weight[one.finding.severity] - weight[known.finding.severity] : 1;
      // What lacks it as well only says so first: the others of its kind follow from it where nothing else is to blame.
      const isNearer = more === 0 && known?.lacks.includes(missing) && !one.lacks.includes(missing);
      if (more > 0 || isNearer) takers.set(missing, one);
    }
  }
  const causeOf = (one: LinkedFinding): LinkedFinding | null => {
    const taker = one.lacks.map((missing) => takers.get(missing)).find((found) => found !== undefined);
    const isCause = taker && taker !== one && weight[taker.finding.severity] >= weight[one.finding.severity];
    return isCause ? taker : null;
  };
  const causes = new Map<LinkedFinding, Finding[]>();
  const followers: [LinkedFinding, LinkedFinding][] = [];
  for (const one of linked) {
    const cause = lastCause(one, causeOf);
    if (cause === one) causes.set(one, []);
    else followers.push([one, cause]);
  }
  for (const [one, cause] of followers) causes.get(cause)?.push(one.finding);
  return [...causes].map(([{ finding }, consequences]) => ({ finding, consequences }));
}

/** The cause at the beginning of a chain; of a circle the finding itself, so that nothing is lost. */
function lastCause(one: LinkedFinding, causeOf: (one: LinkedFinding) => LinkedFinding | null): LinkedFinding {
  const seen = new Set([one]);
  let last = one;
  for (let next = causeOf(last); next !== null; next = causeOf(last)) {
    if (seen.has(next)) return one;
    seen.add(next);
    last = next;
  }
  return last;
}
