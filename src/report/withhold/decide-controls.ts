import type { ListItem, RootContent } from "mdast";
import type { Amount } from "../../model/amount.ts";
import type { Prose } from "../../model/prose.ts";
import type {
  ReportAction,
  ReportAssessment,
  ReportAudit,
  ReportAuditFinding,
  ReportAuditQuestion,
  ReportControl,
} from "../../model/report.ts";
import { proseLine } from "../../text/prose-line.ts";
import { prose } from "./decide-prose.ts";
import { type Decide, day, each, fact, group, id, keep, optional, person, text } from "./decisions.ts";
import { areScopesShown } from "./shown.ts";

/** Scopes are ids, alone or two of them: `server@rz-a`. */
const scope: Decide<string> = (word, { names }) =>
  word
    .split("@")
    .map((one) => names.of(one))
    .join("@");

const action = group<ReportAction>({
  id: text,
  text,
  due: day,
  responsible: text,
  effort: text,
  amounts: each(group<Amount>({ unit: keep, value: keep, yearly: keep })),
  overdue: keep,
});

const shownAssessment = group<ReportAssessment>({
  scopes: each(scope),
  status: keep,
  prose,
  assessed: optional(
    group<NonNullable<ReportAssessment["assessed"]>>({ date: day, assessor: person, asked: person }),
  ),
  actions: each(action),
  inherited: each(id),
  risks: each(id),
  responsible: each(text),
  evidence: each(id),
  lapses: each(group({ evidence: id, on: day, interval: day })),
  line: keep,
  withheld: keep,
});

/** An assessment; of one about a site or object above the clearance nothing remains but that it exists. */
const assessment: Decide<ReportAssessment> = (entry, edition) =>
  areScopesShown(entry.scopes, edition.shown)
    ? shownAssessment(entry, edition)
    : {
        scopes: [],
        status: null,
        prose: [],
        assessed: null,
        actions: [],
        inherited: [],
        risks: [],
        responsible: [],
        evidence: [],
        lapses: [],
        line: entry.line,
        withheld: true,
      };

/** A control that is shown. */
export const control = group<ReportControl>({
  id,
  title: text,
  requirements: each(fact),
  requiredEvidence: each(group({ type: keep, within: day })),
  responsible: each(text),
  catalogueTitle: text,
  owner: text,
  classification: keep,
  prose,
  assessments: each(assessment),
  file: id,
  line: keep,
});

const auditFinding = group<ReportAuditFinding>({
  id: text,
  title: text,
  severity: keep,
  requirements: each(text),
  scopes: each(scope),
  due: day,
  closed: day,
  state: keep,
  responsible: each(text),
  actions: each(action),
  evidence: each(id),
  prose,
  line: keep,
});

/** The words of a link to what is withheld go with it: the text on one line is made anew of what is left. */
const saidInLine = <T extends { readonly text: string; readonly prose: Prose }>(entry: T): T => ({
  ...entry,
  text: proseLine(entry.prose),
});

const shownAnswer = group<ReportAuditQuestion["answers"][number]>({
  text,
  prose,
  date: day,
  evidence: each(id),
});

const auditQuestion = group<ReportAuditQuestion>({
  text,
  prose,
  requirements: each(text),
  scopes: each(scope),
  evidence: each(id),
  state: keep,
  answers: each((answer, edition) => saidInLine(shownAnswer(answer, edition))),
  line: keep,
  column: keep,
});

const shownAudit = group<ReportAudit>({
  id,
  title: text,
  kind: keep,
  date: day,
  auditor: text,
  classification: keep,
  findings: (findings, edition) =>
    findings
      .filter(({ scopes }) => areScopesShown(scopes, edition.shown))
      .map((finding) => auditFinding(finding, edition)),
  questions: (questions, edition) =>
    questions
      .filter(({ scopes }) => areScopesShown(scopes, edition.shown))
      .map((question) => saidInLine(auditQuestion(question, edition))),
  prose,
  file: id,
});

/** An audit that is shown, with the findings and questions about what is shown, also in its text. */
export const audit: Decide<ReportAudit> = (entry, edition) => {
  const shown = [...entry.questions.keys()].filter((place) =>
    areScopesShown(entry.questions[place]?.scopes ?? [], edition.shown),
  );
  const decided = (item: ListItem): ListItem[] => {
    const question = item.data?.question;
    if (question === undefined) return [item];
    return shown.includes(question) ? [{ ...item, data: { question: shown.indexOf(question) } }] : [];
  };
  const shownProse = entry.prose.flatMap((node): RootContent[] => {
    if (node.type !== "list") return [node];
    const children = node.children.flatMap(decided);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
  return shownAudit({ ...entry, prose: shownProse }, edition);
};
