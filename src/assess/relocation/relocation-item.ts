import type { Index, Item } from "../../model/assessed.ts";
import type { RelocationItem } from "../../model/relocation.ts";

/** An item as the report says it. */
export function describe(item: Item, index: Index): RelocationItem {
  const { requirement } = item;
  const { method, project } = index;
  return {
    requirement: requirement.id,
    title: requirement.title,
    level: requirement.level,
    order: project.catalogue.module(requirement.module)?.order ?? method.orders.at(-1)?.id ?? "",
    object: item.object,
    state: item.state,
    essential: item.essential,
    responsibility: item.responsibility,
    evidence: item.evidence.map(({ path }) => path),
    inherited: item.inherited?.path ?? null,
  };
}
