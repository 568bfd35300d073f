import { indexProject } from "../assess/project-index.ts";
import type { Position } from "../model/position.ts";
import type { Project } from "../model/project.ts";
import { references } from "../rules/content-references.ts";
import { scopesIn } from "./occurrences.ts";
import type { RenameRequest } from "./request.ts";

/** A place that names something by its id: what is written there, and what is to be written in its stead. */
export interface NamedPlace {
  readonly at: Position;
  readonly written: string;
  readonly right: string;
}

/**
 * Every place in which the format lets the id of a site, object or control stand: front matter, sidecars, scopes of
 * assessments and audit findings, headings of controls. The folder of a site's evidence and the names of files are none.
 */
export function namedPlaces(
  project: Project,
  { kind, from, to }: Pick<RenameRequest, "kind" | "from" | "to">,
): NamedPlace[] {
  const places: NamedPlace[] = [];
  // The day does not matter: the ids are the same on each.
  for (const reference of references(indexProject(project, "0001-01-01"))) {
    if (reference.kind !== kind || reference.id !== from || isFolder(reference.at, from)) continue;
    places.push({ at: reference.at, written: from, right: to });
  }
  if (kind === "control")
    for (const { id, at } of project.controls) if (id === from) places.push({ at, written: from, right: to });
  if (kind === "site" || kind === "object")
    for (const { value, at } of scopesIn(project)) {
      const right = scopeNaming(value, kind, from, to);
      if (right !== null) places.push({ at, written: value, right });
    }
  return places;
}

/** A scope with another id in it; null if it does not name the old one. */
function scopeNaming(scope: string, kind: "site" | "object", from: string, to: string): string | null {
  const parts = scope.split("@");
  const at = parts.length === 1 || kind === "object" ? 0 : 1;
  const part = parts[at];
  if (part === undefined || part.trim() !== from) return null;
  parts[at] = part.replace(from, () => to);
  return parts.join("@");
}

function isFolder({ file }: Position, id: string): boolean {
  return file === `evidence/${id}`;
}
