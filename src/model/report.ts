import type { ReportBaseline } from "./baseline.ts";
import type { Layer } from "./catalogue.ts";
import type { CertificateRecord } from "./certificate.ts";
import type { NeedReason, ReportLink } from "./communication-link.ts";
import type { ReportChanges } from "./comparison.ts";
import type { Custody } from "./custody.ts";
import type { Failover } from "./failover.ts";
import type { ReportFinding } from "./finding.ts";
import type { Method } from "./method.ts";
import type { Bilingual } from "./position.ts";
import type { Prose } from "./prose.ts";
import type { ReferenceDocument } from "./reference-document.ts";
import type { Relocation } from "./relocation.ts";
import type { ReportAudit, ReportControl } from "./report-controls.ts";
import type { ReportEvidence } from "./report-evidence.ts";
import type { ReportModule } from "./report-modules.ts";
import type { RecoveryNeeds, ReportNeed } from "./report-needs.ts";
import type {
  CertificateVerdict,
  ProbableDeviation,
  ReportBlocker,
  ReportCriterion,
  Unformed,
} from "./report-obstacles.ts";
import type { ReportAnalysis, ReportRisk } from "./report-risks.ts";
import type { RiskMatrix } from "./risk-matrix.ts";
import type { SealedHistory } from "./sealed-history.ts";
import type {
  Approach,
  BasicValue,
  Clearance,
  Mending,
  ObjectType,
  ProtectionNeed,
  Redundancy,
  RoomType,
  Severity,
  SiteState,
  State,
  Status,
} from "./vocabulary.ts";
import type { Withheld } from "./withheld.ts";

export type * from "./report-controls.ts";
export type * from "./report-evidence.ts";
export type * from "./report-modules.ts";
export type * from "./report-needs.ts";
export type * from "./report-obstacles.ts";
export type * from "./report-risks.ts";
export type * from "./withheld.ts";

/** Number of items by state. They add up to `items`. */
export interface Counts {
  readonly items: number;
  readonly proven: number;
  readonly unproven: number;
  readonly open: number;
  readonly dispensable: number;
  readonly unassessed: number;
}

/** Numbers of items by state and declared status, and of findings by severity. */
export interface Summary extends Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly status: Readonly<Record<Status, number>>;
  readonly unformed: Unformed;
}

/** An item of the IT-Grundschutz-Check (BSI-Standard 200-2, 6): requirement × target object × site. */
export interface ReportItem {
  readonly requirement: string;
  /** Id of one of the levels of the catalogue's method. */
  readonly level: string;
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
  /** True if its being unmet or unproven stops a certificate (in the Kompendium: Basis, or the text contains MUSS, DARF NUR or DARF NICHT). */
  readonly essential: boolean;
}

/** A requirement (Anforderung) of a modelled module. Its text is there only where the user imported it. */
export interface ReportRequirement {
  readonly id: string;
  readonly module: string;
  readonly title: string;
  /** Id of one of the levels of the catalogue's method. */
  readonly level: string;
  readonly roles: readonly string[];
  readonly withdrawn: boolean;
  readonly must: boolean;
  readonly regular: boolean;
  /** Paragraphs of the BSI's text (© BSI), from the user's own import; never in the shipped project. */
  readonly text: readonly string[] | null;
}

/** A site (Standort) with the state of its items. */
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
  /** Role that decides in an emergency. */
  readonly decides: string | null;
  /** Role that is called first in an emergency. */
  readonly calls: string | null;
  readonly classification: Clearance;
  readonly prose: Prose;
  readonly counts: Counts;
  readonly file: string;
}

/** A target object (Zielobjekt) with its protection needs. */
export interface ReportObject {
  readonly id: string;
  readonly title: string;
  readonly type: ObjectType | null;
  readonly sites: readonly string[];
  readonly redundancy: Redundancy | null;
  readonly dependsOn: readonly (readonly string[])[];
  readonly protection: Readonly<Record<BasicValue, ReportNeed>>;
  readonly protectionReason: string | null;
  /** Why a value was set by hand, where somebody says so for it alone. */
  readonly protectionReasons: Readonly<Record<BasicValue, NeedReason | null>>;
  readonly modules: readonly string[];
  readonly owner: string | null;
  readonly quantity: number;
  /** Hardware, operating system or product. */
  readonly platform: string | null;
  /** Who uses it. */
  readonly users: string | null;
  /** What a room is for. */
  readonly roomType: RoomType | null;
  readonly connects: readonly string[];
  /** Whether it leads outside, stated or as a link between sites. */
  readonly external: boolean;
  /** What it is as a communication link; null for what joins nothing. */
  readonly link: ReportLink | null;
  readonly critical: boolean;
  /** ISO 8601 durations. */
  readonly recovery: { readonly rto: string; readonly rpo: string; readonly mtpd: string } | null;
  readonly recoveryInherited: RecoveryNeeds;
  /** Its risk analysis; null where nothing asks for one and nobody has begun one. */
  readonly analysis: ReportAnalysis | null;
  readonly classification: Clearance;
  readonly prose: Prose;
  readonly counts: Counts;
  readonly file: string;
}

