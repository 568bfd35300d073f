import { durationSeconds } from "../text/duration.ts";
import { durationWords } from "../text/duration-words.ts";
import { placeOf, type Rule } from "./rule.ts";

/** A process's recovery time is not below the longest tolerable outage (BSI-Standard 200-4: RTO < MTPD). */
export const recoveryInconsistent: Rule = {
  id: "recovery-inconsistent",
  severity: "error",
  fix: "none",
  summary: {
    de: "Die Wiederanlaufzeit (RTO) eines Prozesses liegt nicht unter seiner maximal tolerierbaren Ausfallzeit (MTPD).",
    en: "A process's RTO is not below its MTPD.",
  },
  *check({ index }) {
    for (const object of index.project.objects) {
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
