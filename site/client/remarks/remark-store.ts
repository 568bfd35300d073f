/**
 * Where remarks are kept until they are exported: in the browser if the reader has agreed, else in the tab alone, and where
 * neither can be, in the page. What is stored is read anew before each change, since other tabs change it, too.
 */
import type { RemarksFile } from "../../../src/model/remarks.ts";
import { emptyBook, fileOf, type KeptRemark, merged, type RemarkBook } from "./remark-book.ts";
import { RemarksFault, remarksFileOf } from "./remarks-file.ts";

/** What of the browser's `Storage` is used. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** Where something can be stored: for long, or as long as the tab is open. */
type StoragePlace = "browser" | "tab";

/** `page`: gone with the page. */
export type Place = StoragePlace | "page";

/** Why remarks are not kept where they were meant to: storage can't be used, is full, or holds what is not understood. */
export type Trouble = "forbidden" | "full" | "damaged";

/** The remarks on one domain, where they are kept. */
export interface RemarkStore {
  readonly place: Place;
  /** Whether the reader has said where. */
  readonly asked: boolean;
  readonly trouble: Trouble | null;
  /** What is stored and not understood; it stays until all is deleted. */
  readonly damaged: string | null;
  read(): RemarkBook;
  change(how: (book: RemarkBook) => RemarkBook): void;
  /** Keeps them there from now on, and nowhere else. */
  keep(place: StoragePlace): void;
  /** Deletes all, wherever it is; asks anew. */
  clear(): void;
}

interface Options {
  /** Named after the domain, not the edition: the next edition finds them. */
  readonly key: string;
  /** A browser that forbids storage may throw on being asked for it. */
  readonly storage: Readonly<Record<StoragePlace, () => TextStorage>>;
  readonly edition: RemarksFile["edition"];
  /** For ids of remarks that lack one. */
  newId(): string;
}

interface Stored {
  readonly book: RemarkBook;
  readonly asked: boolean;
}

/** Opens the remarks of a domain. */
export function openStore({ key, storage, edition, newId }: Options): RemarkStore {
  let trouble: Trouble | null = null;
  const damaged = new Map<StoragePlace, string>();
  /** What was read last: each box of a page asks for it. */
  const known = new Map<StoragePlace, { readonly text: string; readonly value: Stored }>();
  /** What could not be stored anywhere. */
  let inPage: RemarkBook | null = null;

  const stored = (place: StoragePlace): Stored | null => {
    let text: string | null;
    try {
      text = storage[place]().getItem(key);
    } catch {
      return null;
    }
    if (text === null) return null;
    const before = known.get(place);
    if (before?.text === text) return before.value;
    try {
      const value = parsed(text, newId);
      known.set(place, { text, value });
      return value;
    } catch {
      damaged.set(place, text);
      trouble = "damaged";
      return null;
    }
  };
  /** What a tab was told holds for it; else what the browser was told. */
  const current = (): { readonly place: StoragePlace; readonly value: Stored } => {
    const tab = stored("tab");
    if (tab !== null) return { place: "tab", value: tab };
    const browser = stored("browser");
    if (browser !== null) return { place: "browser", value: browser };
    return { place: "tab", value: { book: emptyBook, asked: false } };
  };
  const isWritten = (place: StoragePlace, value: Stored): boolean => {
    if (damaged.has(place)) return false;
    try {
      storage[place]().setItem(key, written(value, edition));
      return true;
    } catch (error) {
      trouble =
        (error as { readonly name?: unknown } | null)?.name === "QuotaExceededError" ? "full" : "forbidden";
      return false;
    }
  };
  /** Where it can't be kept as wished, the tab keeps it, and the page where that can't either. */
  const put = (place: StoragePlace, value: Stored): boolean => {
    inPage = null;
    if (isWritten(place, value)) {
      if (damaged.size === 0) trouble = null;
      return true;
    }
    if (place === "tab" || !isWritten("tab", value)) inPage = value.book;
    return false;
  };
  const remove = (place: StoragePlace) => {
    try {
      storage[place]().removeItem(key);
    } catch {
      // Then nothing is there.
    }
  };
  current();

  return {
    get place() {
      return inPage === null ? current().place : "page";
    },
    get asked() {
      return current().value.asked;
    },
    get trouble() {
      return trouble;
    },
    get damaged() {
      return [...damaged.values()].join("\n") || null;
    },
    read: () => inPage ?? current().value.book,
    change(how) {
      const { place, value } = current();
      put(place, { ...value, book: how(inPage ?? value.book) });
    },
    keep(place) {
      const own = inPage ?? current().value.book;
      const there = place === "browser" ? (stored("browser")?.book ?? null) : null;
      // Another tab may have kept some there: both are kept.
      const book = there === null ? own : together(there, own, edition, newId);
      if (put(place, { book, asked: true })) remove(place === "browser" ? "tab" : "browser");
    },
    clear() {
      remove("tab");
      remove("browser");
      inPage = null;
      trouble = null;
      damaged.clear();
    },
  };
}

function together(
  there: RemarkBook,
  own: RemarkBook,
  edition: RemarksFile["edition"],
  newId: () => string,
): RemarkBook {
  if (own.remarks.length === 0) return there;
  if (there.remarks.length === 0) return own;
  return merged(there, fileOf(own, edition, own.exported ?? edition.asOf), newId).book;
}

/** The form of a book in storage is that of the file, with what is known of its export. */
function written({ book, asked }: Stored, edition: RemarksFile["edition"]): string {
  const { audit, exported, changed, clearance } = book;
  const day = exported ?? edition.asOf;
  return JSON.stringify({
    asked,
    changed,
    exported,
    // Empty where nobody has said it yet.
    audit: { title: audit.title, date: audit.date },
    file: { ...fileOf(book, { ...edition, clearance }, day), edition: { ...edition, clearance } },
  });
}

/** @throws if it is not such a text. */
function parsed(text: string, newId: () => string): Stored {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new RemarksFault("form");
  const { asked, changed, exported, audit, file } = value as Readonly<Record<string, unknown>>;
  const { remarks, ...rest } = remarksFileOf(file);
  const own = (audit ?? {}) as Readonly<Record<string, unknown>>;
  return {
    asked: asked === true,
    book: {
      audit: {
        ...rest.audit,
        ...(own.title === "" && { title: "" }),
        ...(own.date === "" && { date: "" }),
      },
      clearance: rest.edition.clearance,
      exported: exported === null ? null : rest.exported,
      changed: changed === true,
      remarks: remarks.map((one): KeptRemark => ({ ...one, id: one.id ?? newId() })),
    },
  };
}
