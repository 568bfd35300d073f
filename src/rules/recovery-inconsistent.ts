import type { Assessed } from "../model/assessed.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { TargetObject } from "../model/project.ts";
import { durationSeconds } from "../text/duration.ts";
import { durationWords } from "../text/duration-words.ts";
import { placeOf, type Rule } from "./rule.ts";

/**
 * A process's recovery time is not below the longest tolerable outage (BSI-Standard 200-4: RTO < MTPD), or an object names longer
 * times than what depends on it can bear (minimum principle).
 */
export const recoveryInconsistent: Rule = {
  id: "recovery-inconsistent",
  severity: "error",
  fix: "none",
  summary: {
    de: "Die Wiederanlaufzeit (RTO) eines Prozesses liegt nicht unter seiner maximal tolerierbaren Ausfallzeit (MTPD), oder ein Zielobjekt nennt längere Zeiten als das, was von ihm abhängt.",
    en: "A process's RTO is not below its MTPD, or an object names longer times than what depends on it.",
  },
  *check({ index, recovery: inherited }) {
    for (const object of index.project.objects) {
      yield* longerThanInherited(object, inherited);
      const { rto, mtpd } = object.data.recovery ?? {};
      if (rto === undefined || mtpd === undefined) continue;
      const [recovery, limit] = [durationSeconds(rto), durationSeconds(mtpd)];
      if (recovery === null || limit === null || recovery < limit) continue;
      yield {
        at: placeOf(object, "recovery", "rto"),
        message: {
          de: `Der Wiederanlauf (RTO: ${durationWords(rto).de}) dauert ${recovery === limit ? "genauso lange wie" : "länger als"} die maximal tolerierbare Ausfallzeit (MTPD: ${durationWords(mtpd).de}).`,
          en: `The recovery (RTO: ${durationWords(rto).en}) takes ${recovery === limit ? "as long as" : "longer than"} the maximum tolerable outage (MTPD: ${durationWords(mtpd).en}).`,
        },
        help: {
          de: "Die RTO muss kürzer sein als die MTPD: Prüfen Sie beide Werte mit dem Fachbereich.",
          en: "The RTO must be shorter than the MTPD: check both values with the business unit.",
        },
        object: object.id,
      };
    }
  },
};

/** Times of an object that are longer than those of something that depends on it: the shorter ones count for it all the same. */
function* longerThanInherited(
  object: TargetObject,
  inherited: Assessed["recovery"],
): Generator<FindingDraft> {
  for (const key of ["rto", "rpo"] as const) {
    const own = object.data.recovery?.[key];
    const above = inherited.get(object.id)?.[key];
    if (own === undefined || !above) continue;
    const [seconds, limit] = [durationSeconds(own), durationSeconds(above.value)];
    if (seconds === null || limit === null || seconds <= limit) continue;
    const [from = ""] = above.path;
    const name = key.toUpperCase();
    yield {
      at: placeOf(object, "recovery", key),
      severity: "warning",
      message: {
        de: `${name} ${durationWords(own).de} ist länger, als ${from} zulässt: ${durationWords(above.value).de}. Für ${object.id} gilt die kürzere.`,
        en: `${name} ${durationWords(own).en} is longer than ${from} allows: ${durationWords(above.value).en}. The shorter one counts for ${object.id}.`,
      },
      help: {
        de: "Kürzen Sie die Zeit, oder prüfen Sie mit dem Fachbereich, ob die des Prozesses länger sein kann.",
        en: "Shorten the time, or check with the business unit whether that of the process can be longer.",
      },
      object: object.id,
    };
  }
}
