import { bars } from "./bars.ts";
import type { Block } from "./definition.ts";
import { heading } from "./heading.ts";
import { list } from "./list.ts";
import { networkPlan } from "./network-plan.ts";
import { note, type Parent, paragraph, signature } from "./paragraph.ts";
import { picture } from "./picture.ts";
import type { Setting } from "./setting.ts";
import type { Break, Strip } from "./strip.ts";
import { facts, table } from "./table.ts";
import { timeline } from "./timeline.ts";

/** A block as strips of a width (points), tagged in `parent`. */
export function* blockStrips(
  setting: Setting,
  block: Block,
  width: number,
  parent: Parent,
): Generator<Strip | Break> {
  switch (block.kind) {
    case "heading":
      return yield* heading(setting, block, width, parent);
    case "paragraph":
      return yield* paragraph(setting, block, width, parent);
    case "note":
      return yield* note(setting, block, width, parent);
    case "list":
      return yield* list(setting, block, width, parent);
    case "table":
      return yield* table(setting, block, width, parent);
    case "facts":
      return yield* facts(setting, block, width, parent);
    case "bars":
      return yield* bars(setting, block, width, parent);
    case "timeline":
      return yield timeline(setting, block, width, parent);
    case "picture":
      return yield picture(setting, block, width, parent);
    case "network-plan":
      return yield networkPlan(setting, block, parent);
    case "signature":
      return yield* signature(setting, block, width, parent);
    case "page-break":
      return yield { pageBreak: true, ...(block.orientation ? { orientation: block.orientation } : {}) };
    case "keep-together":
      return yield* keptTogether(
        [...leading(block.blocks)].map((inner) => blockStrips(setting, inner, width, parent)),
      );
  }
}

/** Blocks of which a paragraph that stands above a table leads to it. */
export function* leading(blocks: Iterable<Block>): Generator<Block> {
  let held: Block | null = null;
  for (const block of blocks) {
    if (held) yield held.kind === "paragraph" && block.kind === "table" ? { ...held, leads: true } : held;
    held = block;
  }
  if (held) yield held;
}

/** All strips but the last are kept with the next, those that need not be as long as little of a page stays empty. */
function* keptTogether(blocks: readonly Iterable<Strip | Break>[]): Generator<Strip | Break> {
  let held: Strip | Break | null = null;
  for (const strips of blocks)
    for (const strip of strips) {
      if (held) yield "pageBreak" in held || held.keep === true ? held : { ...held, keep: "soft" };
      held = strip;
    }
  if (held) yield held;
}
