import type { CreditFault, Index } from "../model/assessed.ts";
import type { Bilingual } from "../model/position.ts";
import { type Rule, shared, unmet } from "./rule.ts";

const reasons = ({ method }: Index): Readonly<Record<CreditFault, Bilingual>> => ({
  "no-certificate": { de: "Der Nachweis ist kein Zertifikat", en: "the evidence is no certificate" },
  basis: {
    de: "Es beruht nicht auf IT-Grundschutz; ein reines ISO-27001-Zertifikat belegt hier nichts",
    en: "it is not on the basis of IT-Grundschutz; a plain ISO 27001 certificate proves nothing here",
  },
  covers: {
    de: "Es deckt weder die Anforderung noch ihren Baustein ab (covers)",
    en: "it covers neither the requirement nor its module (covers)",
  },
  sites: { de: "Es nennt diesen Standort nicht (sites)", en: "it does not name this site (sites)" },
  outsourcing: {
    de: `${method.outsourcing} bleibt immer beim Kunden`,
    en: `${method.outsourcing} always stays with the customer`,
  },
  expired: { de: "Es ist abgelaufen", en: "it has expired" },
  suspended: { de: "Es ist ausgesetzt", en: "it is suspended" },
  surveillance: { de: "Ein Überwachungsaudit fehlt", en: "a surveillance audit is missing" },
});

/** The certificate's basis, `covers` or `sites` give no credit, or a duty has no own evidence. */
export const certificateScope: Rule = {
  id: "certificate-scope",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein Zertifikat gibt nach Grundlage, Umfang oder Standort keine Anrechnung, oder einer Pflicht des Kunden fehlt der eigene Nachweis.",
    en: "The certificate's basis, `covers` or `sites` give no credit, or a duty has no own evidence.",
  },
  *check({ index, controls }) {
    for (const { assessments } of controls) {
      for (const { inherited } of assessments) {
        for (const { use, scopeFaults, dutiesUnproven } of inherited) {
          const [fault] = scopeFaults;
          if (fault) {
            const why = reasons(index)[fault];
            yield {
              at: use.link.at,
              message: {
                de: `Das Zertifikat gibt hier keine Anrechnung: ${why.de}.`,
                en: `The certificate gives no credit here: ${why.en}.`,
              },
              help: {
                de: "Prüfen Sie den Geltungsbereich des Zertifikats; was es nicht abdeckt, braucht eigene Nachweise.",
                en: "Check the certificate's scope; what it does not cover needs evidence of its own.",
              },
              ...unmet(use.concerned, index),
              evidence: use.link.path,
            };
          } else if (dutiesUnproven.length > 0) {
            const { requirement } = shared(dutiesUnproven);
            yield {
              at: use.link.at,
              message: {
                de: `${requirement ?? "Die Anforderung"} bleibt nach dem Zertifikat Pflicht des Kunden, und ein eigener Nachweis fehlt.`,
                en: `${requirement ?? "The requirement"} stays the customer's duty under the certificate, and there is no own evidence.`,
              },
              help: {
                de: "Verlinken Sie in dieser Bewertung zusätzlich den eigenen Nachweis.",
                en: "Link your own evidence in this assessment too.",
              },
              ...unmet(dutiesUnproven, index),
              evidence: use.link.path,
            };
          }
        }
      }
    }
  },
};
