import type { Language } from "../model/position.ts";
import type { Counts, Report, ReportBlocker } from "../model/report.ts";
import type { State } from "../model/vocabulary.ts";
import { withheldParts, withheldText, withheldWord } from "../model/withheld-words.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { paint } from "./ansi.ts";
import { countSeverity } from "./finding-text.ts";

export interface SummaryOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Whether to name each thing that stops a certificate. */
  readonly verbose: boolean;
}

/** States in the order of the table, with the colour of a number that is not zero. */
const columns: readonly (readonly [State, string])[] = [
  ["proven", "32"],
  ["unproven", "31"],
  ["open", "33"],
  ["unassessed", "31"],
  ["dispensable", "0"],
];

/** Longest name of a site in the table. */
const longestName = 38;

/** The summary: what stops a certificate first, then the states per site, then the number of findings. */
export function showSummary(report: Report, options: SummaryOptions): string[] {
  const german = options.language === "de";
  const { errors, warnings, infos } = report.summary;
  const counts = [
    countSeverity(errors, "error", options.language),
    countSeverity(warnings, "warning", options.language),
    countSeverity(infos, "info", options.language),
  ].join(", ");
  const title = `${clean(report.domain.title)}, ${german ? "Stichtag" : "as of"} ${report.asOf}`;
  return [
    ...(report.example
      ? [
          german
            ? `Beispiel, eingefroren am ${report.example}: Alle Angaben sind erfunden.`
            : `Example, frozen on ${report.example}: everything is invented.`,
        ]
      : []),
    paint(title, "1", options),
    "",
    ...showBlockers(report, options),
    "",
    ...showStates(report, options),
    "",
    paint(counts, errors > 0 ? "1;31" : "1;32", options) +
      (report.findings.length > 0
        ? german
          ? "  (nachweis explain REGEL erklärt eine Regel)"
          : "  (nachweis explain RULE explains a rule)"
        : ""),
    ...showWithheld(report, options.language),
  ];
}

const kinds: readonly (readonly [
  ReportBlocker["kind"],
  readonly [string, string],
  readonly [string, string],
])[] = [
  [
    "unmet",
    ["Prüfpunkt (Basis oder MUSS)", "Prüfpunkte (Basis oder MUSS)"],
    ["item (Basis or MUSS)", "items (Basis or MUSS)"],
  ],
  [
    "major-deviation",
    ["schwerwiegende Abweichung", "schwerwiegende Abweichungen"],
    ["major deviation", "major deviations"],
  ],
  [
    "old-assessment",
    ["veraltete Bewertung", "veraltete Bewertungen"],
    ["outdated assessment", "outdated assessments"],
  ],
];

function showBlockers({ blockers, summary, withheld }: Report, options: SummaryOptions): string[] {
  const german = options.language === "de";
  if (blockers.length === 0 && summary.items === 0) return [words.explained.noItems[options.language]];
  const hidden = withheldText(withheld, ["blockers"], options.language);
  if (blockers.length === 0 && hidden !== null) {
    return [
      german
        ? `Was einem Zertifikat im Weg steht, ist bei dieser Freigabestufe zurückgehalten: ${hidden}.`
        : `What stops a certificate is withheld at this clearance: ${hidden}.`,
    ];
  }
  if (blockers.length === 0) {
    return [
      german ? "Einem Zertifikat steht nichts Bekanntes im Weg." : "Nothing known stops a certificate.",
    ];
  }
  const parts = kinds.flatMap(([kind, de, en]) => {
    const count = blockers.filter((blocker) => blocker.kind === kind).length;
    return count === 0 ? [] : [`${count} ${(german ? de : en)[count === 1 ? 0 : 1]}`];
  });
  const more =
    withheld === null || hidden === null
      ? ""
      : `; ${german ? "dazu" : "and"} ${withheld.blockers} ${withheldWord[options.language]}`;
  const total = `${german ? "Einem Zertifikat im Weg" : "In the way of a certificate"}: ${parts.join(", ")}${more}`;
  return [
    paint(total, "1;31", options),
    ...(options.verbose ? blockers.map((blocker) => showBlocker(blocker, options.language)) : []),
  ];
}

/** What the clearance left out of a report; nothing for a whole one. */
function showWithheld({ withheld }: Report, language: Language): string[] {
  const hidden = withheldText(withheld, withheldParts, language);
  if (withheld === null || hidden === null) return [];
  const level = words.clearance[withheld.clearance][language];
  return [
    language === "de"
      ? `Freigabestufe „${level}“; zurückgehalten: ${hidden}`
      : `Clearance “${level}”; withheld: ${hidden}`,
  ];
}

/** One thing that stops a certificate, with its place. */
export function showBlocker({ text, site, file, line }: ReportBlocker, language: Language): string {
  const where = site === null ? "" : ` [${clean(site)}]`;
  return `  ${clean(text[language])}${where}  ${clean(file)}:${line}`;
}

function showStates(report: Report, options: SummaryOptions): string[] {
  const german = options.language === "de";
  const rows: [string, Counts][] = report.sites
    .filter(({ counts }) => counts.items > 0)
    .map(({ title, id, counts }) => [nameOf(clean(title), id), counts]);
  rows.push([german ? "ohne Standort" : "without site", report.domainCounts]);
  rows.push([german ? "gesamt" : "total", report.summary]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const titles = [
    ...columns.map(([state]) => words.state[state][options.language]),
    german ? "Prüfpunkte" : "items",
  ];
  const heads = titles.map((title) => `  ${title}`);
  return [
    paint(" ".repeat(width) + heads.join(""), "2", options),
    ...rows.map(([name, counts]) => {
      const cells = columns.map(([state, style], i) => {
        const cell = String(counts[state]).padStart(heads[i]?.length ?? 0);
        return paint(cell, counts[state] === 0 ? "2" : style, options);
      });
      const items = String(counts.items).padStart(heads.at(-1)?.length ?? 0);
      return name.padEnd(width) + cells.join("") + items;
    }),
  ];
}

/** A site's title and id, short enough that the table fits a terminal. */
function nameOf(title: string, id: string): string {
  const room = Math.max(12, longestName - id.length - 3);
  return `${title.length > room ? `${title.slice(0, room - 1)}…` : title} (${id})`;
}
