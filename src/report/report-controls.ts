import type { Assessed, Index, Item, LinkUse, ScopedAssessment } from "../model/assessed.ts";
import { answersOn } from "../model/audit-question.ts";
import type { Located } from "../model/position.ts";
import type { Action, Link } from "../model/project.ts";
import type {
  ReportAction,
  ReportAssessment,
  ReportAudit,
  ReportControl,
  ReportItem,
  ReportRating,
  ReportRisk,
} from "../model/report.ts";
import { basicValues } from "../model/vocabulary.ts";
import { earlierOf } from "../text/date.ts";
import { madeOfDay } from "../text/made-of-day.ts";
import { proseLine } from "../text/prose-line.ts";
import { levelOf } from "./level-of.ts";

/** All controls that count (no doubles) with their assessments. */
export const reportControls = madeOfDay((assessed: Assessed): ReportControl[] =>
  assessed.controls.map(({ control, requirements, assessments }) => {
    const { catalogFile } = control;
    return {
      id: control.id,
      title: control.title,
      requirements: requirements.map(({ id }) => id),
      requiredEvidence: control.requiredEvidence.map(({ value }) => value),
      responsible: control.responsible.map(({ value }) => value),
      catalogueTitle: catalogFile.data.title ?? catalogFile.file,
      owner: catalogFile.data.owner ?? null,
      classification: levelOf(assessed.index.project, catalogFile.file),
      prose: control.prose,
      assessments: assessments.map((scoped) => reportAssessment(scoped, assessed)),
      file: control.at.file,
      line: control.at.line,
    };
  }),
);

function reportAssessment(
  { assessment, assessedOn, links }: ScopedAssessment,
  { index }: Assessed,
): ReportAssessment {
  const existing = ({ path, slip }: Link): string[] =>
    path !== null && slip === null && index.evidence.has(path) ? [path] : [];
  return {
    scopes: assessment.scopes.map(({ value }) => value),
    status: assessment.status,
    prose: assessment.prose,
    assessed: assessedOn?.value ?? null,
    actions: reportActions(assessment.actions, index),
    inherited: [...new Set(assessment.inherited.flatMap(existing))],
    risks: assessment.risks.map(({ value }) => value),
    responsible: assessment.responsible.map(({ value }) => value),
    evidence: [...new Set(assessment.links.flatMap(existing))],
    lapses: lapsesOf(links),
    line: assessment.at.line,
    withheld: false,
  };
}

function reportActions(actions: readonly Located<Action>[], { asOf }: Index): ReportAction[] {
  return actions.map(({ value: { described, ...action } }) => ({
    ...action,
    overdue: action.due !== null && action.due < asOf,
  }));
}

function lapsesOf(links: readonly LinkUse[]): ReportAssessment["lapses"] {
  const lapses = new Map<string, ReportAssessment["lapses"][number]>();
  for (const { evidence, ends, interval, untilSuspended } of links) {
    const on = earlierOf(ends, untilSuspended);
    const known = evidence && lapses.get(evidence.path);
    if (!evidence || on === null || (known && known.on <= on)) continue;
    // Of an interval and a suspension the earlier ends it.
    lapses.set(evidence.path, { evidence: evidence.path, on, interval: on === ends ? interval : null });
  }
  return [...lapses.values()];
}

/** An item as the report shows it. */
export function reportItem(item: Item): ReportItem {
  const { requirement } = item;
  return {
    requirement: requirement.id,
    level: requirement.level,
    object: item.object,
    site: item.site,
    declared: item.declared,
    state: item.state,
    evidence: item.evidence.map(({ path }) => path),
    inherited: item.inherited?.path ?? null,
    responsibility: item.responsibility,
    assessments: item.assessments.map(({ mapped, index }) => ({ control: mapped.control.id, index })),
    responsible: item.responsible,
    essential: item.essential,
  };
}

const unrated: ReportRating = {
  frequency: null,
  impact: null,
  impacts: [],
  category: null,
  matrixCategory: null,
  statedCategory: null,
  categoryReason: null,
};

/** The risks of the risk analysis (A.5). */
export function reportRisks({ index, ratings, acceptedRisks, acceptanceFaults }: Assessed): ReportRisk[] {
  const titles = new Map(index.catalogue.threats.map(({ id, title }) => [id, title]));
  return index.project.risks.map((risk) => {
    const { data } = risk;
    const { before = unrated, after = null } = ratings.get(risk.id) ?? {};
    const touched = new Set([
      ...(data.values ?? []),
      ...[...before.impacts, ...(after?.impacts ?? [])].map(({ value }) => value),
    ]);
    return {
      id: risk.id,
      title: data.title ?? risk.id,
      objects: data.objects ?? [],
      threats: (data.threats ?? []).map((id) => ({ id, title: titles.get(id) ?? "" })),
      ...before,
      values: basicValues.filter((value) => touched.has(value)),
      treatment: data.treatment ?? null,
      measures: data.measures ?? [],
      residual: after,
      accepted: data.accepted ?? null,
      acceptanceHolds: acceptedRisks.has(risk.id),
      acceptanceFault: acceptanceFaults.get(risk.id) ?? null,
      requirements: data.requirements ?? [],
      classification: levelOf(index.project, risk.file),
      prose: risk.prose,
      file: risk.file,
    };
  });
}

/** Audits with their findings (Feststellungen) and questions (Fragen). */
export function reportAudits({ index }: Assessed): ReportAudit[] {
  const existing = (links: readonly Link[]): string[] =>
    links.flatMap(({ path, slip }) =>
      path !== null && slip === null && index.evidence.has(path) ? [path] : [],
    );
  return index.project.audits.map((audit) => ({
    id: audit.id,
    title: audit.data.title ?? audit.id,
    kind: audit.data.kind ?? null,
    date: audit.data.date ?? null,
    auditor: audit.data.auditor ?? null,
    classification: levelOf(index.project, audit.file),
    findings: audit.findings.map((finding) => {
      const isClosed = finding.closed !== null && finding.closed.value <= index.asOf;
      const isOverdue = finding.due !== null && finding.due.value < index.asOf;
      return {
        id: finding.id,
        title: finding.title,
        severity: finding.severity?.value ?? null,
        requirements: finding.requirements.map(({ value }) => value),
        scopes: finding.scopes.map(({ value }) => value),
        due: finding.due?.value ?? null,
        closed: finding.closed?.value ?? null,
        state: isClosed ? "closed" : isOverdue ? "overdue" : "open",
        responsible: finding.responsible.map(({ value }) => value),
        actions: reportActions(finding.actions, index),
        evidence: existing(finding.links),
        prose: finding.prose,
        line: finding.at.line,
      };
    }),
    questions: audit.questions.map((question) => {
      const answers = answersOn(question, index.asOf);
      return {
        text: proseLine(question.prose),
        prose: question.prose,
        requirements: question.requirements.map(({ value }) => value),
        scopes: question.scopes.map(({ value }) => value),
        evidence: existing(question.links),
        state: answers.length > 0 ? "answered" : "open",
        answers: answers.map(({ prose, date, links }) => ({
          text: proseLine(prose),
          prose,
          date,
          evidence: existing(links),
        })),
        line: question.at.line,
        column: question.at.column,
      };
    }),
    prose: audit.prose,
    file: audit.file,
  }));
}
