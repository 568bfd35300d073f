import type { Index, Item, LinkUse } from "../../model/assessed.ts";
import type { EmergencyLapse } from "../../model/failover.ts";
import { isGap } from "../../model/item-states.ts";
import type { Evidence } from "../../model/project.ts";
import { earlierOf, lastDayOf } from "../../text/date.ts";
import { compareBy, compareText } from "../../text/order.ts";
import { endOfCredit } from "../certificate.ts";

/** What holds and what lapses at each site (Sicherheitsniveau im Notbetrieb). */
export interface SecurityLevel {
  /** Essential items that are unmet or unproven: security is not enough. */
  readonly unmet: ReadonlyMap<string, readonly Item[]>;
  /**
   * Other items that are declared met and whose evidence does not hold. A gap that is declared stands beside the verdict;
   * what is only claimed does not show anything, or else a verdict would rise when evidence is taken away.
   */
  readonly unproven: ReadonlyMap<string, readonly Item[]>;
  /** Number of other items that are open or unassessed. */
  readonly openBeside: ReadonlyMap<string, number>;
  /** Evidence that lapses while the site must hold alone, the earliest first. */
  readonly lapses: ReadonlyMap<string, readonly EmergencyLapse[]>;
}

/** Judges the security level of every active site. */
export function securityLevel(index: Index, items: readonly Item[]): SecurityLevel {
  const unmet = new Map<string, Item[]>();
  const unproven = new Map<string, Item[]>();
  const openBeside = new Map<string, number>();
  const lapses = new Map<string, EmergencyLapse[]>();
  for (const [site, here] of Map.groupBy(items, (item) => item.site)) {
    if (site === null || index.siteStates.get(site) !== "active") continue;
    const notMet = here.filter(isGap);
    const others = notMet.filter(({ essential }) => !essential);
    const claimed = others.filter(({ state }) => state === "unproven");
    unmet.set(
      site,
      notMet.filter(({ essential }) => essential),
    );
    unproven.set(site, claimed);
    openBeside.set(site, others.length - claimed.length);
    const holds = index.sites.get(site)?.data.emergency?.holds;
    const end = holds === undefined ? null : lastDayOf(index.asOf, holds);
    if (end !== null) lapses.set(site, lapsesUntil(site, here, end, index));
  }
  return { unmet, unproven, openBeside, lapses };
}

/** Evidence of proven items that does not hold until `end`. What is valid on the last day holds. */
function lapsesUntil(site: string, items: readonly Item[], end: string, index: Index): EmergencyLapse[] {
  const byEvidence = new Map<string, { day: string; requirements: Set<string> }>();
  for (const item of items) {
    if (item.state !== "proven") continue;
    for (const { evidence, day } of supports(item, index)) {
      if (day >= end) continue;
      const known = byEvidence.get(evidence.path) ?? { day, requirements: new Set() };
      known.requirements.add(item.requirement.id);
      byEvidence.set(evidence.path, {
        day: day < known.day ? day : known.day,
        requirements: known.requirements,
      });
    }
  }
  return [...byEvidence]
    .map(([evidence, { day, requirements }]) => ({ site, evidence, day, requirements: [...requirements] }))
    .sort(
      compareBy(
        (a, b) => compareText(a.day, b.day),
        (a, b) => compareText(a.evidence, b.evidence),
      ),
    );
}

/** The evidence that a proven item rests on, with the last day on which each holds. */
function supports(item: Item, index: Index): { evidence: Evidence; day: string }[] {
  const uses: LinkUse[] = item.assessments
    .flatMap(({ links }) => links)
    .filter((use) => use.concerned.includes(item));
  const found = uses.flatMap(({ evidence, ends, untilSuspended }) => {
    const day = earlierOf(ends, untilSuspended);
    return evidence && day !== null ? [{ evidence, day }] : [];
  });
  const day = item.inherited && endOfCredit(item.inherited, index.asOf)?.day;
  return item.inherited && day ? [...found, { evidence: item.inherited, day }] : found;
}
