import { describe, expect, test } from "vitest";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

/** What the keyboard stops at: what it is, where it is drawn, and how it shows that it has the focus. */
interface Stop {
  readonly name: string;
  /** Place among all that can be operated in the page. */
  readonly place: number;
  /** The part of the page: header, menu, content, footer. */
  readonly part: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Its outline, or that of the part of it that looks like a field. */
  readonly outline: string;
  /** False if it lies outside the window or under something else. */
  readonly seen: boolean;
  /** False if the region that it scrolls in cuts off a part of it that would fit. */
  readonly whole: boolean;
}

/** All that can be operated and is shown, in the order of the page. */
const operable = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0)`;

const currentStop = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return null;
  const [box] = one.getClientRects();
  const outlines = [one, ...one.querySelectorAll("*")].map((part) => getComputedStyle(part))
    .map(({ outlineStyle, outlineWidth, outlineColor }) => [outlineStyle, outlineWidth, outlineColor].join(" "));
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
  const region = one.parentElement.closest(".scroll");
  const scrolled = region?.scrollLeft ?? 0;
  const { left, right } = (region ?? document.body).getBoundingClientRect();
  const parts = ["header", "nav.menu", "main", "footer"].map((part) => document.querySelector(part));
  return {
    name: one.outerHTML.replace(/\\s+/g, " ").slice(0, 120),
    place: ${operable}.indexOf(one),
    part: parts.findIndex((part) => part.contains(one)),
    left: box.left + scrolled, top: box.top + scrollY, right: box.right + scrolled, bottom: box.bottom + scrollY,
    outline: outlines.find((outline) => !outline.startsWith("none")) ?? "none",
    seen: top !== null && (one.contains(top) || top.contains(one)),
    whole: box.width > right - left || (box.left > left - 1 && box.right < right + 1),
  };
})()`;

/** Goes once through a page with the tab key, from wherever it begins; returns the stops from the page's first on. */
async function stopsOf(path: string): Promise<readonly Stop[]> {
  await site.visit(path);
  await site.page.evaluate("document.fonts.ready.then(() => null)");
  const stops: Stop[] = [];
  for (;;) {
    await site.page.keyboard.press("Tab");
    const stop: Stop | null = await site.page.evaluate(currentStop);
    // Between the end and the beginning the page as a whole has the focus; an input for a date has several stops of its own.
    if (stop === null || stop.place === stops.at(-1)?.place) continue;
    if (stop.place === stops[0]?.place) break;
    stops.push(stop);
  }
  const first = stops.findIndex(({ place }) => place === 0);
  return [...stops.slice(first), ...stops.slice(0, first)];
}

/** True if `next` is drawn before `stop` where one reads from left to right and from top to bottom. */
function goesBack(stop: Stop, next: Stop): boolean {
  if (stop.part !== next.part) return next.part < stop.part;
  const inOneLine = next.top < stop.bottom - 2 && next.bottom > stop.top + 2;
  if (inOneLine) return next.left < stop.left - 2;
  // A column further right begins at the top again.
  return next.bottom <= stop.top + 2 && next.left < stop.right;
}

const pages = [
  "index.html",
  "anforderungen.html?module=INF.2",
  "anforderungen/INF.2.A3.html",
  "ausfall.html",
  "suche.html?q=Strom",
];

describe.each([
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 320 },
] as const)("with the keyboard alone, $colorScheme, $width px", ({ colorScheme, width }) => {
  test.each(
    pages,
  )("everything on %s is reached, in the order in which it is drawn, and shows that it has the focus", async (path) => {
    await site.open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
    const stops = await stopsOf(path);
    const places = stops.map(({ place }) => place);
    expect(places).toEqual(
      Array.from({ length: await site.page.evaluate(`${operable}.length`) }, (_, place) => place),
    );
    const back = stops.filter((stop, n) => n > 0 && goesBack(stops[n - 1] as Stop, stop));
    // The link that skips to the content comes into view, over the header, when it has the focus.
    expect(back.map(({ name }) => name)).toEqual([]);
    for (const { name, outline, seen, whole } of stops) {
      expect(outline, name).toMatch(/^(solid|auto) (?!0px)/);
      expect(outline, name).not.toMatch(/rgba\(.*, 0\)|transparent/);
      expect({ seen, whole }, name).toEqual({ seen: true, whole: true });
    }
  });
});
