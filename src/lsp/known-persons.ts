import type { Project } from "../model/project.ts";
import { compareText } from "../text/order.ts";

/** Who is named somewhere in the content, as persons, roles or firms: the most often named first. */
export function knownPersons({
  domain,
  objects,
  catalogs,
  controls,
  audits,
  evidence,
  risks,
}: Project): string[] {
  const named = [
    ...(domain.data.management ?? []),
    domain.data.contact,
    ...[...objects, ...catalogs].map(({ data }) => data.owner),
    ...controls.flatMap(({ responsible, assessments }) => [
      ...responsible.map(({ value }) => value),
      ...assessments.flatMap((each) => [
        ...each.responsible.map(({ value }) => value),
        ...each.assessed.map(({ value }) => value.assessor),
        ...each.actions.map(({ value }) => value.responsible),
      ]),
    ]),
    ...audits.flatMap(({ data, findings }) => [
      data.auditor,
      ...findings.flatMap(({ responsible }) => responsible.map(({ value }) => value)),
    ]),
    ...evidence.flatMap(({ data }) => [data.reviewed?.by, data.added?.by, data.approved?.by]),
    ...risks.map(({ data }) => data.accepted?.by),
  ].filter((name): name is string => typeof name === "string" && name.trim() !== "");
  const counts = Map.groupBy(named, (name) => name.trim());
  return [...counts]
    .sort(([a, all], [b, others]) => others.length - all.length || compareText(a, b))
    .map(([name]) => name);
}

/** Firms and units that issued evidence, sorted. */
export function knownIssuers({ evidence }: Project): string[] {
  return [...new Set(evidence.flatMap(({ data }) => data.issuer ?? []))].sort(compareText);
}
