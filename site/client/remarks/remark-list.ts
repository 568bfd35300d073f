/** The page of all remarks: the audit that they belong to, their file, and what they are about. */
import type { Remarked, RemarksFile } from "../../../src/model/remarks.ts";
import { auditKinds } from "../../../src/model/vocabulary.ts";
import { type Desk, download } from "./desk.ts";
import { askingButton, element } from "./elements.ts";
import { keepQuestion } from "./remark-bar.ts";
import { type KeptRemark, merged, withAudit } from "./remark-book.ts";
import { startBox } from "./remark-box.ts";
import { type Target, targetOf } from "./remark-targets.ts";
import { dayText, remarkWords } from "./remark-words.ts";
import { keyOf, maxFile, RemarksFault, readRemarksFile, sorted } from "./remarks-file.ts";

/** Fills the page. */
export function startList(page: HTMLElement, desk: Desk): void {
  startAudit(page, desk);
  startFile(page, desk);
  const list = page.querySelector<HTMLElement>("[data-remarks-list]");
  if (list) startThings(page, list, desk);
}

function startAudit(page: HTMLElement, desk: Desk): void {
  const field = (name: string) => page.querySelector<HTMLInputElement>(`input[name=${name}]`);
  const [title, date, auditor] = ["title", "date", "auditor"].map(field);
  const kind = page.querySelector<HTMLSelectElement>("select[name=kind]");
  const sheet = page.querySelector<HTMLElement>("[data-remarks-sheet]");
  if (!title || !kind || !date || !auditor) return;
  const fields = [title, kind, date, auditor];
  for (const one of fields)
    one.addEventListener("change", () =>
      desk.change((book) =>
        withAudit(book, {
          title: title.value.trim(),
          kind: auditKinds.find((known) => known === kind.value) ?? "certification",
          date: date.value,
          auditor: auditor.value.trim() || null,
        }),
      ),
    );
  desk.onShow(() => {
    const { audit } = desk.store.read();
    title.value = audit.title;
    kind.value = audit.kind;
    date.value = audit.date;
    auditor.value = audit.auditor ?? "";
    if (sheet)
      sheet.textContent = [
        audit.title,
        kind.selectedOptions[0]?.text,
        audit.date && dayText(audit.date),
        audit.auditor,
        remarkWords.status(desk.store.read()),
      ]
        .filter(Boolean)
        .join(" · ");
  });
}

function startFile(page: HTMLElement, desk: Desk): void {
  const input = page.querySelector<HTMLInputElement>("[data-remarks-import]");
  const said = page.querySelector<HTMLElement>("[data-remarks-said]");
  const acts = page.querySelector<HTMLElement>("[data-remarks-acts]");
  if (!input || !said || !acts) return;
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    said.textContent = await takeIn(file, desk);
    // The same file can be chosen again.
    input.value = "";
  });
  const remove = askingButton(
    remarkWords.removeAll,
    () => remarkWords.sureAll(desk.store.read()),
    remarkWords.yesDelete,
    remarkWords.cancel,
    () => {
      desk.store.clear();
      desk.show();
      said.textContent = remarkWords.allRemoved;
    },
  );
  const damaged = element("a", { href: "#" }, remarkWords.damagedFile);
  damaged.addEventListener("click", (event) => {
    event.preventDefault();
    download("nachweis-remarks-damaged.txt", desk.store.damaged ?? "");
  });
  const choice = element(
    "details",
    { class: "remarks__where" },
    element("summary", {}, remarkWords.where),
    keepQuestion(desk),
  );
  acts.append(remove, damaged);
  acts.after(choice);
  desk.onShow(() => {
    damaged.hidden = desk.store.damaged === null;
    // The bar asks as long as nobody has answered.
    choice.hidden = !desk.store.asked;
  });
}

/** Takes in a file; returns what came of it. */
async function takeIn(file: File, desk: Desk): Promise<string> {
  if (file.size > maxFile) return remarkWords.fault(new RemarksFault("size"));
  let read: RemarksFile;
  try {
    read = readRemarksFile(await file.text());
  } catch (error) {
    return error instanceof RemarksFault ? remarkWords.fault(error) : remarkWords.unreadable;
  }
  const { domain } = desk.edition;
  if (domain !== null && read.edition.domain !== null && read.edition.domain !== domain)
    return remarkWords.otherDomain(read.edition.title);
  const result = merged(desk.store.read(), read, desk.newId);
  desk.change(() => result.book);
  return remarkWords.merged(result, read.remarks.filter(({ about }) => targetOf(about) === null).length);
}

/** A thing that is remarked on, with all that is said of it. */
function startThings(page: HTMLElement, list: HTMLElement, desk: Desk): void {
  const filters = [...page.querySelectorAll<HTMLButtonElement>("[data-verdict]")];
  const none = page.querySelector<HTMLElement>("[data-remarks-none]");
  let verdict = filters.some((one) => one.dataset.verdict === asked()) ? asked() : "";
  let shown = "";
  const made = new Map<string, HTMLElement>();
  for (const one of filters)
    one.addEventListener("click", () => {
      verdict = one.dataset.verdict ?? "";
      const query = verdict === "" ? "" : `?verdict=${verdict}`;
      history.replaceState(null, "", `${location.pathname}${query}`);
      show();
    });
  function show(): void {
    const { remarks } = desk.store.read();
    const isMeant = (remark: KeptRemark) => verdict === "" || remark.verdict === verdict;
    for (const one of filters) {
      const own = one.dataset.verdict ?? "";
      one.setAttribute("aria-pressed", String(own === verdict));
      const number = remarks.filter((remark) => own === "" || remark.verdict === own).length;
      const count = one.querySelector("span");
      if (count) count.textContent = String(number);
    }
    const things = new Map(
      sorted(remarks)
        .filter(isMeant)
        .map(({ about }) => [keyOf(about), about]),
    );
    if (none) {
      none.textContent = remarks.length === 0 ? remarkWords.none : remarkWords.noneOfThese;
      none.hidden = things.size > 0;
    }
    // Boxes show changes of their own remarks themselves, and keep what is being written.
    const keys = [...things.keys()].join("\n");
    list.hidden = things.size === 0;
    if (keys === shown) return;
    shown = keys;
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(
      ...[...things].map(([key, about]) => {
        const known = made.get(key) ?? thing(about, desk);
        made.set(key, known);
        return known;
      }),
    );
    if (hadFocus && !list.contains(document.activeElement)) filters[0]?.focus();
  }
  desk.onShow(show);
}

function asked(): string {
  return new URLSearchParams(location.search).get("verdict") ?? "";
}

function thing(about: Remarked, desk: Desk): HTMLElement {
  const target: Target | null = targetOf(about);
  const label = target?.label ?? wordsOf(about);
  const name = target === null ? element("span", {}, label) : element("a", { href: target.address }, label);
  const box = element("div", { class: "remarks" });
  const made = element("li", {}, element("p", { class: "remarks__thing" }, name));
  if (target === null) made.append(element("p", { class: "remarks__warning" }, remarkWords.missing));
  made.append(box);
  startBox(box, { now: target?.now ?? null, about, label }, desk);
  return made;
}

/** What a thing is called that this edition does not have. */
function wordsOf(about: Remarked): string {
  if (about.kind === "evidence") return about.path;
  return [about.requirement, about.object ?? remarkWords.domain, about.site].filter(Boolean).join(", ");
}
