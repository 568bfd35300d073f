import type { Index, Item, LinkFault, LinkUse } from "../model/assessed.ts";
import { isDeleted, isSealed, showsNothing } from "../model/evidence.ts";
import { evidencePart } from "../model/link-address.ts";
import type { Evidence, Link } from "../model/project.ts";
import { addDays, endOf } from "../text/date.ts";
import { madeOnce } from "../text/made-once.ts";
import type { Judging } from "./judging.ts";

/** Whom evidence speaks for: the whole domain, some sites, or nobody (its folder is no site). */
export type Speaker = "domain" | ReadonlySet<string>;

/** Whom a piece of evidence speaks for: its folder's site; in `domain/` the sites it names (FORMAT.md, Whose evidence). */
export function speakerOf(evidence: Evidence, index: Pick<Index, "sites">): Speaker {
  const named = evidence.folder === "domain" ? (evidence.data.sites ?? []) : [];
  return named.length > 0 ? new Set(named) : speakerOfPath(evidence.path, index);
}

function speakerOfPath(path: string, { sites }: Pick<Index, "sites">): Speaker {
  const [, folder = "", ...rest] = path.split("/");
  if (folder === "domain" && rest.length > 0) return "domain";
  return new Set(sites.has(folder) && rest.length > 0 ? [folder] : []);
}

/** Whether evidence of a speaker counts for an item (FORMAT.md, Whose evidence). */
function countsFor(speaker: Speaker, item: Item, index: Pick<Index, "replaced">): boolean {
  if (item.site === null) return true;
  if (speaker !== "domain" && speaker.has(item.site)) return true;
  if (item.placeBound) return false;
  if (speaker === "domain") return true;
  return [...(index.replaced.get(item.site) ?? [])].some((site) => speaker.has(site));
}

/** Whether evidence counts for one of these items, or for all there are where none is named. */
export function countsForOne(evidence: Evidence, items: readonly Item[], index: Index): boolean {
  const speaker = speakerOf(evidence, index);
  return items.length === 0 || items.some((item) => countsFor(speaker, item, index));
}

/** Last day on which evidence is valid by its own metadata; null if it does not expire. */
export const validUntil = madeOnce(({ data }: Pick<Evidence, "data">): string | null => {
  const { issued, "valid-for": duration, "valid-until": until } = data;
  const byDuration = issued !== undefined && duration !== undefined ? endOf(issued, duration) : null;
  if (until === undefined) return byDuration;
  return byDuration !== null && byDuration < until ? byDuration : until;
});

/**
 * Last day on which evidence is valid, as known on a day: a certificate that is suspended by then is so no more, whatever it
 * says itself. Null if there is none.
 */
function holdsUntil(evidence: Evidence, day: string): string | null {
  const { suspended } = evidence.data;
  const until = validUntil(evidence);
  if (suspended === undefined || suspended > day) return until;
  const last = addDays(suspended, -1);
  return until !== null && until < last ? until : last;
}

/** True if the bytes differ from the recorded SHA-256. Markdown evidence records that of an original elsewhere. */
export function isAltered(evidence: Evidence): boolean {
  const recorded = evidence.data.sha256?.toLowerCase();
  return (
    !evidence.isNote && recorded !== undefined && evidence.digest !== null && evidence.digest !== recorded
  );
}

/**
 * True if the bytes show nothing (FORMAT.md, `evidence-unusable`): empty, damaged, not what the name says, or locked. What
 * is encrypted on purpose, and says with `location` where the key is, proves.
 */
export function isUnusable({ flaw, data }: Evidence): boolean {
  return showsNothing(flaw) || (isSealed(flaw) && data.location === undefined);
}

/** True if the metadata are there but break their schema. */
export function hasUnreadableMetadata(evidence: Evidence): boolean {
  return evidence.metadata !== "missing" && evidence.invalid.size > 0;
}

/** Whether evidence by itself holds on a day: issued, not expired, its bytes as recorded, its metadata readable. */
export function holdsOn(evidence: Evidence, day: string): boolean {
  const { issued } = evidence.data;
  const until = holdsUntil(evidence, day);
  if (issued === undefined || issued > day || (until !== null && until < day)) return false;
  return !isAltered(evidence) && !isUnusable(evidence) && !hasUnreadableMetadata(evidence);
}

/** Whether what stands in an assessment was meant to prove it: not so a link to the web, or to another text that is there. */
export function isMeantAsEvidence(
  { leads, slip, path }: Link,
  { project }: Pick<Judging, "project">,
): boolean {
  return (
    slip !== null ||
    leads === "evidence" ||
    leads === "outside" ||
    (path !== null && project.nowhere.has(path))
  );
}

/**
 * Judges a link of an assessment that decides on `items`.
 *
 * @param inScope what its scope takes in, also where a more specific assessment decides
 * @param inherited a `Geerbt:` link: a certificate names its sites itself, and its expiry is a matter of its own
 */
export function judgeLink(
  link: Link,
  items: readonly Item[],
  inScope: readonly Item[],
  index: Judging,
  inherited: boolean,
): LinkUse {
  const faults = new Set<LinkFault>();
  // What is written so that it is no link proves nothing, whatever it was to lead to.
  const evidence = link.path === null || link.slip !== null ? null : (index.evidence.get(link.path) ?? null);
  if (link.leads === "outside" && link.slip === null) faults.add("outside");
  else if (!evidence)
    faults.add(link.path !== null && index.project.unreadable.has(link.path) ? "unreadable" : "broken");

  const speaker = evidence
    ? speakerOf(evidence, index)
    : link.path === null
      ? null
      : speakerOfPath(evidencePart(link.path) ?? link.path, index);
  const counts = (item: Item) => speaker !== null && countsFor(speaker, item, index);
  const counted = items.filter(counts);
  const fits = inScope.some(counts);
  const use: LinkUse = {
    link,
    evidence,
    concerned: fits ? counted : items,
    counts: counted.length > 0 && evidence !== null,
    faults,
    ends: null,
    interval: null,
    untilSuspended: evidence?.data.suspended === undefined ? null : addDays(evidence.data.suspended, -1),
  };
  if (!evidence) return use;

  // What was deleted lawfully counts for nothing, and breaks nothing; it gives no credit either.
  if (isDeleted(evidence)) return { ...use, counts: false, faults: new Set(inherited ? ["unusable"] : []) };

  const { issued } = evidence.data;
  if (evidence.metadata === "missing") faults.add("without-metadata");
  if (hasUnreadableMetadata(evidence)) faults.add("unreadable");
  if (isAltered(evidence)) faults.add("altered");
  if (isUnusable(evidence)) faults.add("unusable");
  if (issued !== undefined && issued > index.asOf) faults.add("not-yet-valid");
  use.ends = inherited ? validUntil(evidence) : holdsUntil(evidence, index.asOf);
  if (inherited) return use;

  if (use.ends !== null && use.ends < index.asOf) faults.add("expired");
  const speaksForSites = speaker !== null && speaker !== "domain" && speaker.size > 0;
  if (!fits && speaksForSites) {
    faults.add(items.some((item) => isLeftBehind(speaker, item, index)) ? "left-behind" : "wrong-site");
  }
  return use;
}

/** Place-bound evidence of a site that the item's site replaces. */
function isLeftBehind(speaker: ReadonlySet<string>, item: Item, index: Judging): boolean {
  if (item.site === null || !item.placeBound) return false;
  return [...(index.replaced.get(item.site) ?? [])].some((site) => speaker.has(site));
}
