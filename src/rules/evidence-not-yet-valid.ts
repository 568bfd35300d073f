import { type Rule, unmet } from "./rule.ts";

/** Linked evidence was issued after the day. */
export const evidenceNotYetValid: Rule = {
  id: "evidence-not-yet-valid",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein verlinkter Nachweis ist erst nach dem Stichtag ausgestellt.",
    en: "Linked evidence was issued after the day.",
  },
  *check({ controls, index }) {
    for (const { assessments } of controls) {
      for (const { links, inherited } of assessments) {
        for (const use of [...links, ...inherited.map((i) => i.use)]) {
          if (!use.faults.has("not-yet-valid")) continue;
          yield {
            at: use.link.at,
            message: {
              de: `Der Nachweis ist vom ${use.evidence?.data.issued}, also nach dem Stichtag ${index.asOf}.`,
              en: `The evidence is of ${use.evidence?.data.issued}, which is after the day ${index.asOf}.`,
            },
            help: {
              de: "Prüfen Sie issued in den Metadaten; ein Nachweis aus der Zukunft belegt heute nichts.",
              en: "Check issued in the metadata; evidence from the future proves nothing today.",
            },
            ...unmet(use.concerned, index),
            evidence: use.link.path,
          };
        }
      }
    }
  },
};
