import type { Catalogue, Module, Requirement } from "./catalogue.ts";
import type { CertificateRecord } from "./certificate.ts";
import type { ReportLink } from "./communication-link.ts";
import type { DependencyGraph } from "./dependency-graph.ts";
import type { Failover } from "./failover.ts";
import type { Method } from "./method.ts";
import type { Located, Position } from "./position.ts";
import type {
  AssessedOn,
  Assessment,
  Control,
  Evidence,
  Link,
  Project,
  Risk,
  Signature,
  Site,
  TargetObject,
} from "./project.ts";
import type { ReferenceDocument } from "./reference-document.ts";
import type { Relocation } from "./relocation.ts";
import type { ModuleHolder, RecoveryNeeds, ReportNeed } from "./report.ts";
import type { JudgedThreat, ReportRating, ReportRisk, ThreatSource } from "./report-risks.ts";
import type { RiskMatrix } from "./risk-matrix.ts";
import type { Approach, BasicValue, SiteState, State, Status } from "./vocabulary.ts";

/** Where the words of an assessment's heading point. */
export type Scope =
  | { readonly kind: "all" }
  | { readonly kind: "domain" }
  | { readonly kind: "site"; readonly site: string }
  | { readonly kind: "object"; readonly object: string }
  | { readonly kind: "object-at-site"; readonly object: string; readonly site: string };

/** Lookups over a project for one day. */
export interface Index {
  readonly project: Project;
  readonly catalogue: Catalogue;
  /** The catalogue's method: whatever depends on the catalogue is asked of it. */
  readonly method: Method;
  readonly asOf: string;
  readonly approach: Approach;
  /** ISO 8601 durations of the domain. */
  readonly assessedWithin: string;
  readonly expiring: string;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly requirementOrder: ReadonlyMap<string, number>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly siteStates: ReadonlyMap<string, SiteState>;
  /** Sites that a site replaces, directly or not. */
  readonly replaced: ReadonlyMap<string, ReadonlySet<string>>;
  readonly objects: ReadonlyMap<string, TargetObject>;
  /** What depends on what. */
  readonly graph: DependencyGraph;
  readonly risks: ReadonlyMap<string, Risk>;
  /** The matrix that gives risks their category; null where the domain's own can't be read. */
  readonly riskMatrix: RiskMatrix | null;
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Groups of evidence with the same bytes, by the path of each member. */
  readonly duplicates: ReadonlyMap<string, DuplicateGroup>;
  /** Who has a module: the domain (null) and objects, each with the sites where it gives items (null: bound to none). */
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
  /** Why modules are not applied, by id: exclusions that hold on the day. */
  readonly excluded: ReadonlyMap<
    string,
    { readonly reason: string; readonly by: string | null; readonly on: string | null }
  >;
}

/** Evidence whose bytes are the same (FORMAT.md, `evidence-duplicate`). */
export interface DuplicateGroup {
  /** Two or more, sorted by path. */
  readonly members: readonly Evidence[];
  /** Sites that they are filed for; those of the whole domain aside. */
  readonly sites: readonly string[];
  /** Sites of which somebody said, with a reason and a review of these bytes, that they are theirs. */
  readonly settled: ReadonlySet<string>;
  /** Items bound to the place that rest on them and are not proven for it: nobody knows whose they are. */
  readonly contested: readonly Item[];
}

/** What a module is modelled for, and where (FORMAT.md, Items). */
export interface Holder extends ModuleHolder {
  /** Sites in transition or active; `[null]` for what is bound to no site. */
  readonly sites: readonly (string | null)[];
}

/** A control that counts (no double) with what it maps to. */
export interface MappedControl {
  readonly control: Control;
  /** Active requirements of the catalogue, without doubles. */
  readonly requirements: readonly Requirement[];
  readonly assessments: readonly ScopedAssessment[];
  /** Where a heading's scope can't be read, so that any item of the control may have been meant; null if all can. */
  readonly unreadableScope: Position | null;
}

