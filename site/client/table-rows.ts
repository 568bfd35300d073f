/**
 * Rows of a table. Those of a long list stand in the page as text (`<noscript>`, which is a table where no script runs): whoever
 * comes by a filtered link waits for the rows that it shows, not for all.
 */

import { leadsToPlace } from "./address.ts";
import { valuesIn } from "./filter-rows.ts";
import { fold } from "./fold.ts";

/** Pixels that a row takes at least: two lines, with the space above and below them. */
const lowest = 40;
/** Rows of a long list that are built at once, more than the screen shows, and then at a time, while the page already answers. */
const first = Math.ceil(screen.height / lowest);
const atATime = 300;

/** A row, which may not be built yet. */
export class Row {
  /** As it stands in the text of a long list; empty for others. */
  readonly html: string;
  #element: HTMLTableRowElement | null;
  #hidden: boolean;
  #text: string | null = null;

  constructor(source: string | HTMLTableRowElement) {
    this.html = typeof source === "string" ? source : "";
    this.#element = typeof source === "string" ? null : source;
    this.#hidden = this.#element?.hasAttribute("hidden") ?? false;
  }

  /** Null as long as it is not built. */
  get element(): HTMLTableRowElement | null {
    return this.#element;
  }

  get hidden(): boolean {
    return this.#hidden;
  }

  set hidden(hidden: boolean) {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    if (this.#element) this.#element.hidden = hidden;
  }

  build(element: HTMLTableRowElement): void {
    this.#element = element;
    if (this.#hidden) element.hidden = true;
  }

  /** What its `data-…` attribute says: of each thing that it shows one value, or a single one that all of them share. */
  valuesOf(name: string): readonly string[] {
    const attribute = `data-${name}`;
    return this.html === ""
      ? valuesIn(this.#element?.getAttribute(attribute))
      : writtenValues(attributeIn(this.html, attribute));
  }

  /** Its words, folded. */
  text(): string {
    this.#text ??= fold((this.#element ?? rowsFrom([this.html])[0])?.textContent ?? "");
    return this.#text;
  }
}

/** What is to be told when rows have been built. */
type Listener = (table: HTMLTableElement) => void;

interface Body {
  readonly table: HTMLTableElement;
  readonly rows: readonly Row[];
}

const bodies = new Map<string, Body>();
const listeners: Listener[] = [];

/** Puts the tables that stand in the page as text where they belong, without rows: `showRows` builds these. */
export function startLongTables(): void {
  for (const source of document.querySelectorAll<HTMLElement>("noscript[data-table]")) {
    const html = source.textContent ?? "";
    const from = html.indexOf(">", html.indexOf("<tbody")) + 1;
    const to = html.lastIndexOf("</tbody>");
    const template = document.createElement("template");
    template.innerHTML = html.slice(0, from) + html.slice(to);
    const table = template.content.querySelector("table");
    if (table === null) continue;
    source.replaceWith(table);
    bodies.set(table.id, { table, rows: cut(html.slice(from, to)).map((row) => new Row(row)) });
  }
  addEventListener("beforeprint", () => {
    for (const { table } of bodies.values()) completeRows(table);
  });
  addEventListener("hashchange", () => {
    for (const { table } of bodies.values()) completeRows(table);
    targetOfAddress()?.scrollIntoView();
  });
}

/** The rows of a table in the order of the list. */
export function rowsOf(table: HTMLTableElement): readonly Row[] {
  const known = bodies.get(table.id);
  return known?.table === table ? known.rows : [...(table.tBodies[0]?.rows ?? [])].map((row) => new Row(row));
}

/** Calls back whenever rows of a long list have been built. */
export function onRowsBuilt(listener: Listener): void {
  listeners.push(listener);
}

/**
 * Builds what is to be seen of a long list, the first rows at once and the others when these have been painted; `aria-busy` until
 * all are there.
 */
export function showRows(table: HTMLTableElement): void {
  const body = bodies.get(table.id);
  if (body?.table !== table) return;
  // A place in the list can be gone to when it is there.
  const missing = missingRows(body);
  buildRows(body, leadsToPlace() ? missing : missing.slice(0, first));
  if (missingRows(body).length === 0) table.removeAttribute("aria-busy");
  else if (table.getAttribute("aria-busy") !== "true") {
    table.setAttribute("aria-busy", "true");
    whenIdle(function next() {
      buildRows(body, missingRows(body).slice(0, atATime));
      if (missingRows(body).length > 0) whenIdle(next);
      else table.removeAttribute("aria-busy");
    });
  }
}

/** Calls back when nothing more urgent is left to do, such as to paint. Safari does not say when that is. */
function whenIdle(next: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(next, { timeout: 200 });
  else requestAnimationFrame(() => setTimeout(next));
}

/** Builds what is missing of a long list, with the rows that no filter shows if `hidden` says so. */
export function completeRows(table: HTMLTableElement, hidden = false): void {
  const body = bodies.get(table.id);
  if (body?.table === table) buildRows(body, missingRows(body, hidden));
}

/** The element that the address leads to. */
export function targetOfAddress(): Element | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // Something that is no place on any page, such as "#%".
    return null;
  }
}

function missingRows({ rows }: Body, hidden = false): readonly Row[] {
  return rows.filter((row) => row.element === null && (hidden || !row.hidden));
}

function buildRows({ table, rows }: Body, missing: readonly Row[]): void {
  if (missing.length === 0) return;
  const elements = rowsFrom(missing.map(({ html }) => html));
  for (const [index, row] of missing.entries()) {
    const element = elements[index];
    if (element) row.build(element);
  }
  const body = table.tBodies[0];
  let next: HTMLTableRowElement | null = null;
  for (const { element } of [...rows].reverse()) {
    if (element === null) continue;
    if (!element.isConnected) body?.insertBefore(element, next);
    next = element;
  }
  for (const listener of listeners) listener(table);
}

/** Rows of a table's body, each from its `<tr` to its `</tr>`; rows of long lists hold no tables. They are parts of the text, no copies. */
function cut(html: string): readonly string[] {
  const rows: string[] = [];
  for (let from = html.indexOf("<tr"); from !== -1; ) {
    const next = html.indexOf("<tr", from + 1);
    rows.push(html.slice(from, next === -1 ? html.length : next));
    from = next;
  }
  return rows;
}

function rowsFrom(html: readonly string[]): readonly HTMLTableRowElement[] {
  const template = document.createElement("template");
  template.innerHTML = html.join("");
  return [...template.content.querySelectorAll("tr")];
}

/** What stands in an attribute of the first tag, as it is written; empty if it has none of that name. */
function attributeIn(html: string, name: string): string {
  const mark = ` ${name}="`;
  const start = html.indexOf(mark);
  if (start === -1 || start > html.indexOf(">")) return "";
  const from = start + mark.length;
  return html.slice(from, html.indexOf('"', from));
}

/** Many rows of a long list have the same values. */
const written = new Map<string, readonly string[]>();

function writtenValues(text: string): readonly string[] {
  const known = written.get(text);
  if (known) return known;
  const values = valuesIn(decoded(text));
  written.set(text, values);
  return values;
}

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  const place = document.createElement("textarea");
  place.innerHTML = text;
  return place.value;
}
