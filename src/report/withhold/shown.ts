import type { CriterionId } from "../../model/certificate-criteria.ts";
import type { ReportFinding } from "../../model/finding.ts";
import type { EvidenceUse, Obstacle, Report, ReportItem } from "../../model/report.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";

/** What of a report a clearance (Freigabestufe) may see: ids, and paths of evidence. */
export interface Shown {
  readonly domain: boolean;
  readonly sites: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
  readonly risks: ReadonlySet<string>;
  readonly audits: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
}

/** What of a report is classified so that the clearance may see it. */
export function shownAt(report: Report, clearance: Clearance): Shown {
  const allowed = (level: Clearance): boolean => clearances.indexOf(level) <= clearances.indexOf(clearance);
  const ids = (
    entries: readonly { readonly id: string; readonly classification: Clearance }[],
  ): ReadonlySet<string> =>
    new Set(entries.filter(({ classification }) => allowed(classification)).map(({ id }) => id));
  const sites = ids(report.sites);
  return {
    domain: allowed(report.domain.classification),
    sites,
    objects: ids(report.objects),
    controls: ids(report.controls),
    risks: ids(report.risks),
    audits: ids(report.audits),
    // The path of evidence names its site: it can't be shown where the site can't.
    evidence: new Set(
      report.evidence
        .filter(({ site, classification }) => allowed(classification) && (site === null || sites.has(site)))
        .map(({ path }) => path),
    ),
  };
}

/** True if a clearance may see all there is. */
export function hidesNothing(report: Report, shown: Shown): boolean {
  return (
    shown.domain &&
    shown.sites.size === report.sites.length &&
    shown.objects.size === report.objects.length &&
    shown.controls.size === report.controls.length &&
    shown.risks.size === report.risks.length &&
    shown.audits.size === report.audits.length &&
    shown.evidence.size === report.evidence.length
  );
}

/** An item is a statement about its object and site, made by its controls: all of them must be shown. */
export function isItemShown(item: ReportItem, shown: Shown): boolean {
  const holder = item.object === null ? shown.domain : shown.objects.has(item.object);
  const place = item.site === null || shown.sites.has(item.site);
  return holder && place && item.assessments.every(({ control }) => shown.controls.has(control));
}

/** A use names what uses it. */
export function isUseShown(use: EvidenceUse, shown: Shown): boolean {
  switch (use.kind) {
    case "assessment":
    case "inheritance":
      return shown.controls.has(use.control);
    case "audit":
      return shown.audits.has(use.audit);
    case "exercise":
      return shown.objects.has(use.process);
    case "document":
      return true;
    case "text":
      return shown.domain;
  }
}

/** Kinds of obstacles that are statements about items. */
const aboutItems: ReadonlySet<CriterionId> = new Set(["requirement", "assessment-old", "standard-unplanned"]);

/**
 * Tells of an obstacle to a certificate whether it is shown: the file that it stands in must be, what it is about, and the
 * items that it speaks of.
 */
export function obstacleIsShown(report: Report, shown: Shown): (obstacle: Obstacle) => boolean {
  const hidden = report.items.filter((item) => !isItemShown(item, shown));
  const fileIsShown = shownFiles(report, shown);
  return ({ kind, audit, risk, requirement, object, site, file }) => {
    // An old assessment that is about several requirements, objects or sites names none of them.
    const isAbout = (own: string | null, its: string | null): boolean =>
      own === its || (own === null && kind === "assessment-old");
    return (
      fileIsShown(file) &&
      (audit === null || shown.audits.has(audit)) &&
      (risk === null || shown.risks.has(risk)) &&
      (object === null || shown.objects.has(object)) &&
      (site === null || shown.sites.has(site)) &&
      !(
        aboutItems.has(kind) &&
        hidden.some(
          (item) =>
            isAbout(requirement, item.requirement) &&
            isAbout(object, item.object) &&
            isAbout(site, item.site),
        )
      )
    );
  };
}

/** Tells of a file of the content whether what stands in it is shown. */
function shownFiles(report: Report, shown: Shown): (file: string) => boolean {
  const files = new Map<string, boolean>();
  const add = (file: string, isShown: boolean): void => {
    files.set(file, isShown && files.get(file) !== false);
  };
  add(report.domain.file, shown.domain);
  for (const kind of ["sites", "objects", "controls", "risks", "audits"] as const)
    for (const { id, file } of report[kind]) add(file, shown[kind].has(id));
  for (const { path, file } of report.evidence) {
    add(path, shown.evidence.has(path));
    if (file !== path) add(file, shown.evidence.has(path));
  }
  // A file that nothing in the report stands for has no classification: it counts as internal, as the domain's own.
  return (file) => files.get(file) ?? shown.domain;
}

/** Tells of a finding of the report whether it is shown: the file that it stands in must be, and what it is about. */
export function findingIsShown(report: Report, shown: Shown): (finding: ReportFinding) => boolean {
  const fileIsShown = shownFiles(report, shown);
  return ({ file, object, site }) =>
    fileIsShown(file) &&
    (object === null || shown.objects.has(object)) &&
    (site === null || shown.sites.has(site));
}
