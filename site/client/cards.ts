import { onRowsBuilt } from "./table-rows.ts";

/**
 * On a phone the rows of a table are cards (`styles/3-cards.css`), in which each cell says what it is: the head of its column.
 * Only there, since a long list has many cells.
 */
export function startCards(): void {
  const narrow = matchMedia("(max-width: 40rem)");
  const label = () => {
    if (!narrow.matches) return;
    for (const table of document.querySelectorAll<HTMLTableElement>(".scroll > table")) {
      const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map(
        (head) => (head.querySelector(".kern-sr-only") ?? head).textContent?.trim() ?? "",
      );
      for (const row of table.querySelectorAll<HTMLTableRowElement>(
        "tbody:first-of-type > tr:not([data-labelled])",
      )) {
        row.dataset.labelled = "";
        let column = 0;
        for (const cell of row.cells) {
          if (cell.tagName === "TD") cell.dataset.label = heads[column] ?? "";
          column += cell.colSpan;
        }
      }
    }
  };
  label();
  narrow.addEventListener("change", label);
  onRowsBuilt(label);
}
