import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import type { Finding } from "../model/finding.ts";
import { allFindings } from "../pipeline.ts";
import { capital } from "../text/capital.ts";
import type { ContentDocument } from "./content-workspace.ts";
import { type DiagnosticForm, diagnosticOf } from "./diagnostics.ts";
import type { Feature } from "./feature.ts";

/** Changes that mend findings: safe ones, and those that a person has to decide on. */
export const codeActions: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }),
  answer({ connection, workspace, ...form }) {
    connection.onCodeAction(async ({ textDocument, range }) => {
      const document = await workspace.document(textDocument.uri);
      if (!document) return [];
      const touched = allFindings(document.state).filter(
        ({ file, line }) =>
          file === document.path && line - 1 >= range.start.line && line - 1 <= range.end.line,
      );
      return touched.flatMap((finding) => mending(document, finding, form));
    });
  },
};

function mending({ root, state }: ContentDocument, finding: Finding, form: DiagnosticForm): CodeAction[] {
  const { texts, language } = form;
  const fix = finding.fix ?? finding.suggestion;
  if (!fix) return [];
  const target = texts.uriOf(root, fix.file);
  const replace = { de: `durch „${fix.text}“ ersetzen`, en: `replace by “${fix.text}”` }[language];
  // What a person has to decide on is called so, and no command that mends everything at once takes it.
  const title = finding.fix === null ? `${suggestionWord[language]}: ${replace}` : capital(replace);
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(root, finding, state.consequences, form)],
      edit: { changes: { [target]: [texts.editOf(target, fix)] } },
    },
  ];
}

const suggestionWord = { de: "Vorschlag, bitte prüfen", en: "Suggestion, please check" };
