import type { ReportFinding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report, ReportItem } from "../model/report.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { acceptanceText, worstFirst } from "./finding-text.ts";
import { findingsOfItems } from "./findings-of-item.ts";

/**
 * JUnit XML, so that the test tab of a pipeline shows the audit: one test suite for each module, one test case for each
 * item. What is open, unproven or unassessed fails with the texts of its findings; dispensable items are skipped, and so
 * are gaps all of whose findings a baseline accepts, an error among them. Errors that no such case tells of fail in a suite of
 * their own, or are skipped there if a baseline accepts them, so that no pipeline shows only passed tests where there are errors.
 */
export function toJunit(report: Report, language: Language): string {
  const findingsOf = findingsOfItems(report);
  const modules = new Map(report.modules.map(({ id, title }) => [id, title]));
  const requirements = new Map(report.requirements.map((one) => [one.id, one]));
  const moduleOf = ({ requirement }: ReportItem): string => requirements.get(requirement)?.module ?? "";
  const told = new Set<ReportFinding>();
  const suites = [...Map.groupBy(report.items, moduleOf)].map(([module, items]) => {
    const cases = items.map((item) => {
      const findings = findingsOf(item);
      const one = testCase(item, module, requirements.get(item.requirement)?.title ?? "", findings, language);
      if (one.tells) for (const finding of findings) told.add(finding);
      return one;
    });
    const name = `${module} ${modules.get(module) ?? ""}`.trim();
    return { name, cases };
  });
  const untold = report.findings.filter((finding) => finding.severity === "error" && !told.has(finding));
  if (untold.length > 0) {
    const name = { de: "Fehler im Inhalt", en: "Errors in the content" }[language];
    suites.push({ name, cases: untold.map((finding) => contentCase(finding, name, language)) });
  }
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${quote(`Nachweis ${report.asOf}: ${report.domain.title}`)} ${counts(all)}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name=${quote(name)} ${counts(cases)} timestamp="${report.asOf}T00:00:00">`,
      ...cases.map(({ xml }) => xml),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

interface TestCase {
  readonly result: "passed" | "failed" | "skipped";
  /** Whether it says what was found about the item. */
  readonly tells: boolean;
  readonly xml: string;
}

function testCase(
  item: ReportItem,
  module: string,
  title: string,
  findings: readonly ReportFinding[],
  language: Language,
): TestCase {
  const { requirement, object, site, state } = item;
  // GitLab drops a case whose name another one has: object and site tell items of one requirement apart.
  const place = [object ?? { de: "Verbund", en: "domain" }[language], site ?? []].flat().join("@");
  const start = `    <testcase classname=${quote(module)} name=${quote(`${requirement} ${place} ${title}`)}`;
  if (state === "proven") return { result: "passed", tells: false, xml: `${start}/>` };
  const word = words.state[state][language];
  // Who accepts a warning about a gap, say that its assessment is old, does not accept the gap.
  const accepted =
    findings.some(({ severity }) => severity === "error") &&
    findings.every((finding) => finding.accepted?.holds === true);
  if (state === "dispensable" || accepted) {
    const until = findings.map((finding) => finding.accepted?.until ?? "").sort()[0] ?? "";
    const message = accepted ? `${word}, ${acceptanceText({ until, holds: true }, language)}` : word;
    return {
      result: "skipped",
      tells: accepted,
      xml: `${start}><skipped message=${quote(message)}/></testcase>`,
    };
  }
  // A list of tests shows the message alone: there the worst finding has to stand.
  const sorted = worstFirst(findings);
  const text = sorted.map((finding) => describe(finding, language)).join("\n");
  const message = [word, sorted[0]?.message[language] ?? []].flat().join(": ");
  return {
    result: "failed",
    tells: true,
    xml: `${start}><failure type="${state}" message=${quote(message)}>${escapeXml(text)}</failure></testcase>`,
  };
}

/** An error that no item shows. */
function contentCase(finding: ReportFinding, suite: string, language: Language): TestCase {
  const { rule, file, line, column, message, accepted } = finding;
  const start = `    <testcase classname=${quote(suite)} name=${quote(`${rule} ${file}:${line}:${column}`)}`;
  if (accepted?.holds === true) {
    const skipped = `${message[language]} (${acceptanceText(accepted, language)})`;
    return {
      result: "skipped",
      tells: true,
      xml: `${start}><skipped message=${quote(skipped)}/></testcase>`,
    };
  }
  const text = escapeXml(describe(finding, language));
  return {
    result: "failed",
    tells: true,
    xml: `${start}><failure type="error" message=${quote(message[language])}>${text}</failure></testcase>`,
  };
}

function describe(finding: ReportFinding, language: Language): string {
  const { severity, rule, message, help, file, line, column, stops, accepted } = finding;
  return [
    `${words.severity[severity][language]} ${rule}: ${message[language]}`,
    `  ${file}:${line}:${column}`,
    `  ${help[language]}`,
    ...(stops ? [`  ${stops[language]}`] : []),
    ...(accepted ? [`  (${acceptanceText(accepted, language)})`] : []),
  ]
    .map((text) => clean(text))
    .join("\n");
}

function counts(cases: readonly TestCase[]): string {
  const number = (result: TestCase["result"]): number => cases.filter((one) => one.result === result).length;
  return `tests="${cases.length}" failures="${number("failed")}" errors="0" skipped="${number("skipped")}"`;
}

function quote(text: string): string {
  return `"${escapeXml(clean(text)).replaceAll('"', "&quot;")}"`;
}

/** Escapes text, and leaves out what XML 1.0 (2.2) can't hold at all: half surrogate pairs and two noncharacters. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
