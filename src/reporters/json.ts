import type { Finding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";

/**
 * The report as the JSON document of FORMAT.md. Each message stands there in one language as text (`message`, `help`) and
 * in both (`messages`, `helps`), so that a saved report can be read again without loss.
 */
export function toJson(report: Report, language: Language): string {
  const { findings, ...rest } = report;
  const { format, asOf, catalogue, summary, items, ...more } = rest;
  const document = {
    format,
    asOf,
    catalogue,
    summary,
    findings: findings.map((f) => written(f, language)),
    items,
    ...more,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function written(finding: Finding, language: Language): object {
  const { message, help, related, stops, ...rest } = finding;
  return {
    ...rest,
    message: message[language],
    messages: message,
    help: help[language],
    helps: help,
    related: related.map(({ message: text, ...place }) => ({
      ...place,
      message: text[language],
      messages: text,
    })),
    stops,
  };
}
