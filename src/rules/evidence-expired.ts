import { durationWords } from "../text/duration-words.ts";
import { type Rule, unmet } from "./rule.ts";

/** Linked evidence is past its validity, or older than the required interval. */
export const evidenceExpired: Rule = {
  id: "evidence-expired",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein verlinkter Nachweis ist abgelaufen oder älter als gefordert.",
    en: "Linked evidence is past its validity, or older than the required interval.",
  },
  *check({ index, controls }) {
    for (const { assessments } of controls) {
      for (const { links } of assessments) {
        for (const use of links) {
          if (!use.faults.has("expired") && !use.faults.has("too-old")) continue;
          yield {
            at: use.link.at,
            message: use.interval
              ? {
                  de: `Der neueste Nachweis dieser Art ist älter als ${durationWords(use.interval).de}; er galt bis ${use.ends}.`,
                  en: `The newest evidence of this type is older than ${durationWords(use.interval).en}; it held until ${use.ends}.`,
                }
              : { de: `Der Nachweis galt bis ${use.ends}.`, en: `The evidence was valid until ${use.ends}.` },
            help: {
              de: "Beschaffen Sie einen neuen Nachweis, und verlinken Sie ihn hier.",
              en: "Get new evidence and link it here.",
            },
            ...unmet(use.concerned, index),
            evidence: use.link.path,
          };
        }
      }
    }
  },
};
