import {
  type Catalogue,
  type Module,
  moduleKinds,
  moduleTargets,
  type Requirement,
} from "../model/catalogue.ts";

/** A module as a document writes it, before its closed vocabularies are checked. */
export interface ModuleDocument extends Omit<Module, "kind" | "targetObject"> {
  readonly kind: string;
  readonly targetObject: string;
}

/** A requirement as a document writes it: without what goes without saying. */
export interface RequirementDocument extends Omit<Requirement, "key" | "parent"> {
  /** Left out: the id. */
  readonly key?: string | undefined;
  /** Left out: nested in none. */
  readonly parent?: string | null | undefined;
}

/** A catalogue as the JSON document says it. */
export interface CatalogueDocument extends Omit<Catalogue, "modules" | "requirements"> {
  readonly modules: readonly ModuleDocument[];
  readonly requirements: readonly RequirementDocument[];
}

/**
 * The catalogue that a document describes, with keys and parents filled in.
 *
 * @throws {Error} if a module's kind or target object is not of the vocabulary; names the place
 */
export function catalogueOf(document: CatalogueDocument): Catalogue {
  return {
    ...document,
    modules: document.modules.map((module, i) => ({
      ...module,
      kind: oneOf(moduleKinds, module.kind, `modules[${i}].kind`),
      targetObject: oneOf(moduleTargets, module.targetObject, `modules[${i}].targetObject`),
    })),
    requirements: document.requirements.map(({ key, parent = null, ...facts }) => ({
      ...facts,
      key: key ?? facts.id,
      parent,
    })),
  };
}

/** The document of a catalogue: `catalogueOf` the other way round. */
export function documentOf(catalogue: Catalogue): CatalogueDocument {
  return {
    ...catalogue,
    requirements: catalogue.requirements.map(({ key, parent, ...facts }) => ({
      ...facts,
      ...(key === facts.id ? {} : { key }),
      ...(parent === null ? {} : { parent }),
    })),
  };
}

function oneOf<T extends string>(words: readonly T[], word: string, at: string): T {
  const known = words.find((one) => one === word);
  if (known === undefined) throw new Error(`${at} is "${word}", expected one of ${words.join(", ")}`);
  return known;
}
