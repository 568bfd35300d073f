import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { clean } from "../text/clean.ts";

/** What a baseline says of a report, in lines for a person: the numbers, then what is gone. Empty without a baseline. */
export function baselineNotice({ baseline }: Report, language: Language): string {
  if (!baseline) return "";
  const { asOf, accepted, lapsed, fresh, gone } = baseline;
  const lines = {
    de: [
      `Baseline vom ${asOf}: ${fresh} neu, ${accepted} hingenommen, ${lapsed} mit abgelaufener Frist, ${gone.length} entfallen`,
      ...gone.map(({ rule, file, message }) => `  entfallen: ${rule} ${file}: ${message}`),
    ],
    en: [
      `Baseline of ${asOf}: ${fresh} new, ${accepted} accepted, ${lapsed} whose time is over, ${gone.length} gone`,
      ...gone.map(({ rule, file, message }) => `  gone: ${rule} ${file}: ${message}`),
    ],
  }[language];
  return `${lines.map(clean).join("\n")}\n`;
}
