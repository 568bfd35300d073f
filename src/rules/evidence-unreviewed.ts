import type { ReviewFault } from "../model/assessed.ts";
import type { EvidenceData } from "../model/evidence.ts";
import type { Bilingual, Position } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { keyPlaceOf, placeOf, type Rule } from "./rule.ts";

const messages: Readonly<Record<ReviewFault, (data: Partial<EvidenceData>) => Bilingual>> = {
  missing: () => ({
    de: "Diesen Nachweis hat noch keine zweite Person geprüft.",
    en: "No second person has reviewed this evidence yet.",
  }),
  self: ({ reviewed }) => ({
    de: `${reviewed?.by} hat den Nachweis selbst ausgestellt oder aufgenommen und kann ihn nicht prüfen.`,
    en: `${reviewed?.by} issued or added the evidence and can't review it.`,
  }),
  later: ({ reviewed }) => ({
    de: `Die Prüfung am ${reviewed?.on} steht noch bevor; bisher hat keine zweite Person den Nachweis geprüft.`,
    en: `The review on ${reviewed?.on} is still to come; no second person has reviewed the evidence so far.`,
  }),
  "other-bytes": () => ({
    de: "Geprüft wurde eine andere Fassung der Datei: Die Prüfsumme der Prüfung ist nicht die der Datei.",
    en: "Another state of the file was reviewed: the hash of the review is not that of the file.",
  }),
  "before-issue": ({ reviewed, issued }) => ({
    de: `Eine Prüfung vom ${reviewed?.on} kann keine dieses Nachweises sein, der für den ${issued} spricht.`,
    en: `A review of ${reviewed?.on} can't be one of this evidence, which speaks for ${issued}.`,
  }),
};

/** Where the mistake stands: the value that is wrong, or the review as a whole. */
function placeOfFault(evidence: Evidence, fault: ReviewFault): Position {
  if (fault === "missing") return placeOf(evidence, "reviewed");
  if (fault === "other-bytes") return placeOf(evidence, "reviewed", "sha256");
  return keyPlaceOf(evidence, "reviewed");
}

/** No second person has reviewed the evidence. */
export const evidenceUnreviewed: Rule = {
  id: "evidence-unreviewed",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Keine zweite Person hat einen Nachweis geprüft.",
    en: "No second person has reviewed the evidence.",
  },
  *check({ index, evidenceFacts }) {
    for (const evidence of index.project.evidence) {
      const fault = evidenceFacts.get(evidence.path)?.review ?? null;
      const unreadable = evidence.invalid.has("*") || evidence.invalid.has("reviewed");
      if (fault === null || evidence.metadata === "missing" || unreadable) continue;
      yield {
        at: placeOfFault(evidence, fault),
        message: messages[fault](evidence.data),
        help: {
          de: "Lassen Sie ihn prüfen, und ergänzen Sie „reviewed: {by: Name, on: JJJJ-MM-TT}“.",
          en: "Have it reviewed, and add “reviewed: {by: name, on: YYYY-MM-DD}”.",
        },
        evidence: evidence.path,
      };
    }
  },
};
