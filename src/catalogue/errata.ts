import type { Errata, ErrataChange } from "../model/catalogue.ts";
import type { CatalogueDocument, ModuleDocument, RequirementDocument } from "./document.ts";

/** A change that may also set facts of the module or requirement; without `set` it concerns wording or use alone. */
interface OverlayChange extends ErrataChange {
  readonly set?: Partial<Omit<ModuleDocument, "id">> | Partial<Omit<RequirementDocument, "id">> | undefined;
}

/** A file of errata as it ships. */
export interface ErrataOverlay extends Errata {
  /** Id of the catalogue that it corrects. */
  readonly catalogue: string;
  readonly changes: readonly OverlayChange[];
}

/**
 * Returns the catalogue with the errata applied and named in it; the given one stays as published.
 *
 * @throws {Error} if the overlay belongs to another catalogue, or changes an id or a fact that is not there
 */
export function applyErrata(catalogue: CatalogueDocument, overlay: ErrataOverlay): CatalogueDocument {
  if (overlay.catalogue !== catalogue.id) {
    throw new Error(`${overlay.id} corrects ${overlay.catalogue}, not ${catalogue.id}`);
  }
  const known = new Map([...catalogue.modules, ...catalogue.requirements].map((entry) => [entry.id, entry]));
  for (const { id, set = {} } of overlay.changes) {
    const entry = known.get(id);
    if (!entry) throw new Error(`${overlay.id} changes ${id}, which ${catalogue.id} does not have`);
    for (const key of Object.keys(set)) {
      if (!(key in entry)) throw new Error(`${overlay.id} sets ${key} of ${id}, which has no such fact`);
    }
  }
  const sets = new Map(overlay.changes.map(({ id, set }) => [id, set]));
  const corrected = <T extends { readonly id: string }>(entry: T): T => ({ ...entry, ...sets.get(entry.id) });
  return {
    ...catalogue,
    errata: {
      id: overlay.id,
      date: overlay.date,
      source: overlay.source,
      changes: overlay.changes.map(({ id, de, en }) => ({ id, de, en })),
    },
    modules: catalogue.modules.map(corrected),
    requirements: catalogue.requirements.map(corrected),
  };
}
