import type { Level } from "./catalogue.ts";
import type { Failover } from "./failover.ts";
import type { Finding } from "./finding.ts";
import type { Bilingual } from "./position.ts";
import type { Prose } from "./prose.ts";
import type {
  Approach,
  AuditSeverity,
  BasicValue,
  Clearance,
  EvidenceType,
  ObjectType,
  ProtectionNeed,
  Severity,
  SiteState,
  State,
  Status,
} from "./vocabulary.ts";

/** Number of items by state. They add up to `items`. */
export interface Counts {
  readonly items: number;
  readonly proven: number;
  readonly unproven: number;
  readonly open: number;
  readonly dispensable: number;
  readonly unassessed: number;
}

export interface Summary extends Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly status: Readonly<Record<Status, number>>;
}

/** An item of the IT-Grundschutz-Check (BSI-Standard 200-2, 6): requirement × target object × site. */
export interface ReportItem {
  readonly requirement: string;
  readonly level: Level;
  /** Target object, null for the information domain as a whole. */
  readonly object: string | null;
  /** Site, null for an item that is bound to none. */
  readonly site: string | null;
  /** Declared status, null while unassessed. */
  readonly declared: Status | null;
  readonly state: State;
  /** Paths of the evidence that counts for it, holding or not. */
  readonly evidence: readonly string[];
  /** Path of the certificate that gives it credit. */
  readonly inherited: string | null;
  /** Who meets it: the institution, the holder of a certificate, or both. */
  readonly responsibility: "own" | "provider" | "shared";
  /** The assessments that concern it: index into `controls` and into its `assessments`. */
  readonly assessments: readonly { readonly control: string; readonly index: number }[];
  /** Responsible role or person, the most specific that is given. */
  readonly responsible: string | null;
  /** True if its being unmet or unproven stops a certificate (Basis, or the text contains MUSS or DARF). */
  readonly essential: boolean;
}

export interface ReportModule {
  readonly id: string;
  readonly title: string;
  readonly layer: string;
  readonly kind: "process" | "system";
  readonly order: "R1" | "R2" | "R3";
  readonly mainRole: string;
  readonly furtherRoles: readonly string[];
  /** Modelled: objects (or the domain) have it. Excluded: with a reason. */
  readonly modelling: "modelled" | "excluded" | "unconsidered";
  readonly reason: string | null;
  /** True if the domain as a whole has it. */
  readonly domain: boolean;
  readonly objects: readonly string[];
}

/** A requirement (Anforderung) of a modelled module. Its text is there only where the user imported it. */
export interface ReportRequirement {
  readonly id: string;
  readonly module: string;
  readonly title: string;
  readonly level: Level;
  readonly roles: readonly string[];
  readonly withdrawn: boolean;
  readonly must: boolean;
  readonly regular: boolean;
  /** Paragraphs of the BSI's text (© BSI), from the user's own import; never in the shipped project. */
  readonly text: readonly string[] | null;
}

export interface ReportSite {
  readonly id: string;
  readonly title: string;
  readonly operator: string | null;
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  readonly state: SiteState;
  readonly phases: readonly { readonly from: string; readonly state: SiteState }[];
  readonly replaces: string | null;
  /** ISO 8601 duration for which it alone keeps the security level. */
  readonly holds: string | null;
  readonly prose: Prose;
  readonly counts: Counts;
  readonly file: string;
}

/** A protection need (Schutzbedarf) of one basic value: what it is, and where it comes from. */
export interface ReportNeed {
  readonly value: ProtectionNeed | null;
  readonly set: ProtectionNeed | null;
  readonly inherited: ProtectionNeed | null;
  /** Ids from the object that it was inherited from down to this one. */
  readonly path: readonly string[];
}

