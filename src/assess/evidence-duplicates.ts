import type { DuplicateGroup, Index, Item } from "../model/assessed.ts";
import type { Evidence, Project } from "../model/project.ts";
import { madeOnce } from "../text/made-once.ts";
import { compareText } from "../text/order.ts";
import { Remembered } from "../text/remembered.ts";
import { isUnusable, speakerOf } from "./evidence-use.ts";
import { isReviewOfBytes } from "./review.ts";

/** Evidence whose bytes are the same, by SHA-256 (of a Git LFS pointer: of the file it stands for); sorted by path. */
const sameBytes = madeOnce((evidence: readonly Evidence[]): readonly (readonly Evidence[])[] => {
  const comparable = evidence.filter(
    (one) =>
      one.digest !== null &&
      // Markdown that describes an original elsewhere has bytes of its own, which say nothing about that.
      !(one.isNote && one.data.location !== undefined) &&
      // What shows nothing has a finding already.
      !isUnusable(one),
  );
  return [...Map.groupBy(comparable, ({ digest }) => digest).values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => compareText(a.path, b.path)));
});

/** The project with the earliest day of issue for evidence whose bytes are the same: a copy is not younger (FORMAT.md). */
export function withEarliestIssue(project: Project): Project {
  const evidence = earliestIssued(project.evidence);
  return evidence === project.evidence ? project : { ...project, evidence };
}

const earliestIssued = madeOnce((all: readonly Evidence[]): readonly Evidence[] => {
  const earliest = new Map<Evidence, string>();
  for (const group of sameBytes(all)) {
    const [first] = group.flatMap(({ data }) => data.issued ?? []).sort(compareText);
    for (const one of group) {
      if (first !== undefined && one.data.issued !== undefined && one.data.issued !== first)
        earliest.set(one, first);
    }
  }
  if (earliest.size === 0) return all;
  return all.map((one) => {
    const issued = earliest.get(one);
    if (issued === undefined) return one;
    return { ...one, data: { ...one.data, issued }, issuedAsFiled: one.data.issued ?? null };
  });
});

/**
 * Groups of evidence with the same bytes. A group that is filed for several sites proves nothing that is bound to the place
 * until somebody has said whose it is: in `domain/`, with `sites`, `sites-reason` and a review of these very bytes.
 */
export function duplicatesOf(
  evidence: readonly Evidence[],
  sites: Index["sites"],
  asOf: string,
): Index["duplicates"] {
  return duplicates.of(evidence, [sites, asOf], {}, () => {
    const groups = sameBytes(evidence).map((members) => groupOf(members, sites, asOf));
    return new Map(groups.flatMap((group) => group.members.map(({ path }) => [path, group])));
  });
}

const duplicates = new Remembered<Index["duplicates"]>();

function groupOf(members: readonly Evidence[], all: Index["sites"], asOf: string): DuplicateGroup {
  const sites = new Set<string>();
  const settled = new Set<string>();
  for (const one of members) {
    const speaker = speakerOf(one, { sites: all });
    if (speaker === "domain") continue;
    const said = one.folder === "domain" && one.data["sites-reason"] !== undefined;
    const isSettled = said && isReviewOfBytes(one, asOf);
    for (const site of speaker) {
      sites.add(site);
      if (isSettled) settled.add(site);
    }
  }
  return { members, sites: [...sites].sort(compareText), settled, contested: [] };
}

/** The groups with the items that rest on each and are not proven for it. */
export function withContested(
  groups: Index["duplicates"],
  contested: ReadonlyMap<DuplicateGroup, readonly Item[]>,
): Index["duplicates"] {
  if (contested.size === 0) return groups;
  const known = new Map<DuplicateGroup, DuplicateGroup>();
  for (const group of groups.values()) known.set(group, { ...group, contested: contested.get(group) ?? [] });
  return new Map([...groups].map(([path, group]) => [path, known.get(group) ?? group]));
}

/** Whether evidence of a group does not prove an item, because nobody knows whose it is. */
export function isContested({ sites, settled }: DuplicateGroup, item: Item): boolean {
  if (!item.placeBound || sites.length < 2) return false;
  return item.site === null ? settled.size === 0 : !settled.has(item.site);
}
