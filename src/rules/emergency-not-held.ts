import { durationWords } from "../text/duration-words.ts";
import { keyPlaceOf, type Rule } from "./rule.ts";

/** Evidence of a proven item at a surviving site lapses while it must hold alone. */
export const emergencyNotHeld: Rule = {
  id: "emergency-not-held",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Nachweis läuft ab, während ein Standort allein das Sicherheitsniveau halten muss.",
    en: "Evidence of a proven item at a surviving site lapses while it must hold alone.",
  },
  *check({ index, failover }) {
    for (const { site: id, evidence, day, requirements } of failover.lapses) {
      const site = index.sites.get(id);
      if (!site) continue;
      const holds = durationWords(site.data.emergency?.holds ?? "");
      yield {
        at: keyPlaceOf(site, "emergency"),
        message: {
          de: `${id} soll ${holds.de} allein halten, aber ${evidence} gilt nur bis ${day} (${requirements.join(", ")}).`,
          en: `${id} is to hold ${holds.en} alone, but ${evidence} is valid only until ${day} (${requirements.join(", ")}).`,
        },
        help: {
          de: `Erneuern Sie den Nachweis vor dem ${day}.`,
          en: `Renew the evidence before ${day}.`,
        },
        site: id,
        requirement: requirements.length === 1 ? (requirements[0] ?? null) : null,
        evidence,
      };
    }
  },
};
