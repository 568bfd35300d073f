import type { ReportFinding } from "../model/finding.ts";
import type { Report, ReportItem } from "../model/report.ts";

/**
 * Finds the findings that concern an item: those that name its requirement, and those that stand in one of its
 * assessments; none that names another requirement, object or site.
 */
export function findingsOfItems(report: Report): (item: ReportItem) => readonly ReportFinding[] {
  const byRequirement = Map.groupBy(report.findings, ({ requirement }) => requirement);
  const unnamed = Map.groupBy(byRequirement.get(null) ?? [], ({ file }) => file);
  const controls = new Map(report.controls.map((control) => [control.id, control]));
  const controlsByFile = Map.groupBy(report.controls, ({ file }) => file);

  /** The first line after an assessment: the next assessment, the next control or the end. */
  const endOf = (file: string, line: number): number => {
    const starts = (controlsByFile.get(file) ?? []).flatMap((control) => [
      control.line,
      ...control.assessments.map((assessment) => assessment.line),
    ]);
    return Math.min(...starts.filter((start) => start > line), Number.POSITIVE_INFINITY);
  };
  const inAssessment = (item: ReportItem): ReportFinding[] =>
    item.assessments.flatMap(({ control: id, index }) => {
      const control = controls.get(id);
      const start = control?.assessments[index]?.line;
      if (!control || start === undefined) return [];
      const end = endOf(control.file, start);
      return (unnamed.get(control.file) ?? []).filter(({ line }) => line >= start && line < end);
    });
  return (item) =>
    [...(byRequirement.get(item.requirement) ?? []), ...inAssessment(item)].filter(
      ({ object, site }) =>
        (object === null || object === item.object) && (site === null || site === item.site),
    );
}
