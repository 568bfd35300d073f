import { endOf } from "../text/date.ts";
import { durationWords } from "../text/duration-words.ts";
import { type Rule, shared } from "./rule.ts";

/** An assessment has no date, or one that is too old. */
export const assessmentStale: Rule = {
  id: "assessment-stale",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Eine Bewertung hat kein Prüfdatum, oder es ist zu alt.",
    en: "An assessment has no date, or one that is too old.",
  },
  *check({ index, controls }) {
    const age = durationWords(index.assessedWithin);
    for (const { assessments } of controls) {
      for (const { assessment, assessedOn, current, items } of assessments) {
        if (items.length === 0 || assessment.unread.assessed) continue;
        const until = assessedOn && endOf(assessedOn.value.date, index.assessedWithin);
        if (assessedOn && (until === null || until >= index.asOf)) continue;
        // Only what was assessed by the day counts; that a later day is written is what is wrong then.
        const { last } = index.method.ages.assessment;
        const later = assessedOn === null ? assessment.assessed[0] : undefined;
        yield {
          at: assessedOn?.at ?? later?.at ?? assessment.at,
          message: assessedOn
            ? {
                de: `Die Bewertung vom ${assessedOn.value.date} ist älter als ${age.de}; sie galt bis ${until}.`,
                en: `The assessment of ${assessedOn.value.date} is older than ${age.en}; it held until ${until}.`,
              }
            : later
              ? {
                  de: `Das Prüfdatum ${later.value.date} liegt in der Zukunft; bewertet wird der Stand vom ${index.asOf}.`,
                  en: `The day of assessment ${later.value.date} lies in the future; the state of ${index.asOf} is judged.`,
                }
              : {
                  de: "Diese Bewertung sagt nicht, wann und von wem sie geprüft wurde.",
                  en: "This assessment does not say when and by whom it was made.",
                },
          help: later
            ? {
                de: "Schreiben Sie den Tag, an dem wirklich geprüft wurde.",
                en: "Write the day on which it was really assessed.",
              }
            : {
                de: "Bewerten Sie neu, und ergänzen Sie „- Geprüft: Datum, prüfende Person, befragte Person“.",
                en: "Assess anew, and add “- Assessed: date, assessor, person asked”.",
              },
          ...shared(items),
          ...(current
            ? {}
            : {
                stops: {
                  criterion: "assessment-old" as const,
                  text: {
                    de: `Für ein Zertifikat muss jede Anforderung in ${last.de} bewertet worden sein.`,
                    en: `For a certificate every requirement must have been assessed within ${last.en}.`,
                  },
                },
              }),
        };
      }
    }
  },
};
