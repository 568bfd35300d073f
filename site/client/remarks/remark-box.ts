/** The remarks on one thing, and the way to make one. */
import type { Remarked } from "../../../src/model/remarks.ts";
import type { Desk } from "./desk.ts";
import { askingButton, button, element, verdictBadge } from "./elements.ts";
import { isOfAnother, type KeptRemark, remarksOn, withoutRemark, withRemark } from "./remark-book.ts";
import { remarkForm } from "./remark-form.ts";
import { dayText, remarkWords, severityWords } from "./remark-words.ts";
import { today } from "./today.ts";

interface Thing {
  /** As it is in this edition; null if the edition does not have it. */
  readonly now: Remarked | null;
  /** As it was when it was remarked on, or is. */
  readonly about: Remarked;
  readonly label: string;
}

/** Fills a box with the remarks on a thing; what this edition does not have can't be remarked on anew. */
export function startBox(box: HTMLElement, { now, about, label }: Thing, desk: Desk): void {
  const list = element("ul", { class: "remarks__list" });
  // A printed page must not pass it off as a part of the edition.
  const own = element("p", { class: "muted" }, remarkWords.own);
  const said = element("p", { class: "kern-sr-only", role: "status" });
  const place = element("div");
  const open = button(remarkWords.add, () => edit(null));
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${remarkWords.legend}: ${label}`);
  box.append(own, list, place, open, said);
  /** Which one is in the form. */
  let edited: string | null = null;

  const close = () => {
    edited = null;
    place.replaceChildren();
    open.hidden = now === null;
    show();
    open.focus();
  };
  function edit(before: KeptRemark | null): void {
    if (now === null) return;
    const id = before?.id ?? desk.newId();
    edited = id;
    open.hidden = true;
    const form = remarkForm(label, before, {
      onCancel: close,
      onSave(entered) {
        const remark = { id, about: now, ...entered, day: today() };
        desk.change((book) => withRemark(book, remark, desk.edition.clearance));
        said.textContent = remarkWords.saved;
        close();
        desk.ask(open);
      },
    });
    place.replaceChildren(form);
    show();
    form.querySelector<HTMLElement>("input:checked, input")?.focus();
  }
  function entry(remark: KeptRemark): HTMLElement {
    const { verdict, severity, day, text } = remark;
    const head = element("p", {}, verdictBadge(verdict), " ");
    if (severity !== null) head.append(element("strong", {}, severityWords[severity]), " ");
    head.append(element("span", { class: "muted" }, dayText(day)));
    const made = element("li", {}, head);
    if (now !== null && isOfAnother(remark.about, now))
      made.append(
        element(
          "p",
          { class: "remarks__warning" },
          remark.about.kind === "item"
            ? remarkWords.otherState(desk.states[remark.about.state] ?? remark.about.state)
            : remarkWords.otherBytes,
        ),
      );
    if (text !== "") made.append(element("p", { class: "remarks__text" }, text));
    const acts = element("p", { class: "remarks__acts" });
    if (now !== null) acts.append(button(remarkWords.edit, () => edit(remark)));
    acts.append(
      askingButton(
        remarkWords.remove,
        () => remarkWords.sureOne,
        remarkWords.yesDelete,
        remarkWords.cancel,
        () => {
          desk.change((book) => withoutRemark(book, remark.id));
          said.textContent = remarkWords.removed;
          open.focus();
        },
      ),
    );
    made.append(acts);
    return made;
  }
  function show(): void {
    const remarks = remarksOn(desk.store.read(), about);
    list.replaceChildren(...remarks.filter(({ id }) => id !== edited).map(entry));
    list.hidden = list.childElementCount === 0;
    own.hidden = list.hidden;
    const label = open.querySelector(".kern-label");
    if (label) label.textContent = remarks.length === 0 ? remarkWords.add : remarkWords.addAnother;
  }
  open.hidden = now === null;
  desk.onShow(show);
}
