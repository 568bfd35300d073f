import {
  type ClientCapabilities,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import type { Finding, RelatedPlace, ReportFinding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { RootState } from "./checked-root.ts";
import type { EditorTexts } from "./editor-texts.ts";

/** How an editor is told findings. */
export interface DiagnosticForm {
  readonly texts: EditorTexts;
  readonly language: Language;
  readonly client: ClientCapabilities;
}

/** Most places that are listed with a finding. */
const mostRelated = 20;

/**
 * A finding as an editor underlines it: with its other places and what follows from it, and a link to its rule's page, if
 * the editor can show these.
 */
export function diagnosticOf(
  root: string,
  finding: Finding | ReportFinding,
  consequences: RootState["consequences"],
  { texts, language, client }: DiagnosticForm,
): Diagnostic {
  const { publishDiagnostics: can = {} } = client.textDocument ?? {};
  const uri = texts.uriOf(root, finding.file);
  const tag = tags[finding.rule];
  const related = [
    ...finding.related,
    ...("fingerprint" in finding ? (consequences.get(finding.fingerprint) ?? []).map(asConsequence) : []),
  ].map((place): DiagnosticRelatedInformation => {
    const target = texts.uriOf(root, place.file);
    return {
      location: { uri: target, range: texts.rangeOf(target, place, place) },
      message: place.message[language],
    };
  });
  return {
    range: rangeOf(uri, finding, texts),
    severity: severities[finding.severity],
    code: finding.rule,
    ...(can.codeDescriptionSupport ? { codeDescription: { href: rulePage(finding.rule) } } : {}),
    source: "nachweis",
    message: `${finding.message[language]}\n${finding.help[language]}`,
    ...(tag !== undefined && can.tagSupport?.valueSet.includes(tag) ? { tags: [tag] } : {}),
    ...(can.relatedInformation && related.length > 0
      ? { relatedInformation: related.slice(0, mostRelated) }
      : {}),
  };
}

/** What would be replaced, else the link that begins there, else the rest of the line. */
function rangeOf(uri: string, finding: Finding, texts: EditorTexts): Diagnostic["range"] {
  const { line, column, excerpt } = finding;
  const edit = finding.fix ?? finding.suggestion;
  const isOf =
    edit?.file === finding.file &&
    edit.start.line === line &&
    edit.start.column === column &&
    edit.end.line === line;
  const rest = (excerpt?.slice(column - 1) ?? "").trimEnd();
  const width = isOf ? edit.end.column - column : (/^!?\[[^\]]*\]\([^)]*\)/.exec(rest)?.[0] ?? rest).length;
  return texts.rangeOf(uri, finding, { line, column: column + Math.max(width, 1) });
}

function asConsequence({ file, line, column, message }: Finding): RelatedPlace {
  return {
    file,
    line,
    column,
    message: { de: `Folge davon: ${message.de}`, en: `Follows from it: ${message.en}` },
  };
}

/** The page of a rule, as the installed toolkit brings it: it can be opened without a network. */
function rulePage(rule: string): string {
  return new URL(`../rules/${rule}.md`, import.meta.url).href;
}

/** What stands there without effect, or names what is not in force any more. */
const tags: Readonly<Record<string, DiagnosticTag>> = {
  "evidence-orphan": DiagnosticTag.Unnecessary,
  "file-unread": DiagnosticTag.Unnecessary,
  "requirement-withdrawn": DiagnosticTag.Deprecated,
};

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;
