/** Runs on the search page only; the index is loaded when something is asked for the first time. */
import MiniSearch, { type AsPlainObject, type SearchResult } from "minisearch";
import { type Entry, indexOptions } from "./search-index.ts";
import { search } from "./search-query.ts";

const shown = 50;

interface Loaded {
  readonly index: MiniSearch<Entry>;
  readonly vocabulary: readonly string[];
}

/** The index is a classic script that sets this: fetch is blocked over `file://`. */
declare global {
  var nachweisIndex: AsPlainObject | undefined;
}

let loading: Promise<Loaded> | undefined;

function load(address: string): Promise<Loaded> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => {
      const raw = globalThis.nachweisIndex;
      if (!raw) return reject(new Error("The search index is empty."));
      const vocabulary = (raw.index as readonly (readonly [string, unknown])[]).map(([word]) => word);
      resolve({ index: MiniSearch.loadJS<Entry>(raw, indexOptions), vocabulary });
    });
    script.addEventListener("error", () =>
      reject(new Error(`The search index could not be loaded: ${address}`)),
    );
    document.head.append(script);
  });
  return loading;
}

function resultItem(result: SearchResult, root: string): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + result.path.split("/").map(encodeURIComponent).join("/");
  if (result.name) {
    const name = document.createElement("span");
    name.className = "id";
    name.textContent = result.name;
    link.append(name, " ");
  }
  const title = document.createElement("span");
  title.lang = "de";
  title.textContent = result.title;
  link.append(title);
  const kind = document.createElement("span");
  kind.className = "search-results__kind";
  kind.textContent = result.kind;
  const excerpt = document.createElement("p");
  excerpt.className = "muted";
  excerpt.lang = "de";
  excerpt.textContent = result.excerpt;
  item.append(link, " ", kind, excerpt);
  return item;
}

function start(): void {
  const script = document.getElementById("search-script");
  const field = document.querySelector<HTMLInputElement>("#search-field");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  if (!script || !field || !status || !list) return;
  const root = document.documentElement.dataset.root ?? "";
  const answer = async () => {
    const query = field.value.trim();
    history.replaceState(
      null,
      "",
      `${location.pathname}${query === "" ? "" : `?q=${encodeURIComponent(query)}`}`,
    );
    if (query === "") {
      list.replaceChildren();
      list.hidden = true;
      status.textContent = "";
      return;
    }
    const { index, vocabulary } = await load(script.dataset.index ?? "");
    // Somebody may have typed on while the index was loading.
    if (field.value.trim() !== query) return;
    const results = search(index, vocabulary, query);
    list.replaceChildren(...results.slice(0, shown).map((result) => resultItem(result, root)));
    list.hidden = results.length === 0;
    const template =
      results.length === 0
        ? status.dataset.none
        : results.length > shown
          ? status.dataset.first
          : status.dataset.some;
    status.textContent = (template ?? "")
      .replace("{n}", String(results.length))
      .replace("{shown}", String(shown))
      .replace("{q}", () => query);
  };
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  field.addEventListener("input", answer);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value !== "") answer();
  field.focus();
}

document.addEventListener("DOMContentLoaded", start);
