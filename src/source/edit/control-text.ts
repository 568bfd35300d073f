import type { Language } from "../../model/position.ts";
import type { Status } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { trimEnd } from "../../text/trim.ts";
import { splitAt } from "../headed-sections.ts";
import { labels } from "../labels.ts";
import { parseMarkdown, plainText } from "../markdown.ts";

/** What a control (Maßnahme) with one assessment is to say. */
export interface NewControl {
  readonly id: string;
  readonly title: string;
  /** Requirement ids; empty if its own id is the requirement's. */
  readonly requirements: readonly string[];
  readonly responsible?: string | undefined;
  readonly scope: string;
  readonly status: Status;
  /** Prose of the assessment; of `dispensable` the reason. */
  readonly prose?: string | undefined;
  readonly action?: { readonly text: string; readonly due: string; readonly responsible: string } | undefined;
}

/** A control as Markdown, from its heading to a line end. */
export function controlText(control: NewControl, language: Language): string {
  const label = (name: keyof typeof labels, value: string): string => `- ${labels[name][language]}: ${value}`;
  const attributes = [
    ...(control.requirements.length > 0 ? [label("requirements", control.requirements.join(", "))] : []),
    ...(control.responsible ? [label("responsible", control.responsible)] : []),
  ];
  const by = { de: "bis", en: "by" }[language];
  const { action } = control;
  const blocks = [
    `## ${control.id} ${control.title}`,
    attributes.join("\n"),
    `### ${control.scope}: ${words.status[control.status][language]}`,
    control.prose ?? "",
    action ? label("open", `${action.text}; ${by} ${action.due}; ${action.responsible}`) : "",
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
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
