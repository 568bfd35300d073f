import { only } from "../text/only.ts";
import type { Rule } from "./rule.ts";

/**
 * A control of a requirement that asks for something regularly fixes no interval (Kompendium: „regelmäßig“ leaves it to
 * the institution). What is dispensable, or met by the holder of a certificate, needs none.
 */
export const intervalUndefined: Rule = {
  id: "interval-undefined",
  severity: "info",
  fix: "none",
  summary: {
    de: "Eine Anforderung verlangt etwas regelmäßig, und die Maßnahme legt keine Frist fest.",
    en: "A requirement asks for something regularly, and its control fixes no interval.",
  },
  *check({ controls }) {
    for (const { control, assessments } of controls) {
      if (control.requiredEvidence.some(({ value }) => value.within !== null)) continue;
      const regular = assessments
        .flatMap(({ items }) => items)
        .filter(({ requirement, state, responsibility }) => {
          return requirement.regular && state !== "dispensable" && responsibility !== "provider";
        })
        .map(({ requirement }) => requirement.id);
      if (regular.length === 0) continue;
      const names = [...new Set(regular)];
      yield {
        at: control.at,
        message: {
          de: `${names.join(", ")} ${names.length === 1 ? "verlangt" : "verlangen"} etwas regelmäßig; die Frist dafür ist nicht festgelegt.`,
          en: `${names.join(", ")} ${names.length === 1 ? "asks" : "ask"} for something regularly; no interval is fixed for it.`,
        },
        help: {
          de: "Ergänzen Sie unter der Überschrift die Nachweisart mit Frist, zum Beispiel „- Nachweis: maintenance, P12M“.",
          en: "Add the type of evidence with an interval below the heading, for example “- Evidence: maintenance, P12M”.",
        },
        requirement: only(regular),
      };
    }
  },
};
