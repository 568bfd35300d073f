import type { ReportFinding } from "./finding.ts";
import type { ReportEvidence, ReportItem } from "./report.ts";
import type { State } from "./vocabulary.ts";

/** One side of a comparison. */
export interface ComparisonSide {
  /** What the user named: a file, a revision, a day. */
  readonly name: string;
  readonly asOf: string;
  readonly revision: string | null;
}

/** An item whose state differs; null: it was not, or is no longer, an item. */
export interface ItemChange extends Pick<ReportItem, "requirement" | "object" | "site"> {
  readonly before: State | null;
  readonly after: State | null;
}

/** A piece of evidence that differs. */
export interface EvidenceChange extends Pick<ReportEvidence, "path" | "title"> {
  /**
   * Came, went, moved (the same bytes elsewhere), changed (other bytes), redated (issued or valid differently), lapsed
   * (valid before, no more), renewed (the other way round).
   */
  readonly change: "came" | "went" | "moved" | "changed" | "redated" | "lapsed" | "renewed";
  /** Path before, where it moved. */
  readonly from: string | null;
  /** Last day of validity after (before, for what went); null: none. */
  readonly validUntil: string | null;
}

/** What differs between two reports (`nachweis diff`). Each list is in the order of the reports. */
export interface Comparison {
  readonly format: "nachweis-comparison/1";
  readonly before: ComparisonSide;
  readonly after: ComparisonSide;
  /** Items that became proven, and those that were proven and are no more. */
  readonly proven: readonly ItemChange[];
  readonly unproven: readonly ItemChange[];
  /** All other changes of state, and items that are none any more (their site is retired, say). */
  readonly otherItems: readonly ItemChange[];
  readonly evidence: readonly EvidenceChange[];
  readonly newFindings: readonly ReportFinding[];
  readonly goneFindings: readonly ReportFinding[];
}
