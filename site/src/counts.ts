import { states } from "../../src/model/vocabulary.ts";
import type { Counts, ReportItem, State } from "./data.ts";

/** Number of items by state. */
export function count(items: readonly ReportItem[]): Counts {
  const counts = { items: items.length, proven: 0, unproven: 0, open: 0, unassessed: 0, dispensable: 0 };
  for (const item of items) counts[item.state] += 1;
  return counts;
}

/** Number of items that are to be met: what is dispensable is neither met nor open (docs/format.md, "States"). */
export function neededItems({ items, dispensable }: Counts): number {
  return items - dispensable;
}

/** The share that is proven, to sort by: where all is dispensable after those that are proven, where nothing is before all. */
export function provenShare(counts: Counts): number {
  if (counts.items === 0) return -1;
  const needed = neededItems(counts);
  return needed === 0 ? 2 : counts.proven / needed;
}

/** Whole percent, rounded down, so that 100 means all; 0 of 0 is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 100) / whole);
}

/** The sum of several counts. */
export function sum(all: readonly Counts[]): Counts {
  const total = { items: 0, proven: 0, unproven: 0, open: 0, unassessed: 0, dispensable: 0 };
  for (const counts of all) {
    total.items += counts.items;
    for (const state of states) total[state] += counts[state];
  }
  return total;
}

/** What weighs most comes first. */
const byWeight: readonly State[] = ["open", "unproven", "unassessed", "proven", "dispensable"];

/** The gravest state that occurs; null where nothing is counted. */
export function worstState(counts: Counts): State | null {
  return byWeight.find((state) => counts[state] > 0) ?? null;
}
