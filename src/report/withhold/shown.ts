import type { CriterionId } from "../../model/certificate-criteria.ts";
import type { ReportFinding } from "../../model/finding.ts";
import type { EvidenceUse, Obstacle, Report, ReportItem } from "../../model/report.ts";
import { wideScope } from "../../model/scope-words.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";
import type { NeutralNames } from "./neutral-names.ts";

/** What of a report a clearance (Freigabestufe) may see: ids, and paths of evidence. */
export interface Shown {
  readonly domain: boolean;
  readonly sites: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
  readonly risks: ReadonlySet<string>;
  readonly audits: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
  /** Every file, whether anything came of it or not; a path that nobody knows is not shown. */
  readonly files: ReadonlySet<string>;
  /** False if the names of assessors, persons asked, reviewers and who added are withheld (`persons` of the domain). */
  readonly persons: boolean;
  /** False if the levels of risks may not be named: the domain, which defines them, is withheld. */
  readonly ratings: boolean;
  /** False if something may be withheld that a word which names nothing was meant for. */
  readonly unknownScopes: boolean;
}

/**
 * What of a report is classified up to a clearance, and what it is about too; what names give away is not looked at yet.
 */
export function classifiedUpTo(report: Report, clearance: Clearance): Shown {
  const rank = (level: Clearance): number => clearances.indexOf(level);
  const allowed = (level: Clearance): boolean => rank(level) <= rank(clearance);
  const ids = (
    entries: readonly { readonly id: string; readonly classification: Clearance }[],
  ): ReadonlySet<string> =>
    new Set(entries.filter(({ classification }) => allowed(classification)).map(({ id }) => id));
  const domain = allowed(report.domain.classification);
  const sites = ids(report.sites);
  const objects = ids(report.objects);
  const scopes = { domain, sites, objects, unknownScopes: false };
  const evidence = report.evidence.filter(
    // The path names its site: it can't be shown where the site can't.
    ({ site, classification }) => allowed(classification) && (site === null || sites.has(site)),
  );
  const hiddenFiles = [
    ...[report.domain, ...report.sites, ...report.objects, ...report.controls, ...report.risks],
    ...[...report.audits, ...report.evidence, ...(report.otherFiles ?? [])],
  ].flatMap((entry) => (allowed(entry.classification) ? [] : filesOf(entry)));
  const files = [
    ...[report.domain, ...report.sites, ...report.objects, ...report.controls, ...report.risks],
    ...[...report.audits, ...evidence, ...(report.otherFiles ?? [])],
  ].flatMap(filesOf);
  return {
    domain,
    sites,
    objects,
    controls: ids(report.controls),
    // A risk that is about nothing but what is withheld is withheld with it.
    risks: ids(
      report.risks.filter(
        (risk) => risk.objects.length === 0 || risk.objects.some((id) => isScopeShown(id, scopes)),
      ),
    ),
    audits: ids(report.audits),
    evidence: new Set(evidence.map(({ path }) => path)),
    files: without(new Set(files), hiddenFiles),
    persons:
      rank(clearance) >= rank("confidential") ||
      (clearance === "internal" && report.domain.persons !== "withheld"),
    ratings: domain || report.riskMatrix?.origin === "standard",
    unknownScopes:
      domain &&
      sites.size === report.sites.length &&
      objects.size === report.objects.length &&
      (report.otherFiles ?? []).every(({ classification }) => allowed(classification)),
  };
}

/** A set without some of its members. */
export function without(all: ReadonlySet<string>, some: Iterable<string>): ReadonlySet<string> {
  const left = new Set(all);
  for (const one of some) left.delete(one);
  return left;
}

/** The files that an entry of the report is read from. */
export function filesOf(entry: { readonly file: string } | { readonly path: string }): readonly string[] {
  return ["file" in entry ? entry.file : [], "path" in entry ? entry.path : []].flat();
}

/** True if what a word of a scope names may be seen: `alle`, `rz-a`, `server`, `server@rz-a`. */
function isScopeShown(
  word: string,
  { domain, sites, objects, unknownScopes }: Pick<Shown, "domain" | "sites" | "objects" | "unknownScopes">,
): boolean {
  const wide = wideScope(word);
  if (unknownScopes || wide === "all") return true;
  if (wide === "domain") return domain;
  return word.split("@").every((id) => sites.has(id) || objects.has(id));
}

/** An assessment or audit finding is about the sites and objects of its scope: all of them must be shown. */
export function areScopesShown(scopes: readonly string[], shown: Shown): boolean {
  return scopes.every((word) => isScopeShown(word, shown));
}

