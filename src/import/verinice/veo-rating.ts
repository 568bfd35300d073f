import { type JsonObject, objectAt, objects, stepsAt, textAt } from "../../formats/verinice/veo.ts";
import type { BasicValue, Treatment } from "../../model/vocabulary.ts";
import type { SourceRating, SourceRisk } from "./source-model.ts";
import { veoValues } from "./veo-needs.ts";

const treatments: ReadonlyMap<string, Treatment> = new Map([
  ["RISK_TREATMENT_AVOIDANCE", "avoid"],
  ["RISK_TREATMENT_ACCEPTANCE", "accept"],
  ["RISK_TREATMENT_TRANSFER", "transfer"],
  ["RISK_TREATMENT_REDUCTION", "reduce"],
]);

/**
 * How a risk is rated and treated by a risk definition of verinice.veo.
 *
 * @param note told of a treatment that is none of the four
 */
export function ratedRisk(
  stated: JsonObject,
  note: (what: string, text: string) => void,
): Pick<SourceRisk, "rating" | "residual" | "treatments" | "prose"> {
  const values = objects(stated.riskValues);
  const explained = values.flatMap((value) => [
    textAt(value.riskTreatmentExplanation),
    textAt(value.residualRiskExplanation),
  ]);
  return {
    rating: ratingOf(stated, "specific", "inherentRisk"),
    residual: ratingOf(stated, "none", "residualRisk"),
    treatments: values.flatMap(({ riskTreatments }) =>
      (Array.isArray(riskTreatments) ? riskTreatments : []).flatMap((one) => {
        const treatment = treatments.get(textAt(one));
        if (treatment === undefined) note("riskTreatments", JSON.stringify(one));
        return treatment ?? [];
      }),
    ),
    prose: [...new Set(explained)].filter((text) => text !== "").join("\n"),
  };
}

/** The rating of a risk definition: the likelihood and impact as they were judged for the object, and the highest category. */
function ratingOf(
  { probability, impactValues, riskValues }: JsonObject,
  which: "specific" | "none",
  risk: "inherentRisk" | "residualRisk",
): SourceRating {
  const highest = (numbers: readonly (number | null)[]): number | null =>
    numbers.reduce((a, b) => (b === null || (a !== null && a >= b) ? a : b), null);
  const category = highest(
    objects(riskValues).map((one) =>
      stepsAt((risk === "residualRisk" ? one.userDefinedResidualRisk : null) ?? one[risk]),
    ),
  );
  if (which === "none") return { frequency: null, impact: null, category };
  const given = objectAt(probability);
  const frequency =
    stepsAt(given.effectiveProbability) ??
    stepsAt(given.specificProbability) ??
    stepsAt(given.potentialProbability);
  const impact = Object.fromEntries(
    objects(impactValues).flatMap((one): [BasicValue, number][] => {
      const value = veoValues.get(textAt(one.category));
      const steps =
        stepsAt(one.effectiveImpact) ?? stepsAt(one.specificImpact) ?? stepsAt(one.potentialImpact);
      return value === undefined || steps === null ? [] : [[value, steps]];
    }),
  );
  return { frequency, impact: Object.keys(impact).length > 0 ? impact : null, category };
}
