import { describe, expect, test } from "vitest";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

const table = "document.querySelector('#anforderungen-liste')";

/** Top of the table's first head in the window. */
const headTop = () => site.page.evaluate(`${table}.querySelector("thead th").getBoundingClientRect().top`);

/** Opens a page with a long table and goes to a row in the middle of it. */
async function openAtRow(options: Parameters<typeof site.open>[0]): Promise<void> {
  await site.open({ reducedMotion: "reduce", viewport: { width: 1280, height: 500 }, ...options });
  await site.visit("anforderungen.html");
  await site.page.evaluate("document.fonts.ready.then(() => null)");
  await site.page.evaluate(`${table}.tBodies[0].rows[12].scrollIntoView({ block: "start" })`);
}

describe.each([
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { forcedColors: "active" },
] as const)("of a table that fits the window, with %o", (options) => {
  test("the heads stay in sight, and nothing shines through", async () => {
    await openAtRow(options);
    expect(await headTop()).toBe(0);
    const grounds: readonly string[] = await site.page.evaluate(
      `[...${table}.querySelectorAll("thead th")].map((head) => getComputedStyle(head).backgroundColor)`,
    );
    for (const ground of grounds) expect(ground).not.toMatch(/transparent|, 0\)|\/ 0\)/);
  });
});

test("heads cover neither a row that is gone to nor what the keyboard comes back to", async () => {
  await openAtRow({});
  const covered = `(() => {
    const { bottom } = ${table}.querySelector("thead th").getBoundingClientRect();
    return ${table}.tBodies[0].rows[12].getBoundingClientRect().top < bottom;
  })()`;
  expect(await site.page.evaluate(covered)).toBe(false);
  await site.page.locator("#anforderungen-liste tbody tr:nth-child(16) a").first().focus();
  let seen = 0;
  for (let stop = 0; stop < 20; stop += 1) {
    await site.page.keyboard.press("Shift+Tab");
    const under: boolean | null = await site.page.evaluate(`(() => {
      const one = document.activeElement;
      if (!${table}.tBodies[0].contains(one)) return null;
      const { bottom } = ${table}.querySelector("thead th").getBoundingClientRect();
      return one.getClientRects()[0].top < bottom;
    })()`);
    if (under === null) continue;
    seen += 1;
    expect(under).toBe(false);
  }
  expect(seen).toBeGreaterThan(8);
});

test.each([
  { name: "too wide", viewport: { width: 320, height: 700 } },
  { name: "too high for a low window", viewport: { width: 1280, height: 120 } },
])("a table that is $name scrolls with its heads", async ({ viewport }) => {
  await openAtRow({ viewport });
  expect(await headTop()).toBeLessThan(0);
});

test("a table that gets too wide scrolls by itself, not the page", async () => {
  await site.open({ viewport: { width: 1100, height: 700 } });
  await site.visit("ausfall.html");
  const region = site.page.locator(".scroll:has(> #urteile)");
  expect(await region.getAttribute("tabindex")).toBeNull();
  for (const summary of await region.locator("summary").all()) await summary.click();
  await site.page.evaluate(
    "document.styleSheets[0].insertRule('.cell-reasons[open] { min-width: 60rem }', document.styleSheets[0].cssRules.length)",
  );
  await expect.poll(() => region.getAttribute("tabindex")).toBe("0");
  expect(await site.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(1100);
});

test("on paper they stand where they are written, and again on the next sheet", async () => {
  await openAtRow({});
  await site.page.emulateMedia({ media: "print" });
  expect(await site.page.evaluate(`getComputedStyle(${table}.querySelector("thead th")).position`)).toBe(
    "static",
  );
});