export interface ReportObject {
  readonly id: string;
  readonly title: string;
  readonly type: ObjectType | null;
  readonly sites: readonly string[];
  readonly redundancy: string | null;
  readonly dependsOn: readonly (readonly string[])[];
  readonly protection: Readonly<Record<BasicValue, ReportNeed>>;
  readonly protectionReason: string | null;
  readonly modules: readonly string[];
  readonly owner: string | null;
  readonly quantity: number;
  readonly connects: readonly string[];
  readonly external: boolean;
  readonly critical: boolean;
  /** ISO 8601 durations. */
  readonly recovery: { readonly rto: string; readonly rpo: string; readonly mtpd: string } | null;
  readonly classification: Clearance;
  readonly prose: Prose;
  readonly counts: Counts;
  readonly file: string;
}

export interface ReportAction {
  readonly text: string;
  readonly due: string | null;
  readonly responsible: string | null;
  readonly effort: string | null;
  readonly overdue: boolean;
}

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
  readonly line: number;
}

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

/** Where evidence is used. */
export type EvidenceUse =
  | { readonly kind: "assessment" | "inheritance"; readonly control: string; readonly index: number }
  | { readonly kind: "audit"; readonly audit: string; readonly finding: string | null }
  | { readonly kind: "exercise"; readonly process: string }
  | { readonly kind: "document"; readonly document: string }
  | { readonly kind: "text"; readonly file: string };

export interface ReportCertificate {
  readonly number: string | null;
  readonly holder: string | null;
  readonly scope: string | null;
  readonly covers: readonly string[];
  readonly sites: readonly string[];
  readonly basis: string | null;
  readonly surveillance: readonly string[];
  readonly suspended: string | null;
  readonly duties: readonly string[];
  /** True if it is neither expired nor suspended and no surveillance audit is missing on the day. */
  readonly valid: boolean;
}

export interface ReportExercise {
  readonly lostSite: string | null;
  readonly kind: string | null;
  readonly carriedBy: readonly string[];
  readonly processes: Readonly<Record<string, { readonly rto?: string; readonly rpo?: string }>>;
  readonly passed: boolean;
}

export interface ReportEvidence {
  readonly path: string;
  /** Site of its folder; null for `domain`. */
  readonly site: string | null;
  /** Sites that it speaks for; empty: the whole domain. */
  readonly sites: readonly string[];
  readonly title: string;
  readonly type: EvidenceType | null;
  readonly issued: string | null;
  /** Last day on which it is valid; null: it does not expire. */
  readonly validUntil: string | null;
  readonly validity: "valid" | "expiring" | "expired" | "not-yet-valid" | "unknown";
  readonly issuer: string | null;
  readonly classification: Clearance;
  /** The label as written, such as `tlp:amber`. */
  readonly label: string | null;
  readonly reviewed: { readonly by: string; readonly on: string } | null;
  /** Where the original is kept, for evidence that can't be here. */
  readonly location: string | null;
  /** Recorded SHA-256. */
  readonly sha256: string | null;
  /** True if the bytes have the recorded SHA-256; null if there is nothing to compare. */
  readonly intact: boolean | null;
  /** Computed SHA-256 of the bytes (of a Git LFS pointer: its oid). */
  readonly digest: string | null;
  readonly bytes: number;
  /** True if a Git LFS pointer stands in its place: there are no bytes to show. */
  readonly pointer: boolean;
  readonly isNote: boolean;
  readonly prose: Prose;
  readonly document: {
    readonly id: string;
    readonly version: string | null;
    readonly approved: { readonly by: string; readonly on: string } | null;
    readonly nextReview: string | null;
  } | null;
  readonly certificate: ReportCertificate | null;
  readonly exercise: ReportExercise | null;
  readonly usedBy: readonly EvidenceUse[];
  readonly file: string;
}

