import type { CellBlock } from "./definition.ts";
import { list } from "./list.ts";
import { type Parent, paragraph, type Surroundings } from "./paragraph.ts";
import type { Setting } from "./setting.ts";
import type { Strip } from "./strip.ts";
import { table } from "./table.ts";

/** What stands in a cell or a list item: paragraphs, lists and tables below each other. */
export function* cellBlocks(
  setting: Setting,
  blocks: readonly CellBlock[],
  width: number,
  parent: Parent,
  around: Surroundings,
): Generator<Strip> {
  for (const block of blocks) {
    if (block.kind === "list") yield* list(setting, block, width, parent, around);
    else if (block.kind === "table") yield* table(setting, block, width, parent);
    else yield* paragraph(setting, block, width, parent, around);
  }
}
