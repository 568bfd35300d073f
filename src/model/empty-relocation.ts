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

/** What it means that nothing is missing at the new site on the day of cut-over. */
export function nothingMissing(
  { proven, inherited, carriedOver, dispensable }: Relocation,
  { certificate }: Pick<Report, "certificate">,
): EmptyList {
  if ([proven, inherited, carriedOver, dispensable].every(({ length }) => length === 0))
    return { good: false, text: explainedWords.noItemsThere };
  if (certificate.unformed !== null) return { good: false, text: certificate.unformed };
  return { good: true, text: { de: "Nichts.", en: "Nothing." } };
}

/** What it means that no critical process has one proven site at most. */
export function neverExposed({ objects, failover }: Pick<Report, "objects" | "failover">): EmptyList {
  if (objects.some(({ critical }) => critical)) return { good: true, text: { de: "Keine.", en: "None." } };
  return { good: false, text: whyNoLoss(failover, explainedWords.noProcessShown) };
}
