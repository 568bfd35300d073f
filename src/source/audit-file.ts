import type { Located } from "../model/position.ts";
import type { Audit, AuditFinding, Problem } from "../model/project.ts";
import type { AuditSeverity } from "../model/vocabulary.ts";
import { emptyValue, listed, splitSection, take, valueProblem } from "./attribute-items.ts";
import { readAuditSeverity, readDate } from "./attribute-values.ts";
import { type HeadedSection, idHeading, isControlId, splitAt } from "./headed-sections.ts";
import { linksIn, type Markdown, plainText, startOf, toProse } from "./markdown.ts";

/** Reads the findings of an audit (Auditfeststellungen): each level-2 heading `F-01 Title`. */
export function readAudit(
  markdown: Markdown,
  sourced: Omit<Audit, "findings" | "prose">,
  problems: Problem[],
): Audit {
  const { before, sections } = splitAt(markdown.root.children, 2);
  const findings: AuditFinding[] = [];
  for (const section of sections) {
    const text = plainText(section.heading).trim();
    const match = idHeading.exec(text);
    const id = match?.[1];
    if (match && id !== undefined && isControlId(id)) {
      findings.push(readFinding(markdown, section, id, (match[2] ?? "").trim(), problems));
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
  return { ...sourced, findings, prose: toProse(markdown, before) };
}

function readFinding(
  markdown: Markdown,
  section: HeadedSection,
  id: string,
  title: string,
  problems: Problem[],
): AuditFinding {
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
  for (const item of attributes) {
    if (item.value === "") emptyValue(item, problems);
    else if (item.attribute === "requirements") requirements.push(...listed(markdown, item));
    else if (item.attribute === "scope") scopes.push(...listed(markdown, item));
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
  return {
    id,
    title,
    at: startOf(markdown, section.heading),
    severity: severity[0] ?? null,
    requirements,
    scopes,
    due: due.at(-1) ?? null,
    closed: closed.at(-1) ?? null,
    links: linksIn(markdown, section.nodes),
    prose: toProse(markdown, prose),
  };
}
