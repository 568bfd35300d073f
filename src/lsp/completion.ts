import { type CompletionItem, CompletionItemKind } from "vscode-languageserver";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { scopeWords } from "../model/scope-words.ts";
import { auditSeverities, evidenceTypes, statuses } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { type Attribute, labels, mayStand } from "../source/labels.ts";
import type { TextPlace } from "../text/edits.ts";
import type { RootState } from "./checked-root.ts";
import {
  choices,
  daysToCome,
  durations,
  named,
  type PlacedItem,
  persons,
  today,
} from "./completion-items.ts";
import { type ContentDocument, lineAt } from "./content-workspace.ts";
import { type CursorContext, contextAt } from "./cursor-context.ts";
import { evidenceCompletions } from "./evidence-completion.ts";
import type { Feature } from "./feature.ts";
import { metadataCompletions } from "./metadata-completion.ts";
import { snippetsAt } from "./snippets.ts";
import { statusMeanings } from "./word-meanings.ts";

/** Offers what may be written at the cursor. */
export const completion: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: ["#", " ", "(", "/", "-", ":", "[", "{", ","] },
  }),
  answer({ connection, workspace, texts, language, client }) {
    const { snippetSupport = false } = client.textDocument?.completion?.completionItem ?? {};
    connection.onCompletion(async ({ textDocument, position }) => {
      const document = await workspace.document(textDocument.uri);
      if (!document) return [];
      const { uri, path, text } = document;
      const cursor = texts.placeAt(uri, position);
      const context = contextAt(path, text, cursor);
      const items = [
        ...(context ? completionsFor(context, document, cursor, language) : []),
        ...(snippetSupport ? snippetsAt(document, cursor, language) : []),
      ];
      return items.map(({ start, item: { insertText, ...item } }) => {
        const inserted = insertText ?? item.label;
        return start === null
          ? { ...item, ...(insertText === undefined ? {} : { insertText }) }
          : { ...item, textEdit: texts.editOf(uri, { start, end: cursor, text: inserted }) };
      });
    });
  },
};

function completionsFor(
  context: CursorContext,
  document: ContentDocument,
  cursor: TextPlace,
  language: Language,
): PlacedItem[] {
  if (context.kind === "evidence-link") return evidenceCompletions(document, cursor, context);
  const written = writtenOf(context, lineAt(document.text, cursor).slice(0, cursor.column - 1));
  const start = written === null ? null : { line: cursor.line, column: cursor.column - written.length };
  return plainCompletions(context, document, language).map((item) => ({ item, start }));
}

/** What an item takes the place of, where that is more than the word that editors take for one: names have blanks, days hyphens. */
function writtenOf(context: CursorContext, before: string): string | null {
  switch (context.kind) {
    case "person":
    case "today":
    case "day-to-come":
    case "duration": {
      const from = Math.max(...[",", ";", ":"].map((sign) => before.lastIndexOf(sign))) + 1;
      const part = before.slice(from).trimStart();
      return part.replace(/^(?:bis|by)\s+/, "");
    }
    case "metadata":
      return before.endsWith(context.cursor.word) ? context.cursor.word : null;
    default:
      return null;
  }
}

function plainCompletions(
  context: Exclude<CursorContext, { kind: "evidence-link" }>,
  { path, state }: ContentDocument,
  language: Language,
): CompletionItem[] {
  const { report } = state;
  switch (context.kind) {
    case "control-heading":
      return requirements(state).map((item) => ({
        ...item,
        insertText: `${item.label} ${item.detail ?? ""}`,
      }));
    case "requirement":
      return requirements(state);
    case "scope":
      return scopes(report, language);
    case "status":
      return statuses.map((status) => ({
        label: words.status[status][language],
        detail: statusMeanings[status][language],
        kind: CompletionItemKind.EnumMember,
      }));
    case "label":
      return labelsFor(path, context.below).map((attribute) => ({
        label: `${labels[attribute][language]}: `,
        kind: CompletionItemKind.Keyword,
      }));
    case "evidence-type":
      return choices(evidenceTypes, words.evidenceType, language);
    case "duration":
      return durations(language);
    case "audit-severity":
      return auditSeverities.map((severity) => ({
        label: severityWords[severity][language],
        detail: words.auditSeverity[severity][language],
        kind: CompletionItemKind.EnumMember,
      }));
    case "risk":
      return named(report.risks);
    case "person":
      return persons(state);
    case "today":
      return today(state, language);
    case "day-to-come":
      return daysToCome(state, language);
    case "metadata":
      return metadataCompletions(context.schema, context.cursor, path, state, language);
  }
}

/** The labels that a catalogue or an audit knows; of an audit those below a question, or all others. */
function labelsFor(path: string, below: boolean): Attribute[] {
  const all = Object.keys(labels) as Attribute[];
  if (below) return all.filter((attribute) => mayStand(attribute, "audit-question"));
  return path.startsWith("controls/audits/")
    ? all.filter((attribute) => mayStand(attribute, "audit-finding") || attribute === "question")
    : all.filter(
        (attribute) =>
          attribute !== "due" && (mayStand(attribute, "control") || mayStand(attribute, "assessment")),
      );
}

/** How severities of audit findings are written. */
const severityWords: Readonly<Record<(typeof auditSeverities)[number], Bilingual>> = {
  major: { de: "schwerwiegend", en: "major" },
  minor: { de: "geringfügig", en: "minor" },
  recommendation: { de: "Empfehlung", en: "recommendation" },
};

function requirements({ catalogue, report }: RootState): CompletionItem[] {
  const modelled = new Set(
    report.modules.filter(({ modelling }) => modelling === "modelled").map(({ id }) => id),
  );
  return catalogue.data.requirements
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, title, level, module }) => ({
      label: id,
      detail: title,
      documentation: `${level}, ${module}`,
      kind: CompletionItemKind.Reference,
      // What is modelled here comes first.
      sortText: `${modelled.has(module) ? 0 : 1}${id}`,
    }));
}

function scopes({ sites, objects }: Report, language: Language): CompletionItem[] {
  return [
    ...Object.values(scopeWords).map(({ [language]: label }) => ({
      label,
      kind: CompletionItemKind.Keyword,
    })),
    ...named([...sites, ...objects]),
  ];
}
