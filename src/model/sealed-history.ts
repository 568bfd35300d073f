import type { Counts } from "./report.ts";

/** What has become of a file between two seals. */
export interface SealedChange {
  readonly kind: "added" | "changed" | "removed" | "renamed";
  readonly path: string;
  /** The new path of what was renamed; null for all else. */
  readonly to: string | null;
}

/** A seal whose signatures hold. */
export interface ReportSeal {
  /** Counts the seals of a domain, from 1. */
  readonly serial: number;
  /** The day for which the content was judged (YYYY-MM-DD). */
  readonly day: string;
  /** What the seal is named by: SHA-256 of its statement. */
  readonly digest: string;
  /** Commit of the sealed content; null where there is none, or the edition may not say it. */
  readonly revision: string | null;
  /** Whose keys it was signed with; the name is null where the edition names no persons. */
  readonly signers: readonly { readonly name: string | null; readonly fingerprint: string }[];
  /** Number of sealed files. */
  readonly files: number;
  /** Files that differ from the seal before; null for the first, and where one of the two does not tell all its files. */
  readonly changed: Readonly<Record<SealedChange["kind"], number>> | null;
  /** Those of them that may be named. */
  readonly changes: readonly SealedChange[];
  /** Items by state at each site, null for those bound to none; null where the seal does not tell. */
  readonly counts: readonly { readonly site: string | null; readonly counts: Counts }[] | null;
}

/** The seals of a content (`seals/`), oldest first, and how the published state stands to them. */
export interface SealedHistory {
  /** What is wrong with the seals, as `verify` names it: `leaves`, `signature`, `chain: cut` and the like; empty: they are whole. */
  readonly faults: readonly string[];
  /** In how many files the published state differs from the newest seal; null where that one can't be believed. */
  readonly differing: number | null;
  readonly seals: readonly ReportSeal[];
}
