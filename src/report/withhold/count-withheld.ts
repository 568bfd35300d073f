import { isGap } from "../../model/item-states.ts";
import type { Report } from "../../model/report.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import type { Withheld, WithheldKind } from "../../model/withheld.ts";

/** The lists of a report that a clearance can shorten. */
export type Counted = Pick<
  Report,
  | "items"
  | "controls"
  | "objects"
  | "risks"
  | "audits"
  | "evidence"
  | "findings"
  | "blockers"
  | "probableDeviations"
  | "failover"
  | "relocations"
  | "certificates"
>;

/** How long each list of a report is that a clearance can shorten. */
const lengths: Readonly<Record<WithheldKind, (report: Counted) => number>> = {
  items: ({ items }) => items.length,
  controls: ({ controls }) => controls.length,
  objects: ({ objects }) => objects.length,
  risks: ({ risks }) => risks.length,
  audits: ({ audits }) => audits.length,
  evidence: ({ evidence }) => evidence.filter(({ withheld }) => !withheld).length,
  findings: ({ findings }) => findings.length,
  blockers: ({ blockers }) => blockers.length,
  probableDeviations: ({ probableDeviations }) => probableDeviations.length,
  gaps: ({ items }) => items.filter(isGap).length,
  actions: (report) =>
    [...report.controls.flatMap(({ assessments }) => assessments), ...auditFindings(report)].flatMap(
      ({ actions }) => actions,
    ).length,
  auditFindings: (report) => auditFindings(report).length,
  openAuditFindings: (report) => auditFindings(report).filter(({ state }) => state !== "closed").length,
  // How many processes stand at no active site is no count per site: that there are some is said, not how many.
  failover: ({ failover }) => failover.losses.length || Math.min(failover.stranded.length, 1),
  relocations: ({ relocations }) => relocations.length,
  certificates: ({ certificates }) => certificates.length,
};

function auditFindings({ audits }: Counted): Report["audits"][number]["findings"] {
  return audits.flatMap(({ findings }) => findings);
}

/**
 * Counts what was cut from a report: whatever shows what is left can say how much is missing.
 *
 * @param whole the report before
 * @param kept what the clearance may see of it
 */
export function countWithheld(whole: Counted, kept: Counted, clearance: Clearance): Withheld {
  const counts = Object.fromEntries(
    Object.entries(lengths).map(([kind, lengthIn]) => [kind, lengthIn(whole) - lengthIn(kept)]),
  ) as Record<WithheldKind, number>;
  const left = Map.groupBy(kept.items, ({ requirement }) => requirement);
  const byRequirement = [...Map.groupBy(whole.items, ({ requirement }) => requirement)]
    .map(([id, items]) => [id, items.length - (left.get(id)?.length ?? 0)] as const)
    .filter(([, number]) => number > 0);
  return { clearance, ...counts, itemsByRequirement: Object.fromEntries(byRequirement) };
}