/** Tells of assessments whether they are shown, by their control and place in it. */
function assessmentIsShown(
  report: Report,
  shown: Shown,
): (use: { readonly control: string; readonly index: number }) => boolean {
  const hidden = new Set(
    report.controls.flatMap(({ id, assessments }) =>
      assessments.flatMap(({ scopes }, index) =>
        shown.controls.has(id) && areScopesShown(scopes, shown) ? [] : [JSON.stringify([id, index])],
      ),
    ),
  );
  return ({ control, index }) => shown.controls.has(control) && !hidden.has(JSON.stringify([control, index]));
}

/** An item is a statement about its object and site, made by its assessments: all of them must be shown. */
export function itemIsShown(report: Report, shown: Shown): (item: ReportItem) => boolean {
  const isAssessmentShown = assessmentIsShown(report, shown);
  return (item) => {
    const holder = item.object === null ? shown.domain : shown.objects.has(item.object);
    const place = item.site === null || shown.sites.has(item.site);
    return holder && place && item.assessments.every(isAssessmentShown);
  };
}

/** Tells of uses of evidence whether they are shown: a use names what uses it. */
export function useIsShown(report: Report, shown: Shown): (use: EvidenceUse) => boolean {
  const isAssessmentShown = assessmentIsShown(report, shown);
  const audits = new Map(report.audits.map((audit) => [audit.id, audit]));
  return (use) => {
    switch (use.kind) {
      case "assessment":
      case "inheritance":
        return isAssessmentShown(use);
      case "audit": {
        // Of several with one id, each may be meant.
        const named = (audits.get(use.audit)?.findings ?? []).filter(({ id }) => id === use.finding);
        return shown.audits.has(use.audit) && named.every(({ scopes }) => areScopesShown(scopes, shown));
      }
      case "exercise":
        return shown.objects.has(use.process);
      case "document":
        return true;
      case "text":
        return shown.files.has(use.file);
    }
  };
}

/** Kinds of obstacles that are statements about items. */
const aboutItems: ReadonlySet<CriterionId> = new Set(["requirement", "assessment-old", "standard-unplanned"]);

/**
 * Tells of an obstacle to a certificate whether it is shown: the file that it stands in must be, what it is about, and the
 * items that it speaks of.
 */
export function obstacleIsShown(report: Report, shown: Shown): (obstacle: Obstacle) => boolean {
  const isItemShown = itemIsShown(report, shown);
  const hidden = report.items.filter((item) => !isItemShown(item));
  const isFileShown = fileIsShown(shown);
  const audits = new Map(report.audits.map(({ id, findings }) => [id, findings]));
  const scopesOf = (audit: string | null, at: number): readonly string[] =>
    audits.get(audit ?? "")?.findLast(({ line }) => line <= at)?.scopes ?? [];
  return ({ kind, audit, risk, requirement, object, site, file, line }) => {
    // An old assessment that is about several requirements, objects or sites names none of them.
    const isAbout = (own: string | null, its: string | null): boolean =>
      own === its || (own === null && kind === "assessment-old");
    return (
      isFileShown(file) &&
      (audit === null || shown.audits.has(audit)) &&
      areScopesShown(scopesOf(audit, line), shown) &&
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

/**
 * Tells of a finding whether it is shown: all files must be that it stands in, points at or would change, the site, object and
 * evidence that it is about, and the scope of the assessment that it stands in. One whose words name something that is
 * withheld is about that.
 */
export function findingIsShown(
  report: Report,
  shown: Shown,
  names: NeutralNames,
): (finding: ReportFinding) => boolean {
  const isFileShown = fileIsShown(shown);
  return ({ file, object, site, evidence, related, fix, suggestion, scopes, message, help, stops }) =>
    [file, ...related.map((place) => place.file), fix?.file ?? file, suggestion?.file ?? file].every(
      isFileShown,
    ) &&
    // A link may lead to evidence that is not there: its text tells no more than the file that it stands in.
    (evidence === null ||
      shown.evidence.has(evidence) ||
      report.evidence.every(({ path }) => path !== evidence)) &&
    (object === null || shown.objects.has(object)) &&
    (site === null || shown.sites.has(site)) &&
    areScopesShown(scopes ?? [], shown) &&
    !names.standIn([message, help, stops, related.map((place) => place.message)]);
}

/** Tells of a path whether it is shown; a folder is that of a file which is. */
export function fileIsShown({ files }: Shown): (path: string) => boolean {
  const folders = new Set(
    [...files].flatMap((path) => {
      const names = path.split("/");
      return names.slice(1).map((_, i) => names.slice(0, i + 1).join("/"));
    }),
  );
  return (path) => files.has(path) || folders.has(path);
}
