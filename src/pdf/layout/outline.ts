import type { PdfKit, PdfRef } from "./pdfkit-internals.ts";
import { string } from "./structure-tree.ts";

/** A place in the file: a page and the height on it in points from its upper edge. */
export interface Place {
  readonly page: PdfRef;
  readonly pageHeight: number;
  readonly y: number;
}

interface Entry {
  readonly title: string;
  readonly level: number;
  readonly place: Place;
  readonly children: Entry[];
}

/** Bookmarks and named destinations, collected while pages are drawn. */
export class Outline {
  readonly #roots: Entry[] = [];
  readonly #open: Entry[] = [];
  readonly #destinations = new Map<string, Place>();

  /** Adds a bookmark; it hangs below the last one of a lower level. */
  add(title: string, level: number, place: Place): void {
    const entry: Entry = { title, level, place, children: [] };
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    (this.#open.at(-1)?.children ?? this.#roots).push(entry);
    this.#open.push(entry);
  }

  /** Names a place that links lead to. The first place of a name counts. */
  name(anchor: string, place: Place): void {
    if (!this.#destinations.has(anchor)) this.#destinations.set(anchor, place);
  }

  /** Writes bookmarks (those of the top level closed) and destinations into the catalogue. */
  end(pdf: PdfKit): void {
    if (this.#roots.length > 0) {
      const root = pdf.ref({ Type: "Outlines" });
      this.#link(pdf, root, this.#roots);
      root.data.Count = this.#roots.length;
      root.end();
      pdf._root.data.Outlines = root;
      pdf._root.data.PageMode = "UseOutlines";
    }
    const keys = [...this.#destinations.keys()].map(destinationName).sort();
    const places = new Map(
      [...this.#destinations].map(([anchor, place]) => [destinationName(anchor), place]),
    );
    const names = keys.flatMap((key) => [string(key), destination(places.get(key))]);
    pdf._root.data.Names.data.Dests = { Names: names };
  }

  #link(pdf: PdfKit, parent: PdfRef, entries: readonly Entry[]): void {
    const refs = entries.map((entry) =>
      pdf.ref({ Title: string(entry.title), Parent: parent, Dest: destination(entry.place) }),
    );
    entries.forEach((entry, index) => {
      const ref = refs[index];
      if (!ref) return;
      if (index > 0) ref.data.Prev = refs[index - 1];
      if (index < refs.length - 1) ref.data.Next = refs[index + 1];
      if (entry.children.length > 0) {
        this.#link(pdf, ref, entry.children);
        // Negative: closed (ISO 32000-1, 12.3.3).
        ref.data.Count = -entry.children.length;
      }
      ref.end();
    });
    parent.data.First = refs[0];
    parent.data.Last = refs.at(-1);
  }
}

/** The name of an anchor in the file: plain ASCII, so that its order is the order of bytes (ISO 32000-1, 7.9.6). */
export function destinationName(anchor: string): string {
  return anchor.replace(
    /[^A-Za-z0-9._@-]/gu,
    (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}~`,
  );
}

function destination(place: Place | undefined): unknown {
  return place ? [place.page, "XYZ", 0, place.pageHeight - place.y, null] : null;
}
