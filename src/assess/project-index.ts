import type { Holder, Index } from "../model/assessed.ts";
import type { Catalogue } from "../model/catalogue.ts";
import { circlesOfSites } from "../model/circles-of-sites.ts";
import type { Evidence, ModelledModule, Project, Risk, Site, TargetObject } from "../model/project.ts";
import { siteStateOn } from "../model/site-state.ts";
import type { SiteState } from "../model/vocabulary.ts";
import { parseDuration } from "../text/duration.ts";
import { addToList } from "../text/list-by-key.ts";
import { madeOnce } from "../text/made-once.ts";
import { Remembered } from "../text/remembered.ts";
import { dependencyGraph } from "./dependency-graph.ts";
import { duplicatesOf } from "./evidence-duplicates.ts";
import { exclusionsOn } from "./modelling.ts";
import { matrixOf } from "./risk-matrix.ts";

/**
 * Defaults of the domain (FORMAT.md, domain.md); how old an assessment may be, the method says. The approach has none: while
 * it is missing or can't be read, what every approach asks for is judged, the Basis requirements.
 */
const defaults = { approach: "basic", expiring: "P90D" } as const;

/** Builds the lookups over a project for one day. */
export function indexProject(project: Project, asOf: string): Index {
  const { data } = project.domain;
  const { data: catalogue, method } = project.catalogue;
  const sites = sitesById(project.sites);
  const states = siteStates.of(
    project.sites,
    [asOf],
    {},
    () => new Map(project.sites.map((site) => [site.id, siteStateOn(site, asOf)])),
  );
  const duplicates = duplicatesOf(project.evidence, sites, asOf);
  return {
    project,
    catalogue,
    method,
    asOf,
    approach: data.approach ?? defaults.approach,
    assessedWithin: durationOr(data["assessed-within"], method.ages.assessment.within),
    expiring: durationOr(data.expiring, defaults.expiring),
    ...requirementsOf(catalogue),
    sites,
    siteStates: states,
    replaced: replacedSites(sites),
    objects: objectsById(project.objects),
    graph: graphs.of(project.objects, [states], {}, () => dependencyGraph(project.objects, states)),
    risks: risksById(project.risks),
    riskMatrix: riskMatrix(project.domain),
    evidence: evidenceByPath(project.evidence),
    duplicates,
    holders: holders.of(project.objects, [data.modules, states], {}, () =>
      holdersOf(data.modules, project.objects, states),
    ),
    excluded: exclusions.of(project.domain, [asOf], {}, () => exclusionsOn(project.domain, asOf)),
  };
}

const sitesById = madeOnce((sites: readonly Site[]) => new Map(sites.map((site) => [site.id, site])));
const objectsById = madeOnce(
  (objects: readonly TargetObject[]) => new Map(objects.map((object) => [object.id, object])),
);
const risksById = madeOnce((risks: readonly Risk[]) => new Map(risks.map((risk) => [risk.id, risk])));
const riskMatrix = madeOnce(matrixOf);
const graphs = new Remembered<Index["graph"]>();
const exclusions = new Remembered<Index["excluded"]>();
const replacedSites = madeOnce((sites: ReadonlyMap<string, Site>) => {
  const circular = new Set(circlesOfSites(sites).flat());
  return new Map([...sites.keys()].map((id) => [id, replacedBy(id, sites, circular)]));
});
const siteStates = new Remembered<ReadonlyMap<string, SiteState>>();
const holders = new Remembered<Index["holders"]>();

const requirementsOf = madeOnce(({ requirements }: Catalogue) => ({
  requirements: new Map(requirements.map((r) => [r.id, r])),
  requirementOrder: new Map(requirements.map((r, i) => [r.id, i])),
}));

const evidenceByPath = madeOnce(
  (evidence: readonly Evidence[]) => new Map(evidence.map((one) => [one.path, one])),
);

/** Sites in transition or active have items (FORMAT.md, Items). */
export function isLive(state: SiteState | undefined): boolean {
  return state === "transition" || state === "active";
}

function replacedBy(
  id: string,
  sites: ReadonlyMap<string, Site>,
  circular: ReadonlySet<string>,
): Set<string> {
  const replaced = new Set<string>();
  const before = (one: string): string | undefined =>
    circular.has(one) ? undefined : sites.get(one)?.data.replaces;
  for (let next = before(id); next !== undefined && sites.has(next); next = before(next)) replaced.add(next);
  return replaced;
}

function holdersOf(
  ofDomain: readonly ModelledModule[] | undefined,
  objects: readonly TargetObject[],
  states: ReadonlyMap<string, SiteState>,
): Map<string, Holder[]> {
  const holders = new Map<string, Holder[]>();
  const add = (modules: readonly ModelledModule[] = [], where: Pick<Holder, "object" | "sites">): void => {
    for (const { id, reason = null, contact = null } of modules)
      addToList(holders, id, [{ ...where, reason, contact }]);
  };
  add(ofDomain, { object: null, sites: [null] });
  for (const object of objects) {
    const listed = object.data.sites ?? [];
    const unbound = listed.length === 0 && !object.invalid.has("sites") && !object.invalid.has("*");
    const live = listed.filter((site) => isLive(states.get(site)));
    add(object.data.modules, { object: object.id, sites: unbound ? [null] : live });
  }
  return holders;
}

function durationOr(value: string | undefined, fallback: string): string {
  return value !== undefined && parseDuration(value) ? value : fallback;
}
