/** Fills a working sheet: its templates stand in the page (`components/WorkingSheet.astro`). */
import type { FullItem } from "./sample-items.ts";

/** Says how the sample was chosen, how many items it has, and where it is found again. */
export function fillHead(
  sheet: HTMLElement,
  words: readonly (readonly [label: string, text: string])[],
  count: number,
  address: string,
): void {
  const place = (name: string) => sheet.querySelector<HTMLElement>(`[data-sheet=${name}]`);
  const chosen = place("chosen");
  const lines = words.map(([label, text]) => {
    const line = document.createElement("div");
    line.textContent = `${label}: ${text}`;
    return line;
  });
  if (lines.length > 0) chosen?.replaceChildren(...lines);
  else chosen?.replaceChildren(chosen.dataset.all ?? "");
  place("count")?.replaceChildren(String(count));
  const where = place("address");
  // Nobody types so much, and it would fill sheets.
  where?.replaceChildren(address.length > 1000 ? (where.dataset.long ?? "") : address);
}

/** A row of the sheet. */
export function rowOf(
  template: HTMLTemplateElement,
  { item, claims, evidence }: FullItem,
  number: number,
): Node {
  const row = template.content.cloneNode(true) as DocumentFragment;
  fill(row, {
    number: String(number),
    requirement: item.requirement,
    title: item.title,
    level: item.level,
    object: item.object,
    site: item.site,
    state: item.state,
    declared: item.declared,
    responsible: item.responsible,
  });
  row.querySelector("a")?.setAttribute("href", item.href);
  fillList(row, "claims", claims, (part, claim) =>
    fill(part, { ...claim, assessed: claim.assessed || null }),
  );
  fillList(row, "evidence", evidence, (part, entry) => {
    fill(part, { title: entry.title, path: entry.path, about: entry.about, sha256: entry.sha256 });
    const link = part.querySelector("a");
    if (entry.href !== null) link?.setAttribute("href", entry.href);
  });
  return row;
}

/** Puts texts where a template has a place for them; what there is none of goes, with the words around it. */
function fill(part: DocumentFragment, texts: Readonly<Record<string, string | null>>): void {
  for (const [name, text] of Object.entries(texts)) {
    const place = part.querySelector(`[data-slot=${name}]`);
    if (text !== null) place?.replaceChildren(text);
    else (place?.closest("[data-optional]") ?? place)?.remove();
  }
}

/** Fills the template inside a list for each entry; without one only what says so remains. */
function fillList<Entry>(
  row: DocumentFragment,
  name: string,
  entries: readonly Entry[],
  fillIn: (part: DocumentFragment, entry: Entry) => void,
): void {
  const list = row.querySelector(`[data-list=${name}]`);
  const template = list?.querySelector("template");
  if (!list || !template) return;
  const parts = entries.map((entry) => {
    const part = template.content.cloneNode(true) as DocumentFragment;
    fillIn(part, entry);
    return part;
  });
  template.remove();
  if (parts.length === 0) {
    list.remove();
    return;
  }
  row.querySelector(`[data-none=${name}]`)?.remove();
  list.append(...parts);
}
