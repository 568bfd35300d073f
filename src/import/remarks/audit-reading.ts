import type { Nodes, RootContent } from "mdast";
import type { AuditReadBack } from "../../source/edit/read-back.ts";
import { plainText } from "../../source/markdown.ts";
import { proseLine } from "../../text/prose-line.ts";

/** A finding of an audit, without places. */
export interface FindingSaid {
  readonly id: string;
  readonly title: string;
  readonly severity: string | null;
  readonly requirements: readonly string[];
  readonly scopes: readonly string[];
  /** Its text by paragraphs (and whatever else stands there). */
  readonly prose: readonly string[];
  /** All else that it says: what is the officer's. */
  readonly others: readonly unknown[];
}

/** A question of an audit, without places. */
export interface QuestionSaid {
  readonly text: string;
  readonly requirements: readonly string[];
  readonly scopes: readonly string[];
  readonly answers: readonly string[];
}

/** What an audit says, in an order that can be compared. */
export interface AuditSaid {
  readonly findings: readonly FindingSaid[];
  readonly questions: readonly QuestionSaid[];
  /** Other text before the findings: paragraphs, and items of lists. */
  readonly prose: readonly string[];
  /** Where its links lead, those to the web aside. */
  readonly links: readonly string[];
}

/** What an audit that was read back says. */
export function auditSaid({ audit, links }: AuditReadBack): AuditSaid {
  const value = <T>(located: readonly { readonly value: T }[]): T[] => located.map((one) => one.value);
  return {
    findings: (audit?.findings ?? []).map((finding) => ({
      id: finding.id,
      title: finding.title,
      severity: finding.severity?.value ?? null,
      requirements: value(finding.requirements),
      scopes: value(finding.scopes),
      prose: finding.prose.map(lineOf),
      others: [
        finding.due?.value ?? null,
        finding.closed?.value ?? null,
        value(finding.responsible),
        value(finding.actions),
      ],
    })),
    questions: (audit?.questions ?? []).map(({ prose, requirements, scopes, answers }) => ({
      text: proseLine(prose),
      requirements: value(requirements),
      scopes: value(scopes),
      answers: answers.map((answer) => `${answer.date}: ${proseLine(answer.prose)}`),
    })),
    prose: (audit?.prose ?? []).flatMap(proseOf),
    links: links.flatMap(({ leads, target }) => (leads === "web" ? [] : [target])),
  };
}

/** The text of a node on one line. */
export function lineOf(node: Nodes): string {
  return plainText(node).replace(/\s+/g, " ").trim();
}

function proseOf(node: RootContent): string[] {
  return node.type === "list"
    ? node.children.filter(({ data }) => data?.question === undefined).map(lineOf)
    : [lineOf(node)];
}
