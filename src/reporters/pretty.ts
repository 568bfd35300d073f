import type { ReportFinding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import type { Severity } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { wrap } from "../text/wrap.ts";
import { paint } from "./ansi.ts";
import { acceptanceText } from "./finding-text.ts";
import { showSummary } from "./pretty-summary.ts";
import { quote } from "./quote.ts";

/** How the terminal shows a report. */
export interface PrettyOptions {
  readonly language: Language;
  /** Whether to use ANSI colours. State and severity are words in any case. */
  readonly colour: boolean;
  /** Whether to unfold findings that are alike, and to name each that stops a certificate. */
  readonly verbose: boolean;
}

const styles: Readonly<Record<Severity, string>> = { error: "1;31", warning: "1;33", info: "1;36" };

/** From this many findings of one rule at one place on, they are one line. */
const foldFrom = 3;

/** Width to which texts are wrapped, without their indent. */
const textWidth = 92;

/** The findings grouped by file, each with its source line and carets, and a summary for a person. */
export function toPretty(report: Report, options: PrettyOptions): string {
  const lines: string[] = [];
  for (const [file, findings] of Map.groupBy(report.findings, (finding) => finding.file)) {
    lines.push(fileHeading(clean(file), options), "");
    for (const group of fold(findings, options)) {
      lines.push(...(group.length > 1 ? showFolded(group, report, options) : showAlone(group, options)), "");
    }
  }
  lines.push(...showSummary(report, options));
  return `${lines.join("\n")}\n`;
}

function fileHeading(file: string, options: PrettyOptions): string {
  return paint(`── ${file} ${"─".repeat(Math.max(3, textWidth - file.length))}`, "1;34", options);
}

function fold(findings: readonly ReportFinding[], { verbose }: PrettyOptions): ReportFinding[][] {
  if (verbose) return findings.map((finding) => [finding]);
  const key = ({ rule, line, column, accepted }: ReportFinding): string =>
    `${rule}:${line}:${column}:${accepted?.until}`;
  return [...Map.groupBy(findings, key).values()].flatMap((group) =>
    group.length >= foldFrom ? [group] : group.map((finding) => [finding]),
  );
}

/** `Fehler evidence-missing` and the place, in a form that terminals and editors open. */
function headOf({ rule, severity, file, line, column }: ReportFinding, options: PrettyOptions): string {
  const word = paint(words.severity[severity][options.language], styles[severity], options);
  return `${word} ${paint(rule, "1", options)} ${paint(`${clean(file)}:${line}:${column}`, "2", options)}`;
}

/** Findings of one rule at one place: one line. */
function showFolded(group: readonly ReportFinding[], report: Report, options: PrettyOptions): string[] {
  const [finding] = group;
  if (!finding) return [];
  const { language } = options;
  const german = language === "de";
  const summary = report.rules.find(({ id }) => id === finding.rule)?.summary[language] ?? "";
  const stopping = group.filter(({ stops }) => stops !== null).length;
  const notes = [
    ...(stopping > 0
      ? [german ? `${stopping} verhindern ein Zertifikat` : `${stopping} stop a certificate`]
      : []),
    acceptanceText(finding.accepted, language) ?? [],
    german ? "einzeln mit --verbose" : "each with --verbose",
  ].flat();
  const count = german ? `${group.length}-mal` : `${group.length} times`;
  return [`${headOf(finding, options)}  ${count}: ${summary} (${notes.join("; ")})`];
}

function showAlone([finding]: readonly ReportFinding[], options: PrettyOptions): string[] {
  if (!finding) return [];
  const { language } = options;
  const acceptance = acceptanceText(finding.accepted, language);
  return [
    headOf(finding, options),
    ...wrap(clean(finding.message[language]), textWidth).map((text) => `  ${paint(text, "1", options)}`),
    ...quote(finding, styles[finding.severity], options),
    ...finding.related.flatMap(({ file, line, column, message }) =>
      note(
        language === "de" ? "siehe" : "see",
        `${clean(file)}:${line}:${column} ${clean(message[language])}`,
        options,
      ),
    ),
    ...note(language === "de" ? "Abhilfe" : "help", clean(finding.help[language]), options),
    ...(finding.stops
      ? note(language === "de" ? "Zertifikat" : "certificate", clean(finding.stops[language]), options)
      : []),
    ...(acceptance === null ? [] : note(language === "de" ? "Baseline" : "baseline", acceptance, options)),
  ];
}

/** A remark with its label, wrapped under its beginning. */
function note(label: string, text: string, options: PrettyOptions): string[] {
  const indent = " ".repeat(label.length + 6);
  return wrap(text, textWidth - label.length).map((line, i) =>
    i === 0 ? `  = ${paint(`${label}:`, "1", options)} ${line}` : `${indent}${line}`,
  );
}