/** The information domain (Informationsverbund). */
export interface ReportDomain {
  /** Stable name in exports, seals and roll-ups; null if the domain states none, or the edition may not show it. */
  readonly id: string | null;
  readonly title: string;
  readonly organisation: string | null;
  readonly approach: Approach;
  /** ISO 8601 duration: how old an assessment may be. */
  readonly assessedWithin: string;
  readonly contact: string | null;
  readonly version: string | null;
  readonly approved: { readonly by: string; readonly on: string } | null;
  /** Document control of A.1 to A.6; none where the edition may not show the domain. */
  readonly documents: readonly ReferenceDocument[];
  /** Who may accept risks; empty: the domain does not say. */
  readonly management: readonly string[];
  /** Who looked for threats beside the elementary ones up to the day, and when; null: the domain does not say. */
  readonly furtherThreats: { readonly by: string; readonly on: string } | null;
  readonly classification: Clearance;
  /** Whether editions below `confidential` name assessors, persons asked, reviewers and who added. */
  readonly persons: "names" | "withheld";
  /** The institution's own definitions of the protection needs: damage scenario, and what each need means in it. */
  readonly definitions: readonly {
    readonly scenario: string;
    readonly needs: Readonly<Record<ProtectionNeed, string | null>>;
  }[];
  readonly prose: Prose;
  readonly file: string;
}

/** A file of the content root that nothing else in the report stands for: findings may be about it, and name it. */
export interface ReportFile {
  readonly path: string;
  readonly title: string | null;
  readonly classification: Clearance;
}

/** A rule of the check, and the severity that the domain gives it. */
export interface ReportRule {
  readonly id: string;
  readonly severity: Severity | "off";
  /** The most that it offers to mend its findings. */
  readonly fix: Mending;
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
    /** Its layers (Schichten), in order. */
    readonly layers: readonly Layer[];
    /** The method of a catalogue that does not ship with the toolkit; that of one that ships is known by its id. */
    readonly method?: Method;
    readonly errata: { readonly date: string; readonly changes: readonly Bilingual[] } | null;
  };
  readonly domain: ReportDomain;
  readonly summary: Summary;
  /** Items that are bound to no site. */
  readonly domainCounts: Counts;
  /** Items by module and site, in catalogue order; they stay when the items themselves are withheld. */
  readonly moduleCounts: readonly {
    readonly module: string;
    readonly site: string | null;
    readonly counts: Counts;
  }[];
  /** The clearance that was applied, and how much it withheld; null for the whole report. */
  readonly withheld: Withheld | null;
  /** What stands in the way of a certificate, sorted by file and line. */
  readonly blockers: readonly ReportBlocker[];
  /** What would probably be a minor deviation, sorted by file and line. */
  readonly probableDeviations: readonly ProbableDeviation[];
  /** What both lists are made by, in the order in which it is told. */
  readonly criteria: readonly ReportCriterion[];
  readonly certificate: CertificateVerdict;
  /** All rules, sorted by name. */
  readonly rules: readonly ReportRule[];
  readonly findings: readonly ReportFinding[];
  /** The baseline that the check was given; null without one. */
  readonly baseline: ReportBaseline | null;
  /** What differs from an earlier state (`nachweis build --since`), as the clearance may see it; null without one. */
  readonly changes: ReportChanges | null;
  /** The seals of the content, as the clearance may see them (`nachweis build`, `pdf`, `package`); missing where there is none. */
  readonly seals?: SealedHistory;
  /** Who recorded and changed the evidence when, as the clearance may see it (`nachweis build`, `pdf`); missing where Git tells nothing. */
  readonly custody?: Custody;
  readonly items: readonly ReportItem[];
  readonly modules: readonly ReportModule[];
  readonly requirements: readonly ReportRequirement[];
  readonly sites: readonly ReportSite[];
  readonly objects: readonly ReportObject[];
  readonly controls: readonly ReportControl[];
  readonly evidence: readonly ReportEvidence[];
  readonly risks: readonly ReportRisk[];
  /** The matrix that gives them their category; null where it can't be read, or the edition withholds it. */
  readonly riskMatrix: RiskMatrix | null;
  /** Titles of the threats that risks and objects name. */
  readonly threats: readonly { readonly id: string; readonly title: string }[];
  readonly audits: readonly ReportAudit[];
  /** Files that none of these lists stands for, by path. */
  readonly otherFiles: readonly ReportFile[];
  /** The institution's accessibility statement (Erklärung zur Barrierefreiheit, BITV NRW); empty if there is none. */
  readonly accessibility: Prose;
  readonly failover: Failover;
  /** Moves of a data centre, by the day of cut-over. */
  readonly relocations: readonly Relocation[];
  /** Certificates that requirements are inherited from, by path. */
  readonly certificates: readonly CertificateRecord[];
}