/** An assessment with its scopes resolved, without those that an earlier heading of the control has already. */
export interface ScopedAssessment {
  readonly mapped: MappedControl;
  readonly assessment: Assessment;
  /** Index in the control's `assessments`. */
  readonly index: number;
  /** Its latest `Geprüft` up to the day. */
  readonly assessedOn: Located<AssessedOn> | null;
  /** True if that is no longer ago than a certificate lets it be (`Method.ages`). */
  readonly current: boolean;
  readonly scopes: readonly Scope[];
  /** Items that this assessment decides on: the most specific one of its control. */
  readonly items: Item[];
  /** Items that its scope takes in, also where a more specific assessment decides. */
  readonly inScope: Item[];
  /** Its links to evidence, judged. */
  readonly links: LinkUse[];
  readonly inherited: InheritedUse[];
}

/** Faults of a link that keep an item from being proven (FORMAT.md, States). */
export type LinkFault =
  | "outside"
  | "broken"
  | "unreadable"
  | "without-metadata"
  | "altered"
  | "unusable"
  | "not-yet-valid"
  | "expired"
  | "too-old"
  | "wrong-site"
  | "left-behind";

/** A link to evidence in an assessment, judged. */
export interface LinkUse {
  readonly link: Link;
  readonly evidence: Evidence | null;
  /** Items that it counts for, or else all in scope. */
  readonly concerned: readonly Item[];
  readonly counts: boolean;
  readonly faults: Set<LinkFault>;
  /** Last day on which it proves, by its validity or a required interval; null: it does not end. */
  ends: string | null;
  /** The required interval that it has outgrown or will first, if that is what ends it. */
  interval: string | null;
  /** Last day before the suspension of a certificate, one to come too, which is no finding before its day; null without one. */
  readonly untilSuspended: string | null;
}

/** What keeps a certificate from giving credit. */
export type CreditFault =
  | "expired"
  | "suspended"
  | "surveillance"
  | "no-certificate"
  | "basis"
  | "covers"
  | "sites"
  | "outsourcing";

/** A `Geerbt:` link, judged. */
export interface InheritedUse {
  readonly use: LinkUse;
  /** Faults of the certificate as such on the day. */
  readonly lapsed: readonly CreditFault[];
  /** Why it gives no credit to any item in scope; empty if it does to one. */
  readonly scopeFaults: readonly CreditFault[];
  /** Items that get credit. */
  readonly credited: readonly Item[];
  /** Items with credit whose duty stays with the customer and has no own evidence. */
  readonly dutiesUnproven: Item[];
}

/** An item of the IT-Grundschutz-Check with its state (BSI-Standard 200-2, 6; FORMAT.md, Items and States). */
export interface Item {
  readonly requirement: Requirement;
  readonly object: string | null;
  readonly site: string | null;
  /** True if its being unmet or unproven stops a certificate (`Method.essential`). */
  readonly essential: boolean;
  /** True if it is bound to the place: its evidence does not move along (`Method.placeBound`). */
  readonly placeBound: boolean;
  /** Where it is decided: its assessment; unassessed, where one would stand (FORMAT.md, Edge cases). */
  at: Position;
  /** The assessments that decide on it, one per control at most, the readable ones. */
  readonly assessments: ScopedAssessment[];
  /** Where an assessment that may be for it stands and can't be read; null if there is none. */
  unreadable: Position | null;
  /** True if one of several controls that decide on it can't be read: the weakest status is not known. */
  halfRead: boolean;
  declared: Status | null;
  state: State;
  /** Evidence that counts for it, sorted by path. */
  evidence: readonly Evidence[];
  inherited: Evidence | null;
  responsibility: "own" | "provider" | "shared";
  /** Responsible role or person, the most specific that is given. */
  responsible: string | null;
  /** Required types of evidence that it lacks. */
  lacking: readonly string[];
}

/** The result of assessing a project: every item with its state, and what other days would bring. */
export interface Assessed extends AssessedDay {
  readonly relocations: readonly Relocation[];
  readonly certificates: readonly CertificateRecord[];
  /** The reference documents with their approval (A.1 to A.6). */
  readonly documents: readonly ReferenceDocument[];
}

