/**
 * Which findings belong to which page, for `nachweis dev`; no published site has this file (`src/publish/build-site.ts`). A
 * finding belongs to the pages that are made from its file (or part of it), and to those of what it names.
 */
import { type Finding, type ReportControl, report } from "./data.ts";
import {
  audits,
  controls,
  entryOf,
  evidence,
  itemsByRequirement,
  moduleOf,
  objects,
  risks,
  sites,
} from "./lookup.ts";
import { allRoutes, type Route } from "./routes.ts";

/** `pages`: path of a page → places of its findings in `findings`; pages without any are left out. */
export function GET(): Response {
  const pages = allRoutes().map((route) => [route.path, findingsOf(route)] as const);
  return new Response(
    JSON.stringify({
      pages: Object.fromEntries(pages.filter(([, findings]) => findings.length > 0)),
      findings: report.findings,
    }),
  );
}

function findingsOf(route: Route): readonly number[] {
  const belongs = belongsTo(route);
  return report.findings.flatMap((finding, index) => (belongs(finding) ? [index] : []));
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
  const starts = report.controls.filter((control) => control.file === file).map((control) => control.line);
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
