/** How many remarks there are, when they were last exported, and where they are kept. */
import type { Desk } from "./desk.ts";
import { button, element } from "./elements.ts";
import { remarkWords } from "./remark-words.ts";

/** Fills the bar of a page. */
export function startBar(bar: HTMLElement, desk: Desk): void {
  const { store } = desk;
  const status = element("p", { class: "remarks-bar__status", tabindex: "-1" });
  const place = element("p", { class: "muted" });
  const question = keepQuestion(desk);
  const exported = element("p", { role: "status" });
  const exporting = button(
    remarkWords.export,
    () => {
      exported.textContent = remarkWords.exported(desk.export());
    },
    "secondary",
  );
  const acts = element("p", { class: "remarks__acts" }, exporting);
  const all = bar.dataset.all;
  if (all !== undefined) acts.append(element("a", { href: all }, remarkWords.all));
  bar.append(question, status, place, acts, exported, element("p", { class: "muted" }, remarkWords.noNames));
  desk.onShow(() => {
    const book = store.read();
    const hasRemarks = book.remarks.length > 0;
    status.textContent = remarkWords.status(book);
    const { trouble } = store;
    place.textContent = [
      ...(trouble === null ? [] : [remarkWords.troubles[trouble]]),
      ...(hasRemarks ? [remarkWords.places[store.place]] : []),
    ].join(" ");
    place.hidden = place.textContent === "";
    place.classList.toggle("remarks__warning", trouble !== null);
    exporting.hidden = !hasRemarks;
    if (!hasRemarks) exported.textContent = "";
    question.hidden = store.asked || !hasRemarks;
  });
}

/** The question where remarks are to be kept, and what either answer means. */
export function keepQuestion(desk: Desk): HTMLElement {
  const answer = (place: "browser" | "tab") => () => {
    const before = made.previousElementSibling;
    desk.store.keep(place);
    desk.show();
    // The question is gone, and with it the place on the page.
    const next =
      before instanceof HTMLButtonElement ? before : document.querySelector(".remarks-bar__status");
    if (made.hidden && next instanceof HTMLElement) next.focus();
  };
  const made = element(
    "div",
    { class: "remarks__keep", role: "group", "aria-label": remarkWords.question },
    element("p", { class: "remarks__question" }, remarkWords.question),
    element("p", {}, remarkWords.explained),
    ...(location.protocol === "file:" ? [element("p", {}, remarkWords.overFile)] : []),
    element(
      "p",
      { class: "remarks__acts" },
      button(remarkWords.keep, answer("browser"), "secondary"),
      button(remarkWords.tabOnly, answer("tab"), "secondary"),
    ),
  );
  return made;
}
