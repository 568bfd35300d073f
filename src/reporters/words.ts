import type { Bilingual, Language } from "../model/position.ts";
import type { Severity, State } from "../model/vocabulary.ts";

/** Severities as people read them. */
export const severityWords: Readonly<Record<Severity, Bilingual>> = {
  error: { de: "Fehler", en: "error" },
  warning: { de: "Warnung", en: "warning" },
  info: { de: "Hinweis", en: "note" },
};

/** States of an item as people read them. */
export const stateWords: Readonly<Record<State, Bilingual>> = {
  proven: { de: "belegt", en: "proven" },
  unproven: { de: "unbelegt", en: "unproven" },
  open: { de: "offen", en: "open" },
  unassessed: { de: "unbewertet", en: "unassessed" },
  dispensable: { de: "entbehrlich", en: "dispensable" },
};

/** A number with its severity: `2 Warnungen`. */
export function countSeverity(count: number, severity: Severity, language: Language): string {
  const word = severityWords[severity][language];
  if (count === 1) return `1 ${word}`;
  const endings = {
    de: { error: "", warning: "en", info: "e" },
    en: { error: "s", warning: "s", info: "s" },
  };
  return `${count} ${word}${endings[language][severity]}`;
}

/** What a baseline says of a finding; null if it knows nothing. */
export function acceptanceText(
  accepted: { readonly until: string; readonly holds: boolean } | null,
  language: Language,
): string | null {
  if (accepted === null) return null;
  const { until, holds } = accepted;
  if (language === "de")
    return holds ? `hingenommen bis ${until}` : `war bis ${until} hingenommen, zählt wieder`;
  return holds ? `accepted until ${until}` : `was accepted until ${until}, counts again`;
}
