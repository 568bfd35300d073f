import type { Assessed, Item } from "../model/assessed.ts";
import type { RelatedPlace } from "../model/finding.ts";
import { levelName } from "../model/method.ts";
import type { Assessment } from "../model/project.ts";
import { placeOf, type Rule, unmet } from "./rule.ts";

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

/** A gap that nobody has planned to close, and that no risk stands for. */
interface BareGap {
  readonly assessment: Assessment;
  readonly items: readonly Item[];
  /** An item whose risk nobody can accept, so that it takes an action. */
  readonly bound: Item | undefined;
}

/** Gaps without an open action (with date and responsible) and, unless it is Basis, an accepted risk. */
export function* bareGaps(assessed: Assessed): Generator<BareGap> {
  const { index, controls, acceptedRisks } = assessed;
  for (const { control, assessments } of controls) {
    for (const { assessment, items } of assessments) {
      if ((assessment.status !== "no" && assessment.status !== "partial") || items.length === 0) continue;
      const fallback = assessment.responsible.length + control.responsible.length > 0;
      const complete = assessment.actions.some(
        ({ value }) => value.due !== null && (value.responsible !== null || fallback),
      );
      const bound = items.find(({ requirement }) => index.method.unacceptable.includes(requirement.level));
      if (complete || (!bound && assessment.risks.some(({ value }) => acceptedRisks.has(value)))) continue;
      // An action or risk that can't be read, or a risk that does not exist, has its own finding.
      const unreadRisk = assessment.risks.some(({ value }) => isWrong(assessed, value));
      if (assessment.unread.action || (!bound && unreadRisk)) continue;
      yield { assessment, items, bound };
    }
  }
}

/** Where the acceptance of a risk stands that an assessment names, and that holds only later or no longer. */
function* acceptancesOffTime(
  { index, acceptanceFaults }: Assessed,
  { risks }: Assessment,
): Generator<RelatedPlace> {
  for (const { value } of risks) {
    const risk = index.risks.get(value);
    const fault = acceptanceFaults.get(value);
    const { on, until } = risk?.data.accepted ?? {};
    if (!risk || (fault !== "early" && fault !== "over")) continue;
    yield fault === "early"
      ? {
          ...placeOf(risk, "accepted", "on"),
          message: {
            de: `Das Risiko ${value} ist erst vom ${on} an akzeptiert.`,
            en: `The risk ${value} is accepted only from ${on}.`,
          },
        }
      : {
          ...placeOf(risk, "accepted", "until"),
          message: {
            de: `Das Risiko ${value} war bis ${until} akzeptiert.`,
            en: `The risk ${value} was accepted until ${until}.`,
          },
        };
  }
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
    const { index } = assessed;
    for (const { assessment, items, bound } of bareGaps(assessed)) {
      const name = levelName(index.method, bound?.requirement.level ?? "");
      const started = assessment.actions[0];
      const related = [
        ...(started
          ? [{ ...started.at, message: { de: "Die offene Aufgabe.", en: "The open action." } }]
          : []),
        ...(bound ? [] : acceptancesOffTime(assessed, assessment)),
      ];
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
        ...(related.length > 0 ? { related } : {}),
      };
    }
  },
};
