import { assess } from "../../src/assess/assess.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { Assessed } from "../../src/model/assessed.ts";
import type {
  Assessment,
  Control,
  DomainData,
  Evidence,
  EvidenceData,
  ObjectData,
  Project,
  SiteData,
  Sourced,
} from "../../src/model/project.ts";
import type { Status } from "../../src/model/vocabulary.ts";

/** A project without files: what a test says, the rest empty. Keys of the records are ids (of evidence: paths). */
export interface Described {
  readonly domain?: Partial<DomainData>;
  readonly sites: Readonly<Record<string, Partial<SiteData>>>;
  readonly objects: Readonly<Record<string, Partial<ObjectData>>>;
  readonly evidence?: Readonly<Record<string, Partial<EvidenceData>>>;
  /** Requirement → scope → status and paths of evidence. */
  readonly controls?: Readonly<Record<string, Readonly<Record<string, DescribedAssessment>>>>;
}

export interface DescribedAssessment {
  readonly status: Status;
  readonly evidence?: readonly string[];
  readonly inherited?: string;
}

/** A site that has been active for years. */
export const activeSite: Partial<SiteData> = {
  title: "Rechenzentrum",
  phases: [{ from: "2019-01-01", state: "active" }],
};

/** The project that a test describes. */
export function projectOf({ domain, sites, objects, evidence = {}, controls = {} }: Described): Project {
  return {
    domain: {
      ...sourced("controls/domain.md", { title: "Verbund", approach: "standard", ...domain }),
      prose: [],
    },
    catalogue: loadCatalogue("kompendium-2023"),
    sites: Object.entries(sites).map(([id, data]) => ({
      ...sourced(`controls/sites/${id}.md`, data),
      id,
      prose: [],
    })),
    objects: Object.entries(objects).map(([id, data]) => ({
      ...sourced(`controls/objects/${id}.md`, data),
      id,
      prose: [],
    })),
    catalogs: [],
    controls: Object.entries(controls).map(([id, assessments]) => controlOf(id, assessments)),
    risks: [],
    audits: [],
    accessibility: [],
    evidence: Object.entries(evidence).map(([path, data]) => evidenceOf(path, data)),
    orphanSidecars: [],
    evidenceFolders: [],
    unreadable: new Set(),
    links: [],
    nowhere: new Set(),
    mentioned: new Set(),
    problems: [],
    files: new Map(),
    texts: new Map(),
    revision: null,
  };
}

/** What follows from a project on a day, with the Kompendium 2023. */
export function assessedOn(project: Project, asOf: string): Assessed {
  return assess(project, asOf);
}

function sourced<T>(file: string, data: Partial<T>): Sourced<T> {
  return { file, data, positions: new Map(), invalid: new Set() };
}

const at = { file: "controls/catalog/katalog.md", line: 1, column: 1 };

function controlOf(id: string, assessments: Readonly<Record<string, DescribedAssessment>>): Control {
  return {
    id,
    title: id,
    at,
    catalogFile: { ...sourced(at.file, { title: "Katalog" }), unreadableControls: [], prose: [] },
    requirements: [],
    requiredEvidence: [],
    responsible: [],
    prose: [],
    assessments: Object.entries(assessments).map(([scope, assessment]) => assessmentOf(scope, assessment)),
  };
}

function assessmentOf(scope: string, { status, evidence = [], inherited }: DescribedAssessment): Assessment {
  const link = (path: string) => ({
    at,
    target: path,
    text: path,
    leads: "evidence" as const,
    path,
    slip: null,
    written: null,
  });
  return {
    at,
    scopes: [{ value: scope, at }],
    status,
    prose: [],
    proseEnd: at,
    links: evidence.map(link),
    assessed: [],
    actions: [],
    inherited: inherited === undefined ? [] : [link(inherited)],
    risks: [],
    responsible: [],
    unread: { assessed: false, action: false, inherited: false },
  };
}

function evidenceOf(path: string, data: Partial<EvidenceData>): Evidence {
  return {
    ...sourced(`${path}.yaml`, data),
    path,
    folder: path.split("/")[1] ?? "",
    metadata: "sidecar",
    isNote: false,
    digest: null,
    bytes: 1,
    pointer: false,
    flaw: null,
    lineEndsDiffer: false,
    showsPosition: false,
    prose: [],
  };
}
