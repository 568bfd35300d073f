import { type Rule, unmet } from "./rule.ts";

/** An open action's date has passed. */
export const actionOverdue: Rule = {
  id: "action-overdue",
  severity: "error",
  fix: "none",
  summary: {
    de: "Die Frist einer offenen Aufgabe ist verstrichen.",
    en: "An open action's date has passed.",
  },
  *check({ index, controls }) {
    const said = new Set<string>();
    for (const { assessments } of controls) {
      for (const { assessment, items } of assessments) {
        if (items.length === 0) continue;
        for (const { value, at } of assessment.actions) {
          if (value.due === null || value.due >= index.asOf) continue;
          // The same action in several assessments is overdue once.
          const same = JSON.stringify([value.id, value.text, value.due]);
          if (value.id !== null && said.has(same)) continue;
          said.add(same);
          yield {
            at,
            message: {
              de: `Die Aufgabe „${value.text}“ war bis ${value.due} fällig.`,
              en: `The action “${value.text}” was due by ${value.due}.`,
            },
            help: {
              de: "Ist sie erledigt, ändern Sie den Status und verlinken Sie den Nachweis; sonst vereinbaren Sie ein neues Datum.",
              en: "If it is done, change the status and link the evidence; otherwise agree on a new date.",
            },
            ...unmet(items, index),
          };
        }
      }
    }
  },
};
