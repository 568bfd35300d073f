import type { ReportFinding } from "../../model/finding.ts";
import type {
  EvidenceUse,
  Report,
  ReportAssessment,
  ReportControl,
  ReportItem,
  ReportSite,
} from "../../model/report.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";
import { type NeutralNames, neutralNames, neutralNumber } from "./neutral-names.ts";
import { hideLinks, withheldEvidence } from "./withheld-evidence.ts";

/**
 * The report as a clearance (Freigabestufe) may see it: one pure step from report to report before anything is published.
 * Of content above the clearance there remain requirement ids, titles and counts per module and site; of evidence a
 * neutral number, its type and dates. Names that would slip through in other texts are replaced there too.
 */
export function withhold(report: Report, clearance: Clearance): Report {
  const allowed = (level: Clearance): boolean => clearances.indexOf(level) <= clearances.indexOf(clearance);
  const shown = {
    domain: allowed(report.domain.classification),
    sites: keys(report.sites, ({ id }) => id, allowed),
    objects: keys(report.objects, ({ id }) => id, allowed),
    controls: keys(report.controls, ({ id }) => id, allowed),
    risks: keys(report.risks, ({ id }) => id, allowed),
    audits: keys(report.audits, ({ id }) => id, allowed),
    evidence: new Set<string>(),
  };
  // The path of evidence names its site: it can't be shown where the site can't.
  for (const { path, site, classification } of report.evidence) {
    if (allowed(classification) && (site === null || shown.sites.has(site))) shown.evidence.add(path);
  }
  const hidesNothing =
    shown.domain &&
    shown.sites.size === report.sites.length &&
    shown.objects.size === report.objects.length &&
    shown.controls.size === report.controls.length &&
    shown.risks.size === report.risks.length &&
    shown.audits.size === report.audits.length &&
    shown.evidence.size === report.evidence.length;
  const nothing = { items: 0, controls: 0, objects: 0, risks: 0, audits: 0, evidence: 0, findings: 0 };
  if (hidesNothing) return { ...report, withheld: { clearance, ...nothing } };

  const numbers = new Map(
    report.evidence
      .filter(({ path }) => !shown.evidence.has(path))
      .map(({ path }) => [path, neutralNumber(report, path)]),
  );
  const names = namesOf(report, shown);
  const items = report.items.filter((item) => isShown(item, shown));
  const findings = report.findings
    .filter((finding) => isFindingShown(finding, report, shown))
    .map((finding) => withoutExcerpt(finding, names));
  const failoverShown =
    shown.domain && shown.sites.size === report.sites.length && shown.objects.size === report.objects.length;
  const kept: Report = {
    ...report,
    withheld: {
      clearance,
      items: report.items.length - items.length,
      controls: report.controls.length - shown.controls.size,
      objects: report.objects.length - shown.objects.size,
      risks: report.risks.length - shown.risks.size,
      audits: report.audits.length - shown.audits.size,
      evidence: report.evidence.length - shown.evidence.size,
      findings: report.findings.length - findings.length,
    },
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
    blockers: report.blockers.filter(({ requirement, object, site, audit }) =>
      audit !== null
        ? shown.audits.has(audit)
        : items.some(
            (item) => item.requirement === requirement && item.object === object && item.site === site,
          ),
    ),
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
  return {
    ...names.in(kept),
    catalogueInfo: kept.catalogueInfo,
    rules: kept.rules,
    requirements: kept.requirements,
    modules: kept.modules.map((module) => ({
      ...module,
      reason: module.reason && names.inText(module.reason),
    })),
  };
}

type Shown = Readonly<
  Record<"sites" | "objects" | "controls" | "risks" | "audits" | "evidence", ReadonlySet<string>>
> & {
  readonly domain: boolean;
};

function keys<T extends { readonly classification: Clearance }>(
  entries: readonly T[],
  key: (entry: T) => string,
  allowed: (level: Clearance) => boolean,
): Set<string> {
  return new Set(entries.filter(({ classification }) => allowed(classification)).map(key));
}

/** An item is a statement about its object and site, made by its controls: all of them must be shown. */
function isShown(item: ReportItem, shown: Shown): boolean {
  const holder = item.object === null ? shown.domain : shown.objects.has(item.object);
  const place = item.site === null || shown.sites.has(item.site);
  return holder && place && item.assessments.every(({ control }) => shown.controls.has(control));
}

/** A use names what uses it. */
function isUseShown(use: EvidenceUse, shown: Shown): boolean {
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

/** A finding is shown if the file that it stands in is, and what it is about. */
function isFindingShown(finding: ReportFinding, report: Report, shown: Shown): boolean {
  const owner = report.evidence.find(({ path, file }) => path === finding.file || file === finding.file);
  if (owner && !shown.evidence.has(owner.path)) return false;
  const hiddenFiles = [
    ...report.sites.filter(({ id }) => !shown.sites.has(id)),
    ...report.objects.filter(({ id }) => !shown.objects.has(id)),
    ...report.controls.filter(({ id }) => !shown.controls.has(id)),
    ...report.risks.filter(({ id }) => !shown.risks.has(id)),
    ...report.audits.filter(({ id }) => !shown.audits.has(id)),
    ...(shown.domain ? [] : [report.domain]),
  ];
  if (hiddenFiles.some(({ file }) => file === finding.file)) return false;
  if (finding.object !== null && !shown.objects.has(finding.object)) return false;
  if (finding.site !== null && !shown.sites.has(finding.site)) return false;
  const known = new Set([
    report.domain.file,
    ...[report.sites, report.objects, report.controls, report.risks, report.audits]
      .flat()
      .map(({ file }) => file),
    ...report.evidence.flatMap(({ path, file }) => [path, file]),
  ]);
  // A file that nothing in the report stands for has no classification: it counts as internal, as the domain's own.
  return known.has(finding.file) || shown.domain;
}

/** The source line may quote withheld evidence: it goes if it does. */
function withoutExcerpt<T extends ReportFinding>(finding: T, names: NeutralNames): T {
  const quotes = finding.excerpt !== null && names.inText(finding.excerpt) !== finding.excerpt;
  const isAboutHidden = finding.evidence !== null && names.of(finding.evidence) !== finding.evidence;
  return quotes || isAboutHidden ? { ...finding, excerpt: null, fix: null } : finding;
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

function namesOf(report: Report, shown: Shown): NeutralNames {
  const ids = new Map<string, string>();
  const texts = new Map<string, string>();
  const name = (
    entries: readonly { readonly id: string; readonly title: string; readonly file: string }[],
    visible: ReadonlySet<string>,
    word: string,
  ): void => {
    entries.forEach(({ id, title, file }, i) => {
      if (visible.has(id)) return;
      const neutral = `${word}-${String(i + 1).padStart(2, "0")}`;
      ids.set(id, neutral);
      texts.set(title, neutral).set(file, neutral);
    });
  };
  name(report.sites, shown.sites, "standort");
  name(report.objects, shown.objects, "zielobjekt");
  name(report.risks, shown.risks, "risiko");
  name(report.audits, shown.audits, "audit");
  if (!shown.domain) texts.set(report.domain.title, "Informationsverbund");
  for (const { file } of report.controls.filter(({ id }) => !shown.controls.has(id)))
    texts.set(file, "katalog");
  const evidence = report.evidence.filter(({ path }) => !shown.evidence.has(path));
  return neutralNames(report, { evidence, ids, texts });
}
