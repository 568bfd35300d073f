import type { Finding, ReportFinding } from "../model/finding.ts";
import { sayIn } from "../model/languages.ts";
import type { Bilingual, Language, Position } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { scopeOf } from "../model/scope-words.ts";
import { severityTones } from "../model/tones.ts";
import type { Severity } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { wrap } from "../text/wrap.ts";
import { ansiTones, paint } from "./ansi.ts";
import { acceptanceText } from "./finding-text.ts";
import { showSummary } from "./pretty-summary.ts";
import { quote } from "./quote.ts";

/** How the terminal shows a report. */
export interface PrettyOptions {
  readonly language: Language;
  /** Whether to use ANSI colours. State and severity are words in any case. */
  readonly colour: boolean;
  /** Whether to show findings that are alike one by one, what follows from each, and each that stops a certificate. */
  readonly verbose: boolean;
  /** What was folded into findings, by fingerprint. */
  readonly consequences?: ReadonlyMap<string, readonly Finding[]> | undefined;
}

const styleOf = (severity: Severity): string => `1;${ansiTones[severityTones[severity]]}`;

/** From this many findings of one rule with one mend on, they are one group. */
const groupFrom = 3;

/** Members of a group that are named; the others are counted. */
const namedOfGroup = 5;

/** Width to which texts are wrapped, without their indent. */
const textWidth = 92;

/**
 * The findings by file, each with its source line and carets, then groups of what is alike in several files, and a summary for
 * a person.
 */
export function toPretty(report: Report, options: PrettyOptions): string {
  const lines: string[] = [];
  const groups = options.verbose ? [] : alike(report.findings);
  const grouped = new Map(groups.flatMap((group) => group.map((finding) => [finding, group] as const)));
  const isOfOneFile = (group: readonly ReportFinding[]) => new Set(group.map(({ file }) => file)).size === 1;
  for (const [file, findings] of Map.groupBy(report.findings, (finding) => finding.file)) {
    const shown = findings.flatMap((finding) => {
      const group = grouped.get(finding);
      if (!group) return [...showAlone(finding, options), ""];
      return group[0] === finding && isOfOneFile(group) ? [...showGroup(group, report, options), ""] : [];
    });
    if (shown.length > 0) lines.push(heading(clean(file), options), "", ...shown);
  }
  const scattered = groups.filter((group) => !isOfOneFile(group));
  if (scattered.length > 0) {
    lines.push(heading({ de: "in mehreren Dateien", en: "in several files" }[options.language], options), "");
    for (const group of scattered) lines.push(...showGroup(group, report, options), "");
  }
  lines.push(...showSummary(report, options));
  return `${lines.join("\n")}\n`;
}

/** Findings of one rule that are mended in one way, or stand at one place, in groups of at least three. */
function alike(findings: readonly ReportFinding[]): ReportFinding[][] {
  const large = (members: readonly ReportFinding[], key: (finding: ReportFinding) => string) =>
    [...Map.groupBy(members, key).values()].filter((group) => group.length >= groupFrom);
  const kind = ({ rule, severity, accepted }: ReportFinding) => `${rule}:${severity}:${accepted?.until}`;
  const atOnePlace = large(findings, (one) => `${kind(one)}:${one.file}:${one.line}:${one.column}`);
  const taken = new Set(atOnePlace.flat());
  const others = findings.filter((finding) => !taken.has(finding));
  return [...atOnePlace, ...large(others, (one) => `${kind(one)}:${one.help.de}`)];
}

function heading(text: string, options: PrettyOptions): string {
  return paint(`── ${text} ${"─".repeat(Math.max(3, textWidth - text.length))}`, "1;34", options);
}

/** `Fehler evidence-missing` and the place, unless there are several. */
function headOf(finding: ReportFinding, options: PrettyOptions, hasPlace = true): string {
  const { rule, severity } = finding;
  const word = paint(words.severity[severity][options.language], styleOf(severity), options);
  return `${word} ${paint(rule, "1", options)}${hasPlace ? ` ${paint(placeOf(finding), "2", options)}` : ""}`;
}

/** A place in a form that terminals and editors open. */
function placeOf({ file, line, column }: Position): string {
  return `${clean(file)}:${line}:${column}`;
}

