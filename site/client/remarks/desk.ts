/** What all parts of a page share that show or change remarks. */
import type { Remarked, RemarksFile } from "../../../src/model/remarks.ts";
import { language } from "../language.ts";
import { fileOf, type RemarkBook } from "./remark-book.ts";
import { openStore, type RemarkStore } from "./remark-store.ts";
import { remarksText } from "./remarks-file.ts";
import { today } from "./today.ts";

/** The desk of a page. */
export interface Desk {
  readonly edition: RemarksFile["edition"];
  /** What states of items are called. */
  readonly states: Readonly<Record<string, string>>;
  readonly store: RemarkStore;
  newId(): string;
  /** Changes the remarks, and shows what has become of them. */
  change(how: (book: RemarkBook) => RemarkBook): void;
  /** Shows anew what is there. */
  show(): void;
  /** Whoever shows something: called now, and after each change. */
  onShow(act: () => void): void;
  /** Asks where remarks are to be kept, below what the reader is looking at. */
  ask(below: Element): void;
  /** Gives the reader the file of all remarks; returns its name. */
  export(): string;
}

/** What a page says of its edition (`RemarkBar.astro`). */
export interface DeskData {
  readonly edition: RemarksFile["edition"];
  readonly states: Readonly<Record<string, string>>;
}

/** Opens the desk of a page. */
export function openDesk({ edition, states }: DeskData): Desk {
  const shown: (() => void)[] = [];
  const store = openStore({
    key: `nachweis-remarks:${edition.domain ?? edition.title}`,
    storage: { browser: () => localStorage, tab: () => sessionStorage },
    edition,
    newId,
  });
  const desk: Desk = {
    edition,
    states,
    store,
    newId,
    change(how) {
      store.change(how);
      desk.show();
    },
    show() {
      for (const act of shown) act();
    },
    onShow(act) {
      shown.push(act);
      act();
    },
    ask(below) {
      const question = document.querySelector(".remarks-bar .remarks__keep");
      if (question && !store.asked) below.after(question);
    },
    export() {
      const file = fileOf(store.read(), edition, today());
      const name = { de: "anmerkungen", en: "remarks" }[language];
      const fileName = `${name}-${file.audit.date}-${edition.asOf}.json`;
      download(fileName, remarksText(file));
      desk.change((book) => ({ ...book, exported: file.exported, changed: false }));
      return fileName;
    },
  };
  return desk;
}

/** Hands a text to the reader as a file. */
export function download(fileName: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = fileName;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it in its own time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** What an element says that it is about (`RemarkBox.astro`). */
export function aboutOf(box: HTMLElement): Remarked {
  return JSON.parse(box.dataset.remark ?? "null") as Remarked;
}
