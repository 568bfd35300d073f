import type { EvidenceChange, ItemChange } from "../../model/comparison.ts";
import type { ReportFinding } from "../../model/finding.ts";
import { itemKey } from "../../model/item-key.ts";
import type { Report, ReportItem } from "../../model/report.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";
import type { NeutralNames } from "./neutral-names.ts";
import { findingIsShown, itemIsShown, type Shown } from "./shown.ts";
import { shownAt } from "./shown-at.ts";
import { withheldNames } from "./withheld-names.ts";

/**
 * What one side of a comparison lets a clearance see of changes, its own ones and those of the other side: nothing that it
 * withholds, and no text with a name of such a thing. What it does not know it does not mind.
 */
export interface ComparedSide {
  readonly shown: Shown;
  readonly names: NeutralNames;
  /** Highest classification of what is shown; public if nothing is. */
  readonly classification: Clearance;
  allowsItem(change: ItemChange): boolean;
  allowsEvidence(change: EvidenceChange): boolean;
  allowsFinding(finding: ReportFinding): boolean;
  /** True if the side shows this finding of its own. */
  showsFinding(finding: ReportFinding): boolean;
  /** Id of a site, or its neutral one. */
  siteName(id: string): string;
}

/** What a report, as one side of a comparison, lets a clearance see. */
export function comparedSide(report: Report, clearance: Clearance): ComparedSide {
  const shown = shownAt(report, clearance);
  const names = withheldNames(report, shown);
  const isItemShown = itemIsShown(report, shown);
  const items = new Map(report.items.map((item) => [itemKey(item), item]));
  const hiddenItems = Map.groupBy(
    report.items.filter((item) => !isItemShown(item)),
    ({ requirement }) => requirement,
  );
  return {
    shown,
    names,
    classification: highestShown(report, shown),
    allowsItem(change) {
      const item = items.get(itemKey(change));
      const isOpen = item ? isItemShown(item) : change.object !== null || shown.domain;
      return isOpen && !names.standIn([change.object, change.site]);
    },
    // The paths of withheld evidence are among the names.
    allowsEvidence: (change) => !names.standIn(change),
    allowsFinding: (finding) =>
      (shown.domain || finding.file !== report.domain.file) &&
      !(hiddenItems.get(finding.requirement ?? "") ?? []).some((item) => isAbout(finding, item)) &&
      !names.standIn(finding),
    showsFinding: findingIsShown(report, shown, names),
    siteName: (id) => names.of(id),
  };
}

/** A finding that names no object or site may be about any of them. */
function isAbout({ object, site }: ReportFinding, item: ReportItem): boolean {
  return (object === null || object === item.object) && (site === null || site === item.site);
}

function highestShown(report: Report, shown: Shown): Clearance {
  const levels = new Set<Clearance>(shown.domain ? [report.domain.classification] : []);
  for (const kind of ["sites", "objects", "controls", "risks", "audits"] as const)
    for (const { id, classification } of report[kind]) if (shown[kind].has(id)) levels.add(classification);
  for (const { path, classification } of report.evidence)
    if (shown.evidence.has(path)) levels.add(classification);
  return clearances.findLast((level) => levels.has(level)) ?? "public";
}
