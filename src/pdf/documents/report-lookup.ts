import type {
  Report,
  ReportAssessment,
  ReportEvidence,
  ReportItem,
  ReportModule,
  ReportObject,
  ReportRequirement,
  ReportSite,
} from "../../model/report.ts";

/** The parts of a report by their ids: documents of 10,000 items look each up many times. */
export interface ReportLookup {
  readonly sites: ReadonlyMap<string, ReportSite>;
  readonly objects: ReadonlyMap<string, ReportObject>;
  readonly modules: ReadonlyMap<string, ReportModule>;
  readonly requirements: ReadonlyMap<string, ReportRequirement>;
  readonly evidence: ReadonlyMap<string, ReportEvidence>;
  /** The assessments that concern an item, each with the id of its control. */
  assessmentsOf(item: ReportItem): { readonly control: string; readonly assessment: ReportAssessment }[];
}

/** Indexes a report. */
export function lookupIn(report: Report): ReportLookup {
  const controls = new Map(report.controls.map((control) => [control.id, control]));
  return {
    sites: byId(report.sites),
    objects: byId(report.objects),
    modules: byId(report.modules),
    requirements: byId(report.requirements),
    evidence: new Map(report.evidence.map((evidence) => [evidence.path, evidence])),
    assessmentsOf: (item) =>
      item.assessments.flatMap(({ control, index }) => {
        const assessment = controls.get(control)?.assessments[index];
        return assessment ? [{ control, assessment }] : [];
      }),
  };
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
