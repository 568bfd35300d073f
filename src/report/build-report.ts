import { shippedMethod } from "../catalogue/methods.ts";
import type { Assessed } from "../model/assessed.ts";
import type { Cause, UnreadPlace } from "../model/finding.ts";
import type { Report, ReportRule, Summary, Unformed } from "../model/report.ts";
import type { Severity, Status } from "../model/vocabulary.ts";
import { countByModule, countStates } from "./counts.ts";
import { withFingerprints } from "./fingerprint.ts";
import { otherFiles } from "./level-of.ts";
import { reportObstacles } from "./obstacles/obstacles.ts";
import { countUnformed } from "./obstacles/unread.ts";
import { reportAudits, reportControls, reportItem, reportRisks } from "./report-controls.ts";
import { reportEvidence } from "./report-evidence.ts";
import {
  reportDomain,
  reportModules,
  reportObjects,
  reportRequirements,
  reportSites,
  reportThreats,
} from "./report-structure.ts";
import { scopesAbove } from "./scopes-above.ts";
import { certificateVerdict } from "./verdict.ts";

/** What the report says beside the content. */
export interface ReportContext {
  /** Version of the toolkit. */
  readonly version: string;
  /** All rules, as the domain weighs them. */
  readonly rules: readonly ReportRule[];
  /** What could not be read, or was read as nothing, whatever severity the domain gives it. */
  readonly unread: readonly UnreadPlace[];
  /** Requirement texts that the user imported (© BSI), by requirement id. */
  readonly texts?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Makes the report of an assessed project and its findings, in the order of `causes`: plain JSON, everything published comes from it. Pure. */
export function buildReport(assessed: Assessed, causes: readonly Cause[], context: ReportContext): Report {
  const { index, items } = assessed;
  const { catalogue, project } = index;
  const content = {
    sites: reportSites(assessed),
    objects: reportObjects(assessed),
    controls: reportControls(assessed),
    evidence: reportEvidence(assessed),
    risks: reportRisks(assessed),
    riskMatrix: index.riskMatrix,
    threats: reportThreats(assessed),
    audits: reportAudits(assessed),
  };
  const summary = summarise(assessed, causes, countUnformed(index, context.unread));
  const obstacles = reportObstacles(assessed, context.unread);
  const { file: domain } = project.domain;
  const listed = new Set([
    domain,
    ...[content.sites, content.objects, content.controls, content.risks, content.audits].flatMap((entries) =>
      entries.map(({ file }) => file),
    ),
    ...content.evidence.flatMap(({ path, file }) => [path, file]),
  ]);
  return {
    format: "nachweis-report/1",
    asOf: index.asOf,
    catalogue: catalogue.id,
    tool: { name: "nachweis", version: context.version },
    revision: project.revision,
    example: project.domain.data.example ?? null,
    catalogueInfo: {
      title: catalogue.title,
      edition: catalogue.edition,
      source: catalogue.source,
      rights: catalogue.rights,
      layers: catalogue.layers,
      ...(shippedMethod(catalogue.id) === index.method ? {} : { method: index.method }),
      errata: catalogue.errata
        ? {
            date: catalogue.errata.date,
            changes: catalogue.errata.changes.map(({ id, de, en }) => ({
              de: `${id}: ${de}`,
              en: `${id}: ${en}`,
            })),
          }
        : null,
    },
    domain: reportDomain(assessed),
    summary,
    domainCounts: countStates(items.filter(({ site }) => site === null)),
    ...obstacles,
    certificate: certificateVerdict({ ...obstacles, summary, withheld: null }),
    rules: context.rules,
    moduleCounts: countByModule(items),
    withheld: null,
    findings: withFingerprints(causes, content, scopesAbove(project)),
    baseline: null,
    changes: null,
    items: items.map(reportItem),
    modules: reportModules(assessed),
    requirements: reportRequirements(assessed, context.texts),
    ...content,
    otherFiles: otherFiles(project, listed),
    accessibility: project.accessibility,
    failover: assessed.failover,
    relocations: assessed.relocations,
    certificates: assessed.certificates,
  };
}

function summarise({ items }: Assessed, causes: readonly Cause[], unformed: Unformed): Summary {
  const severity = (wanted: Severity): number =>
    causes.filter(({ finding }) => finding.severity === wanted).length;
  const status: Record<Status, number> = { yes: 0, partial: 0, no: 0, dispensable: 0 };
  for (const { declared } of items) if (declared !== null) status[declared]++;
  return {
    ...countStates(items),
    errors: severity("error"),
    warnings: severity("warning"),
    infos: severity("info"),
    status,
    unformed,
  };
}
