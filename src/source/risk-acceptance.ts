import { firstPlace } from "../model/places.ts";
import type { Problem, RiskData, Sourced } from "../model/project.ts";

/** Metadata of a risk, of which an acceptance that ends before it begins does not count and is reported. */
export function withPossibleAcceptance(risk: Sourced<RiskData>, problems: Problem[]): Sourced<RiskData> {
  const { accepted, ...data } = risk.data;
  if (!accepted || accepted.on === undefined || accepted.until === undefined) return risk;
  if (accepted.on <= accepted.until) return risk;
  problems.push({
    rule: "front-matter-invalid",
    at: firstPlace(risk, "/accepted/until"),
    message: {
      de: `Die Akzeptanz endet am ${accepted.until}, bevor sie am ${accepted.on} beginnt.`,
      en: `The acceptance ends on ${accepted.until}, before it begins on ${accepted.on}.`,
    },
    help: { de: "Prüfen Sie „on“ und „until“.", en: "Check “on” and “until”." },
  });
  return { ...risk, data, invalid: new Set([...risk.invalid, "accepted"]) };
}
