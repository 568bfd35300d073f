import type { BlockerKind, Criterion, CriterionId, DeviationKind } from "./certificate-criteria.ts";
import type { Bilingual } from "./position.ts";

/**
 * Something that an auditor would hold against the institution, by the criterion that found it. Keys that do not apply are
 * null.
 */
export interface Obstacle<Kind extends CriterionId = CriterionId> {
  readonly kind: Kind;
  readonly requirement: string | null;
  readonly object: string | null;
  readonly site: string | null;
  /** Id of the audit of a deviation. */
  readonly audit: string | null;
  /** Id of the risk that is not treated. */
  readonly risk: string | null;
  /** Id of the module that nobody has decided on. */
  readonly module: string | null;
  readonly text: Bilingual;
  /** Where it is decided: the assessment, the finding of the audit, the file that could not be read. */
  readonly file: string;
  readonly line: number;
}

/** Something that stands in the way of a certificate (Zertifikatshindernis). */
export type ReportBlocker = Obstacle<BlockerKind>;

/** Something that would probably be a minor deviation (geringfügige Abweichung): an estimate. */
export type ProbableDeviation = Obstacle<DeviationKind>;

/** A criterion that `blockers` and `probableDeviations` are made by, and whether the domain has it checked. */
export interface ReportCriterion extends Criterion {
  readonly list: "blockers" | "probableDeviations";
  readonly checked: boolean;
}

/**
 * What can be said about a certificate, in the words that terminal, site and PDF use alike. It is one definition: nobody else
 * may say that nothing stands in the way.
 */
export interface CertificateVerdict {
  /** True only if nothing stands in the way, all content was read, every item was formed and nothing is withheld. */
  readonly clear: boolean;
  /** What stands in the way, by kind and number, or that nothing does, with what was checked. */
  readonly blockers: Bilingual;
  /** What would probably be a minor deviation, by kind and number, or that nothing would. */
  readonly probableDeviations: Bilingual;
  /** That items could not be formed; null if all were. */
  readonly unformed: Bilingual | null;
  /** What was checked for the first list, and what the institution has set aside of both. */
  readonly checked: Bilingual;
}

/** Numbers of what could not be read, so that items may be missing from the report (FORMAT.md, Report). */
export interface Unformed {
  /** Target objects (the domain counts as one) whose sites, modules or type can't be read or do not exist. */
  readonly objects: number;
  /** Sites whose phases can't be read. */
  readonly sites: number;
  /** Catalogues that were not read, or not wholly. */
  readonly catalogues: number;
}
