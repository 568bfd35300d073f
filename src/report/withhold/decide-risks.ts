import type { JudgedThreat, Report, ReportAnalysis, ReportRating, ReportRisk } from "../../model/report.ts";
import { prose } from "./decide-prose.ts";
import {
  bilingual,
  type Decide,
  type Decisions,
  day,
  type Edition,
  each,
  fact,
  group,
  id,
  keep,
  optional,
  text,
} from "./decisions.ts";

/** The id of a level: the domain defines what it means, and what is not defined is not shown. */
function level<V extends string | null>(value: V, edition: Edition): V | null {
  return edition.shown.ratings ? text(value, edition) : null;
}

const rating: Decisions<ReportRating> = {
  frequency: level,
  impact: level,
  impacts: (impacts, edition) =>
    edition.shown.ratings
      ? impacts.map(({ value, impact }) => ({ value, impact: text(impact, edition) }))
      : [],
  category: level,
  matrixCategory: level,
  statedCategory: level,
  categoryReason: text,
};

/** A risk that is shown. */
export const risk = group<ReportRisk>({
  ...rating,
  id,
  title: text,
  objects: each(id),
  threats: each(group({ id: fact, title: fact })),
  values: each(keep),
  treatment: keep,
  measures: each(id),
  residual: optional(group<ReportRating>(rating)),
  accepted: optional(group({ by: text, on: day, until: day })),
  acceptanceHolds: keep,
  acceptanceFault: keep,
  requirements: each(text),
  classification: keep,
  prose,
  file: id,
});

const riskLevel = group<NonNullable<Report["riskMatrix"]>["frequency"][number]>({
  id: text,
  title: bilingual,
  means: optional(bilingual),
});

/** The matrix of a domain that is shown. */
export const riskMatrix = optional(
  group<NonNullable<Report["riskMatrix"]>>({
    origin: keep,
    frequency: each(riskLevel),
    impact: each(riskLevel),
    categories: each(riskLevel),
    table: (table, edition) =>
      Object.fromEntries(
        Object.entries(table).map(([impact, row]) => [
          text(impact, edition),
          row.map((one) => text(one, edition)),
        ]),
      ),
  }),
);

const judgedThreat = group<JudgedThreat>({
  id: fact,
  relevance: keep,
  reason: text,
  risks: (risks, { shown }) => risks.filter((one) => shown.risks.has(one)),
});

const wholeAnalysis = group<ReportAnalysis>({
  missing: keep,
  source: keep,
  judged: each(judgedThreat),
  undecided: each(fact),
  further: optional(group({ by: text, on: day })),
  withheld: keep,
});

/**
 * The risk analysis of an object that is shown. Who may not see one of its risks does not learn either which threats that one
 * names: neither those nor, by elimination, the undecided ones are told.
 */
export const analysis: Decide<ReportAnalysis | null> = (value, edition) => {
  if (value === null) return null;
  const isHidden = ({ relevance, risks }: JudgedThreat): boolean =>
    relevance === null && !risks.some((one) => edition.shown.risks.has(one));
  const withheld = value.judged.some(({ risks }) => risks.some((one) => !edition.shown.risks.has(one)));
  const judged = value.judged.filter((threat) => !isHidden(threat));
  return wholeAnalysis({ ...value, judged, undecided: withheld ? [] : value.undecided, withheld }, edition);
};

/** Of the threats that are named those that what is shown names: which ones the rest is about, nobody learns. */
export function namedThreats(
  threats: Report["threats"],
  { objects, risks }: Pick<Report, "objects" | "risks">,
): Report["threats"] {
  const named = new Set([
    ...risks.flatMap((one) => one.threats.map(({ id: threat }) => threat)),
    ...objects.flatMap(({ analysis: its }) => [
      ...(its?.judged ?? []).map(({ id: threat }) => threat),
      ...(its?.undecided ?? []),
    ]),
  ]);
  return threats.filter(({ id: threat }) => named.has(threat));
}
