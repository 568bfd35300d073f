import type { ReportFinding } from "./finding.ts";
import type { Bilingual } from "./position.ts";
import type { Counts, ReportEvidence, ReportItem } from "./report.ts";
import type { Clearance, State } from "./vocabulary.ts";

/** One side of a comparison. */
export interface ComparisonSide {
  /** What the user named: a file, a revision, a day. */
  readonly name: string;
  readonly asOf: string;
  readonly revision: string | null;
  /** Files that were not read, or not wholly: what they hold is not compared. */
  readonly unread: number;
}

/** An item whose state differs; null: it was not, or is no longer, an item. */
export interface ItemChange extends Pick<ReportItem, "requirement" | "object" | "site"> {
  readonly before: State | null;
  readonly after: State | null;
}

/** A piece of evidence that differs. */
export interface EvidenceChange extends Pick<ReportEvidence, "path" | "title" | "site" | "validity"> {
  /**
   * Came, went, moved (the same bytes elsewhere), changed (other bytes), redated (issued or valid differently), began (to be
   * valid), lapsed (valid before, no more), renewed (the other way round).
   */
  readonly change: "came" | "went" | "moved" | "changed" | "redated" | "began" | "lapsed" | "renewed";
  /** Path before, where it moved. */
  readonly from: string | null;
  /** Last day of validity after (before, for what went, as is `validity`); null: none. */
  readonly validUntil: string | null;
}

/** Items by state on both sides; null where the site is not, or no longer, one. */
export interface CountsChange {
  /** Id of the site; null for the items that are bound to none. */
  readonly site: string | null;
  readonly before: Counts | null;
  readonly after: Counts | null;
}

/** What differs between two reports (`nachweis diff`). Each list is in the order of the reports. */
export interface Comparison {
  readonly format: "nachweis-comparison/1";
  readonly before: ComparisonSide;
  readonly after: ComparisonSide;
  /** All items, and the items of each site: those of the later report, then those that went, last what has no site. */
  readonly total: { readonly before: Counts; readonly after: Counts };
  readonly counts: readonly CountsChange[];
  /** Items that became proven, and those that were proven and are no more. */
  readonly proven: readonly ItemChange[];
  readonly unproven: readonly ItemChange[];
  /** All other changes of state, and items that are none any more (their site is retired, say). */
  readonly otherItems: readonly ItemChange[];
  readonly evidence: readonly EvidenceChange[];
  readonly newFindings: readonly ReportFinding[];
  readonly goneFindings: readonly ReportFinding[];
}

/** What differs from an earlier state, as a clearance (Freigabestufe) may see it. */
export interface ReportChanges extends Comparison {
  /** What the earlier state is: the same content on another day, the content of a revision, or a saved report. */
  readonly since: "day" | "revision" | "report";
  /** Clearance that the saved report was made for: what it lacks is not compared. Null for a whole report. */
  readonly clearedFor: Clearance | null;
  /** How many changes each list leaves out, because a side of them is classified above the clearance. */
  readonly withheld: Readonly<
    Record<"proven" | "unproven" | "otherItems" | "evidence" | "newFindings" | "goneFindings", number>
  >;
  /** Highest classification of anything that the two states show. */
  readonly classification: Clearance;
}

/** Items that were proven and are none any more: whether that was meant, or what they came from can't be read, nobody can tell from them. */
export function droppedItems({ otherItems }: Pick<Comparison, "otherItems">): readonly ItemChange[] {
  return otherItems.filter(({ before, after }) => before === "proven" && after === null);
}

/** That a side of a comparison was not read wholly, so that it does not know all that differs; null where both were. */
export function notCompared({ before, after }: Pick<Comparison, "before" | "after">): Bilingual | null {
  if (before.unread === 0 && after.unread === 0) return null;
  const files = {
    de: (n: number) => `${n} ${n === 1 ? "Datei" : "Dateien"}`,
    en: (n: number) => `${n} ${n === 1 ? "file" : "files"}`,
  };
  return {
    de: `Nicht oder nicht ganz gelesen: im früheren Stand ${files.de(before.unread)}, im späteren ${files.de(after.unread)}. Was darin steht, ist nicht verglichen und sieht aus, als hätte es gefehlt.`,
    en: `Not read, or not wholly: ${files.en(before.unread)} of the earlier state, ${files.en(after.unread)} of the later. What they hold is not compared, and looks as if it had been missing.`,
  };
}
