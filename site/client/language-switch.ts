/** The switch keeps the filters and the place on the page: they are the same in both languages. */
export function startLanguageSwitch(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.tool-link[hreflang]");
  const path = link?.getAttribute("href");
  if (!link || !path) return;
  // Whoever follows a link has come to it before, by mouse, finger or keyboard; until then the address may change.
  for (const event of ["pointerenter", "focus", "click"]) {
    link.addEventListener(event, () => {
      link.href = path + location.search + location.hash;
    });
  }
}
