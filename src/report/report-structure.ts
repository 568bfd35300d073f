import type { Assessed } from "../model/assessed.ts";
import type { NeedReason } from "../model/communication-link.ts";
import type { TargetObject } from "../model/project.ts";
import type {
  Report,
  ReportAnalysis,
  ReportDomain,
  ReportModule,
  ReportNeed,
  ReportObject,
  ReportRequirement,
  ReportSite,
} from "../model/report.ts";
import { type BasicValue, basicValues } from "../model/vocabulary.ts";
import { countStates } from "./counts.ts";
import { levelOf } from "./level-of.ts";

/** The information domain (Informationsverbund). */
export function reportDomain({ index, documents }: Assessed): ReportDomain {
  const { data, prose, file, invalid } = index.project.domain;
  const approved = data.documents?.approved;
  const further = data["further-threats"];
  return {
    id: data.id ?? null,
    title: data.title ?? "",
    organisation: data.organisation ?? null,
    approach: index.approach,
    assessedWithin: index.assessedWithin,
    contact: data.contact ?? null,
    version: data.documents?.version ?? null,
    approved: approved ? { by: approved.by, on: approved.on } : null,
    documents,
    management: data.management ?? [],
    furtherThreats: further !== undefined && further.on <= index.asOf ? further : null,
    classification: levelOf(index.project, file),
    persons: data.persons ?? (invalid.has("persons") || invalid.has("*") ? "withheld" : "names"),
    definitions: (data.needs ?? []).map(({ scenario, ...needs }) => ({
      scenario,
      needs: {
        normal: needs.normal ?? null,
        high: needs.high ?? null,
        "very-high": needs["very-high"] ?? null,
      },
    })),
    prose,
    file,
  };
}

/** The sites (Standorte) with the counts of their items. */
export function reportSites({ index, items }: Assessed): ReportSite[] {
  const bySite = Map.groupBy(items, ({ site }) => site);
  return index.project.sites.map((site) => ({
    id: site.id,
    title: site.data.title ?? site.id,
    operator: site.data.operator ?? null,
    location: site.data.location ?? null,
    state: index.siteStates.get(site.id) ?? "planned",
    phases: site.data.phases ?? [],
    replaces: site.data.replaces ?? null,
    holds: site.data.emergency?.holds ?? null,
    decides: site.data.emergency?.decides ?? null,
    calls: site.data.emergency?.calls ?? null,
    classification: levelOf(index.project, site.file),
    prose: site.prose,
    counts: countStates(bySite.get(site.id) ?? []),
    file: site.file,
  }));
}

/** The target objects (Zielobjekte) with the counts of their items. */
export function reportObjects(assessed: Assessed): ReportObject[] {
  const { index, items, needs, links, recovery } = assessed;
  const byObject = Map.groupBy(items, ({ object }) => object);
  return index.project.objects.map((object) => {
    const { data } = object;
    const link = links.get(object.id) ?? null;
    return {
      id: object.id,
      title: data.title ?? object.id,
      type: data.type ?? null,
      sites: data.sites ?? [],
      redundancy: data.redundancy ?? null,
      dependsOn: (data["depends-on"] ?? []).map((entry) => (typeof entry === "string" ? [entry] : entry)),
      protection: protectionOf(object, needs.get(object.id)),
      protectionReason: data["protection-reason"] ?? null,
      protectionReasons: reasonsOf(object),
      modules: (data.modules ?? []).map(({ id }) => id),
      owner: data.owner ?? null,
      quantity: data.quantity ?? 1,
      platform: data.platform ?? null,
      users: data.users ?? null,
      roomType: data["room-type"] ?? null,
      connects: data.connects ?? [],
      external: link?.criticality.includes("external") === true,
      link,
      critical: data.critical === true,
      recovery: data.recovery ?? null,
      recoveryInherited: recovery.get(object.id) ?? { rto: null, rpo: null },
      analysis: analysisOf(object, assessed),
      classification: levelOf(index.project, object.file),
      prose: object.prose,
      counts: countStates(byObject.get(object.id) ?? []),
      file: object.file,
    };
  });
}

/** The risk analysis of an object; null where nothing asks for one and nobody has begun one. */
function analysisOf({ id }: TargetObject, { unanalysed, threats }: Assessed): ReportAnalysis | null {
  const coverage = threats.get(id);
  const lack = unanalysed.find(({ object }) => object.id === id);
  if (coverage === undefined || (!coverage.begun && lack === undefined && coverage.source !== "all"))
    return null;
  const { begun: _begun, ...rest } = coverage;
  return { ...rest, missing: lack !== undefined, withheld: false };
}

/** The titles of the threats that risks and objects name, in catalogue order. */
export function reportThreats({ index, threats }: Assessed): Report["threats"] {
  const named = new Set([
    ...index.project.risks.flatMap(({ data }) => data.threats ?? []),
    ...[...threats.values()].flatMap(({ judged, undecided }) => [
      ...judged.map(({ id }) => id),
      ...undecided,
    ]),
  ]);
  return index.catalogue.threats.filter(({ id }) => named.has(id)).map(({ id, title }) => ({ id, title }));
}

function reasonsOf({ data }: TargetObject): ReportObject["protectionReasons"] {
  const of = (value: BasicValue): NeedReason | null => {
    const given = data["protection-reasons"]?.[value];
    return given ? { scenario: given.scenario ?? null, reason: given.reason } : null;
  };
  return {
    confidentiality: of("confidentiality"),
    integrity: of("integrity"),
    availability: of("availability"),
  };
}

function protectionOf(
  object: TargetObject,
  needs: Readonly<Record<BasicValue, ReportNeed>> | undefined,
): Record<BasicValue, ReportNeed> {
  const none = (value: BasicValue): ReportNeed => {
    const set = object.data.protection?.[value] ?? null;
    return { value: set, set, inherited: null, path: [] };
  };
  const entries = basicValues.map((value) => [value, needs?.[value] ?? none(value)] as const);
  return Object.fromEntries(entries) as Record<BasicValue, ReportNeed>;
}

/** All modules (Bausteine) of the catalogue, and how each is modelled (A.3). */
export function reportModules({ index }: Assessed): ReportModule[] {
  return index.catalogue.modules.map((module) => {
    const holders = index.holders.get(module.id) ?? [];
    const exclusion = index.excluded.get(module.id) ?? null;
    return {
      id: module.id,
      title: module.title,
      layer: module.layer,
      kind: module.kind,
      order: module.order,
      mainRole: module.mainRole,
      furtherRoles: module.furtherRoles,
      modelling: holders.length > 0 ? "modelled" : exclusion !== null ? "excluded" : "unconsidered",
      reason: exclusion?.reason ?? null,
      decision: exclusion && { by: exclusion.by, on: exclusion.on },
      domain: holders.some(({ object }) => object === null),
      objects: holders.flatMap(({ object }) => object ?? []),
      holders: holders.map(({ object, reason, contact }) => ({ object, reason, contact })),
    };
  });
}

/** The requirements (Anforderungen) of all modelled modules, with the BSI's text where the user imported it. */
export function reportRequirements(
  { index }: Assessed,
  texts: ReadonlyMap<string, readonly string[]> | undefined,
): ReportRequirement[] {
  return index.catalogue.requirements
    .filter(({ module }) => index.holders.has(module))
    .map(({ key: _key, parent: _parent, ...facts }) => ({ ...facts, text: texts?.get(facts.id) ?? null }));
}
