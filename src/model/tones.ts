import type { Verdict } from "./failover.ts";
import type { ReportAuditFinding, ReportAuditQuestion, ReportEvidence } from "./report.ts";
import type { Severity, State } from "./vocabulary.ts";

/**
 * How good or bad news is: the same everywhere, and each medium has its colour for it. `notice` is what somebody has to look
 * at first, such as an item that nobody has assessed yet.
 */
export type Tone = "good" | "warning" | "bad" | "notice" | "neutral";

type Toned<Key extends string> = Readonly<Record<Key, Tone>>;

/** Of each state of an item. */
export const stateTones: Toned<State> = {
  proven: "good",
  unproven: "warning",
  open: "bad",
  unassessed: "notice",
  dispensable: "neutral",
};

/** Of each verdict on the loss of a site. */
export const verdictTones: Toned<Verdict> = {
  sufficient: "good",
  "sufficient-until": "warning",
  "not-shown": "warning",
  "not-sufficient": "bad",
};

/** Of each severity of a finding. */
export const severityTones: Toned<Severity> = { error: "bad", warning: "warning", info: "notice" };

/** Of each validity of evidence. */
export const validityTones: Toned<ReportEvidence["validity"]> = {
  valid: "good",
  expiring: "warning",
  expired: "bad",
  "not-yet-valid": "warning",
  unknown: "warning",
};

/** Of each state of an audit finding. */
export const auditTones: Toned<ReportAuditFinding["state"]> = {
  open: "warning",
  overdue: "bad",
  closed: "good",
};

/** Of each state of a question of an audit. */
export const questionTones: Toned<ReportAuditQuestion["state"]> = { open: "notice", answered: "good" };
