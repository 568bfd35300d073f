import { type Rule, unmet } from "./rule.ts";

/** An assessment of a successor site rests on place-bound evidence of the site it replaces. */
export const siteEvidenceLeftBehind: Rule = {
  id: "site-evidence-left-behind",
  severity: "error",
  fix: "none",
  summary: {
    de: "Die Bewertung eines Nachfolge-Standorts stützt sich auf ortsgebundene Nachweise des Standorts, den er ersetzt.",
    en: "An assessment of a successor site rests on place-bound evidence of the site it replaces.",
  },
  *check({ index, controls }) {
    for (const { assessments } of controls) {
      for (const { links } of assessments) {
        for (const use of links) {
          if (!use.faults.has("left-behind")) continue;
          yield {
            at: use.link.at,
            message: {
              de: "Dieser Nachweis ist an den alten Standort gebunden und zieht nicht mit um.",
              en: "This evidence is bound to the old site and does not move along.",
            },
            help: {
              de: "Gebäude, Räume und Verkabelung des neuen Standorts brauchen eigene Nachweise, zum Beispiel die Abnahme vor Ort.",
              en: "Building, rooms and cabling of the new site need evidence of their own, such as the acceptance on site.",
            },
            ...unmet(use.concerned, index),
            evidence: use.link.path,
          };
        }
      }
    }
  },
};
