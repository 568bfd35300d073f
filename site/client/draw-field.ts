/** The field of a filter bar that draws a sample from the rows which its other fields let pass. */
import { drawn } from "./draw.ts";
import type { Choice } from "./filter-fields.ts";
import { filterWords } from "./filter-words.ts";
import type { Row } from "./table-rows.ts";

const keys = ["draw", "unit", "seed", "reason"] as const;
/** What is drawn with where nobody names another. */
const defaultSeed = "1";

/** A number of items, or of modules at target objects with all their items, by a seed; and why the auditor chose so. */
export function drawField(element: HTMLElement): Choice {
  const input = (key: (typeof keys)[number]) =>
    element.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${key}]`);
  const textOf = (key: (typeof keys)[number]) => input(key)?.value.trim() ?? "";
  const count = () => Math.max(0, Math.floor(Number(textOf("draw")) || 0));
  const isByModule = () => textOf("unit") === "module";
  const unitOf = (row: Row) =>
    (isByModule() ? ["module", "object", "site"] : ["requirement", "object", "site"])
      .map((name) => row.valuesOf(name).join("+"))
      .join("|");
  return {
    keys,
    set(address) {
      for (const key of keys) {
        const found = input(key);
        if (found) found.value = address.get(key) ?? (key === "unit" ? "module" : "");
      }
    },
    chosen() {
      const given = keys.flatMap((key) => {
        const value = key === "draw" ? (count() === 0 ? "" : String(count())) : textOf(key);
        return value === "" ? [] : [[key, value] as const];
      });
      // Unit and seed say something only of a draw.
      return count() === 0 ? given.filter(([key]) => key === "reason") : given;
    },
    words() {
      const reason = textOf("reason");
      const draw = filterWords.drawn(count(), isByModule(), textOf("seed") || defaultSeed);
      const texts = [
        ...(count() === 0 ? [] : [draw]),
        ...(reason === "" ? [] : [filterWords.reason(reason)]),
      ];
      return [{ text: texts.join("; "), lang: "" }];
    },
    holds: () => true,
    sample(population) {
      if (count() === 0) return null;
      const rows = population();
      const units = drawn(rows.map(unitOf), textOf("seed") || defaultSeed, count());
      return rows.filter((row) => units.has(unitOf(row)));
    },
  };
}
