import type { Catalogue, ErrataChange, Module, Requirement } from "../model/catalogue.ts";
import errataData from "./data/errata-2026-03-26.json" with { type: "json" };
import kompendiumData from "./data/kompendium-2023.json" with { type: "json" };
import { applyErrata, type ErrataOverlay } from "./errata.ts";

/** A catalogue with its entries by id. Ids compare exactly: `inf.2` is not `INF.2`. */
export interface CatalogueLookup {
  readonly data: Catalogue;
  module(id: string): Module | undefined;
  requirement(id: string): Requirement | undefined;
  /** All requirements of a module in catalogue order, withdrawn ones included; none for an unknown module. */
  requirementsOf(moduleId: string): readonly Requirement[];
  /** The requirement's place in catalogue order, from 0, to sort by; an unknown one comes after all others. */
  order(requirementId: string): number;
  /** What the errata say about a module or requirement. */
  erratum(id: string): ErrataChange | undefined;
}

const sources: ReadonlyMap<string, () => Catalogue> = new Map([
  [
    "kompendium-2023",
    () => applyErrata(kompendiumData as unknown as Catalogue, errataData as unknown as ErrataOverlay),
  ],
]);
const loaded = new Map<string, CatalogueLookup>();

/** Ids of the catalogues that ship with the toolkit. */
export const catalogueIds: readonly string[] = [...sources.keys()];

/**
 * Returns a shipped catalogue with its errata applied.
 *
 * @throws {RangeError} if none has that id
 */
export function loadCatalogue(id: string): CatalogueLookup {
  const known = loaded.get(id);
  if (known) return known;
  const source = sources.get(id);
  if (!source) throw new RangeError(`no catalogue "${id}"; there is ${catalogueIds.join(", ")}`);
  const lookup = lookupOf(source());
  loaded.set(id, lookup);
  return lookup;
}

/** Returns the lookup of any catalogue, for example one that has just been imported. */
function lookupOf(data: Catalogue): CatalogueLookup {
  const modules = new Map(data.modules.map((module) => [module.id, module]));
  const requirements = new Map(data.requirements.map((requirement) => [requirement.id, requirement]));
  const places = new Map(data.requirements.map(({ id }, place) => [id, place]));
  const byModule = Map.groupBy(data.requirements, ({ module }) => module);
  const errata = new Map(data.errata?.changes.map((change) => [change.id, change]));
  return {
    data,
    module: (id) => modules.get(id),
    requirement: (id) => requirements.get(id),
    requirementsOf: (moduleId) => byModule.get(moduleId) ?? [],
    order: (requirementId) => places.get(requirementId) ?? data.requirements.length,
    erratum: (id) => errata.get(id),
  };
}