/** A group: what is wrong and how often, what it is about, and how it is mended. */
function showGroup(group: readonly ReportFinding[], report: Report, options: PrettyOptions): string[] {
  const [finding] = group;
  if (!finding) return [];
  const { language } = options;
  const say = sayIn(language);
  const summary = report.rules.find(({ id }) => id === finding.rule)?.summary[language] ?? "";
  const stopping = group.filter(({ stops }) => stops !== null).length;
  const notes = [
    ...(stopping > 0
      ? [say({ de: `${stopping} verhindern ein Zertifikat`, en: `${stopping} stop a certificate` })]
      : []),
    acceptanceText(finding.accepted, language) ?? [],
    say({ de: "einzeln mit --verbose", en: "each with --verbose" }),
  ].flat();
  const count = say({ de: `${group.length}-mal`, en: `${group.length} times` });
  const onePlace = group.every(({ file, line }) => file === finding.file && line === finding.line);
  const oneMend = group.every(({ help }) => help.de === finding.help.de);
  const names = group.map((one) => (onePlace ? aboutOf(one) : `${placeOf(one)} ${aboutOf(one)}`.trim()));
  const distinct = [...new Set(names)].filter((name) => name !== "");
  const rest = distinct.length - namedOfGroup;
  const named = distinct.slice(0, namedOfGroup);
  return [
    `${headOf(finding, options, onePlace)}  ${count} (${notes.join("; ")})`,
    ...wrap(summary, textWidth).map((text) => `  ${paint(text, "1", options)}`),
    ...(onePlace
      ? note(say({ de: "betrifft", en: "about" }), [named.join(", "), more(rest, language)].join(""), options)
      : [...named, ...(rest > 0 ? [more(rest, language).trim()] : [])].map((name) => `    ${name}`)),
    ...(oneMend ? note(say({ de: "Abhilfe", en: "help" }), clean(finding.help[language]), options) : []),
  ];
}

function more(rest: number, language: Language): string {
  return rest <= 0 ? "" : { de: ` und ${rest} weitere`, en: ` and ${rest} more` }[language];
}

/** What a finding is about: requirement, module or evidence, and target object and site. */
function aboutOf({ requirement, module, object, site, evidence, file }: ReportFinding): string {
  const place = scopeOf(object, site);
  // The evidence is no news where the finding stands in its own metadata.
  const ofEvidence = evidence === null || file.startsWith(evidence) ? null : evidence;
  const about = [requirement ?? module ?? ofEvidence, place];
  return clean(about.filter((part) => part !== null).join(" "));
}

function showAlone(finding: ReportFinding, options: PrettyOptions): string[] {
  const { language } = options;
  const say = sayIn(language);
  const acceptance = acceptanceText(finding.accepted, language);
  return [
    headOf(finding, options),
    ...wrap(clean(finding.message[language]), textWidth).map((text) => `  ${paint(text, "1", options)}`),
    ...quote(finding, styleOf(finding.severity), options),
    ...finding.related.flatMap((place) =>
      note(say({ de: "siehe", en: "see" }), `${placeOf(place)} ${clean(place.message[language])}`, options),
    ),
    ...note(say({ de: "Abhilfe", en: "help" }), clean(finding.help[language]), options),
    ...(finding.stops
      ? note(say({ de: "Zertifikat", en: "certificate" }), clean(finding.stops[language]), options)
      : []),
    ...showConsequences(finding, options),
    ...(acceptance === null ? [] : note("Baseline", acceptance, options)),
  ];
}

/** How much follows from a finding; with --verbose each by itself. */
function showConsequences(finding: ReportFinding, options: PrettyOptions): string[] {
  if (finding.folded === 0) return [];
  const say = sayIn(options.language);
  const listed = options.verbose ? (options.consequences?.get(finding.fingerprint) ?? []) : [];
  const count = finding.folded === 1 ? { de: "1 Befund", en: "1 finding" } : countOf(finding.folded);
  const hint = listed.length > 0 ? "" : say({ de: " (einzeln mit --verbose)", en: " (each with --verbose)" });
  return [
    ...note(say({ de: "daraus folgt", en: "follows" }), `${count[options.language]}${hint}`, options),
    ...listed.map(
      (one) =>
        `      ${paint(placeOf(one), "2", options)} ${one.rule}: ${clean(one.message[options.language])}`,
    ),
  ];
}

function countOf(number: number): Bilingual {
  return { de: `${number} Befunde`, en: `${number} findings` };
}

/** A remark with its label, wrapped under its beginning. */
function note(label: string, text: string, options: PrettyOptions): string[] {
  const indent = " ".repeat(label.length + 6);
  return wrap(text, textWidth - label.length).map((line, i) =>
    i === 0 ? `  = ${paint(`${label}:`, "1", options)} ${line}` : `${indent}${line}`,
  );
}
