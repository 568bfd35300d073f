import type { Assessed } from "../model/assessed.ts";
import { levelName } from "../model/method.ts";
import { type Rule, unmet } from "./rule.ts";

/** Whether a risk has a finding of its own: it can't be read, or is accepted by nobody who may. */
function isWrong({ index, acceptanceFaults }: Assessed, id: string): boolean {
  const risk = index.risks.get(id);
  return (
    !risk ||
    risk.invalid.has("accepted") ||
    risk.invalid.has("*") ||
    acceptanceFaults.get(id) === "not-management"
  );
}

/** A gap has neither an open action (with date and responsible) nor, unless it is Basis, an accepted risk. */
export const gapWithoutAction: Rule = {
  id: "gap-without-action",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Lücke hat weder eine offene Aufgabe noch ein akzeptiertes Risiko.",
    en: "A gap has neither an open action (with date and responsible) nor, unless it is Basis, an accepted risk.",
  },
  *check(assessed) {
    const { index, controls, acceptedRisks } = assessed;
    const { method } = index;
    for (const { control, assessments } of controls) {
      for (const { assessment, items } of assessments) {
        if ((assessment.status !== "no" && assessment.status !== "partial") || items.length === 0) continue;
        const fallback = assessment.responsible.length + control.responsible.length > 0;
        const complete = assessment.actions.some(
          ({ value }) => value.due !== null && (value.responsible !== null || fallback),
        );
        // No risk can stand for it, so it takes an action.
        const bound = items.find(({ requirement }) => method.unacceptable.includes(requirement.level));
        if (complete || (!bound && assessment.risks.some(({ value }) => acceptedRisks.has(value)))) continue;
        // An action or risk that can't be read, or a risk that does not exist, has its own finding.
        const unreadRisk = assessment.risks.some(({ value }) => isWrong(assessed, value));
        if (assessment.unread.action || (!bound && unreadRisk)) continue;
        const name = levelName(method, bound?.requirement.level ?? "");
        const started = assessment.actions[0];
        yield {
          at: assessment.at,
          message: {
            de: started
              ? `Der offenen Aufgabe fehlt ${started.value.due === null ? "das Datum" : "die zuständige Stelle"}.`
              : `Diese Lücke hat keine offene Aufgabe${bound ? "" : " und kein akzeptiertes Risiko"}.`,
            en: started
              ? `The open action lacks ${started.value.due === null ? "its date" : "who is responsible"}.`
              : `This gap has no open action${bound ? "" : " and no accepted risk"}.`,
          },
          help: {
            de: `Ergänzen Sie „- Offen: Aufgabe; bis JJJJ-MM-TT; Zuständige“${bound ? `. Das Risiko einer fehlenden ${name.de}-Anforderung kann nicht akzeptiert werden.` : " oder „- Risiko: Kennung“ eines akzeptierten Risikos."}`,
            en: `Add “- Open: action; by YYYY-MM-DD; responsible”${bound ? `. The risk of an unmet ${name.en} requirement can't be accepted.` : " or “- Risk: id” of an accepted risk."}`,
          },
          ...unmet(items, index),
          ...(started
            ? {
                related: [{ ...started.at, message: { de: "Die offene Aufgabe.", en: "The open action." } }],
              }
            : {}),
        };
      }
    }
  },
};
