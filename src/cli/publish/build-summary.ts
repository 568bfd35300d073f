import { pathToFileURL } from "node:url";
import { lapseWords, withheldLapses } from "../../model/forecast.ts";
import { sayIn } from "../../model/languages.ts";
import type { Language } from "../../model/position.ts";
import type { Report, WithheldKind } from "../../model/report.ts";
import { withheldText, withheldWord } from "../../model/withheld-words.ts";
import { comingLapses } from "../../report/forecast.ts";
import { showObstacle, showSummary } from "../../reporters/pretty-summary.ts";
import { clean } from "../../text/clean.ts";

/** Most gaps and most dates that the summary names. */
const mostShown = 5;

/** What a person wants to know after a build: the states, the most urgent gaps, and where to open the result. */
export function buildSummary(report: Report, indexFile: string, language: Language, colour: boolean): string {
  const say = sayIn(language);
  const gaps = urgentGaps(report, language);
  const due = nextDue(report, language);
  const hidden = (kinds: readonly WithheldKind[]): string | null =>
    withheldText(report.withheld, kinds, language);
  return [
    "",
    ...showSummary(report, { language, colour, verbose: false }),
    ...section(
      say({ de: "Am dringendsten:", en: "Most urgent:" }),
      gaps,
      hidden(["blockers", "findings"]),
      language,
    ),
    ...section(say({ de: "Nächste Fristen:", en: "Next due:" }), due, hidden(withheldLapses), language),
    "",
    `${say({ de: "Öffnen", en: "Open" })}: ${pathToFileURL(indexFile).href}`,
    "",
  ].join("\n");
}

/** The first lines of a list, how many more there are, and how many the clearance withholds of it. */
function section(
  title: string,
  lines: readonly string[],
  hidden: string | null,
  language: Language,
): string[] {
  const more = lines.length - mostShown;
  const rest = { de: `  … und ${more} weitere`, en: `  … and ${more} more` }[language];
  if (lines.length === 0 && hidden === null) return [];
  return [
    "",
    title,
    ...lines.slice(0, mostShown),
    ...(more > 0 ? [rest] : []),
    ...(hidden === null ? [] : [`  ${withheldWord[language]}: ${hidden}`]),
  ];
}

/** Errors first, those that stop a certificate before the others; then what stops one with an action in time. */
function urgentGaps(report: Report, language: Language): string[] {
  const errors = report.findings
    .filter(({ severity, accepted }) => severity === "error" && accepted?.holds !== true)
    .sort((a, b) => Number(b.stops !== null) - Number(a.stops !== null));
  const told = new Set(errors.map(({ file, line }) => `${file}:${line}`));
  return [
    ...errors.map(({ message, file, line }) => `  ${clean(message[language])}  ${clean(file)}:${line}`),
    ...report.blockers
      .filter(({ file, line }) => !told.has(`${file}:${line}`))
      .map((blocker) => showObstacle(blocker, language)),
  ];
}

/** What falls due or lapses within a year, the next first. */
function nextDue(report: Report, language: Language): string[] {
  return comingLapses(report).map(({ day, kind, subject, about: [first], sites }) => {
    const at = sites.length > 0 ? ` (${sites.join(", ")})` : "";
    const isControl = kind === "action" && first?.kind === "control";
    const what = isControl
      ? `${first.id}${at}: ${subject}`
      : `${subject}${at}: ${lapseWords[kind][language]}`;
    return `  ${day}  ${clean(what)}`;
  });
}
