import type { ReportFinding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Counts, Report } from "../model/report.ts";
import type { Severity } from "../model/vocabulary.ts";
import { acceptanceText, clean, countSeverity, severityWords } from "./words.ts";

/** How the terminal shows a report. */
export interface PrettyOptions {
  readonly language: Language;
  /** Whether to use ANSI colours. State and severity are words in any case. */
  readonly colour: boolean;
  /** Whether to unfold findings that are alike. */
  readonly verbose: boolean;
}

const colours: Readonly<Record<Severity, string>> = { error: "31", warning: "33", info: "36" };

/** From this many findings of one rule at one place on, only the first is shown in full. */
const foldFrom = 3;

/** Longest part of a source line that is quoted. */
const quoteWidth = 100;

/** The findings grouped by file, each with its source line and a caret, and a summary for a person. */
export function toPretty(report: Report, options: PrettyOptions): string {
  const lines: string[] = [];
  for (const [file, findings] of Map.groupBy(report.findings, (finding) => finding.file)) {
    lines.push(paint(clean(file), "1", options), "");
    for (const group of fold(findings, options)) lines.push(...showGroup(group, options), "");
  }
  lines.push(...showSummary(report, options));
  return `${lines.join("\n")}\n`;
}

function fold(findings: readonly ReportFinding[], { verbose }: PrettyOptions): ReportFinding[][] {
  if (verbose) return findings.map((finding) => [finding]);
  const key = ({ rule, line, column, accepted }: ReportFinding): string =>
    `${rule}:${line}:${column}:${accepted?.until}`;
  return [...Map.groupBy(findings, key).values()].flatMap((group) =>
    group.length >= foldFrom ? [group] : group.map((finding) => [finding]),
  );
}

function showGroup(group: readonly ReportFinding[], options: PrettyOptions): string[] {
  const [finding] = group;
  if (!finding) return [];
  const { language } = options;
  const label = paint(severityWords[finding.severity][language], `1;${colours[finding.severity]}`, options);
  const place = `${finding.line}:${finding.column}`;
  const lines = [
    `  ${place}  ${label}  ${clean(finding.message[language])}  ${paint(finding.rule, "2", options)}`,
  ];
  if (finding.excerpt !== null) lines.push(...quote(finding, options));
  for (const { file, line, column, message } of finding.related) {
    lines.push(
      `      ${language === "de" ? "siehe" : "see"} ${clean(file)}:${line}:${column}  ${clean(message[language])}`,
    );
  }
  lines.push(`      ${paint("→", "36", options)} ${clean(finding.help[language])}`);
  const acceptance = acceptanceText(finding.accepted, language);
  if (acceptance !== null) lines.push(`      ${acceptance}`);
  if (finding.stops) {
    lines.push(
      `      ${language === "de" ? "Zertifikat" : "Certificate"}: ${clean(finding.stops[language])}`,
    );
  }
  if (group.length > 1) {
    const others = group
      .slice(1)
      .map((other) => other.requirement ?? other.module ?? other.evidence ?? other.object);
    const names = others.filter((name) => name !== null).join(", ");
    const count = group.length - 1;
    lines.push(
      language === "de"
        ? `      und ${count} gleichartige (--verbose zeigt sie): ${shorten(clean(names))}`
        : `      and ${count} more like it (--verbose shows them): ${shorten(clean(names))}`,
    );
  }
  return lines;
}

function quote({ line, column, excerpt }: ReportFinding, options: PrettyOptions): string[] {
  const source = (excerpt ?? "").replaceAll("\t", " ");
  const from = Math.max(0, column - 1 - quoteWidth / 2);
  const shown = source.slice(from, from + quoteWidth);
  const prefix = from > 0 ? "…" : "";
  const gutter = String(line).padStart(5);
  const caret = " ".repeat(column - 1 - from + prefix.length);
  return [
    `${paint(`${gutter} │`, "2", options)} ${prefix}${clean(shown)}${from + quoteWidth < source.length ? "…" : ""}`,
    `${paint("      │", "2", options)} ${caret}${paint("^", "1;35", options)}`,
  ];
}

function shorten(names: string): string {
  return names.length <= 90 ? names : `${names.slice(0, names.lastIndexOf(",", 90))}, …`;
}

/** The summary: what stops a certificate first, then the states per site, then the number of findings. */
export function showSummary(report: Report, options: PrettyOptions): string[] {
  const { language } = options;
  const { errors, warnings, infos } = report.summary;
  const header = language === "de" ? headerDe : headerEn;
  const rows: [string, Counts][] = report.sites
    .filter(({ counts }) => counts.items > 0)
    .map(({ title, id, counts }) => [clean(`${title} (${id})`), counts]);
  rows.push([language === "de" ? "ohne Standort" : "without site", report.domainCounts]);
  rows.push([language === "de" ? "gesamt" : "total", report.summary]);
  const width = Math.max(...rows.map(([title]) => title.length));
  const lines = [
    ...(report.example
      ? [
          language === "de"
            ? `Beispiel, eingefroren am ${report.example}: Alle Angaben sind erfunden.`
            : `Example, frozen on ${report.example}: everything is invented.`,
        ]
      : []),
    `${clean(report.domain.title)}, ${language === "de" ? "Stichtag" : "as of"} ${report.asOf}`,
    "",
    `${"".padEnd(width)}  ${header.map((word) => word.padStart(12)).join("")}`,
    ...rows.map(([title, counts]) => `${title.padEnd(width)}  ${countCells(counts)}`),
    "",
  ];
  const stopping = report.findings.filter(
    ({ stops, severity }) => stops !== null && severity !== "info",
  ).length;
  if (stopping > 0) {
    lines.push(
      language === "de" ? `Einem Zertifikat im Weg: ${stopping}` : `In the way of a certificate: ${stopping}`,
    );
  }
  const total = [
    countSeverity(errors, "error", language),
    countSeverity(warnings, "warning", language),
    countSeverity(infos, "info", language),
  ].join(", ");
  const accepted = report.baseline?.accepted ?? 0;
  const rest =
    accepted === 0
      ? ""
      : `, ${language === "de" ? `davon ${accepted} hingenommen` : `${accepted} of them accepted`}`;
  const failing = report.findings.some((one) => one.severity === "error" && one.accepted?.holds !== true);
  lines.push(paint(`${total}${rest}`, failing ? "1;31" : "1;32", options));
  return lines;
}

const headerDe = ["belegt", "unbelegt", "offen", "unbewertet", "entbehrlich", "Prüfpunkte"];
const headerEn = ["proven", "unproven", "open", "unassessed", "dispensable", "items"];

function countCells({ proven, unproven, open, unassessed, dispensable, items }: Counts): string {
  return [proven, unproven, open, unassessed, dispensable, items].map((n) => String(n).padStart(12)).join("");
}

function paint(text: string, code: string, { colour }: PrettyOptions): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}
