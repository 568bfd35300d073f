import { keepInAddress } from "./address.ts";
import { completeRows, rowsOf } from "./table-rows.ts";

/** Columns whose header has `data-sort` get a button: the first press sorts up, the next down, the third restores the order. */
const collator = new Intl.Collator("de", { numeric: true });

/**
 * Makes the heads of the page's sortable tables buttons. How a table is sorted stands in the address: `sort=ID.COLUMN.up`,
 * with the column counted from 1.
 */
export function startSorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    const body = table.tBodies[0];
    const listed = rowsOf(table);
    const asked = new URLSearchParams(location.search)
      .getAll("sort")
      .find((value) => value.startsWith(`${table.id}.`));
    for (const header of table.querySelectorAll<HTMLTableCellElement>("thead th[data-sort]")) {
      const press = addButton(table, header, (direction) => {
        completeRows(table, true);
        const rows = listed.flatMap(({ element }) => element ?? []);
        body?.append(...sorted(rows, header.cellIndex, direction));
      });
      const place = `${table.id}.${header.cellIndex + 1}`;
      if (asked === `${place}.up`) press("ascending");
      if (asked === `${place}.down`) press("descending");
    }
  }
}

/** How a column is sorted; null is the order of the list itself. */
type Direction = "ascending" | "descending" | null;

function addButton(
  table: HTMLTableElement,
  header: HTMLTableCellElement,
  sort: (direction: Direction) => void,
): (direction: Direction) => void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort-button";
  button.append(...header.childNodes);
  header.append(button);
  const press = (direction: Direction) => {
    for (const other of table.querySelectorAll("thead th[aria-sort]")) other.removeAttribute("aria-sort");
    if (direction !== null) header.setAttribute("aria-sort", direction);
    sort(direction);
  };
  button.addEventListener("click", () => {
    const before = header.getAttribute("aria-sort");
    const direction = before === null ? "ascending" : before === "ascending" ? "descending" : null;
    press(direction);
    const others = new URLSearchParams(location.search)
      .getAll("sort")
      .filter((value) => !value.startsWith(`${table.id}.`));
    const own = `${table.id}.${header.cellIndex + 1}.${direction === "ascending" ? "up" : "down"}`;
    keepInAddress("sort", direction === null ? others : [...others, own]);
  });
  return press;
}

function sorted(
  rows: readonly HTMLTableRowElement[],
  column: number,
  direction: Direction,
): readonly HTMLTableRowElement[] {
  if (direction === null) return rows;
  const sign = direction === "ascending" ? 1 : -1;
  return rows
    .map((row) => ({ row, key: keyOf(row, column) }))
    .sort((a, b) => sign * collator.compare(a.key, b.key))
    .map(({ row }) => row);
}

/** `data-value` where the text does not sort as it reads, such as a date. */
function keyOf(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return cell?.dataset.value ?? cell?.textContent?.trim() ?? "";
}
