import {
  type Finding,
  type ReportAssessment,
  type ReportControl,
  type ReportItem,
  type ReportSite,
  report,
} from "./data.ts";
import type { EntryKind } from "./routes.ts";

function by<T>(list: readonly T[], key: (entry: T) => string): ReadonlyMap<string, T> {
  return new Map(list.map((entry) => [key(entry), entry]));
}

/** The entry that a route was made for. Throws an Error if there is none, which would be a bug. */
export function entryOf<T>(entries: ReadonlyMap<string, T>, id: string): T {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`No entry for ${id}`);
  return entry;
}

/** Entries grouped by key, each group in the list's order; keys in the order of their first entry. */
export function group<T>(
  list: readonly T[],
  key: (entry: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const name = key(entry);
    if (name === null) continue;
    const found = groups.get(name);
    if (found) found.push(entry);
    else groups.set(name, [entry]);
  }
  return groups;
}

/** Layer (Schicht) of the catalogue → title. */
export const layerTitles = new Map(report.catalogueInfo.layers.map(({ id, title }) => [id, title]));
/** Id → module. */
export const modules = by(report.modules, (entry) => entry.id);
/** Id → requirement. */
export const requirements = by(report.requirements, (entry) => entry.id);
/** Id → site. */
export const sites = by(report.sites, (entry) => entry.id);
/** Id → target object. */
export const objects = by(report.objects, (entry) => entry.id);
/** Id → control. */
export const controls = by(report.controls, (entry) => entry.id);
/** Path → evidence. */
export const evidence = by(report.evidence, (entry) => entry.path);
/** Path of evidence → its chain of custody. */
export const custodyByEvidence = by(report.custody?.evidence ?? [], (entry) => entry.path);
/** Id → risk. */
export const risks = by(report.risks, (entry) => entry.id);
/** Id → audit. */
export const audits = by(report.audits, (entry) => entry.id);
/** Id → rule. */
export const rules = by(report.rules, (entry) => entry.id);

/** Module → its requirements. */
export const requirementsByModule = group(report.requirements, (entry) => entry.module);
/** Module → its requirements that still hold. */
export const currentByModule = group(
  report.requirements.filter((entry) => !entry.withdrawn),
  (entry) => entry.module,
);
/** Requirement → its items. */
export const itemsByRequirement = group(report.items, (entry) => entry.requirement);
/** Site → its items. */
export const itemsBySite = group(report.items, (entry) => entry.site);
/** Module → its items. */
export const itemsByModule = group(report.items, (entry) => moduleOf(entry.requirement));
/** Target object → its items. */
export const itemsByObject = group(report.items, (entry) => entry.object);
/** Control → the items that its assessments decide on. */
export const itemsByControl: ReadonlyMap<string, readonly ReportItem[]> = groupMany(report.items, (entry) => [
  ...new Set(entry.assessments.map((assessment) => assessment.control)),
]);

/** Path of evidence → the items that rest on it. */
export const itemsByEvidence = groupMany(report.items, (entry) => [...new Set(entry.evidence)]);

/** Requirement → findings about it. */
export const findingsByRequirement = group(report.findings, (entry) => entry.requirement);
/** Module → findings about it or one of its requirements. */
export const findingsByModule = group(
  report.findings,
  (entry) => entry.module ?? (entry.requirement === null ? null : moduleOf(entry.requirement)),
);
/** Site → findings about it. */
export const findingsBySite = group(report.findings, (entry) => entry.site);
/** Target object → findings about it. */
export const findingsByObject = group(report.findings, (entry) => entry.object);
/** Path of evidence → findings about it. */
export const findingsByEvidence = group(report.findings, (entry) => entry.evidence);
/** Rule → its findings. */
export const findingsByRule = group(report.findings, (entry) => entry.rule);
/** Path of a content file → findings in it. */
export const findingsByFile = group(report.findings, (entry) => entry.file);

/** Controls that map to a requirement. */
export const controlsByRequirement: ReadonlyMap<string, readonly ReportControl[]> = groupMany(
  report.controls,
  (control) => [...new Set(control.requirements)],
);

/** Path of a content file → the controls in it. */
export const controlsByFile = group(report.controls, (control) => control.file);

/** Risk → the assessments that it is named in. */
export const assessmentsByRisk = groupMany(
  report.controls.flatMap((control) =>
    control.assessments.map((assessment, index) => ({ control, assessment, index })),
  ),
  ({ assessment }) => [...new Set(assessment.risks)],
);

/** Counts of a module at each of its sites; they stay when a clearance withholds the items themselves. */
export const countsByModule = group(report.moduleCounts, (entry) => entry.module);

/** Counts of a layer (Schicht). */
export const countsByLayer = group(report.moduleCounts, (entry) => modules.get(entry.module)?.layer ?? null);

/** Risks that concern a target object. */
export const risksByObject = groupMany(report.risks, (risk) => risk.objects);

/** Sites that have items on the day, in the report's order: the columns of every comparison. */
export const siteColumns: readonly ReportSite[] = report.sites.filter((site) => site.counts.items > 0);

function groupMany<T>(
  list: readonly T[],
  keys: (entry: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    for (const key of keys(entry)) {
      const found = groups.get(key);
      if (found) found.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

/** Id of a requirement's module; empty for a requirement that the report does not have. */
export function moduleOf(requirement: string): string {
  return requirements.get(requirement)?.module ?? "";
}

/** Id of a requirement's layer (Schicht); empty for a requirement that the report does not have. */
export function layerOf(requirement: string): string {
  return modules.get(moduleOf(requirement))?.layer ?? "";
}

/** An assessment together with its control. */
export interface Assessed {
  readonly control: ReportControl;
  readonly index: number;
  readonly assessment: ReportAssessment;
}

/** The assessments that concern any of the items, each once. */
export function assessmentsOf(items: readonly ReportItem[]): readonly Assessed[] {
  const found = new Map<string, Assessed>();
  for (const { control: id, index } of items.flatMap((item) => item.assessments)) {
    const control = controls.get(id);
    const assessment = control?.assessments[index];
    if (control && assessment) found.set(`${id}\n${index}`, { control, index, assessment });
  }
  return [...found.values()];
}

/** Errors about an item: those about its requirement that don't name another site or object. */
export function errorsOf(item: ReportItem): readonly Finding[] {
  return (findingsByRequirement.get(item.requirement) ?? []).filter(
    (finding) =>
      finding.severity === "error" &&
      (finding.site === null || finding.site === item.site) &&
      (finding.object === null || finding.object === item.object),
  );
}

/** Items that an assessment concerns, by control id and index. */
const itemsByAssessment = groupMany(report.items, (item) =>
  item.assessments.map(({ control, index }) => `${control}\n${index}`),
);

/** The items that an assessment concerns. */
export function itemsOf(control: string, index: number): readonly ReportItem[] {
  return itemsByAssessment.get(`${control}\n${index}`) ?? [];
}

/** By kind what has a title of its own; the names of rules stand on their pages. */
export const titledEntries: Readonly<
  Record<Exclude<EntryKind, "rule">, ReadonlyMap<string, { readonly title: string }>>
> = {
  module: modules,
  requirement: requirements,
  site: sites,
  object: objects,
  control: controls,
  evidence,
  risk: risks,
  audit: audits,
};
