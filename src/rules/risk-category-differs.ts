import type { Bilingual, Position } from "../model/position.ts";
import type { Sourced } from "../model/project.ts";
import type { ReportRating } from "../model/report-risks.ts";
import { levelTitle, type RiskMatrix } from "../model/risk-matrix.ts";
import { keyPlaceOf, placeOf, type Rule } from "./rule.ts";

/** A stated category of a risk is not that of the matrix, and nobody says why (FORMAT.md, `risk-category-differs`). */
export const riskCategoryDiffers: Rule = {
  id: "risk-category-differs",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Die angegebene Risikokategorie ist nicht die der Matrix, und keine Begründung sagt warum.",
    en: "A stated category is not that of the matrix, and no `category-reason` says why.",
  },
  *check({ index, ratings }) {
    const { riskMatrix: matrix, project } = index;
    if (matrix === null) return;
    for (const risk of project.risks) {
      if (risk.invalid.has("category-reason")) continue;
      const { before, after } = ratings.get(risk.id) ?? {};
      const places = [
        { rating: before, at: placeOf(risk, "category") },
        { rating: after, at: placeOf(risk, "residual", "category") },
      ];
      for (const { rating, at } of places) {
        if (!rating || !differs(rating)) continue;
        yield { at, ...explained(rating, matrix), related: definedIn(matrix, project.domain) };
      }
    }
  },
};

function differs({ statedCategory, matrixCategory, categoryReason }: ReportRating): boolean {
  return (
    statedCategory !== null &&
    matrixCategory !== null &&
    statedCategory !== matrixCategory &&
    categoryReason === null
  );
}

function explained(
  { statedCategory, matrixCategory, frequency, impact }: ReportRating,
  matrix: RiskMatrix,
): { readonly message: Bilingual; readonly help: Bilingual } {
  const stated = levelTitle(matrix, "categories", statedCategory ?? "");
  const its = levelTitle(matrix, "categories", matrixCategory ?? "");
  const often = levelTitle(matrix, "frequency", frequency ?? "");
  const much = levelTitle(matrix, "impact", impact ?? "");
  return {
    message: {
      de: `Angegeben ist die Kategorie „${stated.de}“; nach der Matrix ist sie „${its.de}“ (Häufigkeit ${often.de}, Auswirkung ${much.de}).`,
      en: `The category stated is “${stated.en}”; by the matrix it is “${its.en}” (frequency ${often.en}, impact ${much.en}).`,
    },
    help: {
      de: "Berichtigen Sie Häufigkeit, Auswirkung oder Kategorie, oder begründen Sie den Unterschied unter category-reason. Ohne Begründung zählt die Matrix.",
      en: "Correct frequency, impact or category, or give the reason under category-reason. Without a reason the matrix counts.",
    },
  };
}

/** Where the levels are defined: who may not see that file does not see a finding that names them. */
function definedIn(
  { origin }: RiskMatrix,
  domain: Sourced<unknown>,
): (Position & { readonly message: Bilingual })[] {
  if (origin === "standard") return [];
  return [
    {
      ...keyPlaceOf(domain, "risk-matrix"),
      message: { de: "Die Matrix des Verbunds.", en: "The domain’s matrix." },
    },
  ];
}
