/** The fields of a filter bar: what is chosen in them, and how that stands in the address. */
import { formatDate } from "../src/format.ts";
import { filterWords, language } from "./filter-words.ts";
import { fold } from "./fold.ts";

/** A choice of a filter bar. */
export interface Field {
  /** Name of the attribute of the rows that it looks at; `text` for the words in them. */
  readonly name: string;
  /** What it is called. */
  readonly label: string;
  /** Keys of the address that are its own. */
  readonly keys: readonly string[];
  /** Takes over its part of an address. */
  set(address: URLSearchParams): void;
  /** True if it offers this choice. */
  offers(key: string, value: string): boolean;
  /** Its part of the address; empty if nothing is chosen. */
  chosen(): readonly (readonly [key: string, value: string])[];
  /** What is chosen in words, each in the language that it is written in. */
  words(): readonly { readonly text: string; readonly lang: string }[];
  /** True for a value of a row that what is chosen lets pass. */
  holds(value: string): boolean;
}

/** The fields of a filter bar, in its order. */
export function fieldsOf(form: HTMLFormElement): readonly Field[] {
  return [...form.querySelectorAll<HTMLElement>("[data-field]")].flatMap((element) => {
    const name = element.dataset.field ?? "";
    const label = element.querySelector(".filters__label")?.textContent ?? "";
    const select = element.querySelector("select");
    const [first, second] = element.querySelectorAll<HTMLInputElement>("input:not(.choice__narrow input)");
    if (element instanceof HTMLDetailsElement) return [choiceField(name, label, element)];
    if (select) return [selectField(name, label, select)];
    if (first && second) return [datesField(name, label, first, second)];
    return first ? [textField(name, label, first)] : [];
  });
}

/** Several values at once: a key for each. */
function choiceField(name: string, label: string, details: HTMLDetailsElement): Field {
  const boxes = [...details.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const shown = details.querySelector<HTMLElement>(".choice__value");
  const checked = () => boxes.filter((box) => box.checked);
  const words = () =>
    checked().map((box) => ({ text: box.labels?.[0]?.textContent ?? "", lang: box.labels?.[0]?.lang ?? "" }));
  const show = () => {
    const [first, ...others] = words();
    if (!shown) return;
    shown.lang = others.length === 0 ? (first?.lang ?? "") : "";
    if (shown.lang === "") shown.removeAttribute("lang");
    shown.textContent =
      first === undefined
        ? filterWords.all
        : others.length === 0
          ? first.text
          : filterWords.some(others.length + 1);
  };
  details.addEventListener("input", show);
  return {
    name,
    label,
    keys: [name],
    set(address) {
      const values = new Set(address.getAll(name));
      for (const box of boxes) box.checked = values.has(box.value);
      show();
    },
    offers: (key, value) => key === name && boxes.some((box) => box.value === value),
    chosen: () => checked().map((box) => [name, box.value] as const),
    words,
    holds: (value) => checked().some((box) => box.value === value),
  };
}

/** A question of yes or no. */
function selectField(name: string, label: string, select: HTMLSelectElement): Field {
  const offers = (key: string, value: string) =>
    key === name && [...select.options].some((option) => option.value === value);
  return {
    name,
    label,
    keys: [name],
    set(address) {
      select.value = address.getAll(name).find((value) => offers(name, value)) ?? "";
    },
    offers,
    chosen: () => (select.value === "" ? [] : [[name, select.value]]),
    words: () => [{ text: select.selectedOptions[0]?.text ?? "", lang: "" }],
    holds: (value) => value === select.value,
  };
}

/** From one day to another, both included; one of them may be missing. */
function datesField(name: string, label: string, from: HTMLInputElement, to: HTMLInputElement): Field {
  const both = [from, to];
  return {
    name,
    label,
    keys: both.map((input) => input.name),
    set(address) {
      // What is no date, the browser does not take.
      for (const input of both) input.value = address.get(input.name) ?? "";
    },
    offers: (key, value) => both.some((input) => input.name === key && input.value === value),
    chosen: () => both.flatMap((input) => (input.value === "" ? [] : [[input.name, input.value] as const])),
    words() {
      const ends = [
        from.value === "" ? "" : `${filterWords.from} ${formatDate(from.value, language)}`,
        to.value === "" ? "" : `${filterWords.to} ${formatDate(to.value, language)}`,
      ];
      return [{ text: ends.filter((end) => end !== "").join(" "), lang: "" }];
    },
    holds: (value) =>
      value !== "" && (from.value === "" || value >= from.value) && (to.value === "" || value <= to.value),
  };
}

/** Words that have to stand in the row. */
function textField(name: string, label: string, input: HTMLInputElement): Field {
  return {
    name,
    label,
    keys: [input.name],
    set(address) {
      input.value = address.get(input.name) ?? "";
    },
    offers: (key) => key === input.name,
    chosen: () => (input.value === "" ? [] : [[input.name, input.value]]),
    words: () => [{ text: language === "de" ? `„${input.value}“` : `“${input.value}”`, lang: "" }],
    holds: (value) => value.includes(fold(input.value)),
  };
}
