import { describe, expect, test } from "vitest";
import { pagesIn } from "./files.ts";
import { pageTypes } from "./page-types.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

/** Width in pixels of the picture on an evidence page: 0 if it could not be shown. */
const pictureWidth = () => site.page.evaluate("document.querySelector('.preview img').naturalWidth");

describe("every page", () => {
  test("opens over file:// without an error, a request elsewhere or a script of the content", async () => {
    // Modules that nobody considers have the same page but for their title: one of them stands for all.
    const { modules } = site.built.report;
    const same = modules.filter((module) => module.modelling === "unconsidered").slice(1);
    const skipped = new Set(same.flatMap(({ id }) => [`bausteine/${id}.html`, `en/modules/${id}.html`]));
    for (const path of [...(await pagesIn(site.built.out)).keys()].filter((found) => !skipped.has(found))) {
      await site.page.goto(site.file + path);
      expect(await site.page.evaluate("window.broken"), path).toBeUndefined();
    }
  }, 400_000);

  test("of each type opens over http as well, and shows nothing wider than a phone", async () => {
    for (const path of pageTypes) {
      for (const address of [path, await site.counterpart(path)]) {
        await site.page.setViewportSize({ width: 320, height: 700 });
        await site.visit(address);
        expect(await site.page.evaluate("window.broken"), address).toBeUndefined();
        expect(await site.page.evaluate("document.documentElement.scrollWidth"), address).toBeLessThanOrEqual(
          320,
        );
      }
    }
  }, 120_000);
});

