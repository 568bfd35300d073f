import type { Bilingual } from "../model/position.ts";
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
    const ofAssessments = controls.flatMap(({ assessments }) =>
      assessments
        .filter(({ items }) => items.length > 0)
        .map(({ assessment, items }) => ({
          actions: assessment.actions,
          help: ofAssessment,
          about: () => unmet(items, index),
        })),
    );
    const ofFindings = index.project.audits
      .flatMap(({ findings }) => findings)
      .filter(({ closed, unread }) => !unread.closed && (closed === null || closed.value > index.asOf))
      .map(({ actions }) => ({ actions, help: ofFinding, about: () => ({}) }));
    for (const { actions, help, about } of [...ofAssessments, ...ofFindings]) {
      for (const { value, at } of actions) {
        if (value.due === null || value.due >= index.asOf) continue;
        // The same action in several places is overdue once.
        const same = JSON.stringify([value.id, value.text, value.due]);
        if (value.id !== null && said.has(same)) continue;
        said.add(same);
        yield {
          at,
          message: {
            de: `Die Aufgabe „${value.text}“ war bis ${value.due} fällig.`,
            en: `The action “${value.text}” was due by ${value.due}.`,
          },
          help,
          ...about(),
        };
      }
    }
  },
};

const ofAssessment: Bilingual = {
  de: "Ist sie erledigt, ändern Sie den Status und verlinken Sie den Nachweis; sonst vereinbaren Sie ein neues Datum.",
  en: "If it is done, change the status and link the evidence; otherwise agree on a new date.",
};
const ofFinding: Bilingual = {
  de: "Ist sie erledigt, nehmen Sie die Zeile heraus oder ergänzen Sie „- Erledigt: JJJJ-MM-TT“ der Feststellung; sonst vereinbaren Sie ein neues Datum.",
  en: "If it is done, take the line out or add “- Closed: YYYY-MM-DD” to the finding; otherwise agree on a new date.",
};
