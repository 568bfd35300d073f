/** `/` and Ctrl+K lead to the search, as readers of documentation know it. */
export function startKeyboard(): void {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const typed = target instanceof Element && target.closest("input, select, textarea") !== null;
    const slash = key === "/" && !ctrlKey && !metaKey && !altKey && !typed;
    if (!slash && !(key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey)) return;
    const field =
      document.querySelector<HTMLInputElement>("#search-field") ??
      document.querySelector<HTMLInputElement>("#site-search");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
