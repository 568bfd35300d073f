/** Copies the rows that are shown, in the order in which they are, or the link that shows them. */
import { copyText } from "./copy-text.ts";
import { csvLine } from "./csv.ts";
import { filterWords } from "./filter-words.ts";
import { completeRows } from "./table-rows.ts";

/** Starts the buttons of a filter bar that copy. */
export function startCopying(form: HTMLFormElement): void {
  const table = document.getElementById(form.dataset.filters ?? "");
  const status = form.querySelector(".filters__copied");
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    button.addEventListener("click", async () => {
      const text =
        button.dataset.copy === "link" || !(table instanceof HTMLTableElement) ? location.href : csvOf(table);
      const done = await copyText(text);
      if (status) status.textContent = done ? filterWords.copied : filterWords.notCopied;
    });
  }
}

/** The shown rows as CSV; the first line has the heads. */
function csvOf(table: HTMLTableElement): string {
  completeRows(table);
  const rows = [...(table.tBodies[0]?.rows ?? [])].filter((row) => !row.hidden);
  return [table.tHead?.rows[0], ...rows]
    .flatMap((row) => (row ? [[...row.cells].filter((cell) => !cell.matches(".tick")).map(cellText)] : []))
    .map(csvLine)
    .join("");
}

function cellText(cell: HTMLTableCellElement): string {
  return words(cell)
    .split(/\s+/)
    .filter((word) => word !== "")
    .join(" ");
}

/** The text of a cell, with a space between what stands below each other. */
function words(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  const text = [...node.childNodes].map(words).join("");
  return node instanceof Element && node.matches("p, li, .muted, .kern-badge, summary") ? ` ${text} ` : text;
}
