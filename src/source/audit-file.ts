import { auditDraft } from "../model/placeholders.ts";
import type { Located } from "../model/position.ts";
import type { Action, Audit, AuditFinding, Problem } from "../model/project.ts";
import { type AuditSeverity, auditSeverities } from "../model/vocabulary.ts";
import { actionHelp, readAction } from "./action-value.ts";
import { emptyValue, listed, splitSection, take, valueProblem } from "./attribute-items.ts";
import { readAuditSeverity, readDate } from "./attribute-values.ts";
import { readQuestions, withQuestionsMarked } from "./audit-questions.ts";
import { type HeadedSection, idHeading, isControlId, splitAt } from "./headed-sections.ts";
import type { Attribute } from "./labels.ts";
import { linksIn } from "./links.ts";
import { isDisputed } from "./lost-part.ts";
import { type Markdown, plainText, startOf, toProse } from "./markdown.ts";

/** Reads the findings of an audit (Auditfeststellungen): each level-2 heading `F-01 Title`. */
export function readAudit(
  markdown: Markdown,
  sourced: Omit<Audit, "findings" | "questions" | "prose">,
  problems: Problem[],
): Audit {
  const { before, sections } = splitAt(markdown.root.children, 2);
  const findings: AuditFinding[] = [];
  const earlier = problems.length;
  for (const section of sections) {
    const text = plainText(section.heading).trim();
    const match = idHeading.exec(text);
    const id = match?.[1];
    if (match && id !== undefined && isControlId(id)) {
      findings.push(readFinding(markdown, section, id, (match[2] ?? "").trim(), sourced.data.date, problems));
      continue;
    }
    problems.push(
      valueProblem(
        startOf(markdown, section.heading),
        `Die Überschrift „${text}“ nennt keine Feststellung.`,
        `The heading “${text}” names no finding.`,
        "Schreiben Sie eine Kennung, ein Leerzeichen und einen Titel, zum Beispiel „## F-01 Fehlendes Protokoll“.",
        "Write an id, a space and a title, for example “## F-01 Missing record”.",
      ),
    );
  }
  // The draft of `new` is a placeholder, which is said there.
  const drafts: readonly string[] = Object.values(auditDraft);
  const [first] = before.filter(
    (node) => node.type !== "yaml" && !(node.type === "html" && drafts.includes(node.value)),
  );
  const silent = findings.length === 0 && problems.length === earlier && markdown.lost.length === 0;
  if (first && silent && sourced.data.findings !== "none" && !sourced.invalid.has("findings")) {
    problems.push(
      valueProblem(
        startOf(markdown, first),
        "Dieses Audit hat Text, aber keine lesbare Feststellung.",
        "This audit has text, but no finding that can be read.",
        "Schreiben Sie jede Feststellung unter „## F-01 Titel“. Gab es keine, schreiben Sie „findings: none“ in die Metadaten.",
        "Write each finding below “## F-01 Title”. If there was none, write “findings: none” into the front matter.",
      ),
    );
  }
  const questions = readQuestions(markdown, before, problems);
  return { ...sourced, findings, questions, prose: toProse(markdown, withQuestionsMarked(before)) };
}

function readFinding(
  markdown: Markdown,
  section: HeadedSection,
  id: string,
  title: string,
  auditDate: string | undefined,
  problems: Problem[],
): AuditFinding {
  const disputed = isDisputed(markdown.lost, "assessment", section);
  const { attributes, prose } = splitSection(markdown, section.nodes, "audit-finding", problems);
  const severity: Located<AuditSeverity>[] = [];
  const requirements: Located<string>[] = [];
  const scopes: Located<string>[] = [];
  const due: Located<string>[] = [];
  const closed: Located<string>[] = [];
  const dateHelp = [
    "Schreiben Sie ein Datum, das es gibt, als JJJJ-MM-TT.",
    "Write a date that exists as YYYY-MM-DD.",
  ] as const;
  const responsible: Located<string>[] = [];
  const actions: Located<Action>[] = [];
  const count = (wanted: Attribute) => attributes.filter(({ attribute }) => attribute === wanted).length;
  for (const item of attributes) {
    if (item.value === "") emptyValue(item, problems);
    else if (item.attribute === "requirements") requirements.push(...listed(markdown, item));
    else if (item.attribute === "scope") scopes.push(...listed(markdown, item));
    else if (item.attribute === "responsible") responsible.push({ value: item.value, at: item.at });
    else if (item.attribute === "open")
      take(markdown, item, readAction(item.value), actions, problems, ...actionHelp);
    else if (item.attribute === "due") take(markdown, item, readDate(item.value), due, problems, ...dateHelp);
    else if (item.attribute === "closed")
      take(markdown, item, readDate(item.value), closed, problems, ...dateHelp);
    else if (item.attribute === "severity")
      take(
        markdown,
        item,
        readAuditSeverity(item.value),
        severity,
        problems,
        "Schreiben Sie schwerwiegend, geringfügig oder empfehlung.",
        "Write major, minor or recommendation.",
      );
  }
  if (!disputed && count("severity") === 0) {
    problems.push(
      valueProblem(
        startOf(markdown, section.heading),
        `Der Feststellung ${id} fehlt die Schwere; so lange gilt sie als nicht gelesen.`,
        `The finding ${id} has no severity; until then it counts as not read.`,
        "Ergänzen Sie „- Schwere: schwerwiegend“ (oder geringfügig, empfehlung).",
        "Add “- Severity: major” (or minor, recommendation).",
      ),
    );
  }
  // Of several the gravest counts: nobody may overlook it.
  const gravest = auditSeverities.flatMap((one) => severity.find(({ value }) => value === one) ?? [])[0];
  const other = severity.find(({ value }) => value !== gravest?.value);
  if (gravest && other) {
    problems.push({
      ...valueProblem(
        other.at,
        `Die Feststellung ${id} hat zwei verschiedene Schweren; so lange gilt die schwerste.`,
        `The finding ${id} has two different severities; until then the gravest counts.`,
        "Lassen Sie die richtige stehen.",
        "Leave the right one.",
      ),
      severity: "warning",
    });
  }
  const early = closed.filter(({ value }) => auditDate !== undefined && value < auditDate);
  for (const { value, at } of early) {
    problems.push(
      valueProblem(
        at,
        `Erledigt am ${value}, aber festgestellt erst beim Audit am ${auditDate}.`,
        `Closed on ${value}, but found only by the audit on ${auditDate}.`,
        "Prüfen Sie beide Tage. Bis dahin gilt die Feststellung nicht als erledigt.",
        "Check both days. Until then the finding does not count as closed.",
      ),
    );
  }
  const believed = closed.filter((one) => !early.includes(one));
  return {
    id,
    title,
    at: startOf(markdown, section.heading),
    severity: disputed ? null : (gravest ?? null),
    requirements,
    scopes,
    due: due.at(-1) ?? null,
    closed: disputed ? null : (believed.at(-1) ?? null),
    responsible,
    actions,
    links: linksIn(markdown, section.nodes),
    prose: toProse(markdown, prose),
    unread: {
      severity: disputed || severity.length === 0,
      due: disputed || count("due") > due.length,
      closed: disputed || count("closed") > believed.length,
    },
  };
}
