import { requirementForm } from "../catalogue/requirement-form.ts";
import type { Index } from "../model/assessed.ts";
import type { Position } from "../model/position.ts";
import { keyPlaceOf, placeOf } from "./rule.ts";

/** A place where the content names an id of the requirement catalogue. */
export interface CatalogueReference {
  readonly id: string;
  readonly at: Position;
  /** The evidence whose metadata name it. */
  readonly evidence: string | null;
}

/** Every place that names a requirement. */
export function* requirementReferences(index: Index): Generator<CatalogueReference> {
  const { controls, risks, audits, evidence } = index.project;
  const isMeant = meantAsRequirement(index);
  const isControl = namesControl(index);
  for (const control of controls) {
    if (!judgedBy(index, control.catalogFile.data.catalogue)) continue;
    const mapsElsewhere = control.requirements.length > 0 && !isMeant(control.id);
    if (!mapsElsewhere) yield { id: control.id, at: control.at, evidence: null };
    for (const { value, at } of control.requirements) yield { id: value, at, evidence: null };
  }
  for (const risk of risks) {
    for (const [i, id] of (risk.data.requirements ?? []).entries()) {
      yield { id, at: placeOf(risk, "requirements", i), evidence: null };
    }
    for (const [i, id] of (risk.data.measures ?? []).entries()) {
      if (isMeant(id) && !isControl(id)) yield { id, at: placeOf(risk, "measures", i), evidence: null };
    }
  }
  for (const { findings, questions } of audits) {
    for (const { requirements } of [...findings, ...questions]) {
      for (const { value, at } of requirements) yield { id: value, at, evidence: null };
    }
  }
  for (const file of evidence) {
    for (const [i, id] of (file.data.duties ?? []).entries()) {
      yield { id, at: placeOf(file, "duties", i), evidence: file.path };
    }
    for (const [i, id] of (file.data.covers ?? []).entries()) {
      if (isMeant(id)) yield { id, at: placeOf(file, "covers", i), evidence: file.path };
    }
  }
}

/** Every place that names a module. */
export function* moduleReferences(index: Index): Generator<CatalogueReference> {
  const { domain, objects, catalogs, evidence } = index.project;
  const isMeant = meantAsRequirement(index);
  for (const sourced of [domain, ...objects]) {
    for (const [i, { id }] of (sourced.data.modules ?? []).entries()) {
      yield { id, at: placeOf(sourced, "modules", i), evidence: null };
    }
  }
  for (const id of Object.keys(domain.data.excluded ?? {})) {
    yield { id, at: keyPlaceOf(domain, "excluded", id), evidence: null };
  }
  for (const file of catalogs) {
    const id = file.data.module;
    if (id !== undefined && judgedBy(index, file.data.catalogue)) {
      yield { id, at: placeOf(file, "module"), evidence: null };
    }
  }
  for (const file of evidence) {
    for (const [i, id] of (file.data.covers ?? []).entries()) {
      if (!isMeant(id)) yield { id, at: placeOf(file, "covers", i), evidence: file.path };
    }
  }
}

function judgedBy(index: Index, catalogue: string | undefined): boolean {
  return catalogue === undefined || catalogue === index.catalogue.id;
}

/** Whether there is a control of an id, or a heading that can't be read and may have been meant as one. */
export function namesControl({ project }: Index): (id: string) => boolean {
  const ids = new Set([
    ...project.controls.map(({ id }) => id),
    ...project.catalogs.flatMap(({ unreadableControls }) => unreadableControls),
  ]);
  return (id) => ids.has(id);
}

/** Whether an id is meant as a requirement: the catalogue has it, or else it has the form; others are modules or own controls. */
export function meantAsRequirement({ requirements, method }: Index): (id: string) => boolean {
  const form = requirementForm(method);
  return (id) => requirements.has(id) || form.test(id);
}
