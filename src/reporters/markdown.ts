import type { ReportFinding } from "../model/finding.ts";
import { sayIn } from "../model/languages.ts";
import type { Language } from "../model/position.ts";
import type { Counts, Report } from "../model/report.ts";
import { states } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { capital } from "../text/capital.ts";
import { acceptanceText, countSeverity, severityPlural } from "./finding-text.ts";
import { codeSpan, escapeMarkdown } from "./markdown-text.ts";

/** A comment is read, not searched: beyond this many findings of a kind it only says how many more there are. */
const mostShown = 50;

/** A comment for a merge request: what stops a certificate, the states by site, then the findings, worst first. */
export function toMarkdown(report: Report, language: Language): string {
  const say = sayIn(language);
  const { errors, warnings, infos } = report.summary;
  const { unformed, blockers, probableDeviations } = report.certificate;
  const counts = [
    countSeverity(errors, "error", language),
    countSeverity(warnings, "warning", language),
    countSeverity(infos, "info", language),
  ].join(", ");
  const counting = report.findings.filter(({ accepted }) => accepted?.holds !== true);
  const of = (severity: ReportFinding["severity"]): ReportFinding[] =>
    counting.filter((finding) => finding.severity === severity);
  const accepted = report.findings.filter((finding) => finding.accepted?.holds === true);
  const gone = report.baseline?.gone ?? [];
  return [
    `## Nachweis: ${counts}`,
    ...(report.example === null
      ? []
      : [say({ de: "Beispiel: Alle Angaben sind erfunden.", en: "Example: everything is invented." })]),
    `${escapeMarkdown(report.domain.title)}, ${say({ de: "Stichtag", en: "as of" })} ${report.asOf}.`,
    [unformed, blockers, probableDeviations]
      .flatMap((text) => (text === null ? [] : [escapeMarkdown(text[language])]))
      .join("\n\n"),
    table(report, language),
    ...section(capital(severityPlural("error", language)), of("error"), language),
    ...section(capital(severityPlural("warning", language)), of("warning"), language),
    ...section(capital(severityPlural("info", language)), of("info"), language),
    ...section(say({ de: "Befristet hingenommen", en: "Accepted for a time" }), accepted, language),
    ...(gone.length === 0
      ? []
      : [
          details(
            say({ de: "Seit der Baseline entfallen", en: "Gone since the baseline" }),
            gone.length,
            gone
              .slice(0, mostShown)
              .map(({ rule, message }) => `- ${codeSpan(rule)} ${escapeMarkdown(message)}`),
            language,
          ),
        ]),
    "",
  ].join("\n\n");
}

function table(report: Report, language: Language): string {
  const rows: [string, Counts][] = report.sites
    .filter(({ counts }) => counts.items > 0)
    .map(({ id, title, counts }) => [`${escapeMarkdown(title)} (${escapeMarkdown(id)})`, counts]);
  rows.push([{ de: "ohne Standort", en: "without site" }[language], report.domainCounts]);
  rows.push([{ de: "**gesamt**", en: "**total**" }[language], report.summary]);
  const titles = [
    ...states.map((state) => words.state[state][language]),
    { de: "Prüfpunkte", en: "items" }[language],
  ];
  return [
    `| ${["", ...titles].join(" | ")} |`,
    `| --- | ${titles.map(() => "---:").join(" | ")} |`,
    ...rows.map(
      ([title, counts]) =>
        `| ${[title, ...states.map((state) => counts[state]), counts.items].join(" | ")} |`,
    ),
  ].join("\n");
}

function section(title: string, findings: readonly ReportFinding[], language: Language): string[] {
  if (findings.length === 0) return [];
  const shown = findings.slice(0, mostShown).map((finding) => describe(finding, language));
  return [details(title, findings.length, shown, language)];
}

function details(title: string, count: number, shown: readonly string[], language: Language): string {
  const more = count - shown.length;
  const rest = { de: `- und ${more} weitere`, en: `- and ${more} more` }[language];
  const lines = more > 0 ? [...shown, rest] : shown;
  return `<details><summary>${title}: ${count}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}

function describe(finding: ReportFinding, language: Language): string {
  const { rule, message, help, file, line, column, stops, accepted } = finding;
  const acceptance = acceptanceText(accepted, language);
  return [
    `- ${codeSpan(rule)} ${escapeMarkdown(message[language])}${acceptance === null ? "" : ` (${acceptance})`}`,
    `  ${codeSpan(`${file}:${line}:${column}`)}`,
    `  ${escapeMarkdown(help[language])}`,
    ...(stops ? [`  **${escapeMarkdown(stops[language])}**`] : []),
  ].join("  \n");
}
