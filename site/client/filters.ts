/** Filters above a table: choices stand in the address, rows are hidden by their `data-…` attributes. */
import { fold } from "./fold.ts";

export function startFilters(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-filters]")) start(form);
}

function rowsOf(table: HTMLTableElement): readonly HTMLTableRowElement[] {
  return [...(table.tBodies[0]?.rows ?? [])];
}

type Field = HTMLSelectElement | HTMLInputElement;

function start(form: HTMLFormElement): void {
  const tables = (form.dataset.filters ?? "").split(" ").map((id) => document.getElementById(id));
  const [rows, ...others] = tables.map((table) => (table instanceof HTMLTableElement ? rowsOf(table) : []));
  const output = form.querySelector("output");
  if (!rows || !output) return;
  const fields = [...form.querySelectorAll<Field>("select, input")];
  const texts = new Map<HTMLTableRowElement, string>();
  const textOf = (row: HTMLTableRowElement): string => {
    const known = texts.get(row) ?? fold(row.textContent ?? "");
    texts.set(row, known);
    return known;
  };
  const matches = (row: HTMLTableRowElement, field: Field): boolean => {
    if (field.value === "") return true;
    if (field.name === "text") return textOf(row).includes(fold(field.value));
    return (row.dataset[field.name] ?? "").split("|").includes(field.value);
  };
  const apply = () => {
    for (const row of [rows, ...others].flat()) row.hidden = !fields.every((field) => matches(row, field));
    const shown = rows.filter((row) => !row.hidden).length;
    const count = (output.dataset.template ?? "")
      .replace("{n}", String(shown))
      .replace("{all}", String(rows.length));
    if (output.textContent !== count) output.textContent = count;
  };
  const read = () => {
    const address = new URLSearchParams(location.search);
    for (const field of fields) field.value = address.get(field.name) ?? "";
    apply();
  };
  const write = () => {
    const address = new URLSearchParams(location.search);
    for (const field of fields) {
      if (field.value === "") address.delete(field.name);
      else address.set(field.name, field.value);
    }
    const query = address.toString();
    history.replaceState(null, "", `${location.pathname}${query === "" ? "" : `?${query}`}${location.hash}`);
    apply();
  };
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    for (const field of fields) field.value = "";
    // The browser resets the fields after this event.
    setTimeout(write);
  });
  addEventListener("popstate", read);
  read();
}
