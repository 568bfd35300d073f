/** Runs on every page, from the head: the theme before anything is drawn, the rest when the page is there. */
import { startCards } from "./cards.ts";
import { startCopyButtons } from "./copy-text.ts";
import { startFileCheck } from "./file-check.ts";
import { startFilters } from "./filters.ts";
import { startFolds } from "./folds.ts";
import { startHeaderSearch } from "./header-search-load.ts";
import { startKeyboard } from "./keyboard.ts";
import { startLanguageSwitch } from "./language-switch.ts";
import { startScrollRegions } from "./scroll-regions.ts";
import { startSorting } from "./sorting.ts";
import { startLongTables } from "./table-rows.ts";
import { applyTheme, startPrinting, startThemeSwitch } from "./theme.ts";

applyTheme();
// What the address asks for is shown first, not all rows before (`styles/3-filters.css`).
if (location.search !== "") document.documentElement.dataset.filtering = "";
document.addEventListener("DOMContentLoaded", () => {
  for (const element of document.querySelectorAll("[data-needs-script]")) element.removeAttribute("hidden");
  startLongTables();
  startThemeSwitch();
  startPrinting();
  startFilters();
  startFolds();
  startFileCheck();
  startCopyButtons();
  startSorting();
  startCards();
  delete document.documentElement.dataset.filtering;
  startScrollRegions();
  startKeyboard();
  startHeaderSearch();
  startLanguageSwitch();
});
