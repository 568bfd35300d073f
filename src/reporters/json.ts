import type { Finding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { jsonText } from "../text/json-text.ts";

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
  return jsonText(document);
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