export interface ReportRisk {
  readonly id: string;
  readonly title: string;
  readonly objects: readonly string[];
  readonly threats: readonly { readonly id: string; readonly title: string }[];
  readonly frequency: string | null;
  readonly impact: string | null;
  readonly treatment: string | null;
  readonly accepted: { readonly by: string; readonly on: string; readonly until: string } | null;
  /** True if the acceptance holds on the day. */
  readonly acceptanceHolds: boolean;
  readonly requirements: readonly string[];
  readonly classification: Clearance;
  readonly prose: Prose;
  readonly file: string;
}

export interface ReportAuditFinding {
  readonly id: string;
  readonly title: string;
  readonly severity: AuditSeverity | null;
  readonly requirements: readonly string[];
  readonly scopes: readonly string[];
  readonly due: string | null;
  readonly closed: string | null;
  readonly state: "open" | "overdue" | "closed";
  readonly evidence: readonly string[];
  readonly prose: Prose;
  readonly line: number;
}

export interface ReportAudit {
  readonly id: string;
  readonly title: string;
  readonly kind: string | null;
  readonly date: string | null;
  readonly auditor: string | null;
  readonly classification: Clearance;
  readonly findings: readonly ReportAuditFinding[];
  readonly prose: Prose;
  readonly file: string;
}

export interface ReportDomain {
  readonly title: string;
  readonly organisation: string | null;
  readonly approach: Approach;
  readonly contact: string | null;
  readonly version: string | null;
  readonly approved: { readonly by: string; readonly on: string } | null;
  readonly classification: Clearance;
  readonly prose: Prose;
  readonly file: string;
}

/**
 * Something that stops a certificate (Zertifikatshindernis): an essential item that is not met or not shown to be, an
 * assessment older than twelve months, or an open major deviation of an audit. Keys that do not apply are null.
 */
export interface ReportBlocker {
  readonly kind: "unmet" | "old-assessment" | "major-deviation";
  readonly requirement: string | null;
  readonly object: string | null;
  readonly site: string | null;
  /** Id of the audit of a deviation. */
  readonly audit: string | null;
  readonly text: Bilingual;
  /** Where it is decided: the assessment, or the finding of the audit. */
  readonly file: string;
  readonly line: number;
}

/** A rule of the check, and the severity that the domain gives it. */
export interface ReportRule {
  readonly id: string;
  readonly severity: Severity | "off";
  /** One sentence that says when it fires. */
  readonly summary: Bilingual;
}

/**
 * The report: plain JSON that everything published is made from. `nachweis check --format json` prints it (FORMAT.md,
 * Command line); what is not in it is not published.
 */
export interface Report {
  readonly format: "nachweis-report/1";
  readonly asOf: string;
  readonly catalogue: string;
  readonly tool: { readonly name: "nachweis"; readonly version: string };
  /** Commit of the content root. */
  readonly revision: string | null;
  /** The day on which the content is frozen as an example; null for real content. */
  readonly example: string | null;
  /** Where the catalogue comes from, its rights, and the errata applied to it. */
  readonly catalogueInfo: {
    readonly title: string;
    readonly edition: string;
    readonly source: string;
    readonly rights: string;
    readonly errata: { readonly date: string; readonly changes: readonly Bilingual[] } | null;
  };
  readonly domain: ReportDomain;
  readonly summary: Summary;
  /** Items that are bound to no site. */
  readonly domainCounts: Counts;
  /** What stops a certificate, sorted by file and line. */
  readonly blockers: readonly ReportBlocker[];
  /** All rules, sorted by name. */
  readonly rules: readonly ReportRule[];
  readonly findings: readonly Finding[];
  readonly items: readonly ReportItem[];
  readonly modules: readonly ReportModule[];
  readonly requirements: readonly ReportRequirement[];
  readonly sites: readonly ReportSite[];
  readonly objects: readonly ReportObject[];
  readonly controls: readonly ReportControl[];
  readonly evidence: readonly ReportEvidence[];
  readonly risks: readonly ReportRisk[];
  readonly audits: readonly ReportAudit[];
  readonly failover: Failover;
}
