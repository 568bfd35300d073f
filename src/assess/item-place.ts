import type { Index, Item, MappedControl } from "../model/assessed.ts";
import type { Requirement } from "../model/catalogue.ts";
import type { Position } from "../model/position.ts";
import type { Status } from "../model/vocabulary.ts";

/**
 * Where an item is found before anybody has assessed it: at the first control for its requirement, else at the module in
 * `modules` of its object or the domain (FORMAT.md, Edge cases).
 */
export function placeToAssess(
  requirement: Requirement,
  object: string | null,
  controls: readonly MappedControl[],
  index: Index,
): Position {
  const [first] = controls;
  if (first) return first.control.at;
  const holder = object === null ? index.project.domain : index.objects.get(object);
  const entry = holder?.data.modules?.findIndex(({ id }) => id === requirement.module) ?? -1;
  const file = holder?.file ?? index.project.domain.file;
  return holder?.positions.get(`/modules/${entry}`) ?? { file, line: 1, column: 1 };
}

/** Where an assessed item is decided: at the first assessment that gives it the status. */
export function placeOfDecision(item: Item, status: Status): Position {
  const deciding = item.assessments.find(({ assessment }) => assessment.status === status);
  return deciding?.assessment.at ?? item.at;
}
