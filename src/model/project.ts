import type { Action } from "./action.ts";
import type { AuditQuestion } from "./audit-question.ts";
import type { CatalogueLookup } from "./catalogue.ts";
import type { CriteriaSetting } from "./certificate-criteria.ts";
import type { ContentFile } from "./content-file.ts";
import type { Evidence } from "./evidence.ts";
import type { Link } from "./link.ts";
import type { Exclusion, ModelledModule } from "./modelling.ts";
import type { Located, Position } from "./position.ts";
import type { Problem } from "./problem.ts";
import type { Prose } from "./prose.ts";
import type { DocumentsData } from "./reference-document.ts";
import type { Risk, RiskMatrixData } from "./risk.ts";
import type { Signature, Sourced } from "./sourced.ts";
import type {
  Approach,
  AuditKind,
  AuditSeverity,
  BasicValue,
  EvidenceType,
  ObjectType,
  ProtectionNeed,
  Redundancy,
  RoomType,
  Severity,
  SiteState,
  Status,
  ThreatRelevance,
} from "./vocabulary.ts";

export type * from "./action.ts";
export type * from "./content-file.ts";
export type * from "./evidence.ts";
export type * from "./link.ts";
export type * from "./modelling.ts";
export type * from "./problem.ts";
export type * from "./risk.ts";
export type * from "./sourced.ts";

/** Front matter of `controls/domain.md`: the information domain (Informationsverbund). */
export interface DomainData {
  /** Stable name in exports, seals and roll-ups. */
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly catalogue: string;
  readonly approach: Approach;
  readonly contact: string;
  readonly modules: readonly ModelledModule[];
  /** By module. */
  readonly excluded: Readonly<Record<string, Exclusion>>;
  readonly example: string;
  readonly documents: DocumentsData;
  readonly "assessed-within": string;
  readonly expiring: string;
  /** Who may accept risks and approve. */
  readonly management: readonly string[];
  readonly "risk-matrix": RiskMatrixData;
  /** Who looked for threats beside the elementary ones, for objects that say nothing of their own. */
  readonly "further-threats": Signature;
  readonly rules: Readonly<Record<string, Severity | "off">>;
  readonly criteria: CriteriaSetting;
  /** Whether editions below `confidential` name assessors, persons asked, reviewers and who added. */
  readonly persons: "names" | "withheld";
  readonly classification: string;
  /** The institution's own definitions of the protection needs, by damage scenario (part of A.2). */
  readonly needs: readonly ({ readonly scenario: string } & { readonly [need in ProtectionNeed]?: string })[];
}
/** The information domain (Informationsverbund): `controls/domain.md`. */
export interface Domain extends Sourced<DomainData> {
  readonly prose: Prose;
}

/** What the front matter of a site says. */
export interface SiteData {
  readonly title: string;
  readonly operator: string;
  readonly location: { readonly latitude: number; readonly longitude: number };
  readonly phases: readonly { readonly from: string; readonly state: SiteState }[];
  readonly replaces: string;
  /** How long it alone keeps the security level, and the roles that decide and that are called in an emergency. */
  readonly emergency: { readonly holds?: string; readonly decides?: string; readonly calls?: string };
  readonly classification: string;
}
/** A site (Standort, Rechenzentrum). */
export interface Site extends Sourced<SiteData> {
  readonly id: string;
  readonly prose: Prose;
}

/** What the front matter of a target object (Zielobjekt) says. */
export interface ObjectData {
  readonly title: string;
  readonly type: ObjectType;
  readonly sites: readonly string[];
  readonly redundancy: Redundancy;
  readonly "depends-on": readonly (string | readonly string[])[];
  readonly protection: Partial<Record<BasicValue, ProtectionNeed>>;
  readonly "protection-reason": string;
  readonly "protection-reasons": {
    readonly [value in BasicValue]?: { readonly scenario?: string; readonly reason: string };
  };
  readonly modules: readonly ModelledModule[];
  readonly owner: string;
  readonly quantity: number;
  /** Hardware, operating system or product. */
  readonly platform: string;
  /** Who uses it. */
  readonly users: string;
  readonly "room-type": RoomType;
  readonly connects: readonly string[];
  readonly external: boolean;
  readonly "external-reason": string;
  readonly "no-transfer": boolean;
  readonly critical: boolean;
  readonly recovery: { readonly rto: string; readonly rpo: string; readonly mtpd: string };
  /** Elementary threats that were judged for it. */
  readonly threats: Readonly<
    Record<string, { readonly relevance: ThreatRelevance; readonly reason?: string }>
  >;
  readonly "further-threats": Signature;
  readonly classification: string;
}
/** A target object (Zielobjekt). */
export interface TargetObject extends Sourced<ObjectData> {
  readonly id: string;
  readonly prose: Prose;
}

/** `Geprüft:` date, assessor, persons asked. */
export interface AssessedOn {
  readonly date: string;
  readonly assessor: string | null;
  readonly asked: string | null;
}

/** `Nachweis:` of a control: each item needs that type, its newest issued within the duration. */
export interface RequiredEvidence {
  readonly type: EvidenceType;
  readonly within: string | null;
}

