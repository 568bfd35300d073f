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
  readonly reviewed: Signature & {
    /** SHA-256 of the bytes that were reviewed. */
    readonly sha256?: string;
  };
  readonly added: Signature;
  readonly sites: readonly string[];
  /** Why evidence in `domain/` speaks for these sites, where its bytes are filed for several. */
  readonly "sites-reason": string;
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
  /** Last day on which it must be kept. */
  readonly "keep-until": string;
  /** That the file was deleted lawfully; what is left of it are these metadata. */
  readonly deleted: Signature & { readonly reason: DeletionReason };
}

/** Why evidence was deleted: its time was over, somebody objected, or it should not have been here. */
type DeletionReason = "frist" | "widerspruch" | "irrtum";

/**
 * What is wrong with the bytes of evidence (FORMAT.md, `evidence-unusable`):
 *
 * - `empty`: there are none; `blank`: there is nothing to read, only blanks and signs, or zero bytes
 * - `html`: a web page under a name that is not a web page's, such as a login page saved in place of the file
 * - `damaged`: no reader opens it; `password`: only with one; `encrypted`: only those read it who have the key
 * - `shortcut`: it only leads to something that lies elsewhere
 * - `cut`: it ends in the middle, as an interrupted copy does
 * - `other-kind`: the first bytes contradict the name
 * - `locked`: encrypted by git-crypt, without the key here
 * - `pointer`: begins like a Git LFS pointer and is none
 * - `deleted`: it was deleted lawfully, and its metadata say so: no defect, but nothing is there
 * - `renamed`: the name says another format, but programs open it all the same; `no-page`: a PDF that is nothing but its
 *   header. These two prove; they are worth a warning, and a note.
 */
export interface EvidenceFlaw {
  readonly kind:
    | "empty"
    | "blank"
    | "metadata-only"
    | "html"
    | "damaged"
    | "password"
    | "encrypted"
    | "cut"
    | "shortcut"
    | "other-kind"
    | "locked"
    | "pointer"
    | "deleted"
    | "renamed"
    | "no-page";
  /** The format that was found in place of the one that the name says; null if none was, or it is the one. */
  readonly found: string | null;
}

/** Flaws of what only those can read who have the key: it proves where somebody says where that is. */
const needsKey: ReadonlySet<EvidenceFlaw["kind"]> = new Set(["password", "encrypted"]);

/** Flaws that leave evidence what it is. */
const bearable: ReadonlySet<EvidenceFlaw["kind"]> = new Set(["renamed", "no-page", ...needsKey]);

/** Whether bytes with this flaw can prove nothing, whatever the metadata say. */
export function showsNothing(flaw: EvidenceFlaw | null): boolean {
  return flaw !== null && !bearable.has(flaw.kind);
}

/** Whether only those can read the bytes who have a key or a password. */
export function isSealed(flaw: EvidenceFlaw | null): boolean {
  return flaw !== null && needsKey.has(flaw.kind);
}

/** Whether the metadata say that the file was deleted lawfully: it counts for nothing. */
export function isDeleted({ flaw }: Pick<Evidence, "flaw">): boolean {
  return flaw?.kind === "deleted";
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
  /** The day of issue as written, where another file with the same bytes has an earlier one, which counts (`data.issued`). */
  readonly issuedAsFiled?: string | null;
  /** What is wrong with the bytes as such; null if nothing is. */
  readonly flaw: EvidenceFlaw | null;
  /** True if the bytes have the recorded SHA-256 once their line ends are LF alone, or CRLF. */
  readonly lineEndsDiffer: boolean;
  /** True if it is a photograph that says where it was taken. */
  readonly showsPosition: boolean;
  /** Text of Markdown evidence. */
  readonly prose: Prose;
}
