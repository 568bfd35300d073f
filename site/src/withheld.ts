import { words } from "../../src/model/words.ts";
import { report, type WithheldKind } from "./data.ts";
import type { Page } from "./page.ts";

const names = { ...words.withheld.parts, ...words.withheld.lists };
const parts = Object.keys(words.withheld.parts) as readonly WithheldKind[];

/** True if this edition leaves something of a kind out, because it is classified higher. */
export function isWithheld(kind: WithheldKind): boolean {
  return (report.withheld?.[kind] ?? 0) > 0;
}

/** How many items of these requirements this edition leaves out. */
export function withheldItems(requirements: readonly string[]): number {
  const numbers = report.withheld?.itemsByRequirement ?? {};
  return requirements.reduce((sum, id) => sum + (numbers[id] ?? 0), 0);
}

/** How much of these kinds this edition leaves out: "3 Maßnahmen, 1 Audit"; null for nothing. By default of all there is. */
export function withheldText(page: Page, kinds: readonly WithheldKind[] = parts): string | null {
  const texts = kinds.filter(isWithheld).map((kind) => numbered(page, kind, report.withheld?.[kind] ?? 0));
  return texts.length === 0 ? null : texts.join(", ");
}

/** How many items of these requirements this edition leaves out, in words; null for none. */
export function withheldItemsText(page: Page, requirements: readonly string[]): string | null {
  const number = withheldItems(requirements);
  return number === 0 ? null : numbered(page, "items", number);
}

function numbered(page: Page, kind: WithheldKind, number: number): string {
  return `${number} ${page.say(names[kind][number === 1 ? "one" : "many"])}`;
}
