import { sayIn } from "../model/languages.ts";
import type { Language } from "../model/position.ts";
import type { Counts, Obstacle, Report } from "../model/report.ts";
import { stateTones } from "../model/tones.ts";
import { states } from "../model/vocabulary.ts";
import { withheldParts, withheldText } from "../model/withheld-words.ts";
import { words } from "../model/words.ts";
import { capital } from "../text/capital.ts";
import { clean } from "../text/clean.ts";
import { shortened } from "../text/shortened.ts";
import { wrap } from "../text/wrap.ts";
import { ansiTones, paint } from "./ansi.ts";
import { countSeverity } from "./finding-text.ts";

/** How the summary is told. */
export interface SummaryOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Whether to name each thing that stands in the way of a certificate. */
  readonly verbose: boolean;
}

/** Widest line of what is said about a certificate: that of the table of states. */
const summaryWidth = 100;

/** Longest name of a site in the table. */
const longestName = 38;

/** The summary: what stands in the way of a certificate first, then the states per site, then the number of findings. */
export function showSummary(report: Report, options: SummaryOptions): string[] {
  const say = sayIn(options.language);
  const { errors, warnings, infos } = report.summary;
  const counts = [
    countSeverity(errors, "error", options.language),
    countSeverity(warnings, "warning", options.language),
    countSeverity(infos, "info", options.language),
  ].join(", ");
  const title = `${clean(report.domain.title)}, ${say({ de: "Stichtag", en: "as of" })} ${report.asOf}`;
  return [
    ...(report.example
      ? [
          say({
            de: `Beispiel, eingefroren am ${report.example}: Alle Angaben sind erfunden.`,
            en: `Example, frozen on ${report.example}: everything is invented.`,
          }),
        ]
      : []),
    paint(title, "1", options),
    "",
    ...showCertificate(report, options),
    "",
    ...showStates(report, options),
    "",
    paint(counts, `1;${ansiTones[errors > 0 ? "bad" : "good"]}`, options) +
      (report.findings.length > 0
        ? say({
            de: "  (nachweis explain REGEL erklärt eine Regel)",
            en: "  (nachweis explain RULE explains a rule)",
          })
        : ""),
    ...showWithheld(report, options.language),
  ];
}

/** What can be said about a certificate; with `verbose` each thing, and what the lists are made by. */
function showCertificate(report: Report, options: SummaryOptions): string[] {
  const { certificate, blockers, probableDeviations } = report;
  const { language, verbose } = options;
  const each = (list: readonly Obstacle[]): string[] =>
    verbose ? list.map((obstacle) => showObstacle(obstacle, language)) : [];
  const wrapped = (text: string, style: string): string[] =>
    wrap(clean(text), summaryWidth).map((line) => paint(line, style, options));
  return [
    ...(certificate.unformed === null ? [] : wrapped(certificate.unformed[language], `1;${ansiTones.bad}`)),
    ...wrapped(
      certificate.blockers[language],
      blockers.length > 0 ? `1;${ansiTones.bad}` : ansiTones[certificate.clear ? "good" : "neutral"],
    ),
    ...each(blockers),
    ...wrapped(
      certificate.probableDeviations[language],
      ansiTones[probableDeviations.length > 0 ? "warning" : "neutral"],
    ),
    ...each(probableDeviations),
    ...(verbose && !certificate.clear ? wrapped(capital(`${certificate.checked[language]}.`), "0") : []),
  ];
}

/** What the clearance left out of a report; nothing for a whole one. */
function showWithheld({ withheld }: Report, language: Language): string[] {
  const hidden = withheldText(withheld, withheldParts, language);
  if (withheld === null || hidden === null) return [];
  const level = words.clearance[withheld.clearance][language];
  return [
    {
      de: `Freigabestufe „${level}“; zurückgehalten: ${hidden}`,
      en: `Clearance “${level}”; withheld: ${hidden}`,
    }[language],
  ];
}

/** One thing that stands in the way of a certificate, with its place. */
export function showObstacle({ text, site, file, line }: Obstacle, language: Language): string {
  const where = site === null ? "" : ` [${clean(site)}]`;
  return `  ${clean(text[language])}${where}  ${clean(file)}:${line}`;
}

function showStates(report: Report, options: SummaryOptions): string[] {
  const say = sayIn(options.language);
  const rows: [string, Counts][] = report.sites
    .filter(({ counts }) => counts.items > 0)
    .map(({ title, id, counts }) => [nameOf(clean(title), id), counts]);
  rows.push([say({ de: "ohne Standort", en: "without site" }), report.domainCounts]);
  rows.push([say({ de: "gesamt", en: "total" }), report.summary]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const titles = [
    ...states.map((state) => words.state[state][options.language]),
    say({ de: "Prüfpunkte", en: "items" }),
  ];
  const heads = titles.map((title) => `  ${title}`);
  return [
    paint(" ".repeat(width) + heads.join(""), "2", options),
    ...rows.map(([name, counts]) => {
      const cells = states.map((state, i) => {
        const cell = String(counts[state]).padStart(heads[i]?.length ?? 0);
        return paint(cell, counts[state] === 0 ? "2" : ansiTones[stateTones[state]], options);
      });
      const items = String(counts.items).padStart(heads.at(-1)?.length ?? 0);
      return name.padEnd(width) + cells.join("") + items;
    }),
  ];
}

/** A site's title and id, short enough that the table fits a terminal. */
function nameOf(title: string, id: string): string {
  const room = Math.max(12, longestName - id.length - 3);
  return `${shortened(title, room)} (${id})`;
}
