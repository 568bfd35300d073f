/** Filters above tables: choices stand in the address, rows are hidden by their `data-…` attributes. */
import { currentAddress, keepInAddress, viewKeys, withQuery } from "./address.ts";
import { startCopying } from "./copy-rows.ts";
import { showChips } from "./filter-chips.ts";
import { startChoices } from "./filter-choices.ts";
import { startCounts } from "./filter-counts.ts";
import { type Field, fieldsOf } from "./filter-fields.ts";
import { meets } from "./filter-rows.ts";
import { filterWords } from "./filter-words.ts";
import { startSample } from "./sample.ts";
import { type Row, rowsOf, showRows, targetOfAddress } from "./table-rows.ts";

/** A filter bar with its table. */
interface Bar {
  readonly form: HTMLFormElement;
  readonly fields: readonly Field[];
  /** Hides the rows that do not meet what is chosen, and says so, and what of the address it has no filter for. */
  apply(address: URLSearchParams): void;
}

/** Starts the filters of the page: they show the rows that fit, and keep themselves in the address. */
export function startFilters(): void {
  startChoices();
  const bars = [...document.querySelectorAll<HTMLFormElement>("form[data-filters]")].map((form) =>
    createBar(form, () => read()),
  );
  const read = (own?: Bar) => {
    const address = currentAddress();
    for (const bar of bars) {
      // A date that is being typed is not in the address yet.
      if (bar !== own) for (const field of bar.fields) field.set(address);
      bar.apply(address);
    }
  };
  for (const bar of bars) {
    const { form } = bar;
    const write = () => {
      const address = currentAddress();
      for (const field of bar.fields) {
        for (const key of field.keys) address.delete(key);
        for (const [key, value] of field.chosen()) address.append(key, value);
      }
      history.replaceState(null, "", withQuery(address));
      read(bar);
    };
    // Shown on a phone only, where the fields are folded away.
    const toggle = form.querySelector<HTMLButtonElement>(".filters__toggle");
    toggle?.addEventListener("click", () => {
      toggle.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") !== "true"));
    });
    form.addEventListener("input", write);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const field of bar.fields) field.set(new URLSearchParams());
      keepInAddress("show", []);
      write();
    });
  }
  addEventListener("popstate", () => read());
  if (bars.length > 0) read();
}

function tableWith(id: string | undefined): HTMLTableElement | null {
  const table = id === undefined ? null : document.getElementById(id);
  return table instanceof HTMLTableElement ? table : null;
}

function createBar(form: HTMLFormElement, changed: () => void): Bar {
  const fields = fieldsOf(form);
  const table = tableWith(form.dataset.filters);
  const rows = table === null ? [] : rowsOf(table);
  const counted = form.querySelector<HTMLElement>("[data-counts]")?.dataset.counts;
  const output = form.querySelector("output");
  const filtered = form.nextElementSibling;
  const notice = filtered?.nextElementSibling;
  const counts = startCounts(form, fields);
  const samples = startSample(form, table, rows, fields, changed);
  startCopying(form);
  return {
    form,
    fields,
    apply(address) {
      const set = fields.filter((field) => field.chosen().length > 0);
      const valuesOf = (row: Row) => (name: string) => (name === "text" ? [row.text()] : row.valuesOf(name));
      // What leaves no choice is shown from when on it is asked for.
      if (set.length > 0) form.hidden = false;
      for (const { element } of set) element.hidden = false;
      const conditions = set.filter(({ sample }) => sample === undefined);
      // A sample stays the same whichever of its states are looked at: the numbers above it add up to it.
      const population = conditions.filter(({ name }) => name !== counted);
      const chosen =
        samples?.choose(() => rows.filter((row) => meets(valuesOf(row), population)), address) ?? null;
      const only = chosen?.only === true;
      const pool = only ? rows.filter((row) => chosen.rows.has(row)) : rows;
      const asked = only ? conditions.filter(({ name }) => name === counted) : conditions;
      const left = pool.filter((row) => meets(valuesOf(row), asked));
      const kept = new Set(left);
      for (const row of rows) row.hidden = !kept.has(row);
      if (table) showRows(table);
      const shown = left.length;
      const rowsTold = shown === 0 ? filterWords.noRow(rows.length) : filterWords.rows(shown, rows.length);
      const count = chosen === null ? rowsTold : `${rowsTold}; ${filterWords.inSample(chosen.rows.size)}`;
      if (output && output.textContent !== count) output.textContent = count;
      for (const field of set) field.measure?.(chosen === null ? left : [...chosen.rows], rows);
      const told = counts(pool, left, asked, valuesOf);
      showChips(form, set);
      // What is ticked was chosen from all rows, whatever is filtered now.
      const chosenBy = set.filter(
        (field) => chosen === null || field.sample || (chosen.isDrawn && population.includes(field)),
      );
      if (filtered instanceof HTMLElement)
        describe(
          filtered,
          only ? set.filter((field) => chosenBy.includes(field) || asked.includes(field)) : set,
          told === "" ? count : `${count}: ${told}`,
          rows,
        );
      samples?.show(chosen, left, chosenBy, address);
      if (notice instanceof HTMLElement) warn(notice, unusedIn(address, fields), rows);
    },
  };
}

/** Says in words what is chosen: on paper there is no filter bar. */
function describe(place: HTMLElement, set: readonly Field[], count: string, rows: readonly Row[]): void {
  place.hidden = set.length === 0;
  place.replaceChildren(`${filterWords.filtered}: `);
  for (const [index, field] of set.entries()) {
    place.append(`${index === 0 ? "" : "; "}${field.label} `);
    for (const [at, { text, lang }] of field.words().entries()) {
      const word = document.createElement("span");
      word.textContent = text;
      if (lang !== "") word.lang = lang;
      place.append(at === 0 ? "" : ", ", word);
    }
    const dated = field.keys.some((key) => key.endsWith("-from"));
    if (dated && rows.some((row) => row.valuesOf(field.name).every((day) => day === ""))) {
      place.append(` (${filterWords.undated})`);
    }
  }
  const rest = document.createElement("span");
  rest.className = "filtered__count";
  rest.textContent = ` – ${count}`;
  place.append(rest);
}

/** What an address asks for that no field of a bar has taken over. */
function unusedIn(address: URLSearchParams, fields: readonly Field[]): readonly string[] {
  const used = new Set(fields.flatMap((field) => field.chosen().map((pair) => pair.join("="))));
  return [...address]
    .filter(([key, value]) => value !== "" && !viewKeys.includes(key))
    .map((pair) => pair.join("="))
    .filter((pair) => !used.has(pair));
}

/** Says what the rows are not filtered by though the address asks for it, and that the row which it leads to is hidden. */
function warn(place: HTMLElement, unused: readonly string[], rows: readonly Row[]): void {
  const target = targetOfAddress();
  const lines: HTMLElement[] = [];
  const add = (text: string) => {
    const line = document.createElement("p");
    line.textContent = text;
    lines.push(line);
    return line;
  };
  if (unused.length > 0) add(`${filterWords.unused}: ${unused.join(", ")}`);
  if (target !== null && rows.some((row) => row.hidden && row.element?.contains(target))) {
    const link = document.createElement("a");
    link.href = withQuery(new URLSearchParams());
    link.textContent = filterWords.unfilter;
    add(`${filterWords.hidden} `).append(link);
  }
  place.hidden = lines.length === 0;
  place.replaceChildren(...lines);
}
