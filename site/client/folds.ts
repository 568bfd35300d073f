import { keepInAddress } from "./address.ts";

/**
 * What is open stands in the address, by its place among the folds of the page, so that a link shows what its sender saw.
 * The address is only written once the reader opens or closes something.
 */
export function startFolds(): void {
  const folds = [...document.querySelectorAll<HTMLDetailsElement>("main details:not(.choice)")];
  const asked = new Set(new URLSearchParams(location.search).getAll("open"));
  for (const [place, fold] of folds.entries()) {
    if (asked.has(String(place + 1))) fold.open = true;
    fold.querySelector(":scope > summary")?.addEventListener("click", () => {
      // The click has not yet changed it.
      const open = folds.flatMap((one, at) => ((one === fold) !== one.open ? [String(at + 1)] : []));
      keepInAddress("open", open);
    });
  }
}
