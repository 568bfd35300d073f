/** `/` leads to the search, as readers of documentation know it. */
export function startKeyboard(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
    const field =
      document.querySelector<HTMLInputElement>("#search-field") ??
      document.querySelector<HTMLInputElement>("#site-search");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
