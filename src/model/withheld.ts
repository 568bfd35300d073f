import type { Clearance } from "./vocabulary.ts";

/** How much of each list a clearance (Freigabestufe) left out, because it is classified higher. Numbers, and nothing else. */
export interface WithheldCounts {
  readonly items: number;
  readonly controls: number;
  readonly objects: number;
  readonly risks: number;
  readonly audits: number;
  /** Evidence of which a number, its type and its dates remain. */
  readonly evidence: number;
  readonly findings: number;
  /** What stops a certificate. */
  readonly blockers: number;
  /** What would probably be a minor deviation. */
  readonly probableDeviations: number;
  /** Items that are unproven, open or unassessed. */
  readonly gaps: number;
  /** Open actions of assessments and audit findings. */
  readonly actions: number;
  /** Findings of audits. */
  readonly auditFindings: number;
  /** Findings of audits that are not closed. */
  readonly openAuditFindings: number;
  /** Results on the loss of a data centre: one for each that may fail, and one if there are results of another kind alone. */
  readonly failover: number;
  readonly relocations: number;
  /** Evaluations of certificates that requirements are inherited from. */
  readonly certificates: number;
}

/** A list of the report that a clearance can shorten. */
export type WithheldKind = keyof WithheldCounts;

/** What a clearance (Freigabestufe) left out: content that is classified above it. */
export interface Withheld extends WithheldCounts {
  readonly clearance: Clearance;
  /** Number of withheld items of each requirement that has some. */
  readonly itemsByRequirement: Readonly<Record<string, number>>;
}
