import type { CountsChange, ItemChange, ReportChanges } from "../../model/comparison.ts";
import type { ReportFinding } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";
import { compareReports } from "../compare.ts";
import { type ComparedSide, comparedSide } from "./compared-side.ts";
import { finding as decideFinding } from "./decide-findings.ts";
import { neutralId } from "./neutral-names.ts";

/**
 * What differs between two reports, as a clearance (Freigabestufe) may see it. A change is listed if both sides show what it
 * is about, as far as it is there, and no text of it holds a name that either side withholds; of the others their number
 * remains. The sides are called by day or commit, never by what somebody typed.
 *
 * @param before the earlier report; if it was withheld already, then for the same clearance or a higher one
 * @param after the whole report
 * @param since what the earlier report was made from
 */
export function changesSince(
  before: Report,
  after: Report,
  { clearance, since }: { readonly clearance: Clearance; readonly since: ReportChanges["since"] },
): ReportChanges {
  const clearedFor = before.withheld?.clearance ?? null;
  const old = comparedSide(before, clearance);
  const now = comparedSide(after, clearance);
  // What the earlier report had to leave out is not new because of that: it can't be compared.
  const known = clearedFor === null ? null : comparedSide(after, clearedFor);

  const all = compareReports(before, after, { before: "", after: "" });
  const isKnown = (change: ItemChange): boolean =>
    change.before !== null || (known?.allowsItem(change) ?? true);
  const compared = {
    proven: all.proven.filter(isKnown),
    unproven: all.unproven,
    otherItems: all.otherItems.filter(isKnown),
    evidence: all.evidence.filter((one) => one.change !== "came" || (known?.allowsEvidence(one) ?? true)),
    newFindings: all.newFindings.filter((finding) => known?.showsFinding(finding) ?? true),
    goneFindings: all.goneFindings,
  };
  const editions = [old, now].map(({ shown, names }) => ({ clearance, shown, names, numbers: new Map() }));
  // The line of a file and its mending are for who edits the content; nobody needs them for what has changed.
  const asShown = (finding: ReportFinding): ReportFinding =>
    editions.reduce<ReportFinding>((one, edition) => decideFinding(one, edition), {
      ...finding,
      excerpt: null,
      fix: null,
      suggestion: null,
    });
  const allowsItem = (change: ItemChange): boolean => old.allowsItem(change) && now.allowsItem(change);
  const allowsFinding = (finding: ReportFinding): boolean =>
    old.allowsFinding(finding) && now.allowsFinding(finding);
  const listed = {
    proven: compared.proven.filter(allowsItem),
    unproven: compared.unproven.filter(allowsItem),
    otherItems: compared.otherItems.filter(allowsItem),
    evidence: compared.evidence.filter((one) => old.allowsEvidence(one) && now.allowsEvidence(one)),
    newFindings: compared.newFindings.filter(now.showsFinding).filter(allowsFinding).map(asShown),
    goneFindings: compared.goneFindings.filter(old.showsFinding).filter(allowsFinding).map(asShown),
  };
  const left = (list: keyof typeof listed): number => compared[list].length - listed[list].length;
  const domainIsShown = old.shown.domain && now.shown.domain;
  const sideOf = (side: ReportChanges["before"]): ReportChanges["before"] => {
    const revision = domainIsShown ? side.revision : null;
    return { ...side, name: since === "revision" && revision !== null ? revision : side.asOf, revision };
  };
  return {
    ...all,
    before: sideOf(all.before),
    after: sideOf(all.after),
    counts: namedCounts(known === null ? all.counts : all.counts.filter((row) => isNamed(row, old, known)), {
      old,
      now,
      sites: after.sites.length,
    }),
    ...listed,
    since,
    clearedFor,
    withheld: {
      proven: left("proven"),
      unproven: left("unproven"),
      otherItems: left("otherItems"),
      evidence: left("evidence"),
      newFindings: left("newFindings"),
      goneFindings: left("goneFindings"),
    },
    classification:
      clearances.findLast((level) => [old, now].some((one) => one.classification === level)) ?? "public",
  };
}

/** False for a site that a saved report has only under a number, which may mean another site today. */
function isNamed({ site, before, after }: CountsChange, old: ComparedSide, known: ComparedSide): boolean {
  if (site === null) return true;
  return (before === null || old.shown.sites.has(site)) && (after === null || known.shown.sites.has(site));
}

/** Sites that are not shown have the number of the later report; those that went get numbers behind it. */
function namedCounts(
  rows: readonly CountsChange[],
  { old, now, sites }: { readonly old: ComparedSide; readonly now: ComparedSide; readonly sites: number },
): readonly CountsChange[] {
  let numbers = sites;
  return rows.map((row) => {
    if (row.site === null) return row;
    const name = now.siteName(row.site);
    if (row.after !== null || (name === row.site && old.shown.sites.has(row.site)))
      return { ...row, site: name };
    numbers += 1;
    return { ...row, site: neutralId("standort", numbers - 1) };
  });
}