/** The result of assessing a project on one day: every item with its state. */
export interface AssessedDay {
  readonly index: Index;
  readonly controls: readonly MappedControl[];
  /** Controls whose id an earlier control has, with that one. */
  readonly doubles: readonly { readonly control: Control; readonly first: Control }[];
  /** Sorted by requirement (catalogue order), object, site. */
  readonly items: readonly Item[];
  /** Requirements that a control which can't be read may have meant, each with the file of that control. */
  readonly maybeMeant: ReadonlyMap<string, string>;
  /** Scope words of catalogues and audits that name nothing that exists. */
  readonly unknownScopes: readonly Located<string>[];
  /** What follows from the metadata of each evidence file, by path. */
  readonly evidenceFacts: ReadonlyMap<string, EvidenceFacts>;
  /** Protection needs of every object, by id. */
  readonly needs: ReadonlyMap<string, Needs>;
  /** The communication links, by the id of the object. */
  readonly links: ReadonlyMap<string, ReportLink>;
  /** Whether all `modules` of the domain and the objects could be read: else nobody can say that a module is nowhere. */
  readonly modellingIsRead: boolean;
  /** Modules that are neither modelled nor excluded with a reason; none while that can't be read. */
  readonly undecidedModules: readonly Module[];
  /** Objects that need a risk analysis and are in no risk. */
  readonly unanalysed: readonly UnanalysedObject[];
  /** What is known of the threats to every object, by id. */
  readonly threats: ReadonlyMap<string, ThreatCoverage>;
  /** Ratings of every risk before and after its treatment, by id. */
  readonly ratings: ReadonlyMap<
    string,
    { readonly before: ReportRating; readonly after: ReportRating | null }
  >;
  /** Ids of the risks that somebody has accepted who may, and whose acceptance holds on the day. */
  readonly acceptedRisks: ReadonlySet<string>;
  /** Why the acceptance of a risk does not hold, by id; null for one that does, and where there is none. */
  readonly acceptanceFaults: ReadonlyMap<string, ReportRisk["acceptanceFault"]>;
  /** Recovery times that every object inherits, by id. */
  readonly recovery: ReadonlyMap<string, RecoveryNeeds>;
  readonly failover: Failover;
}

/** An object that needs a risk analysis (BSI-Standard 200-2, 8.5), and why. */
export interface UnanalysedObject {
  readonly object: TargetObject;
  /** Basic values whose need is above normal. */
  readonly raised: readonly BasicValue[];
  /** True if it is of a type that modules are made for, and has none. */
  readonly withoutModule: boolean;
}

/** What is known of the threats to an object (BSI-Standard 200-3, 4). */
export interface ThreatCoverage {
  readonly source: ThreatSource;
  /** In catalogue order. */
  readonly judged: readonly JudgedThreat[];
  /** Threats that are to be judged and nobody has: undecided, which is not “none”. */
  readonly undecided: readonly string[];
  /** Who looked for further threats up to the day, and when; null: the object does not say. */
  readonly further: Signature | null;
  /** True if it is in a risk, or threats were judged for it. */
  readonly begun: boolean;
}

/** Protection needs (Schutzbedarf) of an object: for each basic value what it is, and where it comes from. */
export type Needs = Readonly<Record<BasicValue, ReportNeed>>;

/** Why a review of evidence is none (FORMAT.md, `reviewed`). */
export type ReviewFault = "missing" | "self" | "later" | "other-bytes" | "before-issue";

/** What follows from the metadata of an evidence file on the day. */
export interface EvidenceFacts {
  /** Sites that it speaks for; `domain`: the whole domain; empty: its folder is no site. */
  readonly speaksFor: "domain" | readonly string[];
  /** Last day of its validity; null: it does not expire. */
  readonly validUntil: string | null;
  /** True if the bytes differ from the recorded SHA-256. */
  readonly altered: boolean;
  /** True if the bytes show nothing (`Evidence.flaw`). */
  readonly unusable: boolean;
  /** Why no second person has reviewed it; null if one has. */
  readonly review: ReviewFault | null;
  /** True if it holds by itself: issued, not expired, its bytes as recorded, its metadata readable. */
  readonly holds: boolean;
  /** What has lapsed of a certificate. */
  readonly lapsed: readonly CreditFault[];
  /** Last day for a certificate's next surveillance audit. */
  readonly surveillanceDue: string | null;
}
