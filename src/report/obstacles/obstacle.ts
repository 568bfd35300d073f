import type { CriterionId } from "../../model/certificate-criteria.ts";
import { firstPlace } from "../../model/places.ts";
import type { Bilingual, Position } from "../../model/position.ts";
import type { Sourced } from "../../model/project.ts";
import type { Obstacle } from "../../model/report.ts";

/** What an obstacle is about, each key where it applies. */
type About = Partial<Pick<Obstacle, "requirement" | "object" | "site" | "audit" | "risk" | "module">>;

/** An obstacle of a kind at a place; what is not said does not apply. */
export function obstacle<Kind extends CriterionId>(
  kind: Kind,
  at: Pick<Position, "file" | "line">,
  text: Bilingual,
  about: About = {},
): Obstacle<Kind> {
  const { requirement = null, object = null, site = null, audit = null, risk = null, module = null } = about;
  return { kind, requirement, object, site, audit, risk, module, text, file: at.file, line: at.line };
}

/** Where a key of a front matter stands; the first line if it is missing. */
export function placeOfKey(sourced: Sourced<unknown>, key: string): Position {
  return firstPlace(sourced, `#/${key}`);
}
