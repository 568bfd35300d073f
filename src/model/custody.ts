/** What somebody did to a file of evidence, as the history of Git has it. */
export interface CustodyAct {
  readonly act: "recorded" | "changed" | "renamed";
  /** Day of it in UTC (YYYY-MM-DD), as its author says; null where the commit has none that is one. */
  readonly day: string | null;
  /** First 12 digits of the commit; null where the edition may not say it. */
  readonly commit: string | null;
  /** The name that its author gave; null for none, and where the edition names no persons. */
  readonly author: string | null;
}

/** Why there may be older acts than those that are told: a shallow clone, the limit of what is read, objects that are missing. */
export type CustodyEnd = "shallow" | "limit" | "unreadable";

/** The way of one file of evidence through the history, oldest act first. */
export interface EvidenceCustody {
  readonly path: string;
  readonly acts: readonly CustodyAct[];
  /** Null if the first act is the one by which the file came in. */
  readonly older: CustodyEnd | null;
}

/** Who recorded and changed the evidence when (chain of custody), as far as Git says; nothing of it is signed. */
export interface Custody {
  /** True if the state that is published is not the one of the commit. */
  readonly uncommitted: boolean;
  /** Those that are in the commit, in the order of the report. */
  readonly evidence: readonly EvidenceCustody[];
}
