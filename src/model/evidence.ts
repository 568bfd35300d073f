import type { Prose } from "./prose.ts";
import type { Signature, Sourced } from "./sourced.ts";
import type { CertificateBasis, EvidenceType } from "./vocabulary.ts";

/** Metadata of evidence (FORMAT.md, evidence): its sidecar, or the front matter of Markdown evidence. */
export interface EvidenceData {
  readonly title: string;
  readonly type: EvidenceType;
  readonly issued: string;
  readonly "valid-for": string;
  readonly "valid-until": string;
  readonly issuer: string;
  readonly sha256: string;
  readonly classification: string;
  readonly reviewed: Signature;
  readonly added: Signature;
  readonly sites: readonly string[];
  readonly location: string;
  readonly number: string;
  readonly holder: string;
  readonly scope: string;
  readonly covers: readonly string[];
  readonly basis: CertificateBasis;
  readonly surveillance: readonly string[];
  readonly suspended: string;
  readonly duties: readonly string[];
  readonly scenario: {
    readonly "lost-site": string;
    readonly kind?: string;
    readonly "carried-by"?: readonly string[];
  };
  readonly processes: Readonly<Record<string, { readonly rto?: string; readonly rpo?: string }>>;
  readonly passed: boolean;
  /** Capacity proof: the processes that the sites of this evidence can carry all at once. */
  readonly carries: readonly string[];
  /** Notice of a substantial change to the BSI: the site whose relocation it reports. */
  readonly "change-notice": string;
  readonly document: string;
  readonly version: string;
  readonly approved: Signature;
  readonly "next-review": string;
}
/** An evidence file (Nachweis) with its metadata, which stand in a sidecar or in its own front matter. */
export interface Evidence extends Sourced<EvidenceData> {
  /** Path of the evidence file itself; `file` is where its metadata stand. */
  readonly path: string;
  /** First folder below `evidence/`: a site's id or `domain`; empty for a file that lies directly in `evidence/`. */
  readonly folder: string;
  readonly metadata: "sidecar" | "front-matter" | "missing";
  /** True for Markdown evidence, whose SHA-256 is that of an original elsewhere. */
  readonly isNote: boolean;
  /** SHA-256 of the bytes (of a Git LFS pointer: its oid), lower-case hexadecimal; null if it could not be read. */
  readonly digest: string | null;
  /** Size in bytes (of a Git LFS pointer: as it says). */
  readonly bytes: number;
  /** True if a Git LFS pointer stands in place of the file. */
  readonly pointer: boolean;
  /** Text of Markdown evidence. */
  readonly prose: Prose;
}
