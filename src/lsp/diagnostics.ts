import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Finding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { EditorTexts } from "./editor-texts.ts";

/** A finding as an editor underlines it. */
export function diagnosticOf(
  uri: string,
  finding: Finding,
  texts: EditorTexts,
  language: Language,
): Diagnostic {
  const { line, column } = finding;
  const rest = finding.excerpt?.slice(column - 1) ?? "";
  const edit = finding.fix ?? finding.suggestion;
  const width = edit ? edit.end.column - edit.start.column : rest.trimEnd().length;
  return {
    range: texts.rangeOf(uri, { line, column }, { line, column: column + Math.max(width, 1) }),
    severity: severities[finding.severity],
    code: finding.rule,
    source: "nachweis",
    message: `${finding.message[language]}\n${finding.help[language]}`,
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;
