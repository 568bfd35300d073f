/** A column in which the rows of a table are ticked: it is there only where scripts run, and no part of what the page says. */
import { filterWords } from "./filter-words.ts";
import { onRowsBuilt, type Row } from "./table-rows.ts";
import type { Ticks } from "./tick-field.ts";

/**
 * Adds the column at the end of a table.
 * @param changed is called when somebody ticked.
 * @returns shows what is ticked, and what is in the sample without a tick: that can't be taken out by hand.
 */
export function startTicks(
  table: HTMLTableElement,
  rows: readonly Row[],
  ticks: Ticks,
  changed: () => void,
): (drawn: ReadonlySet<Row>) => void {
  const boxes = new Map<Row, HTMLInputElement>();
  let drawn: ReadonlySet<Row> = new Set();
  const { head, all } = headCell();
  table.tHead?.rows[0]?.append(head);
  const free = () => rows.filter((row) => !row.hidden && !drawn.has(row));
  all.addEventListener("change", () => {
    ticks.set(free(), all.checked);
    changed();
  });
  const show = (row: Row, box: HTMLInputElement) => {
    const isDrawn = drawn.has(row);
    box.checked = isDrawn || ticks.has(row);
    box.disabled = isDrawn;
    const cell = box.parentElement;
    if (isDrawn) cell?.setAttribute("data-drawn", filterWords.drawnMark);
    else cell?.removeAttribute("data-drawn");
  };
  const build = () => {
    for (const row of rows) {
      if (row.element === null || boxes.has(row)) continue;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.setAttribute("aria-label", filterWords.tick(nameOf(row.element)));
      box.addEventListener("change", () => {
        ticks.set([row], box.checked);
        changed();
      });
      const cell = document.createElement("td");
      cell.className = "tick";
      cell.append(box);
      row.element.append(cell);
      boxes.set(row, box);
      show(row, box);
    }
  };
  onRowsBuilt((built) => {
    if (built === table) build();
  });
  build();
  return (now) => {
    drawn = now;
    for (const [row, box] of boxes) show(row, box);
    table.toggleAttribute(
      "data-ticked",
      rows.some((row) => drawn.has(row) || ticks.has(row)),
    );
    const shown = free();
    const ticked = shown.filter((row) => ticks.has(row)).length;
    all.checked = shown.length > 0 && ticked === shown.length;
    all.indeterminate = ticked > 0 && ticked < shown.length;
    all.disabled = shown.length === 0;
  };
}

function headCell(): { readonly head: HTMLTableCellElement; readonly all: HTMLInputElement } {
  const head = document.createElement("th");
  head.scope = "col";
  head.className = "kern-table__header tick";
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", filterWords.tickAll);
  head.append(all, filterWords.tickHead);
  return { head, all };
}

/** What a row is about: its first and third cell, requirement and target object with its site. */
function nameOf(row: HTMLTableRowElement): string {
  return [row.cells[0], row.cells[2]]
    .map((cell) => [...(cell?.children ?? [])].map(({ textContent }) => textContent?.trim()).join(", "))
    .join(", ");
}
