import type { Index } from "../model/assessed.ts";
import type { Position } from "../model/position.ts";
import { meantAsRequirement, namesControl } from "./catalogue-references.ts";
import { keyPlaceOf, placeOf } from "./rule.ts";

/** A place where the content names a site, an object, a risk or a control. */
export interface ContentReference {
  readonly kind: "site" | "object" | "risk" | "control";
  readonly id: string;
  readonly at: Position;
  /** The evidence whose metadata name it. */
  readonly evidence: string | null;
}

/** Every place that names a site, object, risk or control by its id, apart from the scopes of assessments and audits. */
export function* references(index: Index): Generator<ContentReference> {
  yield* ofSitesAndObjects(index);
  yield* ofEvidence(index);
  const isRequirement = meantAsRequirement(index);
  const isControl = namesControl(index);
  const controls = new Set(index.project.controls.map(({ id }) => id));
  for (const risk of index.project.risks) {
    for (const [i, id] of (risk.data.objects ?? []).entries()) {
      yield { kind: "object", id, at: placeOf(risk, "objects", i), evidence: null };
    }
    for (const [i, id] of (risk.data.measures ?? []).entries()) {
      // What is no readable control, but a requirement or perhaps a heading that can't be read, names no control.
      if (!controls.has(id) && (isRequirement(id) || isControl(id))) continue;
      yield { kind: "control", id, at: placeOf(risk, "measures", i), evidence: null };
    }
  }
  for (const control of index.project.controls) {
    for (const { risks } of control.assessments) {
      for (const { value, at } of risks) yield { kind: "risk", id: value, at, evidence: null };
    }
  }
}

function* ofSitesAndObjects(index: Index): Generator<ContentReference> {
  for (const site of index.project.sites) {
    const id = site.data.replaces;
    if (id !== undefined) yield { kind: "site", id, at: placeOf(site, "replaces"), evidence: null };
  }
  for (const object of index.project.objects) {
    for (const [i, id] of (object.data.sites ?? []).entries()) {
      yield { kind: "site", id, at: placeOf(object, "sites", i), evidence: null };
    }
    for (const [i, entry] of (object.data["depends-on"] ?? []).entries()) {
      if (typeof entry === "string") {
        yield { kind: "object", id: entry, at: placeOf(object, "depends-on", i), evidence: null };
        continue;
      }
      for (const [j, id] of entry.entries()) {
        yield { kind: "object", id, at: placeOf(object, "depends-on", i, j), evidence: null };
      }
    }
    for (const [i, id] of (object.data.connects ?? []).entries()) {
      const kind = index.sites.has(id) ? "site" : "object";
      yield { kind, id, at: placeOf(object, "connects", i), evidence: null };
    }
  }
}

function* ofEvidence(index: Index): Generator<ContentReference> {
  for (const folder of index.project.evidenceFolders) {
    if (folder === "domain" || index.sites.has(folder)) continue;
    // A file that lies directly in `evidence/` belongs to no site either.
    yield {
      kind: "site",
      id: folder,
      at: { file: `evidence/${folder}`, line: 1, column: 1 },
      evidence: null,
    };
  }
  for (const file of index.project.evidence) {
    const { sites = [], scenario, processes = {}, carries = [] } = file.data;
    const evidence = file.path;
    for (const [i, id] of sites.entries())
      yield { kind: "site", id, at: placeOf(file, "sites", i), evidence };
    if (scenario) {
      yield { kind: "site", id: scenario["lost-site"], at: placeOf(file, "scenario", "lost-site"), evidence };
      for (const [i, id] of (scenario["carried-by"] ?? []).entries()) {
        yield { kind: "site", id, at: placeOf(file, "scenario", "carried-by", i), evidence };
      }
    }
    const moved = file.data["change-notice"];
    if (moved !== undefined) yield { kind: "site", id: moved, at: placeOf(file, "change-notice"), evidence };
    for (const id of Object.keys(processes)) {
      yield { kind: "object", id, at: keyPlaceOf(file, "processes", id), evidence };
    }
    for (const [i, id] of carries.entries()) {
      yield { kind: "object", id, at: placeOf(file, "carries", i), evidence };
    }
  }
}
