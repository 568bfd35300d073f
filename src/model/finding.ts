import type { BlockerKind } from "./certificate-criteria.ts";
import type { Bilingual, Position } from "./position.ts";
import type { Severity } from "./vocabulary.ts";

/** A replacement of a piece of text, offered as a fix. The end is exclusive. */
export interface Edit {
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly text: string;
}

/** Another place that belongs to a finding, such as the first of two equal definitions. */
export interface RelatedPlace extends Position {
  readonly message: Bilingual;
}

/**
 * Something that the check would need and does not have: a site or object, a risk, evidence, an assessment of a requirement or
 * of any, a rule's severity in this domain.
 */
export type Missing =
  | `place:${string}`
  | `risk:${string}`
  | `evidence:${string}`
  | `assessment:${string}`
  | `severity:${string}`;

/** What a rule yields: a finding (Befund) before the runner has added rule name and severity. */
export interface FindingDraft {
  readonly at: Position;
  readonly message: Bilingual;
  /** How to mend it. */
  readonly help: Bilingual;
  readonly site?: string | null;
  readonly object?: string | null;
  readonly requirement?: string | null;
  /** Path of the evidence file that it is about. */
  readonly evidence?: string | null;
  /** Id of the module that it is about, where no requirement is. */
  readonly module?: string | null;
  readonly related?: readonly RelatedPlace[];
  /** Why it stops a certificate (Zertifikatshindernis), if it does, and the criterion that says so. */
  readonly stops?: { readonly criterion: BlockerKind; readonly text: Bilingual };
  /**
   * Severity of a milder case of the rule, or of a graver one: a milder one stays milder whatever the domain says; a graver
   * one is so only where the domain does not weigh the rule itself.
   */
  readonly severity?: Severity;
  /** What is missing because of this defect. */
  readonly takes?: readonly Missing[];
  /** What, if it were there, would keep this from being a finding: it may follow from a defect that takes one of them. */
  readonly lacks?: readonly Missing[];
  readonly fix?: never;
  readonly suggestion?: never;
}

/** A draft with a change that probably mends it, and that a person has to decide on. */
export interface SuggestingDraft extends Omit<FindingDraft, "suggestion"> {
  readonly suggestion?: Edit;
}

/** A draft with a change that mends it and makes no claim (FORMAT.md, Safe fixes), or with one that is to be decided on. */
export interface MendingDraft extends Omit<SuggestingDraft, "fix"> {
  readonly fix?: Edit;
}

/** A place whose content was not read, or was read as nothing. */
export type UnreadPlace = Pick<FindingDraft, "at" | "message" | "object" | "site">;

/** A finding (Befund): something in the content that is wrong, missing or about to be. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly help: Bilingual;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line of the file that it points at; null for a whole file. */
  readonly excerpt: string | null;
  /** Keys that do not apply, or would name several, are null. */
  readonly site: string | null;
  readonly object: string | null;
  readonly requirement: string | null;
  readonly evidence: string | null;
  readonly module: string | null;
  readonly related: readonly RelatedPlace[];
  /** A change that mends it and makes no claim; `nachweis fix` makes it. */
  readonly fix: Edit | null;
  /** A change that probably mends it; a person has to decide. */
  readonly suggestion: Edit | null;
  readonly stops: Bilingual | null;
}

/** A finding, with those that are there only because of it. */
export interface Cause {
  readonly finding: Finding;
  /** Consequences (Folgebefunde) in the order of findings; they count as one with their cause. */
  readonly consequences: readonly Finding[];
}

/** Until when the baseline (nachweis baseline) accepts a finding. */
export interface Acceptance {
  /** Last day. */
  readonly until: string;
  /** False after that day: the finding counts again. */
  readonly holds: boolean;
}

/** A finding as the report shows it. */
export interface ReportFinding extends Finding {
  /** What it and its consequences are about, as a hash that survives moved lines and renamed files (report/fingerprint.ts). */
  readonly fingerprint: string;
  /** Number of consequences that were folded into it: one cause is one finding. */
  readonly folded: number;
  /** Words of the scope of the assessment that it stands in, as written; empty anywhere else. */
  readonly scopes: readonly string[];
  /** Null for a finding that no baseline knows. */
  readonly accepted: Acceptance | null;
}
