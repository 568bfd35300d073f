import { pathToFileURL } from "node:url";
import type { Finding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { showSummary } from "../reporters/pretty.ts";

/** Most findings that the summary names. */
const mostFindings = 5;

/** What a person wants to know after a build: the states, the most urgent gaps, and where to open the result. */
export function buildSummary(report: Report, indexFile: string, language: Language, colour: boolean): string {
  const lines = ["", ...showSummary(report, { language, colour, verbose: false })];
  const urgent = urgentFindings(report);
  if (urgent.length > 0)
    lines.push("", language === "de" ? "Am dringendsten:" : "Most urgent:", ...urgent.map(show(language)));
  const actions = nextActions(report);
  if (actions.length > 0) lines.push("", language === "de" ? "Nächste Fristen:" : "Next due:", ...actions);
  lines.push("", `${language === "de" ? "Öffnen" : "Open"}: ${pathToFileURL(indexFile).href}`, "");
  return lines.join("\n");
}

function urgentFindings(report: Report): Finding[] {
  const rank = ({ stops, severity }: Finding): number => (stops ? 0 : 2) + (severity === "error" ? 0 : 1);
  return report.findings
    .filter(({ severity, rule }) => severity !== "info" && rule !== "module-unconsidered")
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostFindings);
}

function show(language: Language): (finding: Finding) => string {
  return ({ message, file, line, requirement }) =>
    `  ${requirement ? `${requirement}: ` : ""}${message[language].replace(/\s+/g, " ")}  (${file}:${line})`;
}

function nextActions(report: Report): string[] {
  const actions = report.controls.flatMap(({ id, assessments }) =>
    assessments.flatMap(({ actions: open, scopes }) =>
      open.flatMap(({ due, text }) =>
        due === null ? [] : [{ due, line: `  ${due}  ${id} (${scopes.join(", ")}): ${text}` }],
      ),
    ),
  );
  const order = (a: { due: string }, b: { due: string }): number =>
    a.due < b.due ? -1 : a.due > b.due ? 1 : 0;
  return actions
    .sort(order)
    .slice(0, mostFindings)
    .map(({ line }) => line);
}
