import type { Entry } from "./search-index.ts";

/** The buttons that narrow the results to one kind; a group of buttons of which the first stands for all kinds. */
export interface KindButtons {
  /** The chosen kind; empty for all. */
  readonly chosen: string;
  /** Name of a kind, of one entry. */
  nameOf(kind: string): string;
  /** Shows how many entries of each kind were found; kinds of which none was are left out. */
  count(found: readonly Entry[]): void;
}

/** Makes the buttons of a group work; `changed` is called after another kind has been chosen. */
export function startKindButtons(group: HTMLElement, chosen: string, changed: () => void): KindButtons {
  const buttons = [...group.querySelectorAll("button")];
  let kind = buttons.some(({ dataset }) => dataset.kind === chosen) ? chosen : "";
  for (const button of buttons) {
    button.addEventListener("click", () => {
      kind = button.dataset.kind ?? "";
      changed();
    });
  }
  return {
    get chosen() {
      return kind;
    },
    nameOf: (key) => buttons.find(({ dataset }) => dataset.kind === key)?.dataset.one ?? "",
    count: (found) => {
      for (const button of buttons) {
        const own = button.dataset.kind ?? "";
        const number = own === "" ? found.length : found.filter((entry) => entry.kind === own).length;
        const output = button.querySelector("span");
        if (output) output.textContent = String(number);
        button.hidden = number === 0 && own !== kind;
        button.setAttribute("aria-pressed", String(own === kind));
      }
      group.hidden = found.length === 0;
    },
  };
}
