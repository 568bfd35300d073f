/** Warns before remarks are lost that nobody has exported, or that are being written. */
import type { Desk } from "./desk.ts";

/** Time in which a page that was asked for by a link takes over from this one. */
const underWay = 1_000;

/** From page to page of the site a tab keeps its remarks: the browser asks only where they would be lost. */
export function startLeaving(desk: Desk): void {
  let follows = 0;
  const root = new URL(document.documentElement.dataset.root || ".", location.href).href;
  const stays = (address: string | undefined) => {
    if (!address?.startsWith(root)) return;
    follows += 1;
    setTimeout(() => {
      follows -= 1;
    }, underWay);
  };
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element) stays(target.closest("a")?.href);
  });
  document.addEventListener("submit", ({ target }) => {
    if (target instanceof HTMLFormElement) stays(target.action);
  });
  addEventListener("beforeunload", (event) => {
    if (isBeingWritten()) event.preventDefault();
    const { place } = desk.store;
    const { remarks, changed } = desk.store.read();
    if (remarks.length === 0 || !changed || place === "browser") return;
    if (place === "tab" && follows > 0) return;
    event.preventDefault();
  });
}

function isBeingWritten(): boolean {
  const texts = document.querySelectorAll<HTMLTextAreaElement>(".remarks__form textarea");
  return [...texts].some(({ value, defaultValue }) => value !== defaultValue);
}
