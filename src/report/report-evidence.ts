import type { Assessed, EvidenceFacts } from "../model/assessed.ts";
import type { Evidence, Link } from "../model/project.ts";
import type { EvidenceUse, ReportCertificate, ReportEvidence, ReportExercise } from "../model/report.ts";
import { endOf } from "../text/date.ts";
import { madeOfDay } from "../text/made-of-day.ts";
import { levelOf } from "./level-of.ts";

/** The evidence register (Nachweisverzeichnis) with every place that uses each file. */
export const reportEvidence = madeOfDay((assessed: Assessed): ReportEvidence[] => {
  const uses = usesOf(assessed);
  const { asOf, expiring } = assessed.index;
  const soon = endOf(asOf, expiring) ?? asOf;
  return assessed.index.project.evidence.map((evidence) => {
    const { data, path } = evidence;
    const facts = assessed.evidenceFacts.get(path);
    const speaksFor = facts?.speaksFor ?? [];
    return {
      path,
      site: assessed.index.sites.has(evidence.folder) ? evidence.folder : null,
      sites: speaksFor === "domain" ? [] : speaksFor,
      title: data.title ?? path.slice(path.lastIndexOf("/") + 1),
      type: data.type ?? null,
      issued: data.issued ?? null,
      validUntil: facts?.validUntil ?? null,
      validity: validityOf(evidence, facts?.validUntil ?? null, asOf, soon),
      issuer: data.issuer ?? null,
      classification: levelOf(assessed.index.project, path),
      label: data.classification ?? null,
      reviewed: data.reviewed ?? null,
      added: data.added ?? null,
      location: data.location ?? null,
      sha256: data.sha256?.toLowerCase() ?? null,
      intact: evidence.isNote || data.sha256 === undefined ? null : facts?.altered !== true,
      flaw: evidence.flaw && { ...evidence.flaw, proves: facts?.unusable !== true },
      digest: evidence.digest,
      bytes: evidence.bytes,
      pointer: evidence.pointer,
      isNote: evidence.isNote,
      prose: evidence.prose,
      document:
        data.document === undefined
          ? null
          : {
              id: data.document,
              version: data.version ?? null,
              approved: data.approved ?? null,
              nextReview: data["next-review"] ?? null,
            },
      certificate: data.type === "certificate" ? certificateOf(evidence, facts) : null,
      exercise: data.scenario === undefined ? null : exerciseOf(evidence),
      usedBy: uses.get(path) ?? [],
      file: evidence.file,
      withheld: false,
    };
  });
});

/** @param soon what expires up to this day does so soon */
function validityOf(
  evidence: Evidence,
  until: string | null,
  asOf: string,
  soon: string,
): ReportEvidence["validity"] {
  const { issued } = evidence.data;
  if (issued === undefined) return "unknown";
  if (issued > asOf) return "not-yet-valid";
  if (until === null) return "valid";
  if (until < asOf) return "expired";
  return until <= soon ? "expiring" : "valid";
}

function certificateOf({ data }: Evidence, facts: EvidenceFacts | undefined): ReportCertificate {
  return {
    number: data.number ?? null,
    holder: data.holder ?? null,
    scope: data.scope ?? null,
    covers: data.covers ?? [],
    sites: data.sites ?? [],
    basis: data.basis ?? null,
    surveillance: data.surveillance ?? [],
    surveillanceDue: facts?.surveillanceDue ?? null,
    suspended: data.suspended ?? null,
    duties: data.duties ?? [],
    valid: facts?.lapsed.length === 0,
  };
}

function exerciseOf({ data }: Evidence): ReportExercise {
  const processes = Object.entries(data.processes ?? {}).map(([id, times]) => [id, times ?? {}] as const);
  return {
    lostSite: data.scenario?.["lost-site"] ?? null,
    kind: data.scenario?.kind ?? null,
    carriedBy: data.scenario?.["carried-by"] ?? [],
    processes: Object.fromEntries(processes),
    passed: data.passed === true,
  };
}

/** What is written so that it is no link is no use either. */
function isRead({ slip }: Link): boolean {
  return slip === null;
}

/** Every use of each evidence file, in the order of the content. */
function usesOf({ index }: Assessed): Map<string, readonly EvidenceUse[]> {
  /** By path, and by what is said, since a use that is written twice is one. */
  const uses = new Map<string, Map<string, EvidenceUse>>();
  const structured = new Set<string>();
  const add = (
    path: string | null,
    use: EvidenceUse,
    place?: { file: string; line: number; column: number },
  ): void => {
    if (path === null) return;
    if (place) structured.add(`${place.file}:${place.line}:${place.column}`);
    const known = uses.get(path) ?? new Map<string, EvidenceUse>();
    const key = JSON.stringify(use);
    if (!known.has(key)) uses.set(path, known.set(key, use));
  };
  for (const control of index.project.controls) {
    for (const [i, { links, inherited }] of control.assessments.entries()) {
      for (const link of links.filter(isRead))
        add(link.path, { kind: "assessment", control: control.id, index: i }, link.at);
      for (const link of inherited.filter(isRead))
        add(link.path, { kind: "inheritance", control: control.id, index: i }, link.at);
    }
  }
  for (const audit of index.project.audits) {
    for (const { id, links } of audit.findings) {
      for (const link of links.filter(isRead))
        add(link.path, { kind: "audit", audit: audit.id, finding: id }, link.at);
    }
  }
  for (const { path, data } of index.project.evidence) {
    for (const process of Object.keys(data.processes ?? {})) {
      if (index.objects.has(process)) add(path, { kind: "exercise", process });
    }
    if (data.document !== undefined) add(path, { kind: "document", document: data.document });
  }
  for (const { path, leads, at } of index.project.links.filter(isRead)) {
    if (leads !== "evidence" || structured.has(`${at.file}:${at.line}:${at.column}`)) continue;
    add(path, { kind: "text", file: at.file });
  }
  return new Map([...uses].map(([path, said]) => [path, [...said.values()]]));
}
