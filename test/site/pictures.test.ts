import { describe, expect, test } from "vitest";
import { sharedSites } from "./shared-sites.ts";
import { useSiteInBrowser } from "./site-browser.ts";

/** Pictures in a real browser: what the layout's own tests can't see, since they measure letters without one. */
describe("pictures", () => {
  const site = useSiteInBrowser(sharedSites.rare);

  test("take a site away: its button shows its case alone, without a script and from the file system", async () => {
    await site.open({ javaScriptEnabled: false });
    await site.page.goto(`${site.file}ausfall.html`);
    const { losses } = site.built.report.failover;
    expect(losses.length).toBeGreaterThan(1);
    for (const { lost, objects } of losses) {
      await site.page.check(`#ohne-${lost}`);
      const shown = site.page.locator(".away__case:visible");
      expect(await shown.count()).toBe(1);
      const fallen = objects.filter(({ falls }) => falls !== null && falls !== "never-there");
      expect(await shown.locator(".graph .graph__box--falls").count()).toBe(fallen.length);
      expect(await shown.locator(`a[href="#ausfall-${lost}"]`).count()).toBe(1);
    }
  });

  test.each(["zielobjekte.html", "ausfall.html"])("no text of %s leaves its box", async (path) => {
    for (const at of [path, await site.counterpart(path)]) {
      await site.visit(at);
      await site.page.evaluate("document.fonts.ready");
      const outside = await site.page.evaluate(`[...document.querySelectorAll(".graph a g")].flatMap((g) => {
        const box = g.querySelector("rect").getBoundingClientRect();
        return [...g.querySelectorAll("text")].filter((text) => {
          const own = text.getBoundingClientRect();
          return own.width > 0 && (own.left < box.left || own.right > box.right || own.bottom > box.bottom);
        }).map((text) => text.textContent);
      })`);
      expect(outside).toEqual([]);
    }
  });
});
