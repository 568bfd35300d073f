/** The first results below the field of the header while somebody types. Loaded when the field is used for the first time. */
import { searchKinds } from "../src/search-kinds.ts";
import { language } from "./language.ts";
import { startArrowKeys } from "./search-keys.ts";
import { loadIndex } from "./search-load.ts";
import { search } from "./search-query.ts";
import { resultItem } from "./search-result.ts";

/** Results that are shown; Enter leads to all. */
const most = 6;

const texts = {
  none: { de: "Nichts gefunden", en: "Nothing found" },
  some: { de: "Treffer; Eingabetaste zeigt alle", en: "results; Enter shows all" },
  one: { de: "1 Treffer", en: "1 result" },
  also: { de: "auch mit", en: "also with" },
  failed: {
    de: "Das Verzeichnis der Suche konnte nicht geladen werden.",
    en: "The search index could not be loaded.",
  },
};

function start(): void {
  const form = document.querySelector<HTMLFormElement>("form.site-search");
  const field = form?.querySelector<HTMLInputElement>("input");
  const index = form?.dataset.index;
  if (!form || !field || index === undefined) return;
  const answer = document.createElement("div");
  const status = document.createElement("p");
  const list = document.createElement("ol");
  answer.className = "site-search__answer";
  list.className = "search-results";
  status.setAttribute("role", "status");
  answer.hidden = true;
  answer.append(status, list);
  form.append(answer);
  const root = document.documentElement.dataset.root ?? "";
  const kinds: Readonly<Record<string, (typeof searchKinds)[keyof typeof searchKinds]>> = searchKinds;
  const page = { lang: language, root, kindOf: (key: string) => kinds[key]?.one[language] ?? "" } as const;

  const show = async () => {
    const query = field.value.trim();
    if (query === "") {
      answer.hidden = true;
      return;
    }
    const loaded = await loadIndex(index, language).catch(() => null);
    // Somebody may have typed on, or gone, while the index was loading.
    if (field.value.trim() !== query || !form.contains(document.activeElement)) return;
    answer.hidden = false;
    if (loaded === null) {
      status.textContent = texts.failed[language];
      return;
    }
    const { hits, terms, synonyms } = search(loaded.entries, loaded.vocabulary, query, loaded.synonyms);
    const also = synonyms.length === 0 ? "" : ` (${texts.also[language]}: ${synonyms.join(", ")})`;
    const count =
      hits.length === 0
        ? texts.none[language]
        : hits.length === 1
          ? texts.one[language]
          : `${hits.length} ${texts.some[language]}`;
    status.textContent = `${count}${also}`;
    list.replaceChildren(...hits.slice(0, most).map((hit) => resultItem(hit, terms, page)));
    list.hidden = hits.length === 0;
  };
  field.addEventListener("input", show);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || answer.hidden) return;
    event.preventDefault();
    field.focus();
    answer.hidden = true;
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) answer.hidden = true;
  });
  startArrowKeys(field, list);
  show();
}

start();
