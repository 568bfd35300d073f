import { keyPlaceOf, placeOf, type Rule } from "./rule.ts";

/** No second person has reviewed the evidence. */
export const evidenceUnreviewed: Rule = {
  id: "evidence-unreviewed",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Keine zweite Person hat einen Nachweis geprüft.",
    en: "No second person has reviewed the evidence.",
  },
  *check({ index }) {
    for (const evidence of index.project.evidence) {
      const { reviewed, issuer, added } = evidence.data;
      if (evidence.metadata === "missing" || evidence.invalid.has("*") || evidence.invalid.has("reviewed"))
        continue;
      const self = reviewed !== undefined && (reviewed.by === issuer || reviewed.by === added?.by);
      const later = reviewed !== undefined && reviewed.on > index.asOf;
      if (reviewed !== undefined && !self && !later) continue;
      yield {
        at: reviewed === undefined ? placeOf(evidence, "reviewed") : keyPlaceOf(evidence, "reviewed"),
        message: self
          ? {
              de: `${reviewed.by} hat den Nachweis selbst ausgestellt oder aufgenommen und kann ihn nicht prüfen.`,
              en: `${reviewed.by} issued or added the evidence and can't review it.`,
            }
          : {
              de: "Diesen Nachweis hat noch keine zweite Person geprüft.",
              en: "No second person has reviewed this evidence yet.",
            },
        help: {
          de: "Lassen Sie ihn prüfen, und ergänzen Sie „reviewed: {by: Name, on: JJJJ-MM-TT}“.",
          en: "Have it reviewed, and add “reviewed: {by: name, on: YYYY-MM-DD}”.",
        },
        evidence: evidence.path,
      };
    }
  },
};
