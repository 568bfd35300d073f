import type { Language } from "../../model/position.ts";
import type { Status } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { trimEnd } from "../../text/trim.ts";
import { splitAt } from "../headed-sections.ts";
import { type Attribute, labels } from "../labels.ts";
import { parseMarkdown, plainText } from "../markdown.ts";

/** What a control (Maßnahme) is to say, without its assessments. */
export interface NewControl {
  readonly id: string;
  readonly title: string;
  /** Requirement ids; empty if its own id is the requirement's. */
  readonly requirements: readonly string[];
}

/** What an assessment is to say. */
export interface NewAssessment {
  readonly scope: string;
  readonly status: Status;
  /** What stands in place of the status' word, where a person is yet to choose one. */
  readonly statusWord?: string | undefined;
  /** Prose; of `dispensable` the reason. */
  readonly prose?: string | undefined;
  readonly responsible?: string | undefined;
  readonly actions?: readonly NewAction[] | undefined;
}

/** An open action with what is known of it. */
export interface NewAction {
  readonly text: string;
  readonly due?: string | undefined;
  readonly responsible?: string | undefined;
}

/** A control with one assessment as Markdown, from its heading to a line end. */
export function controlText(control: NewControl & NewAssessment, language: Language): string {
  const { requirements } = control;
  return blocks(
    `## ${control.id} ${control.title}`,
    requirements.length > 0 ? labelled("requirements", requirements.join(", "), language) : "",
    assessmentText(control, language).trimEnd(),
  );
}

/** An assessment as Markdown, from its heading to a line end. */
export function assessmentText(assessment: NewAssessment, language: Language): string {
  const { scope, status, prose, responsible, actions = [] } = assessment;
  const { statusWord = words.status[status][language] } = assessment;
  const attributes = [
    ...(responsible ? [labelled("responsible", responsible, language)] : []),
    ...actions.map((action) => labelled("open", actionText(action, language), language)),
  ];
  return blocks(`### ${scope}: ${statusWord}`, prose ?? "", attributes.join("\n"));
}

/** The value of an open action: what is to be done, by when, by whom. */
export function actionText({ text, due, responsible }: NewAction, language: Language): string {
  const by = { de: "bis", en: "by" }[language];
  return [text, due ? `${by} ${due}` : "", responsible ?? ""].filter((part) => part !== "").join("; ");
}

/** A list item with a label, without a line end. */
export function labelled(name: Attribute, value: string, language: Language): string {
  return `- ${labels[name][language]}: ${value}`;
}

function blocks(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/**
 * A catalogue with a control added at its end, in the line ends of the catalogue. Null if it would not be read as a control
 * there, because the text before it does not end (a code block, a comment).
 */
export function withControl(catalogue: string, id: string, control: string): string | null {
  const lineEnd = /\r\n|\n/.exec(catalogue)?.[0] ?? "\n";
  const text = `${trimEnd(catalogue, /[\r\n]/)}${lineEnd}${lineEnd}${control.replaceAll("\n", lineEnd)}`;
  const headings = splitAt(parseMarkdown("controls/catalog/x.md", text).root.children, 2).sections;
  const last = headings.at(-1);
  return last && plainText(last.heading).startsWith(`${id} `) ? text : null;
}
