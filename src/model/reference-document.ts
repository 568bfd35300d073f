import type { Bilingual } from "./position.ts";
import type { Signature } from "./sourced.ts";

/** Reference documents that the toolkit makes and the management approves (Auditierungsschema: A.1 to A.6). */
export const referenceDocuments = ["A.1", "A.2", "A.3", "A.4", "A.5", "A.6"] as const;

/** Id of a reference document. */
export type ReferenceDocumentId = (typeof referenceDocuments)[number];

/** Documents that report what changes every day: a change after the approval is no fault of theirs. */
export const livingDocuments: readonly ReferenceDocumentId[] = ["A.4", "A.6"];

/** An approval, with the digest of what the document showed without it (FORMAT.md, Second wave). */
export interface Approval extends Signature {
  readonly digest?: string;
}

/** Document control of one reference document (BSI-Standard 200-2, 5.2.3), as `documents` of the domain says it. */
export interface DocumentControlData {
  readonly version?: string;
  readonly owner?: string;
  readonly checked?: Signature;
  readonly approved?: Approval;
  readonly "next-review"?: string;
  readonly history?: readonly { readonly version: string; readonly on: string; readonly what: string }[];
  readonly distribution?: readonly string[];
}

/** `documents` of the domain: what holds for all, and what holds for one. */
export type DocumentsData = Pick<DocumentControlData, "version" | "approved"> & {
  readonly [id in ReferenceDocumentId]?: DocumentControlData;
};

/**
 * Whether a document is approved as it is: by the digest; `unverifiable` if the approval recorded none; `changed` if what it
 * shows is no longer what was approved.
 */
export type ApprovalState = "approved" | "changed" | "unverifiable" | "unapproved";

/** A reference document on the day, with its document control (Dokumentenlenkung). */
export interface ReferenceDocument {
  readonly id: ReferenceDocumentId;
  readonly version: string | null;
  readonly owner: string | null;
  readonly checked: { readonly by: string; readonly on: string } | null;
  readonly approved: { readonly by: string; readonly on: string } | null;
  readonly state: ApprovalState;
  /**
   * SHA-256 of what it shows without its approval, whole and in no language: `nachweis approve` records it. Empty in an
   * edition that may withhold something.
   */
  readonly digest: string;
  /**
   * Changes that say a later day than the approval's, of documents that report what changes every day: assessments, in A.6
   * also audit findings closed and risks accepted.
   */
  readonly since: number;
  readonly nextReview: string | null;
  readonly history: readonly { readonly version: string; readonly on: string; readonly what: string }[];
  readonly distribution: readonly string[];
}

/** What the state of an approval is called. */
export const approvalWords: Readonly<Record<ApprovalState, Bilingual>> = {
  approved: { de: "freigegeben", en: "approved" },
  changed: { de: "Entwurf, geändert seit der Freigabe", en: "draft, changed since the approval" },
  unverifiable: {
    de: "Stand der Freigabe nicht nachprüfbar",
    en: "what was approved can't be verified",
  },
  unapproved: { de: "Entwurf, nicht freigegeben", en: "draft, not approved" },
};
