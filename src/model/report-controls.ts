import type { Amount } from "./amount.ts";
import type { Prose } from "./prose.ts";
import type { AuditKind, AuditSeverity, Clearance, EvidenceType, Status } from "./vocabulary.ts";

/** An open action (Aufgabe) of an assessment or audit finding: `Offen:`. */
export interface ReportAction {
  /** Stable name of the institution's own list; the same id is the same action wherever it stands. */
  readonly id: string | null;
  readonly text: string;
  readonly due: string | null;
  readonly responsible: string | null;
  /** Effort and cost as written. */
  readonly effort: string | null;
  /** What of the effort is an amount. */
  readonly amounts: readonly Amount[];
  readonly overdue: boolean;
}

/** An assessment (Bewertung) of a control. */
export interface ReportAssessment {
  /** The scope words as written. */
  readonly scopes: readonly string[];
  readonly status: Status | null;
  readonly prose: Prose;
  readonly assessed: {
    readonly date: string;
    readonly assessor: string | null;
    readonly asked: string | null;
  } | null;
  readonly actions: readonly ReportAction[];
  readonly inherited: readonly string[];
  readonly risks: readonly string[];
  readonly responsible: readonly string[];
  /** Paths of linked evidence that exists. */
  readonly evidence: readonly string[];
  /**
   * Linked evidence that will not prove for ever: path, last day, and the required interval that ends it (ISO 8601), null
   * if its own validity does.
   */
  readonly lapses: readonly {
    readonly evidence: string;
    readonly on: string;
    readonly interval: string | null;
  }[];
  readonly line: number;
  /** True if its scope is about what lies above the clearance: nothing remains but that it exists. */
  readonly withheld: boolean;
}

/** A control (Maßnahme) of a catalogue. */
export interface ReportControl {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly requiredEvidence: readonly { readonly type: EvidenceType; readonly within: string | null }[];
  readonly responsible: readonly string[];
  readonly catalogueTitle: string;
  readonly owner: string | null;
  readonly classification: Clearance;
  readonly prose: Prose;
  readonly assessments: readonly ReportAssessment[];
  readonly file: string;
  readonly line: number;
}

/** A finding of an audit (Feststellung). */
export interface ReportAuditFinding {
  readonly id: string;
  readonly title: string;
  readonly severity: AuditSeverity | null;
  readonly requirements: readonly string[];
  readonly scopes: readonly string[];
  readonly due: string | null;
  readonly closed: string | null;
  readonly state: "open" | "overdue" | "closed";
  readonly responsible: readonly string[];
  readonly actions: readonly ReportAction[];
  readonly evidence: readonly string[];
  readonly prose: Prose;
  readonly line: number;
}

/** A question of an audit (Frage), and what was answered by the day. */
export interface ReportAuditQuestion {
  /** What `prose` says, on one line. */
  readonly text: string;
  readonly prose: Prose;
  readonly requirements: readonly string[];
  readonly scopes: readonly string[];
  /** Paths of evidence that it is about. */
  readonly evidence: readonly string[];
  readonly state: "open" | "answered";
  readonly answers: readonly {
    readonly text: string;
    readonly prose: Prose;
    readonly date: string | null;
    /** Paths of evidence that the answer links. */
    readonly evidence: readonly string[];
  }[];
  readonly line: number;
  readonly column: number;
}

/** An audit with its findings. */
export interface ReportAudit {
  readonly id: string;
  readonly title: string;
  readonly kind: AuditKind | null;
  readonly date: string | null;
  readonly auditor: string | null;
  readonly classification: Clearance;
  readonly findings: readonly ReportAuditFinding[];
  /** Questions of its text; they stand in `prose` too. */
  readonly questions: readonly ReportAuditQuestion[];
  readonly prose: Prose;
  readonly file: string;
}
