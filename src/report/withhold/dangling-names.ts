import type { Report } from "../../model/report.ts";
import { wideScope } from "../../model/scope-words.ts";
import { editDistance } from "../../text/suggest.ts";

/**
 * What is written where a site, object or risk is to be named, and names none: as something is withheld, it may be its name
 * with a slip, or the one that it had before.
 */
export function danglingIds({
  sites,
  objects,
  controls,
  risks,
  audits,
  evidence,
  requirements,
}: Report): ReadonlySet<string> {
  const known = new Set([...sites, ...objects, ...risks].map(({ id }) => id));
  const treating = new Set([...controls, ...requirements].map(({ id }) => id));
  const assessments = controls.flatMap((control) => control.assessments);
  const scopes = [
    ...assessments,
    ...audits.flatMap(({ findings, questions }) => [...findings, ...questions]),
  ].flatMap((entry) => entry.scopes);
  const named = [
    ...sites.map(({ replaces }) => replaces),
    ...objects.flatMap((object) => [...object.sites, ...object.dependsOn.flat(), ...object.connects]),
    ...risks.flatMap((risk) => risk.objects),
    ...risks.flatMap((risk) => (risk.measures ?? []).filter((id) => !treating.has(id))),
    ...assessments.flatMap((assessment) => assessment.risks),
    ...scopes.flatMap((word) => word.split("@")).filter((word) => wideScope(word) === null),
    ...evidence.flatMap(({ sites: own, exercise }) => [
      ...own,
      ...(exercise ? [exercise.lostSite, ...exercise.carriedBy, ...Object.keys(exercise.processes)] : []),
    ]),
  ];
  return new Set(named.flatMap((id) => (id === null || known.has(id) ? [] : [id])));
}

/** So many letters may be wrong in the name of a file that leads nowhere, and is still that of another. */
const slips = 2;

/** Paths of evidence that is not there, and whose file is called nearly as one of these. */
export function danglingPaths(report: Report, names: readonly string[]): readonly string[] {
  const known = new Set(report.evidence.map(({ path }) => path));
  const inherited = report.controls.flatMap(({ assessments }) =>
    assessments.flatMap((entry) => entry.inherited),
  );
  const paths = new Set([...report.findings.flatMap(({ evidence }) => evidence ?? []), ...inherited]);
  return [...paths].filter((path) => {
    const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
    return !known.has(path) && names.some((other) => editDistance(name, other.toLowerCase(), slips) <= slips);
  });
}
