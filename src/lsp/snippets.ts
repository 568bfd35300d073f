import { CompletionItemKind, InsertTextFormat } from "vscode-languageserver";
import type { Requirement } from "../model/catalogue.ts";
import { liesAmong } from "../model/content-kinds.ts";
import { placeholders } from "../model/placeholders.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { scopeWords } from "../model/scope-words.ts";
import { evidenceTypes } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { noDay } from "../source/edit/assessment-drafts.ts";
import { actionText, assessmentText, controlText, labelled } from "../source/edit/control-text.ts";
import { proposalOf } from "../source/evidence-proposal.ts";
import { newSidecar, yamlText } from "../source/metadata-text.ts";
import type { TextPlace } from "../text/edits.ts";
import type { RootState } from "./checked-root.ts";
import type { PlacedItem } from "./completion-items.ts";
import { schemaFor } from "./content-files.ts";
import { type ContentDocument, lineAt } from "./content-workspace.ts";
import { type Hole, snippetText } from "./snippet-text.ts";

/** The snippets that fit in at the cursor, in place of what stands before it on its line. They begin as what `nachweis new` and `nachweis evidence add` write. */
export function snippetsAt(document: ContentDocument, cursor: TextPlace, language: Language): PlacedItem[] {
  const { path, text, state } = document;
  const before = lineAt(text, cursor).slice(0, cursor.column - 1);
  const start = { line: cursor.line, column: 1 };
  const snippet = (name: Bilingual, prefix: string, insertText: string): PlacedItem => ({
    start,
    item: {
      label: name[language],
      insertText,
      insertTextFormat: InsertTextFormat.Snippet,
      kind: CompletionItemKind.Snippet,
      filterText: `${prefix}${name[language]}`,
      sortText: "0",
    },
  });
  if (isEmptySidecar(path, text)) {
    const sidecar = sidecarSnippet(path, state);
    return sidecar === null ? [] : [snippet(names.sidecar, before, sidecar)];
  }
  const written = /^(#{1,3} ?|[-*+] ?|)\p{L}*$/u.exec(before);
  if (schemaFor(path) !== "catalog" || !written) return [];
  const [, mark = ""] = written;
  const above = text
    .split(/\r?\n/)
    .slice(0, cursor.line - 1)
    .findLast((line) => /^##\s|^###\s/.test(line));
  const found: PlacedItem[] = [];
  if (!/^###|^[-*+]/.test(mark))
    found.push(snippet(names.control, mark, controlSnippet(path, state, language)));
  if (above && !/^[-*+]/.test(mark))
    found.push(snippet(names.assessment, mark, assessmentSnippet(state, language)));
  if (above?.startsWith("###") && !mark.startsWith("#"))
    found.push(snippet(names.action, mark, actionSnippet(language)));
  return found;
}

const names = {
  control: { de: "Maßnahme", en: "Control" },
  assessment: { de: "Bewertung", en: "Assessment" },
  action: { de: "Aufgabe", en: "Action" },
  sidecar: { de: "Metadaten dieses Nachweises", en: "Metadata of this evidence" },
};

function controlSnippet(path: string, state: RootState, language: Language): string {
  const next = nextRequirement(path, state);
  const holes = [next?.id ?? "INF.2.A3", next?.title ?? placeholders.control[language]];
  return snippetText([...holes, ...assessmentHoles(state, language)], (id = "", title = "", ...rest) =>
    controlText({ id, title, requirements: [], ...assessmentOf(rest) }, language),
  );
}

function assessmentSnippet(state: RootState, language: Language): string {
  return snippetText(assessmentHoles(state, language), (...signs) =>
    assessmentText(assessmentOf(signs), language),
  );
}

/** Holes of scope, status, prose, action, day and role. */
function assessmentHoles({ assessed: { index } }: RootState, language: Language): Hole[] {
  const wide = Object.values(scopeWords).map((word) => word[language]);
  return [
    [...wide, ...index.sites.keys()],
    // As `nachweis new` presets it: nothing is claimed that nobody has said.
    (["no", "partial", "yes", "dispensable"] as const).map((status) => words.status[status][language]),
    placeholders.implementation[language],
    ...actionHoles(language),
  ];
}

function assessmentOf([scope = "", statusWord = "", prose = "", ...action]: readonly string[]): Parameters<
  typeof assessmentText
>[0] {
  const [text = "", due = "", responsible = ""] = action;
  return { scope, status: "no", statusWord, prose, actions: [{ text, due, responsible }] };
}

function actionSnippet(language: Language): string {
  return snippetText(actionHoles(language), (text = "", due = "", responsible = "") =>
    labelled("open", actionText({ text, due, responsible }, language), language),
  );
}

function actionHoles(language: Language): Hole[] {
  return [placeholders.action[language], noDay[language], placeholders.owner[language]];
}

/** The first requirement of a catalogue's module that no control is about yet. */
function nextRequirement(path: string, { project, assessed }: RootState): Requirement | undefined {
  const module = project.catalogs.find(({ file }) => file === path)?.data.module;
  const covered = new Set(assessed.controls.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  return project.catalogue.data.requirements.find(
    (each) => each.module === module && !each.withdrawn && !covered.has(each.id),
  );
}

function isEmptySidecar(path: string, text: string): boolean {
  return liesAmong("evidence", path) && path.endsWith(".yaml") && !/[^\s\p{L}]/u.test(text);
}

/** The metadata of the file beside a sidecar, as far as its name and bytes tell them; null if there is no such file. */
function sidecarSnippet(path: string, { project }: RootState): string | null {
  const described = path.slice(0, -".yaml".length);
  const digest = project.evidence.find((one) => one.path === described)?.digest ?? null;
  if (digest === null) return null;
  const { title, type, issued } = proposalOf(described);
  const types = [type, ...evidenceTypes.filter((other) => other !== type)];
  return snippetText([title, types, issued ?? "", ""], (...[name, kind, day, issuer]) =>
    yamlText(newSidecar({ title: name, type: kind, issued: day, issuer }, digest)),
  );
}
