import type { EvidenceFlaw } from "./evidence.ts";
import type { Prose } from "./prose.ts";
import type { CertificateBasis, Clearance, EvidenceType } from "./vocabulary.ts";

/** Where evidence is used. */
export type EvidenceUse =
  | { readonly kind: "assessment" | "inheritance"; readonly control: string; readonly index: number }
  | { readonly kind: "audit"; readonly audit: string; readonly finding: string | null }
  | { readonly kind: "exercise"; readonly process: string }
  | { readonly kind: "document"; readonly document: string }
  | { readonly kind: "text"; readonly file: string };

/** What evidence of type `certificate` says beside what all evidence says. */
export interface ReportCertificate {
  readonly number: string | null;
  readonly holder: string | null;
  readonly scope: string | null;
  readonly covers: readonly string[];
  readonly sites: readonly string[];
  readonly basis: CertificateBasis | null;
  readonly surveillance: readonly string[];
  /** Last day for the next surveillance audit; null without a day of issue. */
  readonly surveillanceDue: string | null;
  readonly suspended: string | null;
  readonly duties: readonly string[];
  /** True if it is neither expired nor suspended and no surveillance audit is missing on the day. */
  readonly valid: boolean;
}

/** What evidence of type `exercise` says beside what all evidence says. */
export interface ReportExercise {
  readonly lostSite: string | null;
  readonly kind: string | null;
  readonly carriedBy: readonly string[];
  readonly processes: Readonly<Record<string, { readonly rto?: string; readonly rpo?: string }>>;
  readonly passed: boolean;
}

/** An evidence file (Nachweis) with its metadata and what follows from them on the day. */
export interface ReportEvidence {
  readonly path: string;
  /** Site of its folder; null for `domain`. */
  readonly site: string | null;
  /** Sites that it speaks for; empty: the whole domain. */
  readonly sites: readonly string[];
  readonly title: string;
  readonly type: EvidenceType | null;
  readonly issued: string | null;
  /** Last day on which it is valid; null: it does not expire. */
  readonly validUntil: string | null;
  readonly validity: "valid" | "expiring" | "expired" | "not-yet-valid" | "unknown";
  readonly issuer: string | null;
  readonly classification: Clearance;
  /** The label as written, such as `tlp:amber`. */
  readonly label: string | null;
  readonly reviewed: { readonly by: string; readonly on: string } | null;
  /** Who added it. */
  readonly added: { readonly by: string; readonly on: string } | null;
  /** Where the original is kept, for evidence that can't be here. */
  readonly location: string | null;
  /** Recorded SHA-256. */
  readonly sha256: string | null;
  /** True if the bytes have the recorded SHA-256; null if there is nothing to compare. */
  readonly intact: boolean | null;
  /** What is wrong with the bytes as such, and whether they prove all the same; null if nothing is. */
  readonly flaw: (EvidenceFlaw & { readonly proves: boolean }) | null;
  /** Computed SHA-256 of the bytes (of a Git LFS pointer: its oid). */
  readonly digest: string | null;
  readonly bytes: number;
  /** True if a Git LFS pointer stands in its place: there are no bytes to show. */
  readonly pointer: boolean;
  readonly isNote: boolean;
  readonly prose: Prose;
  readonly document: {
    readonly id: string;
    readonly version: string | null;
    readonly approved: { readonly by: string; readonly on: string } | null;
    readonly nextReview: string | null;
  } | null;
  readonly certificate: ReportCertificate | null;
  readonly exercise: ReportExercise | null;
  readonly usedBy: readonly EvidenceUse[];
  readonly file: string;
  /** True if it lies above the clearance: only type and dates remain, under a neutral number. */
  readonly withheld: boolean;
}
