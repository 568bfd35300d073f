/** Columns whose header has `data-sort` get a button; the first press sorts up, the next down. */
const collator = new Intl.Collator("de", { numeric: true });

export function startSorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    for (const header of table.querySelectorAll<HTMLTableCellElement>("thead th[data-sort]"))
      addButton(table, header);
  }
}

function addButton(table: HTMLTableElement, header: HTMLTableCellElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort-button";
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener("click", () => {
    const down = header.getAttribute("aria-sort") === "ascending";
    for (const other of table.querySelectorAll("thead th[aria-sort]")) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    sort(table, header.cellIndex, down);
  });
}

function sort(table: HTMLTableElement, column: number, down: boolean): void {
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }));
  rows.sort((a, b) => (down ? -1 : 1) * collator.compare(a.key, b.key));
  body.append(...rows.map(({ row }) => row));
}

/** `data-value` where the text does not sort as it reads, such as a date. */
function keyOf(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return cell?.dataset.value ?? cell?.textContent?.trim() ?? "";
}
