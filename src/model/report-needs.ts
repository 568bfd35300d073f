import type { ProtectionNeed } from "./vocabulary.ts";

/** A protection need (Schutzbedarf) of one basic value: what it is, and where it comes from. */
export interface ReportNeed {
  readonly value: ProtectionNeed | null;
  readonly set: ProtectionNeed | null;
  readonly inherited: ProtectionNeed | null;
  /** Ids from the object that it was inherited from down to this one; a long path has an ellipsis between its ends. */
  readonly path: readonly string[];
}

/** A recovery time that an object inherits (ISO 8601), and the ids from the object that demands it down to this one. */
export interface RecoveryNeed {
  readonly value: string;
  readonly path: readonly string[];
}

/** The shortest RTO and RPO among what depends on an object (Minimalprinzip); null: nothing demands one. */
export interface RecoveryNeeds {
  readonly rto: RecoveryNeed | null;
  readonly rpo: RecoveryNeed | null;
}
