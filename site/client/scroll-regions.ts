/** What fits its region needs no stop for the keyboard; one that scrolls keeps it. */
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
}
