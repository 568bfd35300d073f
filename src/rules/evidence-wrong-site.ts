import type { EvidenceFacts } from "../model/assessed.ts";
import { type Rule, unmet } from "./rule.ts";

function speakers(facts: ReadonlyMap<string, EvidenceFacts>, path: string | null): string {
  const speaksFor = path === null ? undefined : facts.get(path)?.speaksFor;
  return Array.isArray(speaksFor) ? speaksFor.join(", ") : String(speaksFor);
}

/** Linked evidence belongs to another site. */
export const evidenceWrongSite: Rule = {
  id: "evidence-wrong-site",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein verlinkter Nachweis gehört zu einem anderen Standort.",
    en: "Linked evidence belongs to another site.",
  },
  *check({ index, controls, evidenceFacts }) {
    for (const { assessments } of controls) {
      for (const { links } of assessments) {
        for (const use of links) {
          if (!use.faults.has("wrong-site")) continue;
          yield {
            at: use.link.at,
            message: {
              de: `Der Nachweis gehört zu ${speakers(evidenceFacts, use.link.path)}, nicht zum bewerteten Standort.`,
              en: `The evidence belongs to ${speakers(evidenceFacts, use.link.path)}, not to the site assessed.`,
            },
            help: {
              de: "Jeder Standort braucht eigene Nachweise: Verlinken Sie den des bewerteten Standorts, oder ändern Sie den Bereich der Überschrift.",
              en: "Each site needs evidence of its own: link that of the site assessed, or change the heading's scope.",
            },
            ...unmet(use.concerned, index),
            evidence: use.link.path,
          };
        }
      }
    }
  },
};
