import type { Prose } from "./prose.ts";
import type { Sourced } from "./sourced.ts";
import type { BasicValue, Treatment } from "./vocabulary.ts";

/** The institution's own risk matrix as it is written. */
export interface RiskMatrixData {
  readonly frequency: readonly RiskLevelData[];
  readonly impact: readonly RiskLevelData[];
  readonly categories: readonly RiskLevelData[];
  readonly table: Readonly<Record<string, readonly string[]>>;
}
/** A level of one of its scales. */
interface RiskLevelData {
  readonly id: string;
  readonly title: string;
  readonly means?: string;
}

/** How a risk is rated: levels of the domain's matrix. */
export interface RatingData {
  readonly frequency: string;
  readonly impact: string | Readonly<Partial<Record<BasicValue, string>>>;
  /** A category that a source states. */
  readonly category: string;
  readonly "category-reason": string;
}
/** What the front matter of a risk says. */
export interface RiskData extends RatingData {
  readonly title: string;
  readonly objects: readonly string[];
  readonly threats: readonly string[];
  readonly values: readonly BasicValue[];
  readonly treatment: Treatment;
  readonly measures: readonly string[];
  readonly residual: Partial<RatingData>;
  readonly accepted: { readonly by: string; readonly on: string; readonly until: string };
  readonly requirements: readonly string[];
  readonly classification: string;
}
/** A risk (Risiko) of the risk analysis (A.5, BSI-Standard 200-3). */
export interface Risk extends Sourced<RiskData> {
  readonly id: string;
  readonly prose: Prose;
}
