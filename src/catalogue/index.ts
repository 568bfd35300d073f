import type { Catalogue, CatalogueLookup, FormerModule } from "../model/catalogue.ts";
import type { Method } from "../model/method.ts";
import errataData from "./data/errata-2026-03-26.json" with { type: "json" };
import kompendiumData from "./data/kompendium-2023.json" with { type: "json" };
import { catalogueOf } from "./document.ts";
import { applyErrata } from "./errata.ts";
import { formerModules } from "./former-modules.ts";
import { kompendium2023Method } from "./kompendium-2023-method.ts";

const sources: ReadonlyMap<string, () => CatalogueLookup> = new Map([
  [
    "kompendium-2023",
    () => lookupOf(catalogueOf(applyErrata(kompendiumData, errataData)), kompendium2023Method, formerModules),
  ],
]);
const loaded = new Map<string, CatalogueLookup>();

/** Ids of the catalogues that ship with the toolkit. */
export const catalogueIds: readonly string[] = [...sources.keys()];

/** Id of the catalogue of content that names none, or one that is not there (a finding). */
export const defaultCatalogue = "kompendium-2023";

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
  const lookup = source();
  loaded.set(id, lookup);
  return lookup;
}

/**
 * The catalogue that content asks for: one of its own, else a shipped one; the default stands in for one that is not there.
 *
 * @param wanted id that the domain names
 * @param own catalogues that do not ship, such as imported ones
 */
export function chooseCatalogue(
  wanted: string | undefined,
  own: readonly CatalogueLookup[] = [],
): CatalogueLookup {
  const found = own.find(({ data }) => data.id === wanted);
  if (found) return found;
  return loadCatalogue(wanted !== undefined && catalogueIds.includes(wanted) ? wanted : defaultCatalogue);
}

/**
 * Returns the lookup of any catalogue, for example one that has just been imported.
 *
 * @param former modules of its earlier editions, none by default
 */
export function lookupOf(
  data: Catalogue,
  method: Method,
  former: readonly FormerModule[] = [],
): CatalogueLookup {
  const modules = new Map(data.modules.map((module) => [module.id, module]));
  const requirements = new Map(data.requirements.map((requirement) => [requirement.id, requirement]));
  const places = new Map(data.requirements.map(({ id }, place) => [id, place]));
  const byModule = Map.groupBy(data.requirements, ({ module }) => module);
  const errata = new Map(data.errata?.changes.map((change) => [change.id, change]));
  return {
    data,
    method,
    module: (id) => modules.get(id),
    requirement: (id) => requirements.get(id),
    requirementsOf: (moduleId) => byModule.get(moduleId) ?? [],
    order: (requirementId) => places.get(requirementId) ?? data.requirements.length,
    erratum: (id) => errata.get(id),
    formerModule: (id) => former.find((module) => id === module.id || id.startsWith(`${module.id}.`)),
  };
}
