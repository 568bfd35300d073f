import { fold } from "./fold.ts";
import { markedPieces, type Piece, passageOf } from "./passage.ts";
import type { Term } from "./search-terms.ts";
import { type Searchable, textIn } from "./search-texts.ts";

/** What all results of a page share. */
export interface ResultPage {
  readonly lang: "de" | "en";
  /** Relative address of the site's root. */
  readonly root: string;
  /** Name of a kind of entry. */
  kindOf(key: string): string;
}

/** A result as an entry of the list: a link, its kind, and the passage that answers the query. */
export function resultItem(found: Searchable, terms: readonly Term[], page: ResultPage): HTMLLIElement {
  const { entry } = found;
  const passage = passageOf(found, terms, page.lang);
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.root + addressOf(entry.path[page.lang], passage?.anchor);
  const name = document.createElement("span");
  name.append(...nodesOf(markedPieces(entry.name, terms)));
  const title = document.createElement("span");
  if (typeof entry.title === "string" && page.lang !== "de") title.lang = "de";
  title.append(...nodesOf(markedPieces(textIn(entry.title, page.lang), terms)));
  // What officers call a thing in their files stands behind its title; everything else is called by its identifier.
  const behind = entry.kind === "object" || entry.kind === "site";
  name.className = behind ? "muted" : "id";
  if (entry.name !== "" && !behind) link.append(name, " ");
  link.append(title);
  item.append(link, " ");
  if (behind && fold(entry.name) !== fold(title.textContent)) item.append(name, " ");
  const kind = document.createElement("span");
  kind.className = "search-results__kind";
  kind.textContent = page.kindOf(entry.kind);
  item.append(kind);
  if (passage) {
    const text = document.createElement("p");
    if (passage.german && page.lang !== "de") text.lang = "de";
    text.append(...nodesOf(passage.pieces));
    item.append(text);
  }
  return item;
}

/** The address of a path with every sign that an address gives a meaning escaped; a path that has an anchor keeps it. */
function addressOf(path: string, anchor: string | undefined): string {
  const [file = "", own = anchor] = path.split("#");
  const address = file.split("/").map(encodeURIComponent).join("/");
  return own === undefined ? address : `${address}#${encodeURIComponent(own)}`;
}

function nodesOf(pieces: readonly Piece[]): readonly Node[] {
  return pieces.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
