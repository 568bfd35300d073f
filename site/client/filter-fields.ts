/** The fields of a filter bar: what is chosen in them, and how that stands in the address. */
import { formatDate } from "../src/format-date.ts";
import { drawField } from "./draw-field.ts";
import { filterWords } from "./filter-words.ts";
import { fold } from "./fold.ts";
import { language } from "./language.ts";
import { schemeField } from "./scheme-field.ts";
import type { Row } from "./table-rows.ts";
import { type Ticks, tickField } from "./tick-field.ts";

/** A choice of a filter bar. */
export interface Field {
  readonly element: HTMLElement;
  /** Name of the attribute of the rows that it looks at; `text` for the words in them. */
  readonly name: string;
  /** What it is called. */
  readonly label: string;
  /** Keys of the address that are its own. */
  readonly keys: readonly string[];
  /** Takes over its part of an address, what no row has too: who asks for that may not get all rows. */
  set(address: URLSearchParams): void;
  /** Its part of the address; empty if nothing is chosen. */
  chosen(): readonly (readonly [key: string, value: string])[];
  /** What is chosen in words, each in the language that it is written in. */
  words(): readonly { readonly text: string; readonly lang: string }[];
  /** True for a value of a row that what is chosen lets pass. */
  holds(value: string): boolean;
  /**
   * Rows that it puts into the sample, of those that the filters let pass or of all; null if nothing is chosen in it. Fields
   * that do so take no row away.
   */
  readonly sample?: (population: () => readonly Row[], all: readonly Row[]) => readonly Row[] | null;
  /** Looks at the sample before its words are asked for; `all` is what it was taken from. */
  readonly measure?: (sample: readonly Row[], all: readonly Row[]) => void;
  /** What is ticked, where rows can be. */
  readonly ticks?: Ticks;
}

/** The fields of a filter bar, in its order. */
export function fieldsOf(form: HTMLFormElement): readonly Field[] {
  return [...form.querySelectorAll<HTMLElement>("[data-field]")].flatMap((element) => {
    const name = element.dataset.field ?? "";
    const own = { element, name, label: element.querySelector(".filters__label")?.textContent ?? "" };
    const select = element.querySelector("select");
    const [first, second] = element.querySelectorAll<HTMLInputElement>("input:not(details input)");
    if (name === "draw") return [{ ...own, ...drawField(element) }];
    if (name === "scheme") return [{ ...own, ...schemeField(element) }];
    if (name === "tick") return [{ ...own, ...tickField() }];
    if (element instanceof HTMLDetailsElement) return [{ ...own, ...choiceField(name, element) }];
    if (select) return [{ ...own, ...selectField(name, select) }];
    if (first && second) return [{ ...own, ...datesField(element, first, second) }];
    return first ? [{ ...own, ...textField(first) }] : [];
  });
}

/** What is chosen in a field. */
export type Choice = Omit<Field, "element" | "name" | "label">;

/** Several values at once: a key for each. */
function choiceField(name: string, details: HTMLDetailsElement): Choice {
  const options = details.querySelector(".choice__options");
  const shown = details.querySelector<HTMLElement>(".choice__value");
  const boxes = () => [...details.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const own = new Set(boxes());
  const checked = () => boxes().filter((box) => box.checked);
  const words = () =>
    checked().map((box) => ({ text: box.labels?.[0]?.textContent ?? "", lang: box.labels?.[0]?.lang ?? "" }));
  // Asked of each row of a long list.
  let passing: ReadonlySet<string> = new Set();
  const show = () => {
    passing = new Set(checked().map((box) => box.value));
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
    keys: [name],
    set(address) {
      const values = new Set(address.getAll(name).filter((value) => value !== ""));
      for (const box of boxes()) {
        box.checked = values.delete(box.value);
        if (!box.checked && !own.has(box)) box.labels?.[0]?.remove();
      }
      for (const value of values) {
        const label = document.createElement("label");
        const box = document.createElement("input");
        Object.assign(box, { type: "checkbox", name, value, checked: true });
        label.append(box, filterWords.inNoRow(value));
        options?.append(label);
      }
      show();
    },
    chosen: () => checked().map((box) => [name, box.value] as const),
    words,
    holds: (value) => passing.has(value),
  };
}

/** A question of yes or no. */
function selectField(name: string, select: HTMLSelectElement): Choice {
  const own = new Set(select.options);
  return {
    keys: [name],
    set(address) {
      for (const option of [...select.options]) if (!own.has(option)) option.remove();
      const values = address.getAll(name).filter((value) => value !== "");
      const [asked = ""] = values;
      const found = values.find((value) => [...own].some((option) => option.value === value));
      if (asked !== "" && found === undefined) select.add(new Option(filterWords.inNoRow(asked), asked));
      select.value = found ?? asked;
    },
    chosen: () => (select.value === "" ? [] : [[name, select.value]]),
    words: () => [{ text: select.selectedOptions[0]?.text ?? "", lang: "" }],
    holds: (value) => value === select.value,
  };
}

/** From one day to another, both included; one of them may be missing. */
function datesField(element: HTMLElement, from: HTMLInputElement, to: HTMLInputElement): Choice {
  const both = [from, to];
  /** What an address asks for that is no date: the browser does not take it into the field. */
  const unreadable = new Map<HTMLInputElement, string>();
  element.addEventListener("input", () => unreadable.clear());
  const askedOf = (input: HTMLInputElement) => unreadable.get(input) ?? input.value;
  const wordsFor = (input: HTMLInputElement, words: string) => {
    const wrong = unreadable.get(input);
    if (wrong !== undefined) return [`${words} ${filterWords.noDate(wrong)}`];
    return input.value === "" ? [] : [`${words} ${formatDate(input.value, language)}`];
  };
  return {
    keys: both.map((input) => input.name),
    set(address) {
      unreadable.clear();
      for (const input of both) {
        const asked = address.get(input.name) ?? "";
        input.value = asked;
        if (input.value !== asked) unreadable.set(input, asked);
      }
    },
    chosen: () =>
      both.flatMap((input) => (askedOf(input) === "" ? [] : [[input.name, askedOf(input)] as const])),
    words() {
      const reversed = unreadable.size === 0 && to.value !== "" && from.value > to.value;
      const ends = [...wordsFor(from, filterWords.from), ...wordsFor(to, filterWords.to)].join(", ");
      return [{ text: reversed ? `${ends} (${filterWords.reversed})` : ends, lang: "" }];
    },
    holds: (value) =>
      value !== "" &&
      unreadable.size === 0 &&
      (from.value === "" || value >= from.value) &&
      (to.value === "" || value <= to.value),
  };
}

/** Words that all have to stand in the row, in any order; what joins words, as in `rz-a`, keeps them together. */
function textField(input: HTMLInputElement): Choice {
  const words = () =>
    input.value.split(/\s+/).flatMap((word) => {
      const folded = fold(word).trim();
      return folded === "" ? [] : [folded];
    });
  return {
    keys: [input.name],
    set(address) {
      input.value = address.get(input.name) ?? "";
    },
    chosen: () => (words().length === 0 ? [] : [[input.name, input.value]]),
    words: () => [{ text: filterWords.quoted(input.value.trim()), lang: "" }],
    holds: (value) => words().every((word) => value.includes(word)),
  };
}
