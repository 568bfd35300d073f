import type { Bilingual, Position } from "../model/position.ts";
import type { Sourced } from "../model/project.ts";
import type { ReportRating } from "../model/report-risks.ts";
import { levelTitle, type RiskMatrix } from "../model/risk-matrix.ts";
import { keyPlaceOf, placeOf, type Rule } from "./rule.ts";

/**
 * A stated category of a risk is not that of the matrix, and nobody says why (FORMAT.md, `risk-category-differs`); or what is left of a
 * risk is graver than it was before.
 */
export const riskCategoryDiffers: Rule = {
  id: "risk-category-differs",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Die angegebene Risikokategorie ist nicht die der Matrix, und keine Begründung sagt warum; oder das Restrisiko ist höher als das Risiko.",
    en: "A stated category is not that of the matrix, and no `category-reason` says why; or the residual risk is higher than the risk.",
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
      if (before && after && isGraver(after, before, matrix))
        yield {
          at: keyPlaceOf(risk, "residual"),
          ...graver(after, before, matrix),
          related: definedIn(matrix, project.domain),
        };
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

/** Whether a rating has a higher category than another; of one without a category nobody can tell. */
function isGraver(one: ReportRating, other: ReportRating, { categories }: RiskMatrix): boolean {
  const [its, others] = [one, other].map(({ category }) => categories.findIndex(({ id }) => id === category));
  return its !== undefined && others !== undefined && others >= 0 && its > others;
}

function graver(
  after: ReportRating,
  before: ReportRating,
  matrix: RiskMatrix,
): { readonly message: Bilingual; readonly help: Bilingual } {
  const [left, was] = [after, before].map(({ category }) => levelTitle(matrix, "categories", category ?? ""));
  return {
    message: {
      de: `Das Restrisiko („${left?.de}“) ist höher als das Risiko vor der Behandlung („${was?.de}“).`,
      en: `The residual risk (“${left?.en}”) is higher than the risk before its treatment (“${was?.en}”).`,
    },
    help: {
      de: "Prüfen Sie, ob beide vertauscht sind; „residual“ ist, was nach der Behandlung bleibt.",
      en: "Check whether both are swapped; “residual” is what is left after the treatment.",
    },
  };
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
