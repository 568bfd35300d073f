import type { Prose } from "./prose.ts";
import type { BasicValue, Clearance, ThreatRelevance, Treatment } from "./vocabulary.ts";

/** How a risk is rated: ids of levels of the report's `riskMatrix`; null: nobody says so, or the edition may not. */
export interface ReportRating {
  readonly frequency: string | null;
  /** Of several impacts the highest. */
  readonly impact: string | null;
  /** Where the impact is given for each basic value, all of them. */
  readonly impacts: readonly { readonly value: BasicValue; readonly impact: string }[];
  /** The category that counts: that of the matrix, or the stated one where a reason says why it differs. */
  readonly category: string | null;
  readonly matrixCategory: string | null;
  /** The category that a source states. */
  readonly statedCategory: string | null;
  readonly categoryReason: string | null;
}

/** A risk (Risiko) of the risk analysis (A.5), rated as it is before its treatment. */
export interface ReportRisk extends ReportRating {
  readonly id: string;
  readonly title: string;
  readonly objects: readonly string[];
  readonly threats: readonly { readonly id: string; readonly title: string }[];
  /** Basic values that it touches. */
  readonly values: readonly BasicValue[];
  readonly treatment: Treatment | null;
  /** Ids of controls or requirements that treat it. */
  readonly measures: readonly string[];
  /** How it is rated once treated; null where nobody does. */
  readonly residual: ReportRating | null;
  readonly accepted: { readonly by: string; readonly on: string; readonly until: string } | null;
  /** True if the acceptance holds on the day. */
  readonly acceptanceHolds: boolean;
  /** Why it does not: not yet, no more, or accepted by nobody of the domain's management. */
  readonly acceptanceFault: "early" | "over" | "not-management" | null;
  readonly requirements: readonly string[];
  readonly classification: Clearance;
  readonly prose: Prose;
  readonly file: string;
}

/**
 * Which threats are to be judged for an object: all, as no module fits it; those that the BSI's cross-reference marks for its
 * modules; or nobody can say, as it was not imported, and only what is written counts. Of processes, links and providers none
 * are asked for.
 */
export type ThreatSource = "all" | "cross-reference" | "written" | "not-asked";

/** A threat that somebody judged for an object: with a relevance and a reason, or by naming it in a risk. */
export interface JudgedThreat {
  readonly id: string;
  readonly relevance: ThreatRelevance | null;
  readonly reason: string | null;
  /** Ids of the object's risks that name it. */
  readonly risks: readonly string[];
}

/** The risk analysis of an object (BSI-Standard 200-2, 8.5, and 200-3): what asks for it, and which threats were judged. */
export interface ReportAnalysis {
  /** True if it needs one and is in no risk. */
  readonly missing: boolean;
  readonly source: ThreatSource;
  readonly judged: readonly JudgedThreat[];
  /** Ids of threats that are to be judged and nobody has. */
  readonly undecided: readonly string[];
  /** Who looked for further threats, and when; null: the object does not say, and what the domain says counts. */
  readonly further: { readonly by: string; readonly on: string } | null;
  /** True if the edition withholds a risk of the object: what is undecided can't be told then. */
  readonly withheld: boolean;
}
