/**
 * The closed vocabularies of the content format (FORMAT.md), each as a list that schemas, parsers and
 * interfaces share.
 */

/** Declared status of a requirement (BSI-Standard 200-2, 6.3): ja, teilweise, nein, entbehrlich. */
export const statuses = ["yes", "partial", "no", "dispensable"] as const;
/** Declared status of a requirement. */
export type Status = (typeof statuses)[number];
/** Whether a status leaves something to do: teilweise, nein. */
export function leavesGap(status: string): boolean {
  return status === "no" || status === "partial";
}

/**
 * What a rule offers to mend its findings: nothing; a change that a person has to decide on; or one that makes no claim, so
 * that `nachweis fix` may make it without asking about each (FORMAT.md, Safe fixes).
 */
export const mendings = ["none", "suggested", "safe"] as const;
/** What a rule offers to mend its findings. */
export type Mending = (typeof mendings)[number];

/** What an item is in the end: declared and proven are two things (FORMAT.md, States). */
export const states = ["proven", "unproven", "open", "unassessed", "dispensable"] as const;
/** State of an item. */
export type State = (typeof states)[number];

/** Life phases of a site (Standort). */
export const siteStates = ["planned", "transition", "active", "retired"] as const;
/** Life phase of a site. */
export type SiteState = (typeof siteStates)[number];

/** Types of target objects (Zielobjekte). */
export const objectTypes = [
  "process",
  "application",
  "it-system",
  "ics",
  "network",
  "room",
  "building",
  "service",
  "provider",
] as const;
/** Type of a target object. */
export type ObjectType = (typeof objectTypes)[number];

/** What a target object at several sites does at each of them. */
export const redundancies = ["active-active", "active-passive", "none"] as const;
/** Redundancy of a target object at several sites. */
export type Redundancy = (typeof redundancies)[number];

/** What a room is for (BSI-Standard 200-2, 8.1.7), from the most to the least protected. */
export const roomTypes = ["data-centre", "server-room", "technical-room", "office", "archive"] as const;
/** What a room is for. */
export type RoomType = (typeof roomTypes)[number];

/** Protection needs (Schutzbedarf), in rising order. */
export const protectionNeeds = ["normal", "high", "very-high"] as const;
/** Protection need. */
export type ProtectionNeed = (typeof protectionNeeds)[number];

/** The three basic values (Grundwerte) of a protection need. */
export const basicValues = ["confidentiality", "integrity", "availability"] as const;
/** Basic value of a protection need. */
export type BasicValue = (typeof basicValues)[number];

/** Types of evidence (Nachweisarten). */
export const evidenceTypes = [
  "approval",
  "certificate",
  "contract",
  "document",
  "exercise",
  "export",
  "inspection",
  "log",
  "maintenance",
  "measurement",
  "photo",
  "restore",
  "test",
  "training",
] as const;
/** Type of evidence. */
export type EvidenceType = (typeof evidenceTypes)[number];

/** What a certificate may be on the basis of; IT-Grundschutz alone gives credit here. */
export const certificateBases = ["it-grundschutz", "iso-27001"] as const;
/** Basis of a certificate. */
export type CertificateBasis = (typeof certificateBases)[number];

/** Classification levels, in rising order; TLP labels map onto them. */
export const clearances = ["public", "internal", "confidential", "vs-nfd"] as const;
/** Classification level. */
export type Clearance = (typeof clearances)[number];

/** The highest of classification levels; public if there is none. */
export function highestLevel(levels: Iterable<Clearance>): Clearance {
  const all = new Set(levels);
  return clearances.findLast((level) => all.has(level)) ?? "public";
}

/** Severity of a finding. */
export const severities = ["error", "warning", "info"] as const;
/** Severity of a finding. */
export type Severity = (typeof severities)[number];

/** Approaches (Vorgehensweisen) of BSI-Standard 200-2: Basis-, Standard-, Kern-Absicherung. */
export const approaches = ["basic", "standard", "core"] as const;
/** Approach of BSI-Standard 200-2. */
export type Approach = (typeof approaches)[number];

/** Severity of an audit finding: schwerwiegende / geringfügige Abweichung, Empfehlung. */
export const auditSeverities = ["major", "minor", "recommendation"] as const;
/** Severity of an audit finding. */
export type AuditSeverity = (typeof auditSeverities)[number];

/** Kinds of audits; the last three are those of the certification body (Auditierungsschema). */
export const auditKinds = ["internal", "certification", "surveillance", "recertification"] as const;
/** Kind of an audit. */
export type AuditKind = (typeof auditKinds)[number];

/** Ratings of how often a risk comes true (Eintrittshäufigkeit, BSI-Standard 200-3, 5.1), in rising order. */
export const frequencies = ["rare", "medium", "frequent", "very-frequent"] as const;
/** Frequency of a risk. */
export type Frequency = (typeof frequencies)[number];

/** Ratings of the damage of a risk (Schadensauswirkung, BSI-Standard 200-3, 5.1), in rising order. */
export const impacts = ["negligible", "limited", "considerable", "existential"] as const;
/** Impact of a risk. */
export type Impact = (typeof impacts)[number];

/** Categories of risks (Risikokategorien, BSI-Standard 200-3, 5.2), in rising order. */
export const riskCategories = ["low", "medium", "high", "very-high"] as const;
/** Category of a risk. */
export type RiskCategory = (typeof riskCategories)[number];

/** Whether an elementary threat works on a target object (BSI-Standard 200-3, 4.1): directly, indirectly, not at all. */
export const threatRelevances = ["direct", "indirect", "none"] as const;
/** Relevance of a threat. */
export type ThreatRelevance = (typeof threatRelevances)[number];

/** Options of treating a risk (BSI-Standard 200-3, 6.1), A to D. */
export const treatments = ["avoid", "reduce", "transfer", "accept"] as const;
/** Treatment of a risk. */
export type Treatment = (typeof treatments)[number];
