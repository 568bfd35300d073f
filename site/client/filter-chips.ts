/** What is chosen, a button each that takes it back. */
import type { Field } from "./filter-fields.ts";
import { filterWords } from "./filter-words.ts";

/** Shows the chosen values of a filter bar as chips. */
export function showChips(form: HTMLFormElement, set: readonly Field[]): void {
  const list = form.querySelector<HTMLElement>(".filters__chips");
  if (list === null) return;
  const chips = set.flatMap((field) => {
    const pairs = field.chosen();
    const words = field.words();
    // A span of days is one choice with two keys.
    return words.map((word, place) => ({
      field,
      text: `${field.label}: ${word.text}`,
      lang: word.lang,
      gone: words.length === pairs.length ? pairs.slice(place, place + 1) : pairs,
    }));
  });
  list.hidden = chips.length === 0;
  list.replaceChildren(
    ...chips.map(({ field, text, lang, gone }) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "filters__chip";
      button.title = filterWords.remove;
      const words = document.createElement("span");
      words.textContent = text;
      if (lang !== "") words.lang = lang;
      const hint = document.createElement("span");
      hint.className = "kern-sr-only";
      hint.textContent = ` (${filterWords.remove})`;
      button.append(words, hint);
      button.addEventListener("click", () => {
        field.set(
          new URLSearchParams(
            field
              .chosen()
              .filter((pair) => !gone.some(([key, value]) => key === pair[0] && value === pair[1]))
              .map((pair) => [...pair]),
          ),
        );
        form.dispatchEvent(new Event("input"));
        // The chip is gone: the keyboard goes on with the next one.
        (
          list.querySelector<HTMLElement>("button") ?? form.querySelector<HTMLElement>("[type=reset]")
        )?.focus();
      });
      item.append(button);
      return item;
    }),
  );
}