/** An assessment (Bewertung): a level-3 heading `SCOPE: STATUS` in a control and what stands below it. */
export interface Assessment {
  readonly at: Position;
  /** The scope words as written (`alle`, `rz-lwl`, `san@rz-lwl`), empty if the heading has none. */
  readonly scopes: readonly Located<string>[];
  /** Null if the heading's status could not be read. */
  readonly status: Status | null;
  /** What stands below, without the attributes. */
  readonly prose: Prose;
  /** Behind the prose, before the list of attributes: where a change adds to it. */
  readonly proseEnd: Position;
  readonly links: readonly Link[];
  readonly assessed: readonly Located<AssessedOn>[];
  readonly actions: readonly Located<Action>[];
  readonly inherited: readonly Link[];
  readonly risks: readonly Located<string>[];
  readonly responsible: readonly Located<string>[];
  /** Whether a `Geprüft:`, `Offen:` (or `Risiko:`) or `Geerbt:` stands there that could not be read: its own finding. */
  readonly unread: { readonly assessed: boolean; readonly action: boolean; readonly inherited: boolean };
}

/** A control (Maßnahme) of a catalogue: a level-2 heading and what stands below it. */
export interface Control {
  readonly id: string;
  readonly title: string;
  readonly at: Position;
  /** The Markdown file that it stands in; the catalogue of requirements is another (`Project.catalogue`). */
  readonly catalogFile: CatalogFile;
  /** Ids of `Anforderungen:`, as written. */
  readonly requirements: readonly Located<string>[];
  readonly requiredEvidence: readonly Located<RequiredEvidence>[];
  readonly responsible: readonly Located<string>[];
  readonly prose: Prose;
  readonly assessments: readonly Assessment[];
}

/** What the front matter of a catalogue of controls says. */
export interface CatalogData {
  readonly title: string;
  readonly module: string;
  readonly owner: string;
  readonly catalogue: string;
  readonly classification: string;
}
/** A control catalogue (Maßnahmenkatalog): one Markdown file. */
export interface CatalogFile extends Sourced<CatalogData> {
  /** Level-2 headings that could not be read as a control: the words that may have been meant as its id. */
  readonly unreadableControls: readonly string[];
  readonly prose: Prose;
}

/** A finding (Feststellung) of an audit. */
export interface AuditFinding {
  readonly id: string;
  readonly title: string;
  readonly at: Position;
  readonly severity: Located<AuditSeverity> | null;
  readonly requirements: readonly Located<string>[];
  readonly scopes: readonly Located<string>[];
  readonly due: Located<string> | null;
  readonly closed: Located<string> | null;
  readonly responsible: readonly Located<string>[];
  readonly actions: readonly Located<Action>[];
  readonly links: readonly Link[];
  readonly prose: Prose;
  /**
   * What of it could not be read (its own finding): without a readable severity nobody can tell that nothing stands in the
   * way; without a readable day whether it is overdue, or closed.
   */
  readonly unread: { readonly severity: boolean; readonly due: boolean; readonly closed: boolean };
}
/** What the front matter of an audit says. */
export interface AuditData {
  readonly title: string;
  readonly kind: AuditKind;
  readonly date: string;
  readonly auditor: string;
  readonly findings: "none";
  readonly classification: string;
}
/** An audit with its findings. */
export interface Audit extends Sourced<AuditData> {
  readonly id: string;
  readonly findings: readonly AuditFinding[];
  readonly questions: readonly AuditQuestion[];
  readonly prose: Prose;
}

/** Everything that the content root says, with places, before anything is judged. */
export interface Project {
  readonly domain: Domain;
  /** The requirement catalogue that the content is judged by: the domain's, with its method. */
  readonly catalogue: CatalogueLookup;
  readonly sites: readonly Site[];
  readonly objects: readonly TargetObject[];
  readonly catalogs: readonly CatalogFile[];
  /** All controls in order of file and line, doubles included. */
  readonly controls: readonly Control[];
  /** The institution's accessibility statement (`controls/accessibility.md`), empty if there is none. */
  readonly accessibility: Prose;
  readonly risks: readonly Risk[];
  readonly audits: readonly Audit[];
  readonly evidence: readonly Evidence[];
  /** Sidecars whose file is not there. */
  readonly orphanSidecars: readonly string[];
  /** Folders (and files) directly below `evidence/`. */
  readonly evidenceFolders: readonly string[];
  /** Evidence paths that exist but could not be read. */
  readonly unreadable: ReadonlySet<string>;
  /** Every link of every Markdown file in `controls/`. */
  readonly links: readonly Link[];
  /** Paths to which links lead inside the content root where nothing is. */
  readonly nowhere: ReadonlySet<string>;
  /** Evidence that is linked where the content can't be read: for that it is a finding already. */
  readonly mentioned: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  /** Every file below `controls/` and `evidence/` by path, also one that nothing could be made of; any other path is hidden. */
  readonly files: ReadonlyMap<string, ContentFile>;
  /** Text of every Markdown file and sidecar that was read, by path, to quote from. */
  readonly texts: ReadonlyMap<string, string>;
  /** Commit of the content root, if it lies in a git work tree. */
  readonly revision: string | null;
}
