import { explainedWords } from "./explained-words.ts";
import { whyNoLoss } from "./failover.ts";
import type { Bilingual } from "./position.ts";
import type { Relocation } from "./relocation.ts";
import type { Report } from "./report.ts";

/** What an empty list of a relocation says: good news only where there was something to look at, and it could be read. */
export interface EmptyList {
  readonly good: boolean;
  readonly text: Bilingual;
}

/** Whether a move lies before the day of the report: what is judged for its cut-over says nothing of today. */
export function isPast({ cutOver }: Pick<Relocation, "cutOver">, { asOf }: Pick<Report, "asOf">): boolean {
  return cutOver < asOf;
}

/** What the list of a past move is called that holds what its new site lacked. */
export const pastMissing: Bilingual = {
  de: "Was am Tag der Umschaltung fehlte, in der Reihenfolge",
  en: "What was missing on the day of cut-over, in order",
};

/** What it means that nothing is missing at the new site on the day of cut-over. */
export function nothingMissing(
  { proven, inherited, carriedOver, dispensable, cutOver }: Relocation,
  { certificate, asOf }: Pick<Report, "certificate" | "asOf">,
): EmptyList {
  if ([proven, inherited, carriedOver, dispensable].every(({ length }) => length === 0))
    return { good: false, text: explainedWords.noItemsThere };
  if (certificate.unformed !== null) return { good: false, text: certificate.unformed };
  if (isPast({ cutOver }, { asOf }))
    return {
      good: false,
      text: {
        de: "Am Tag der Umschaltung nichts. Er ist vorbei: Was dort heute fehlt, sagen die Prüfpunkte des Standorts.",
        en: "Nothing on the day of cut-over. It is over: what is missing there today, the items of the site say.",
      },
    };
  return { good: true, text: { de: "Nichts.", en: "Nothing." } };
}

/** What it means that no critical process has one proven site at most. */
export function neverExposed({ objects, failover }: Pick<Report, "objects" | "failover">): EmptyList {
  if (objects.some(({ critical }) => critical)) return { good: true, text: { de: "Keine.", en: "None." } };
  return { good: false, text: whyNoLoss(failover, explainedWords.noProcessShown) };
}
