/** Runs on the search page only; the index is loaded when something is asked for the first time. */
import { fold } from "./fold.ts";
import { language } from "./language.ts";
import { startArrowKeys } from "./search-keys.ts";
import { startKindButtons } from "./search-kinds.ts";
import { loadIndex } from "./search-load.ts";
import { type Found, search } from "./search-query.ts";
import { resultItem } from "./search-result.ts";
import type { Term } from "./search-terms.ts";

/** Results that are shown at a time. */
const step = 50;
/** Characters of a query that are repeated above its results. */
const maxRepeated = 80;

function start(): void {
  const script = document.getElementById("search-script");
  const field = document.querySelector<HTMLInputElement>("#search-field");
  const status = document.getElementById("search-status");
  const group = document.getElementById("search-kinds");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  if (!script || !field || !status || !group || !list || !more) return;
  const root = document.documentElement.dataset.root ?? "";
  const given = new URLSearchParams(location.search);
  const texts = status.dataset;
  let found: Found = nothing;

  const say = (text = "") => {
    const also = found.synonyms.length === 0 || text === "" ? "" : (texts.also ?? "");
    const words = `${text}${also}`
      .replace("{also}", () => found.synonyms.join(", "))
      .replace("{n}", () => String(chosenHits().length))
      .replace("{q}", () => shortened(field.value.trim()))
      .replace("{parts}", () => shortened(partsIn(field.value, found.terms).join(", ")));
    // Whoever hears the page is told what has changed, and nothing twice.
    if (status.textContent !== words) status.textContent = words;
  };
  const chosenHits = () => found.hits.filter(({ entry }) => ["", entry.kind].includes(kinds.chosen));
  const append = () => {
    const hits = chosenHits();
    const shown = list.children.length;
    const page = { lang: language, root, kindOf: kinds.nameOf } as const;
    list.append(...hits.slice(shown, shown + step).map((hit) => resultItem(hit, found.terms, page)));
    list.hidden = hits.length === 0;
    more.hidden = list.children.length === hits.length;
  };
  const show = () => {
    writeAddress(field.value.trim(), kinds.chosen);
    kinds.count(found.hits.map(({ entry }) => entry));
    list.replaceChildren();
    append();
    const number = chosenHits().length;
    if (field.value.trim() === "") say();
    else if (number === 0) say(texts.none);
    else if (found.terms.some(({ instead }) => instead === "similar")) say(texts.similar);
    else if (found.terms.some(({ instead }) => instead === "parts")) say(texts.parts);
    else say(number === 1 ? texts.one : texts.some);
  };
  const kinds = startKindButtons(group, given.get("kind") ?? "", show);
  const answer = async () => {
    const query = field.value.trim();
    const loaded =
      query === "" ? null : await loadIndex(script.dataset.index ?? "", language).catch(() => null);
    // Somebody may have typed on while the index was loading.
    if (field.value.trim() !== query) return;
    found = loaded ? search(loaded.entries, loaded.vocabulary, query, loaded.synonyms) : nothing;
    show();
    if (query !== "" && loaded === null) say(texts.failed);
  };

  more.addEventListener("click", () => {
    const shown = list.children.length;
    append();
    list.children[shown]?.querySelector("a")?.focus();
  });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  field.addEventListener("input", answer);
  startArrowKeys(field, list);
  field.value = given.get("q") ?? "";
  if (field.value !== "") answer();
  field.focus();
}

const nothing: Found = { hits: [], terms: [], synonyms: [] };

function shortened(text: string): string {
  return text.length > maxRepeated ? `${text.slice(0, maxRepeated)}…` : text;
}

/** What of a query was looked for, as it was typed. */
function partsIn(query: string, terms: readonly Term[]): readonly string[] {
  const words = new Set(terms.flatMap((term) => term.words));
  const pieces = query.normalize("NFC").match(/[\p{Letter}\p{Number}]+(\.[\p{Letter}\p{Number}]+)*/gu) ?? [];
  return [...new Set(pieces)].filter((piece) => words.has(fold(piece)));
}

/** What is asked for stands in the address, to be sent to a colleague or kept. */
function writeAddress(query: string, kind: string): void {
  const address = new URLSearchParams();
  if (query !== "") address.set("q", query);
  if (kind !== "") address.set("kind", kind);
  const text = address.toString();
  history.replaceState(null, "", `${location.pathname}${text === "" ? "" : `?${text}`}`);
}

document.addEventListener("DOMContentLoaded", start);
