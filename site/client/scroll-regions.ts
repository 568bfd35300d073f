/**
 * What fits its region needs no stop for the keyboard; one that scrolls keeps it. Where the keyboard comes to in such a region
 * is brought into it as a whole: browsers are content with a part.
 */
export function startScrollRegions(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(".scroll")];
  const update = () => {
    for (const region of regions) {
      const wide = region.scrollWidth > region.clientWidth + 1;
      if (wide || region.scrollHeight > region.clientHeight + 1) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", update);
  // Widths are known only when the font is there.
  document.fonts.ready.then(update);
  update();
  for (const region of regions) {
    region.addEventListener("focusin", ({ target }) => {
      // Not for the mouse: what it is about to click would move away below it.
      if (!(target instanceof Element) || target === region || !target.matches(":focus-visible")) return;
      target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }
}
