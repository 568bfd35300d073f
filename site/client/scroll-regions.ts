import { language } from "./language.ts";

const words = {
  beyond: { de: "Weitere Spalten rechts", en: "More columns to the right" }[language],
};

/**
 * What fits its region needs no stop for the keyboard; one that scrolls keeps it. A table that fits keeps its heads in sight
 * while the page scrolls, which a region that could scroll would prevent. Where the keyboard comes to in a region is brought
 * into sight as a whole: browsers are content with a part.
 */
export function startScrollRegions(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(".scroll")];
  // Which columns lie beyond the edge is said in words, before the table.
  const signs = new Map(
    regions.flatMap((region) => {
      if (!region.querySelector(":scope > table > thead")) return [];
      const sign = document.createElement("p");
      sign.className = "scroll-sign";
      sign.hidden = true;
      region.before(sign);
      return [[region, sign] as const];
    }),
  );
  const update = () => {
    // First all is measured, then all is set: else every region would be laid out anew.
    const found = regions.map((region) => ({
      region,
      scrolls: region.scrollWidth > region.clientWidth + 1 || region.scrollHeight > region.clientHeight + 1,
      beyond: headsBeyond(region),
      heads: region.querySelector<HTMLElement>(":scope > table > thead")?.offsetHeight ?? 0,
    }));
    for (const { region, scrolls, heads, beyond } of found) {
      const sign = signs.get(region);
      if (sign) {
        sign.hidden = !scrolls || beyond.length === 0;
        const text = `${words.beyond}: ${beyond.join(", ")}`;
        if (sign.textContent !== text) sign.textContent = text;
      }
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

/** Heads of the columns that are not wholly in sight before a region is scrolled. */
function headsBeyond(region: HTMLElement): readonly string[] {
  const heads = region.querySelectorAll<HTMLElement>(":scope > table > thead th");
  return [...heads]
    .filter((head) => head.offsetLeft + head.offsetWidth > region.clientWidth + 1)
    .map((head) => (head.querySelector(".kern-sr-only") ?? head).textContent?.trim() ?? "");
}
