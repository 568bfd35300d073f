/**
 * Which findings belong to a page, for `nachweis dev`: those in the file that it is made from (or part of it), and those that
 * name what it is about.
 */
import { type Finding, type ReportControl, type ReportFinding, report } from "./data.ts";
import {
  audits,
  controls,
  controlsByFile,
  entryOf,
  evidence,
  itemsByRequirement,
  moduleOf,
  objects,
  risks,
  sites,
} from "./lookup.ts";
import type { Route } from "./routes.ts";

/** The findings that belong to a page, in the order of the report. */
export function findingsOn(route: Route): readonly ReportFinding[] {
  return report.findings.filter(belongsTo(route));
}

function belongsTo({ kind, id }: Route): (finding: Finding) => boolean {
  switch (kind) {
    case "overview":
      return ({ file }) => file === report.domain.file;
    case "module":
      return ({ module, requirement }) =>
        module === id || (requirement !== null && moduleOf(requirement) === id);
    case "requirement": {
      const files = filesOfRequirement(id);
      return ({ file, requirement }) => requirement === id || (requirement === null && files.has(file));
    }
    case "site":
      return ({ file, site }) => site === id || file === entryOf(sites, id).file;
    case "object":
      return ({ file, object }) => object === id || file === entryOf(objects, id).file;
    case "control":
      return isInSection(entryOf(controls, id));
    case "evidence":
      return ({ file, evidence: path }) => path === id || file === id || file === entryOf(evidence, id).file;
    case "risk":
      return ({ file }) => file === entryOf(risks, id).file;
    case "audit":
      return ({ file }) => file === entryOf(audits, id).file;
    default:
      return () => false;
  }
}

/** In a control's own lines, or above all controls of the file, where it is told what holds for each of them. */
function isInSection({ file, line }: ReportControl): (finding: Finding) => boolean {
  const starts = (controlsByFile.get(file) ?? []).map((control) => control.line);
  const first = Math.min(...starts);
  const next = Math.min(...starts.filter((start) => start > line));
  return (finding) =>
    finding.file === file && (finding.line < first || (finding.line >= line && finding.line < next));
}

/** Files of the controls that meet a requirement. */
function filesOfRequirement(id: string): ReadonlySet<string> {
  const meeting = (itemsByRequirement.get(id) ?? []).flatMap(({ assessments }) =>
    assessments.map(({ control }) => entryOf(controls, control).file),
  );
  return new Set(meeting);
}
