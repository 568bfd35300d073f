import type { AuditKind, Clearance } from "./vocabulary.ts";

/** What an auditor says of an item or of evidence (Anmerkung): accepted, flagged (auffällig) or a question. */
export const remarkVerdicts = ["accepted", "flagged", "question"] as const;
/** What an auditor says of an item or of evidence. */
export type RemarkVerdict = (typeof remarkVerdicts)[number];

/** The scheme's severities: schwerwiegende Abweichung, geringfügige Abweichung, Empfehlung (Auditierungsschema v2.5). */
export const remarkSeverities = ["AS", "AG", "E"] as const;
/** Severity of a remark, in the letters of the scheme. */
export type RemarkSeverity = (typeof remarkSeverities)[number];

/** What is remarked on: an item by requirement, target object and site, or the evidence with this path and these bytes. */
export type Remarked =
  | {
      readonly kind: "item";
      readonly requirement: string;
      readonly object: string | null;
      readonly site: string | null;
      readonly state: string;
    }
  | { readonly kind: "evidence"; readonly path: string; readonly sha256: string | null };

/** One remark of an auditor on one thing. */
export interface Remark {
  /** Told apart by it where files are merged, as there may be several on one thing; a file made by hand may lack it. */
  readonly id?: string;
  readonly about: Remarked;
  readonly verdict: RemarkVerdict;
  readonly text: string;
  readonly severity: RemarkSeverity | null;
  /** Day on which it was last changed, as YYYY-MM-DD. */
  readonly day: string;
}

/** The exported file of remarks, which is the record of them: written by the site, read by `nachweis import remarks`. */
export interface RemarksFile {
  readonly format: "nachweis-remarks";
  readonly version: 1;
  /** The edition that the auditor looked at. */
  readonly edition: {
    readonly domain: string | null;
    readonly title: string;
    readonly asOf: string;
    readonly revision: string | null;
    readonly clearance: Clearance;
  };
  /** The audit that the remarks belong to. */
  readonly audit: {
    readonly title: string;
    readonly kind: AuditKind;
    readonly date: string;
    readonly auditor: string | null;
  };
  /** Day of the export, as YYYY-MM-DD. */
  readonly exported: string;
  /** Sorted by what they are about. */
  readonly remarks: readonly Remark[];
}
