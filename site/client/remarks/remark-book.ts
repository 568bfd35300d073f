/** An auditor's remarks on a domain, and what becomes of them: pure, so that it is tested without a page. */
import type { Remark, Remarked, RemarksFile } from "../../../src/model/remarks.ts";
import { type Clearance, highestLevel } from "../../../src/model/vocabulary.ts";
import { keyOf } from "./remarks-file.ts";

/** A remark that can be told apart from all others. */
export type KeptRemark = Remark & { readonly id: string };

/** What an auditor has written. */
export interface RemarkBook {
  readonly audit: RemarksFile["audit"];
  /** The highest clearance of the editions that its remarks were made on: what they say may be classified so. */
  readonly clearance: Clearance;
  /** Day of the last export; null: not yet. */
  readonly exported: string | null;
  /** Whether something has changed since then. */
  readonly changed: boolean;
  readonly remarks: readonly KeptRemark[];
}

/** A book without remarks. */
export const emptyBook: RemarkBook = {
  audit: { title: "", kind: "certification", date: "", auditor: null },
  clearance: "public",
  exported: null,
  changed: false,
  remarks: [],
};

/** The book with a remark, which takes the place of the one of the same id. */
export function withRemark(book: RemarkBook, remark: KeptRemark, clearance: Clearance): RemarkBook {
  const isKnown = book.remarks.some(({ id }) => id === remark.id);
  return {
    ...book,
    clearance: highestLevel([book.clearance, clearance]),
    changed: true,
    remarks: isKnown
      ? book.remarks.map((one) => (one.id === remark.id ? remark : one))
      : [...book.remarks, remark],
  };
}

/** The book without the remark of an id. */
export function withoutRemark(book: RemarkBook, id: string): RemarkBook {
  const remarks = book.remarks.filter((one) => one.id !== id);
  return remarks.length === book.remarks.length ? book : { ...book, changed: true, remarks };
}

/** The book with other words of the audit. */
export function withAudit(book: RemarkBook, audit: RemarkBook["audit"]): RemarkBook {
  return { ...book, changed: book.changed || book.remarks.length > 0, audit };
}

/** What is said about a thing, oldest first. */
export function remarksOn(book: RemarkBook, about: Remarked): readonly KeptRemark[] {
  const key = keyOf(about);
  return book.remarks.filter((one) => keyOf(one.about) === key);
}

/** Whether a remark was made on another state of the item, or on other bytes of the evidence, than there is now. */
export function isOfAnother(made: Remarked, now: Remarked): boolean {
  if (made.kind === "item") return now.kind === "item" && made.state !== now.state;
  return now.kind === "evidence" && made.sha256 !== now.sha256;
}

/** The file of a book. An audit that nobody has named is called so, and one without a day is of this one. */
export function fileOf(book: RemarkBook, edition: RemarksFile["edition"], today: string): RemarksFile {
  const date = book.audit.date || today;
  return {
    format: "nachweis-remarks",
    version: 1,
    edition: { ...edition, clearance: highestLevel([edition.clearance, book.clearance]) },
    audit: { ...book.audit, title: book.audit.title || "Audit", date },
    exported: today,
    remarks: book.remarks,
  };
}

/** What came of taking in a file. */
export interface Merged {
  readonly book: RemarkBook;
  /** New ones. */
  readonly taken: number;
  /** The file had them with a later day: they took the place of older ones. */
  readonly renewed: number;
  /** They were there already, word for word. */
  readonly same: number;
  /** The book had them with a later day: it stays so. */
  readonly older: number;
  /** Changed on the same day in both: both are kept. */
  readonly both: number;
  /** The file names another audit, whose words were not taken. */
  readonly otherAudit: boolean;
}

/**
 * Takes in the remarks of a file; none of the book is lost but for a later version of itself.
 * @param newId gives a new id for each call.
 */
export function merged(book: RemarkBook, file: RemarksFile, newId: () => string): Merged {
  const counts = { taken: 0, renewed: 0, same: 0, older: 0, both: 0 };
  const remarks = new Map(book.remarks.map((one) => [one.id, one]));
  const add = (remark: Remark, id: string = newId()) => remarks.set(id, { ...remark, id });
  const contents = new Set(book.remarks.map(contentOf));
  for (const remark of file.remarks) {
    const own = remark.id === undefined ? undefined : remarks.get(remark.id);
    const isSameThing = own !== undefined && keyOf(own.about) === keyOf(remark.about);
    if (contents.has(contentOf(remark))) counts.same += 1;
    else if (!isSameThing) {
      // An id that stands for another thing here is none of this remark's.
      add(remark, own === undefined ? remark.id : undefined);
      counts.taken += 1;
    } else if (remark.day > own.day) {
      add(remark, own.id);
      counts.renewed += 1;
    } else if (remark.day < own.day) counts.older += 1;
    else {
      add(remark);
      counts.both += 1;
    }
    contents.add(contentOf(remark));
  }
  const isEmpty = book.remarks.length === 0;
  const isFresh = isEmpty && book.audit.title === "" && book.audit.date === "" && book.audit.auditor === null;
  const hasNew = counts.taken + counts.renewed + counts.both > 0;
  return {
    ...counts,
    otherAudit:
      !isFresh && JSON.stringify(sortedAudit(book.audit)) !== JSON.stringify(sortedAudit(file.audit)),
    book: {
      audit: isFresh ? file.audit : book.audit,
      clearance: highestLevel([book.clearance, file.edition.clearance]),
      exported: isEmpty ? file.exported : book.exported,
      changed: isFresh ? false : book.changed || hasNew,
      remarks: [...remarks.values()],
    },
  };
}

function sortedAudit({ title, kind, date, auditor }: RemarkBook["audit"]): readonly (string | null)[] {
  return [title, kind, date, auditor];
}

/** A remark that says the same of the same thing on the same day is the same. */
function contentOf({ about, verdict, text, severity, day }: Remark): string {
  const seen = about.kind === "item" ? about.state : about.sha256;
  return JSON.stringify([keyOf(about), seen, verdict, text, severity, day]);
}
