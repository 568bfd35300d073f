/** Filters above tables: choices stand in the address, rows are hidden by their `data-…` attributes. */
import { startChoices } from "./filter-choices.ts";
import { type Field, fieldsOf } from "./filter-fields.ts";
import { meets, valuesIn } from "./filter-rows.ts";
import { filterWords } from "./filter-words.ts";
import { fold } from "./fold.ts";

/** A filter bar with its table. */
interface Bar {
  readonly fields: readonly Field[];
  readonly rows: readonly HTMLTableRowElement[];
  /** Hides the rows that do not meet what is chosen, and says so. */
  apply(): void;
}

export function startFilters(): void {
  startChoices();
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-filters]")];
  const bars = forms.map(createBar);
  const read = (own?: Bar) => {
    const address = new URLSearchParams(location.search);
    for (const bar of bars) {
      // A date that is being typed is not in the address yet.
      if (bar !== own) for (const field of bar.fields) field.set(address);
      bar.apply();
    }
    showIgnored(forms[0], ignoredIn(address, bars));
  };
  for (const [place, form] of forms.entries()) {
    const bar = bars[place];
    if (!bar) continue;
    const write = () => {
      const address = new URLSearchParams(location.search);
      for (const field of bar.fields) {
        for (const key of field.keys) address.delete(key);
        for (const [key, value] of field.chosen()) address.append(key, value);
      }
      const query = address.toString();
      history.replaceState(
        null,
        "",
        `${location.pathname}${query === "" ? "" : `?${query}`}${location.hash}`,
      );
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
      write();
    });
  }
  addEventListener("popstate", () => read());
  if (bars.length > 0) read();
}

function rowsOf(id: string | undefined): readonly HTMLTableRowElement[] {
  const table = id === undefined ? null : document.getElementById(id);
  return table instanceof HTMLTableElement ? [...(table.tBodies[0]?.rows ?? [])] : [];
}

function createBar(form: HTMLFormElement): Bar {
  const fields = fieldsOf(form);
  const rows = rowsOf(form.dataset.filters);
  const followers = rowsOf(form.dataset.second);
  const output = form.querySelector("output");
  const filtered = form.nextElementSibling;
  const texts = new Map<HTMLTableRowElement, string>();
  const textOf = (row: HTMLTableRowElement): string => {
    const known = texts.get(row) ?? fold(row.textContent ?? "");
    texts.set(row, known);
    return known;
  };
  return {
    fields,
    rows,
    apply() {
      const set = fields.filter((field) => field.chosen().length > 0);
      for (const row of rows) {
        row.hidden = !meets(
          (name) => (name === "text" ? [textOf(row)] : valuesIn(row.getAttribute(`data-${name}`))),
          set,
        );
      }
      for (const row of followers) row.hidden = rows[Number(row.dataset.row)]?.hidden ?? false;
      const shown = rows.filter((row) => !row.hidden).length;
      const count = shown === 0 ? filterWords.noRow(rows.length) : filterWords.rows(shown, rows.length);
      if (output && output.textContent !== count) output.textContent = count;
      if (filtered instanceof HTMLElement) describe(filtered, set, count, rows);
    },
  };
}

/** Says in words what is chosen: on paper there is no filter bar. */
function describe(
  place: HTMLElement,
  set: readonly Field[],
  count: string,
  rows: readonly HTMLTableRowElement[],
): void {
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
    const dated = field.keys.length > 1;
    if (
      dated &&
      rows.some((row) => valuesIn(row.getAttribute(`data-${field.name}`)).every((day) => day === ""))
    ) {
      place.append(` (${filterWords.undated})`);
    }
  }
  const rest = document.createElement("span");
  rest.className = "filtered__count";
  rest.textContent = ` – ${count}`;
  place.append(rest);
}

/** What an address asks for that no filter of the page offers, unless all rows meet it anyway. */
function ignoredIn(address: URLSearchParams, bars: readonly Bar[]): readonly string[] {
  const met = (key: string, value: string) =>
    bars.every(({ rows }) => rows.every((row) => valuesIn(row.getAttribute(`data-${key}`)).includes(value)));
  return [...address].flatMap(([key, value]) => {
    const offered = bars.some(({ fields }) => fields.some((field) => field.offers(key, value)));
    return value === "" || offered || met(key, value) ? [] : [`${key}=${value}`];
  });
}

function showIgnored(form: HTMLFormElement | undefined, ignored: readonly string[]): void {
  const place = form?.querySelector<HTMLElement>(".filters__ignored");
  if (!place) return;
  place.hidden = ignored.length === 0;
  place.textContent = `${filterWords.ignored}: ${ignored.join(", ")}`;
}
