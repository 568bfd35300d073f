import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import type { Finding } from "../model/finding.ts";
import { allFindings } from "../pipeline.ts";
import { changedClaims, safeChanges, textsAfter } from "../source/edit/safe-changes.ts";
import { readProject } from "../source/read-project.ts";
import { capital } from "../text/capital.ts";
import { editBetween } from "../text/edits.ts";
import type { ContentDocument } from "./content-workspace.ts";
import { type DiagnosticForm, diagnosticOf } from "./diagnostics.ts";
import type { Feature } from "./feature.ts";
import { draftsFor } from "./quick-fixes.ts";
import { workspaceEdit } from "./workspace-edit.ts";

/** Mends everything in a document that `nachweis fix` mends, such as when it is saved. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.nachweis`;

/** Changes that mend findings: safe ones, and those that a person has to decide on. */
export const codeActions: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } }),
  answer({ connection, workspace, ...form }) {
    connection.onCodeAction(async ({ textDocument, range, context }) => {
      const document = await workspace.currentDocument(textDocument.uri);
      if (!document) return [];
      const lines = { first: range.start.line + 1, last: range.end.line + 1 };
      const touched = allFindings(document.state).filter(
        ({ file, line }) => file === document.path && line >= lines.first && line <= lines.last,
      );
      return [
        ...(isWanted(CodeActionKind.QuickFix, context)
          ? [
              ...touched.flatMap((finding) => mending(document, finding, form)),
              ...draftsFor(document, touched, lines, form),
            ]
          : []),
        ...(isWanted(fixAllKind, context) ? await fixAll(document, form) : []),
      ];
    });
  },
};

/** Whether an editor that asks for some kinds alone asks for this one. */
function isWanted(kind: string, { only }: CodeActionParams["context"]): boolean {
  return only === undefined || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

function mending({ root, state }: ContentDocument, finding: Finding, form: DiagnosticForm): CodeAction[] {
  const { texts, language, client } = form;
  const fix = finding.fix ?? finding.suggestion;
  const edit = fix && workspaceEdit(root, { edits: new Map([[fix.file, [fix]]]) }, texts, client);
  if (!edit) return [];
  const replace = { de: `durch „${fix.text}“ ersetzen`, en: `replace by “${fix.text}”` }[language];
  // What a person has to decide on is called so, and no command that mends everything at once takes it.
  const isSafe = finding.fix !== null;
  const title = isSafe ? capital(replace) : `${suggestionWord[language]}: ${replace}`;
  const diagnostics = [diagnosticOf(root, finding, state.consequences, form)];
  return [
    { title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...(isSafe ? { isPreferred: true } : {}) },
  ];
}

/** The safe changes of a document in one, by the same functions and the same proof as `nachweis fix`. */
async function fixAll(
  { root, path, text, state }: ContentDocument,
  form: DiagnosticForm,
): Promise<CodeAction[]> {
  const { texts, language, client } = form;
  const own = allFindings(state).filter(({ fix }) => fix?.file === path);
  const changes = safeChanges(state.project, own);
  const [change] = changes;
  if (change?.before !== text) return [];
  const open = new Map([...texts.openIn(root), ...textsAfter(changes)]);
  if (changedClaims(state.project, await readProject(root, { open })).length > 0) return [];
  // Meanwhile somebody may have written on.
  if (texts.textOf(texts.uriOf(root, path)) !== text) return [];
  const edit = workspaceEdit(
    root,
    { edits: new Map([[path, [editBetween(text, change.after)]]]) },
    texts,
    client,
  );
  const title = { de: "Alles beheben, was nichts behauptet", en: "Mend all that makes no claim" }[language];
  return edit ? [{ title, kind: fixAllKind, edit }] : [];
}

const suggestionWord = { de: "Vorschlag, bitte prüfen", en: "Suggestion, please check" };
