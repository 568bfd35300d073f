import type {
  Comparison,
  ComparisonSide,
  CountsChange,
  EvidenceChange,
  ItemChange,
} from "../model/comparison.ts";
import { unreadFilesOf } from "../model/forecast.ts";
import { itemKey } from "../model/item-key.ts";
import type { Counts, Report, ReportEvidence, ReportItem } from "../model/report.ts";

/**
 * Compares two reports: which items became proven or lost their proof, which evidence came, went, changed or lapsed, which
 * findings are new or gone (by fingerprint). What a saved report withholds has a number instead of a name, which means
 * something else in another report: such evidence is left out.
 *
 * @param names what the user called the two
 */
export function compareReports(
  before: Report,
  after: Report,
  names: { readonly before: string; readonly after: string },
): Comparison {
  const items = itemChanges(before.items, after.items);
  const isProven = (change: ItemChange): boolean => change.after === "proven";
  const wasProven = (change: ItemChange): boolean => change.before === "proven" && change.after !== null;
  return {
    format: "nachweis-comparison/1",
    before: sideOf(before, names.before),
    after: sideOf(after, names.after),
    total: { before: stateCounts(before.summary), after: stateCounts(after.summary) },
    counts: countsChanges(before, after),
    proven: items.filter(isProven),
    unproven: items.filter(wasProven),
    otherItems: items.filter((change) => !isProven(change) && !wasProven(change)),
    evidence: evidenceChanges(
      before.evidence.filter(({ withheld }) => !withheld),
      after.evidence.filter(({ withheld }) => !withheld),
    ),
    newFindings: missingIn(before.findings, after.findings),
    goneFindings: missingIn(after.findings, before.findings),
  };
}

function sideOf(report: Report, name: string): ComparisonSide {
  const { asOf, revision } = report;
  return { name, asOf, revision, unread: unreadFilesOf(report).length };
}

function countsChanges(before: Report, after: Report): CountsChange[] {
  const old = new Map(before.sites.map(({ id, counts }) => [id, counts]));
  const now = new Set(after.sites.map(({ id }) => id));
  return [
    ...after.sites.map(({ id, counts }) => ({ site: id, before: old.get(id) ?? null, after: counts })),
    ...before.sites
      .filter(({ id }) => !now.has(id))
      .map(({ id, counts }) => ({ site: id, before: counts, after: null })),
    { site: null, before: before.domainCounts, after: after.domainCounts },
  ];
}

/** A summary holds more than the numbers of states. */
function stateCounts({ items, proven, unproven, open, dispensable, unassessed }: Counts): Counts {
  return { items, proven, unproven, open, dispensable, unassessed };
}

function itemChanges(before: readonly ReportItem[], after: readonly ReportItem[]): ItemChange[] {
  const old = new Map(before.map((item) => [itemKey(item), item]));
  const now = new Set(after.map(itemKey));
  const changed = after.flatMap((item): ItemChange[] => {
    const { requirement, object, site, state } = item;
    const was = old.get(itemKey(item))?.state ?? null;
    return was === state ? [] : [{ requirement, object, site, before: was, after: state }];
  });
  const vanished = before
    .filter((item) => !now.has(itemKey(item)))
    .map(({ requirement, object, site, state }) => ({
      requirement,
      object,
      site,
      before: state,
      after: null,
    }));
  return [...changed, ...vanished];
}

function evidenceChanges(
  before: readonly ReportEvidence[],
  after: readonly ReportEvidence[],
): EvidenceChange[] {
  const old = new Map(before.map((evidence) => [evidence.path, evidence]));
  const now = new Set(after.map(({ path }) => path));
  const went = before.filter(({ path }) => !now.has(path));
  const moved = new Set<string>();
  const changes = after.flatMap((evidence): EvidenceChange[] => {
    const { path, title, site, digest, validUntil, validity } = evidence;
    const was = old.get(path);
    const described = { path, title, site, validUntil, validity, from: null };
    if (was) {
      const change = changeOf(was, evidence);
      return change === null ? [] : [{ ...described, change }];
    }
    const origin = went.find((one) => digest !== null && one.digest === digest && !moved.has(one.path));
    if (!origin) return [{ ...described, change: "came" }];
    moved.add(origin.path);
    return [{ ...described, change: "moved", from: origin.path }];
  });
  const gone = went
    .filter(({ path }) => !moved.has(path))
    .map(({ path, title, site, validUntil, validity }) => ({
      path,
      title,
      site,
      validUntil,
      validity,
      from: null,
      change: "went" as const,
    }));
  return [...changes, ...gone];
}

/** The weightiest difference between two states of one file; null for none. */
function changeOf(was: ReportEvidence, is: ReportEvidence): EvidenceChange["change"] | null {
  const holds = ({ validity }: ReportEvidence): boolean => validity === "valid" || validity === "expiring";
  if (holds(was) && is.validity === "expired") return "lapsed";
  if (was.digest !== is.digest) return "changed";
  if (was.validity === "expired" && holds(is)) return "renewed";
  if (was.validity === "not-yet-valid" && holds(is)) return "began";
  if (was.issued !== is.issued || was.validUntil !== is.validUntil) return "redated";
  return null;
}

function missingIn<T extends { readonly fingerprint: string }>(known: readonly T[], list: readonly T[]): T[] {
  const fingerprints = new Set(known.map(({ fingerprint }) => fingerprint));
  return list.filter(({ fingerprint }) => !fingerprints.has(fingerprint));
}