describe("use", () => {
  test("search over file:// finds identifiers, compounds, umlauts written out, and words with a typing error", async () => {
    const first = async (query: string) => {
      await site.page.goto(`${site.file}suche.html?q=${encodeURIComponent(query)}`);
      await site.page.locator("#search-status:not(:empty)").waitFor();
      return site.page.locator("#search-results li").allTextContents();
    };
    expect((await first("INF.2.A3"))[0]).toContain("INF.2.A3");
    expect((await first("stromversorgung")).some((result) => result.includes("INF.2.A3"))).toBe(true);
    expect((await first("versorgung übernimmt")).join()).toContain("INF.2.A3");
    expect((await first("uebernimmt")).join()).toContain("INF.2.A3");
    expect((await first("Notstromversorgumg")).join()).toContain("INF.2.A3");
    expect(await first("gibtesnichtxyz")).toEqual([]);
    expect(await site.page.locator("#search-status").textContent()).toContain("Nichts gefunden");
    await first("Klima & Feuchte");
    await site.page.locator("#search-results a").first().click();
    await expect.poll(() => decodeURIComponent(site.page.url())).toContain("LWL-17");
  });

  test.each([
    "file",
    "http",
  ] as const)("everything about a word, then evidence and digest of a requirement, by clicks over %s", async (protocol) => {
    const { page, built } = site;
    const proof = built.report.evidence.find(({ path }) => path.startsWith("evidence/rz-a/usv/"));
    await page.goto(`${site[protocol]}suche.html?q=Notstrom`);
    await page.locator('#search-results a[href*="INF.2.A3"]').first().click();
    await page.waitForURL(/INF\.2\.A3\.html/);
    await page.locator('main a[href*="nachweise/"][href*="usv"][href$=".html"]').first().click();
    await page.waitForURL(/\/nachweise\//);
    expect(proof?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await page.locator("main").textContent()).toContain(proof?.sha256);
  });

  test("a search can start on any page, by keyboard alone, in English", async () => {
    await site.page.goto(`${site.file}en/requirements/INF.2.A3.html`);
    await site.page.keyboard.press("/");
    await site.page.keyboard.type("Notstrom");
    await site.page.keyboard.press("Enter");
    await site.page.waitForURL(/en\/search\.html\?q=Notstrom/);
    await site.page.locator("#search-results li").first().waitFor();
    expect(await site.page.locator("#search-status").textContent()).toMatch(/results? for “Notstrom”/);
  });

  test("only what differs between the sites", async () => {
    await site.page.goto(`${site.file}anforderungen.html?differs=ja`);
    const rows = site.page.locator("#anforderungen-liste tbody tr:visible");
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allTextContents()) expect(text).toContain("ja");
    expect(
      await site.page.locator("#anforderungen-liste tbody tr:visible", { hasText: "INF.2.A6" }).count(),
    ).toBe(1);
  });

  test("columns sort up and down and say so, and the third press restores the order", async () => {
    await site.page.goto(`${site.file}nachweise.html`);
    const header = site.page.locator("#nachweis-liste th", { hasText: "Gültig bis" });
    const until = () =>
      site.page
        .locator("#nachweis-liste tbody td:nth-child(5)")
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-value") ?? ""));
    const listed = await until();
    await header.getByRole("button").click();
    expect(await header.getAttribute("aria-sort")).toBe("ascending");
    const up = await until();
    expect(up).toEqual([...up].sort());
    await header.getByRole("button").press("Enter");
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    expect(await until()).toEqual([...up].sort().reverse());
    await header.getByRole("button").press("Enter");
    expect(await header.getAttribute("aria-sort")).toBeNull();
    expect(await until()).toEqual(listed);
  });

  test("levels sort as they build on each other; what has no order, or is only a part, is not sorted", async () => {
    for (const [path, table] of [
      ["pruefpunkte.html", "items"],
      ["anforderungen.html", "anforderungen-liste"],
    ] as const) {
      await site.page.goto(site.file + path);
      await site.page.locator(`#${table}`).getByRole("button", { name: "Stufe" }).click();
      const levels = await site.page.locator(`#${table} tbody td:nth-child(2)`).allTextContents();
      expect([...new Set(levels)].join("")).toMatch(/^BS?H?$/);
    }
    await site.page.goto(`${site.file}umsetzungsplan.html`);
    expect(await site.page.getByRole("columnheader", { name: "Aufwand" }).getByRole("button").count()).toBe(
      0,
    );
    await site.page.goto(`${site.file}index.html`);
    expect(await site.page.locator("main .sort-button").count()).toBe(0);
  });

  test("the language switch keeps the page, and the theme is remembered", async () => {
    await site.page.goto(`${site.http}massnahmen/LWL-17.html`);
    await site.page.getByRole("link", { name: "English" }).click();
    await expect.poll(() => site.page.url()).toBe(`${site.http}en/controls/LWL-17.html`);
    await site.page.getByRole("button", { name: "Dark" }).click();
    await site.page.getByRole("link", { name: "Deutsch" }).click();
    await expect.poll(() => site.page.url()).toBe(`${site.http}massnahmen/LWL-17.html`);
    await expect.poll(() => site.page.locator("html").getAttribute("data-kern-theme")).toBe("dark");
  });

  test("the first stop of the keyboard leads to the content", async () => {
    await site.page.goto(`${site.file}anforderungen/INF.2.A3.html`);
    await site.page.keyboard.press("Tab");
    expect(await site.page.evaluate("document.activeElement.textContent")).toBe("Zum Inhalt springen");
    await site.page.keyboard.press("Enter");
    expect(await site.page.evaluate("document.activeElement.id")).toBe("inhalt");
  });

  test("on a phone the menu opens and closes without a mouse", async () => {
    await site.page.setViewportSize({ width: 375, height: 700 });
    await site.page.goto(`${site.file}index.html`);
    const menu = site.page.getByRole("navigation", { name: "Hauptmenü" });
    expect(await menu.isVisible()).toBe(false);
    await site.page.getByRole("button", { name: "Menü" }).press("Enter");
    expect(await menu.isVisible()).toBe(true);
    await site.page.keyboard.press("Escape");
    expect(await menu.isVisible()).toBe(false);
  });

  test("without JavaScript everything is there but search, filters and sorting", async () => {
    await site.open({ javaScriptEnabled: false });
    await site.page.goto(`${site.file}luecken.html`);
    expect(await site.page.locator("#luecken tbody tr").first().isVisible()).toBe(true);
    expect(await site.page.locator("form:visible").count()).toBe(0);
    expect(await site.page.getByRole("navigation", { name: "Hauptmenü" }).isVisible()).toBe(true);
  });

  test("evidence shows itself: picture, drawing, table, text and note", async () => {
    await site.page.goto(`${site.file}nachweise/rz-a-plan.png.html`);
    await expect.poll(pictureWidth).toBe(1);
    await site.page.goto(`${site.file}nachweise/rz-a-schema.svg.html`);
    await expect.poll(pictureWidth).toBe(20);
    await site.page.goto(`${site.file}nachweise/rz-a-log.csv.html`);
    expect(await site.page.locator(".preview tbody tr").allTextContents()).toHaveLength(2);
    expect(await site.page.locator(".preview tbody tr").first().locator("td").allTextContents()).toEqual([
      "10:00",
      "5",
      "a;b",
    ]);
    await site.page.goto(`${site.file}nachweise/rz-a-konfiguration.txt.html`);
    expect(await site.page.locator(".preview pre").textContent()).toContain("<img src=x onerror");
    await site.page.goto(`${site.file}nachweise/rz-a-seite-html.html`);
    expect(await site.page.locator(".preview pre").textContent()).toContain("<h1>Übersicht</h1>");
    await site.page.goto(`${site.file}nachweise/domain-notiz.md.html`);
    expect(await site.page.locator(".document").textContent()).toContain("in Ordnung");
  });

  test("the copy of a page that is evidence is offered, and never opened as a page", async () => {
    await site.page.goto(`${site.file}nachweise/rz-a-seite-html.html`);
    expect(await site.page.locator(".preview").textContent()).toContain("Die Datei heißt „seite.html“.");
    const copy = site.page.locator(".preview a[download]");
    expect(await copy.getAttribute("download")).toBe("seite.html.bin");
    const address = new URL((await copy.getAttribute("href")) ?? "", site.page.url()).href;
    await expect(site.page.goto(address)).rejects.toThrow("Download is starting");
  });
});
