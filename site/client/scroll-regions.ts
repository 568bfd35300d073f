/**
 * What fits its region needs no stop for the keyboard; one that scrolls keeps it. A table that fits keeps its heads in sight
 * while the page scrolls, which a region that could scroll would prevent. Where the keyboard comes to in a region is brought
 * into sight as a whole: browsers are content with a part.
 */
export function startScrollRegions(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(".scroll")];
  const update = () => {
    // First all is measured, then all is set: else every region would be laid out anew.
    const found = regions.map((region) => ({
      region,
      scrolls: region.scrollWidth > region.clientWidth + 1 || region.scrollHeight > region.clientHeight + 1,
      heads: region.querySelector<HTMLElement>(":scope > table > thead")?.offsetHeight ?? 0,
    }));
    for (const { region, scrolls, heads } of found) {
      if (scrolls) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
      // In a low window, or with large letters, heads would leave too little of the rows.
      region.classList.toggle("scroll--fits", !scrolls && heads > 0 && heads < innerHeight / 4);
      region.style.setProperty("--heads", `${heads}px`);
    }
  };
  addEventListener("resize", update);
  // Widths change when the font is there, with filters, and with what is opened in a cell.
  const changes = new ResizeObserver(update);
  for (const region of regions) {
    if (region.firstElementChild) changes.observe(region.firstElementChild);
    region.addEventListener("focusin", ({ target }) => {
      // Not for the mouse: what it is about to click would move away below it.
      if (!(target instanceof Element) || target === region || !target.matches(":focus-visible")) return;
      target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }
  update();
}
