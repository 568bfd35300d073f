import { fold } from "./fold.ts";

/**
 * Lists of options behave as a select does: they close with Escape, with a click elsewhere and when the focus goes on, and
 * stay inside the window. Long ones can be narrowed by a word.
 */
export function startChoices(): void {
  const all = [...document.querySelectorAll<HTMLDetailsElement>("details.choice")];
  for (const details of all) start(details);
  document.addEventListener("pointerdown", ({ target }) => {
    for (const details of all) {
      if (details.open && target instanceof Node && !details.contains(target)) details.open = false;
    }
  });
}

function start(details: HTMLDetailsElement): void {
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.preventDefault();
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  const narrow = details.querySelector<HTMLInputElement>(".choice__narrow input");
  const narrowDown = () => {
    const words = fold(narrow?.value ?? "");
    for (const option of details.querySelectorAll<HTMLElement>(".choice__options label")) {
      option.hidden = !fold(option.textContent ?? "").includes(words);
    }
  };
  narrow?.addEventListener("input", narrowDown);
  const panel = details.querySelector<HTMLElement>(".choice__panel");
  // Else a click on the words of an option would take the focus out of the list, to what of the page can have it.
  if (panel) panel.tabIndex = -1;
  details.addEventListener("toggle", () => {
    details.classList.remove("choice--left");
    const { right } = panel?.getBoundingClientRect() ?? { right: 0 };
    details.classList.toggle("choice--left", right > document.documentElement.clientWidth);
    if (details.open) return showChosen(details);
    if (!narrow?.value) return;
    narrow.value = "";
    narrowDown();
  });
}

/** A long list opens at what is chosen in it. */
function showChosen(details: HTMLDetailsElement): void {
  const list = details.querySelector<HTMLElement>(".choice__options");
  const chosen = list?.querySelector("input:checked")?.parentElement;
  if (list && chosen) list.scrollTop = chosen.offsetTop - list.offsetTop;
}
