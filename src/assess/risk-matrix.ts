import type { Index } from "../model/assessed.ts";
import type { Bilingual } from "../model/position.ts";
import type { Domain, RatingData, Risk } from "../model/project.ts";
import type { ReportRating } from "../model/report.ts";
import { categoryOf, type RiskLevel, type RiskMatrix, standardMatrix } from "../model/risk-matrix.ts";
import { basicValues } from "../model/vocabulary.ts";

/** The matrix of a domain: its own, or else that of BSI-Standard 200-3; null where its own can't be read. */
export function matrixOf({ data, invalid }: Domain): RiskMatrix | null {
  if (invalid.has("risk-matrix") || invalid.has("*")) return null;
  const own = data["risk-matrix"];
  if (own === undefined) return standardMatrix;
  const same = (text: string): Bilingual => ({ de: text, en: text });
  const levels = (written: typeof own.frequency): RiskLevel[] =>
    written.map(({ id, title, means }) => ({
      id,
      title: same(title),
      means: means === undefined ? null : same(means),
    }));
  return {
    origin: "own",
    frequency: levels(own.frequency),
    impact: levels(own.impact),
    categories: levels(own.categories),
    table: own.table,
  };
}

/** The ratings of a risk before and after its treatment; after it null where nobody rates it: nothing is inferred. */
export interface RiskRatings {
  readonly before: ReportRating;
  readonly after: ReportRating | null;
}

/** The ratings of every risk by id, with their categories by the domain's matrix. */
export function rateRisks({ project, riskMatrix }: Index): ReadonlyMap<string, RiskRatings> {
  return new Map(project.risks.map((risk) => [risk.id, ratingsOf(risk, riskMatrix)]));
}

function ratingsOf({ data }: Risk, matrix: RiskMatrix | null): RiskRatings {
  const { residual } = data;
  const reason = residual?.["category-reason"] ?? data["category-reason"];
  return {
    before: ratingOf(data, data["category-reason"], matrix),
    after:
      residual === undefined || Object.keys(residual).length === 0
        ? null
        : ratingOf(residual, reason, matrix),
  };
}

/** One rating. What is stated beside the matrix counts only with a reason; of several impacts the highest does. */
function ratingOf(
  data: Partial<RatingData>,
  reason: string | undefined,
  matrix: RiskMatrix | null,
): ReportRating {
  const { impact } = data;
  const frequency = data.frequency ?? null;
  const stated = data.category ?? null;
  const impacts = basicValues.flatMap((value) => {
    const its = typeof impact === "object" ? impact[value] : undefined;
    return its === undefined ? [] : [{ value, impact: its }];
  });
  const written = typeof impact === "string" ? [impact] : impacts.map((one) => one.impact);
  const highest = matrix === null ? written[0] : matrix.impact.findLast(({ id }) => written.includes(id))?.id;
  const known = matrix === null && new Set(written).size > 1 ? null : (highest ?? null);
  const byMatrix = matrix === null ? null : categoryOf(matrix, frequency, known);
  const differs = stated !== null && byMatrix !== null && stated !== byMatrix;
  return {
    frequency,
    impact: known,
    impacts,
    category: differs && reason === undefined ? byMatrix : (stated ?? byMatrix),
    matrixCategory: byMatrix,
    statedCategory: stated,
    categoryReason: stated === null ? null : (reason ?? null),
  };
}
