import { endOf } from "../text/date.ts";
import { durationWords } from "../text/duration-words.ts";
import { type Rule, shared } from "./rule.ts";

/** Linked evidence will expire soon. */
export const evidenceExpiring: Rule = {
  id: "evidence-expiring",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein verlinkter Nachweis läuft bald ab.",
    en: "Linked evidence will expire soon.",
  },
  *check({ controls, index }) {
    const limit = endOf(index.asOf, index.expiring);
    if (limit === null) return;
    for (const { assessments } of controls) {
      for (const { links, inherited } of assessments) {
        // A certificate that has lapsed says so itself; that it will soon must be said here.
        const holding = inherited.filter(({ lapsed }) => lapsed.length === 0).map(({ use }) => use);
        for (const use of [...links, ...holding]) {
          if (use.ends === null || use.ends < index.asOf || use.ends > limit) continue;
          yield {
            at: use.link.at,
            message: use.interval
              ? {
                  de: `Der neueste Nachweis dieser Art wird nach ${use.ends} älter als ${durationWords(use.interval).de} sein.`,
                  en: `The newest evidence of this type will be older than ${durationWords(use.interval).en} after ${use.ends}.`,
                }
              : { de: `Der Nachweis läuft am ${use.ends} ab.`, en: `The evidence expires on ${use.ends}.` },
            help: {
              de: "Planen Sie die nächste Prüfung oder Wartung rechtzeitig vor diesem Tag.",
              en: "Plan the next inspection or maintenance well before that day.",
            },
            ...shared(use.concerned),
            evidence: use.link.path,
          };
        }
      }
    }
  },
};
