import type { ReportFinding } from "../../model/finding.ts";
import type { Report, ReportAssessment, ReportControl, ReportSite } from "../../model/report.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { certificateVerdict } from "../verdict.ts";
import { countWithheld } from "./count-withheld.ts";
import { type NeutralNames, neutralNumber } from "./neutral-names.ts";
import { findingIsShown, hidesNothing, isItemShown, isUseShown, obstacleIsShown, shownAt } from "./shown.ts";
import { hideLinks, withheldEvidence } from "./withheld-evidence.ts";
import { withheldNames } from "./withheld-names.ts";

/**
 * The report as a clearance (Freigabestufe) may see it: one pure step from report to report before anything is published.
 * Of content above the clearance there remain requirement ids, titles and counts per module and site; of evidence a neutral
 * number, its type and dates; of every list how much of it is missing. Names that would slip through in other texts are
 * replaced there too. Changes since an earlier state are left out: what of them may be shown takes the earlier report as well
 * (`changesSince`).
 */
export function withhold(report: Report, clearance: Clearance): Report {
  const shown = shownAt(report, clearance);
  if (hidesNothing(report, shown))
    return { ...report, changes: null, withheld: countWithheld(report, report, clearance) };

  const numbers = new Map(
    report.evidence
      .filter(({ path }) => !shown.evidence.has(path))
      .map(({ path }) => [path, neutralNumber(report, path)]),
  );
  const names = withheldNames(report, shown);
  const items = report.items.filter((item) => isItemShown(item, shown));
  const findings = report.findings
    .filter(findingIsShown(report, shown))
    .map((finding) => withoutExcerpt(finding, names));
  const failoverShown =
    shown.domain && shown.sites.size === report.sites.length && shown.objects.size === report.objects.length;
  const kept: Report = {
    ...report,
    changes: null,
    domain: shown.domain
      ? { ...report.domain, prose: hideLinks(report.domain.prose, numbers) }
      : {
          ...report.domain,
          title: "Informationsverbund",
          organisation: null,
          contact: null,
          version: null,
          definitions: [],
          approved: null,
          prose: [],
        },
    revision: shown.domain ? report.revision : null,
    blockers: report.blockers.filter(obstacleIsShown(report, shown)),
    probableDeviations: report.probableDeviations.filter(obstacleIsShown(report, shown)),
    findings,
    items,
    modules: report.modules.map((module) => ({
      ...module,
      reason: shown.domain ? module.reason : null,
      objects: module.objects.filter((id) => shown.objects.has(id)),
    })),
    // What the BSI wrote is for local use: it never goes into a public report.
    requirements:
      clearance === "public"
        ? report.requirements.map((requirement) => ({ ...requirement, text: null }))
        : report.requirements,
    sites: report.sites.map((site) =>
      shown.sites.has(site.id) ? withProse(site, numbers) : neutralSite(site),
    ),
    objects: report.objects
      .filter(({ id }) => shown.objects.has(id))
      .map((object) => withProse(object, numbers)),
    controls: report.controls
      .filter(({ id }) => shown.controls.has(id))
      .map((control) => withoutLinks(control, numbers)),
    evidence: report.evidence.map((evidence) => {
      const usedBy = evidence.usedBy.filter((use) => isUseShown(use, shown));
      return shown.evidence.has(evidence.path)
        ? { ...withProse(evidence, numbers), usedBy }
        : { ...withheldEvidence(report, evidence, clearance), usedBy };
    }),
    risks: report.risks.filter(({ id }) => shown.risks.has(id)).map((risk) => withProse(risk, numbers)),
    audits: report.audits
      .filter(({ id }) => shown.audits.has(id))
      .map((audit) => ({
        ...withProse(audit, numbers),
        findings: audit.findings.map((finding) => withProse(finding, numbers)),
      })),
    failover: failoverShown
      ? report.failover
      : { processes: [], losses: [], stranded: [], shared: [], distances: [], lapses: [], asksForAll: false },
    // They speak of items one by one, and quote what the officers wrote about them.
    relocations: failoverShown && shown.controls.size === report.controls.length ? report.relocations : [],
    certificates:
      failoverShown && shown.controls.size === report.controls.length
        ? report.certificates.filter(({ path }) => shown.evidence.has(path))
        : [],
  };
  // Names that stand in what is shown (messages, reasons, file names) are replaced last, everywhere.
  // The catalogue's facts are nobody's secret, and an officer's title may well repeat one of them.
  const withheld = countWithheld(report, kept, clearance);
  return {
    ...names.in(kept),
    withheld,
    criteria: kept.criteria,
    certificate: certificateVerdict({ ...kept, withheld }),
    catalogueInfo: kept.catalogueInfo,
    rules: kept.rules,
    requirements: kept.requirements,
    modules: kept.modules.map((module) => ({
      ...module,
      reason: module.reason && names.inText(module.reason),
    })),
  };
}

/** The source line may quote withheld evidence: it goes if it does. */
function withoutExcerpt<T extends ReportFinding>(finding: T, names: NeutralNames): T {
  const quotes = finding.excerpt !== null && names.inText(finding.excerpt) !== finding.excerpt;
  const isAboutHidden = finding.evidence !== null && names.of(finding.evidence) !== finding.evidence;
  return quotes || isAboutHidden ? { ...finding, excerpt: null, fix: null, suggestion: null } : finding;
}

function withProse<T extends { readonly prose: ReportControl["prose"] }>(
  entry: T,
  numbers: ReadonlyMap<string, string>,
): T {
  return { ...entry, prose: hideLinks(entry.prose, numbers) };
}

function withoutLinks(control: ReportControl, numbers: ReadonlyMap<string, string>): ReportControl {
  const assessments = control.assessments.map((assessment: ReportAssessment) =>
    withProse(assessment, numbers),
  );
  return { ...withProse(control, numbers), assessments };
}

/** A site whose name is withheld keeps its counts. */
function neutralSite(site: ReportSite): ReportSite {
  return { ...site, operator: null, location: null, phases: [], replaces: null, holds: null, prose: [] };
}
