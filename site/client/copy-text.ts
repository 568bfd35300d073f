/** Copies texts for the reader. */
import { filterWords } from "./filter-words.ts";

/** Starts the buttons that copy the text they carry; what came of it is said beside them. */
export function startCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy-text]")) {
    button.addEventListener("click", async () => {
      const done = await copyText(button.dataset.copyText ?? "");
      const status = button.parentElement?.querySelector("[role=status]");
      if (status) status.textContent = done ? filterWords.copied : filterWords.notCopied;
    });
  }
}

/** Puts a text into the clipboard; false where the browser does not let the page. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Where the page may not use the clipboard itself, such as over plain http. */
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "kern-sr-only";
  document.body.append(area);
  const before = document.activeElement;
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
