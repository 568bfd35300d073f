/** How many rows there are of each value, above a list: the numbers follow the filter, and a press adds the value to it. */
import type { Field } from "./filter-fields.ts";
import { type Condition, meets } from "./filter-rows.ts";
import type { Row } from "./table-rows.ts";

type ValuesOf = (row: Row) => (name: string) => readonly string[];

/**
 * Starts the numbers of a filter bar.
 * @returns counts anew. Each number is of the rows that meet what else is chosen, so that another value can be added; what it
 *   returns is for paper: the rows that are shown, by value, where they add up; an empty text where there is nothing to count.
 */
export function startCounts(
  form: HTMLFormElement,
  fields: readonly Field[],
): (rows: readonly Row[], left: readonly Row[], set: readonly Field[], valuesOf: ValuesOf) => string {
  const list = form.querySelector<HTMLElement>("[data-counts]");
  const own = fields.find(({ name }) => name === list?.dataset.counts);
  const buttons = [...(list?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
  if (list === null || own === undefined) return () => "";
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const boxes = own.element.querySelectorAll<HTMLInputElement>("input[type=checkbox]");
      [...boxes].find(({ value }) => value === button.value)?.click();
    });
  }
  return (rows, left, set, valuesOf) => {
    const others = set.filter((field) => field !== own);
    // Without a choice among these values, nothing else has been chosen than what the rows that are left have met.
    const met = others.length === set.length;
    const chosen = own.chosen().map(([, value]) => value);
    const numbers = new Map<string, number>();
    const count = (value: string) => numbers.set(value, (numbers.get(value) ?? 0) + 1);
    for (const row of met ? left : rows) {
      const values = row.valuesOf(own.name);
      const [value = ""] = values;
      if (values.length > 1) {
        for (const value of new Set(values)) {
          const isIt: Condition = { name: own.name, holds: (found) => found === value };
          if (meets(valuesOf(row), [...others, isIt])) count(value);
        }
      } else if (met || meets(valuesOf(row), others)) count(value);
    }
    const told: string[] = [];
    let sum = 0;
    for (const button of buttons) {
      const number = numbers.get(button.value) ?? 0;
      const pressed = chosen.includes(button.value);
      const place = button.querySelector("strong");
      if (place) place.textContent = String(number);
      button.setAttribute("aria-pressed", String(pressed));
      button.disabled = number === 0 && !pressed;
      if (number === 0 || (chosen.length > 0 && !pressed)) continue;
      sum += number;
      told.push((button.textContent ?? "").trim());
    }
    return sum === rows.filter((row) => !row.hidden).length ? told.join(", ") : "";
  };
}
