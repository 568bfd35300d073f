import type { ReportBaseline } from "../../model/baseline.ts";
import { accessibilityFile } from "../../model/content-kinds.ts";
import type { Obstacle, Report } from "../../model/report.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { certificateVerdict } from "../verdict.ts";
import { type Counted, countWithheld } from "./count-withheld.ts";
import { audit, control } from "./decide-controls.ts";
import { decideEvidence } from "./decide-evidence.ts";
import { finding, goneFinding } from "./decide-findings.ts";
import { prose } from "./decide-prose.ts";
import { certificateRecord, failover, noFailover, relocation } from "./decide-results.ts";
import { namedThreats, risk, riskMatrix } from "./decide-risks.ts";
import {
  domain,
  item,
  module,
  moduleCount,
  object,
  obstacle,
  otherFile,
  requirement,
  site,
  withheldDomain,
} from "./decide-structure.ts";
import type { Edition } from "./decisions.ts";
import { neutralNumber } from "./neutral-names.ts";
import { fileIsShown, findingIsShown, itemIsShown, obstacleIsShown, type Shown } from "./shown.ts";
import { shownAt } from "./shown-at.ts";
import { withheldNames } from "./withheld-names.ts";

/**
 * The report as a clearance (Freigabestufe) may see it: one pure step from report to report before anything is published, and
 * one literal over all its keys, so that a new one does not compile until somebody has decided on it.
 *
 * Of content above the clearance there remain requirement ids, titles and counts per module and site; of evidence a neutral
 * number, its type and dates; of an assessment about it that it exists; of every list how much of it is missing. Names that
 * would slip through in other texts are replaced there too. Changes since an earlier state are left out: what of them may be
 * shown takes the earlier report as well (`changesSince`).
 */
export function withhold(report: Report, clearance: Clearance): Report {
  const edition = editionOf(report, clearance);
  const kept = keptLists(report, edition);
  const withheld = countWithheld(report, kept, clearance);
  return {
    format: report.format,
    asOf: report.asOf,
    catalogue: report.catalogue,
    tool: report.tool,
    revision: edition.shown.domain ? report.revision : null,
    example: report.example,
    // The catalogue's facts are nobody's secret, nor are the rules.
    catalogueInfo: report.catalogueInfo,
    domain: edition.shown.domain ? domain(report.domain, edition) : withheldDomain(report.domain),
    summary: report.summary,
    domainCounts: report.domainCounts,
    moduleCounts: report.moduleCounts.map((entry) => moduleCount(entry, edition)),
    withheld,
    blockers: kept.blockers,
    probableDeviations: kept.probableDeviations,
    criteria: report.criteria,
    certificate: certificateVerdict({
      blockers: kept.blockers,
      probableDeviations: kept.probableDeviations,
      criteria: report.criteria,
      summary: report.summary,
      withheld,
    }),
    rules: report.rules,
    findings: kept.findings,
    baseline: report.baseline === null ? null : shownBaseline(report.baseline, edition),
    changes: null,
    items: kept.items,
    modules: report.modules.map((entry) => module(entry, edition)),
    requirements: report.requirements.map((entry) => requirement(entry, edition)),
    sites: report.sites.map((entry) => site(entry, edition)),
    objects: kept.objects,
    controls: kept.controls,
    evidence: kept.evidence,
    risks: kept.risks,
    // The institution's own matrix stands in the domain.
    riskMatrix: edition.shown.ratings ? riskMatrix(report.riskMatrix, edition) : null,
    threats: namedThreats(report.threats, kept),
    audits: kept.audits,
    otherFiles: report.otherFiles
      .filter(({ path }) => edition.shown.files.has(path))
      .map((entry) => otherFile(entry, edition)),
    accessibility: isStatementShown(report, edition.shown) ? prose(report.accessibility, edition) : [],
    failover: kept.failover,
    relocations: kept.relocations,
    certificates: kept.certificates,
  };
}

/** What an edition of a report for a clearance goes by. */
function editionOf(report: Report, clearance: Clearance): Edition {
  const shown = shownAt(report, clearance);
  const numbers = report.evidence.map(({ path }, place) => [path, neutralNumber(place)] as const);
  return {
    clearance,
    shown,
    names: withheldNames(report, shown),
    numbers: new Map(numbers.filter(([path]) => !shown.evidence.has(path))),
  };
}

/** The lists that a clearance can shorten. */
function keptLists(report: Report, edition: Edition): Counted {
  const { shown, names } = edition;
  const isWhole =
    shown.domain && shown.sites.size === report.sites.length && shown.objects.size === report.objects.length;
  // These speak of items one by one, and quote what the officers wrote about them.
  const isQuotable = isWhole && shown.controls.size === report.controls.length;
  const of = <T extends { readonly id: string }>(
    entries: readonly T[],
    ids: ReadonlySet<string>,
  ): readonly T[] => entries.filter(({ id }) => ids.has(id));
  const isObstacleShown = obstacleIsShown(report, shown);
  const obstacles = <T extends Obstacle>(list: readonly T[]): readonly T[] =>
    list
      .filter((entry) => isObstacleShown(entry) && !names.standIn(entry.text))
      .map((entry) => obstacle(entry, edition) as T);
  return {
    items: report.items.filter(itemIsShown(report, shown)).map((entry) => item(entry, edition)),
    objects: of(report.objects, shown.objects).map((entry) => object(entry, edition)),
    controls: of(report.controls, shown.controls).map((entry) => control(entry, edition)),
    risks: of(report.risks, shown.risks).map((entry) => risk(entry, edition)),
    audits: of(report.audits, shown.audits).map((entry) => audit(entry, edition)),
    evidence: decideEvidence(report, edition),
    findings: report.findings
      .filter(findingIsShown(report, shown, names))
      .map((entry) => finding(entry, edition)),
    blockers: obstacles(report.blockers),
    probableDeviations: obstacles(report.probableDeviations),
    failover: isWhole ? failover(report.failover, edition) : noFailover,
    relocations: isQuotable ? report.relocations.map((entry) => relocation(entry, edition)) : [],
    certificates: isQuotable
      ? report.certificates
          .filter(({ path }) => shown.evidence.has(path))
          .map((entry) => certificateRecord(entry, edition))
      : [],
  };
}

function shownBaseline(baseline: ReportBaseline, edition: Edition): ReportBaseline {
  const isFileShown = fileIsShown(edition.shown);
  return {
    asOf: baseline.asOf,
    accepted: baseline.accepted,
    lapsed: baseline.lapsed,
    fresh: baseline.fresh,
    gone: baseline.gone
      .filter(({ file, message }) => isFileShown(file) && !edition.names.standIn(message))
      .map((entry) => goneFinding(entry, edition)),
  };
}

/** The accessibility statement is for everybody, unless its file says otherwise. */
function isStatementShown({ otherFiles }: Report, { files }: Shown): boolean {
  return otherFiles.every(({ path }) => path !== accessibilityFile || files.has(path));
}
