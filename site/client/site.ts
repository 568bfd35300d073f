/** Runs on every page, from the head: the theme before anything is drawn, the rest when the page is there. */
import { startFileCheck } from "./file-check.ts";
import { startFilters } from "./filters.ts";
import { startKeyboard } from "./keyboard.ts";
import { startLanguageSwitch } from "./language-switch.ts";
import { startScrollRegions } from "./scroll-regions.ts";
import { startSorting } from "./sorting.ts";
import { applyTheme, startPrinting, startThemeSwitch } from "./theme.ts";

applyTheme();
document.addEventListener("DOMContentLoaded", () => {
  for (const element of document.querySelectorAll("[data-needs-script]")) element.removeAttribute("hidden");
  startThemeSwitch();
  startPrinting();
  startFilters();
  startFileCheck();
  startSorting();
  startScrollRegions();
  startKeyboard();
  startLanguageSwitch();
});
