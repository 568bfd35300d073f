import type { ReportFinding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Severity } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";

const endings = {
  de: { error: "", warning: "en", info: "e" },
  en: { error: "s", warning: "s", info: "s" },
};

/** Several of a severity: `Warnungen`. */
export function severityPlural(severity: Severity, language: Language): string {
  return words.severity[severity][language] + endings[language][severity];
}

/** A number with its severity: `2 Warnungen`. */
export function countSeverity(count: number, severity: Severity, language: Language): string {
  return `${count} ${count === 1 ? words.severity[severity][language] : severityPlural(severity, language)}`;
}

/** What a baseline says of a finding; null if it knows nothing. */
export function acceptanceText(
  accepted: { readonly until: string; readonly holds: boolean } | null,
  language: Language,
): string | null {
  if (accepted === null) return null;
  const { until, holds } = accepted;
  return holds
    ? { de: `hingenommen bis ${until}`, en: `accepted until ${until}` }[language]
    : {
        de: `war bis ${until} hingenommen, zählt wieder`,
        en: `was accepted until ${until}, counts again`,
      }[language];
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings in their order, but errors before warnings before infos, and what no baseline accepts before the rest. */
export function worstFirst(findings: readonly ReportFinding[]): ReportFinding[] {
  const rank = ({ severity, accepted }: ReportFinding): number =>
    ranks[severity] + (accepted?.holds === true ? 3 : 0);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
