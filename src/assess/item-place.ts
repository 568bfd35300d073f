import type { Item, MappedControl } from "../model/assessed.ts";
import type { Requirement } from "../model/catalogue.ts";
import { firstPlace } from "../model/places.ts";
import type { Position } from "../model/position.ts";
import type { Status } from "../model/vocabulary.ts";
import type { Judging } from "./judging.ts";

/**
 * Where an item is found before anybody has assessed it: at the first control for its requirement, else at the module in
 * `modules` of its object or the domain (FORMAT.md, Edge cases).
 */
export function placeToAssess(
  requirement: Requirement,
  object: string | null,
  controls: readonly MappedControl[],
  index: Pick<Judging, "objects" | "project">,
): Position {
  const [first] = controls;
  if (first) return first.control.at;
  const { domain } = index.project;
  const holder = (object === null ? domain : index.objects.get(object)) ?? {
    ...domain,
    positions: new Map(),
  };
  const entry = holder.data.modules?.findIndex(({ id }) => id === requirement.module) ?? -1;
  return firstPlace(holder, `/modules/${entry}`);
}

/** Where an assessed item is decided: at the first assessment that gives it the status. */
export function placeOfDecision(item: Item, status: Status): Position {
  const deciding = item.assessments.find(({ assessment }) => assessment.status === status);
  return deciding?.assessment.at ?? item.at;
}
