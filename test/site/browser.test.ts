import { rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type BuiltSite, buildFixture } from "./build-fixture.ts";
import { pagesIn } from "./files.ts";
import { writeFixture } from "./fixture-content.ts";
import { serve } from "./serve.ts";

let site: BuiltSite;
let paths: readonly string[];
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let file: string;
let context: BrowserContext;
let page: Page;
/** What no page may cause: messages of the console, errors of scripts, requests elsewhere, requests that fail. */
let troubles: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([buildFixture(writeFixture), launchBrowser()]);
  // Modules that nobody considers have the same page but for their title: one of them stands for all.
  const unconsidered = site.report.modules.filter((module) => module.modelling === "unconsidered").slice(1);
  const skipped = new Set(
    unconsidered.flatMap(({ id }) => [`bausteine/${id}.html`, `en/modules/${id}.html`]),
  );
  paths = [...(await pagesIn(site.out)).keys()].filter((path) => !skipped.has(path));
  server = await serve(site.out);
  file = `${pathToFileURL(site.out).href}/`;
}, 180_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(site.folder, { recursive: true, force: true });
});
beforeEach(async () => {
  troubles = [];
  await open({});
});
afterEach(async () => {
  await context.close();
  expect(troubles).toEqual([]);
});

async function open(options: Parameters<Browser["newContext"]>[0]): Promise<void> {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  page.on("console", (message) => troubles.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(file) && !url.startsWith(server.address) && !url.startsWith("data:"))
      troubles.push(`${page.url()}: asks for ${url}`);
  });
  page.on("requestfailed", (request) => {
    // The headless browser has no viewer for PDF and takes the file as a download.
    if (!request.url().endsWith(".pdf")) troubles.push(`${page.url()}: failed ${request.url()}`);
  });
}

/** One page of each type, in both languages. */
const types = [
  "index.html",
  "bausteine.html",
  "bausteine/INF.2.html",
  "bausteine/ISMS.1.html",
  "anforderungen.html",
  "anforderungen/INF.2.A3.html",
  "anforderungen/INF.2.A4.html",
  "pruefpunkte.html",
  "standorte.html",
  "standorte/rz-a.html",
  "zielobjekte.html",
  "zielobjekte/abrechnung.html",
  "massnahmen.html",
  "massnahmen/INF.2.A3.html",
  "nachweise.html",
  "nachweise/rz-a-plan.png.html",
  "nachweise/rz-a-schema.svg.html",
  "nachweise/rz-a-log.csv.html",
  "nachweise/rz-a-seite-html.html",
  "nachweise/rz-a-konfiguration.txt.html",
  "nachweise/rz-a-alt.pdf.html",
  "nachweise/domain-zertifikat.pdf.html",
  "nachweise/domain-uebung.pdf.html",
  "nachweise/domain-notiz.md.html",
  "luecken.html",
  "umsetzungsplan.html",
  "risiken.html",
  "risiken/zutritt.html",
  "audits.html",
  "audits/2026.html",
  "befunde.html",
  "stand.html",
  "suche.html",
];

/** The page's counterpart, as its own switch says. */
async function english(path: string): Promise<string> {
  await page.goto(server.address + path);
  const href = await page.locator("a.tool-link[hreflang]").getAttribute("href");
  return new URL(href ?? "", server.address + path).pathname.slice(1);
}

describe("every page", () => {
  test("opens over file:// without an error, a request elsewhere or a script of the content", async () => {
    for (const path of paths) {
      await page.goto(file + path);
      expect(await page.evaluate("window.broken"), path).toBeUndefined();
    }
  }, 400_000);

  test("of each type opens over http as well, and shows nothing wider than a phone", async () => {
    for (const path of types) {
      for (const address of [path, await english(path)]) {
        await page.setViewportSize({ width: 320, height: 700 });
        await page.goto(server.address + address);
        expect(await page.evaluate("window.broken"), address).toBeUndefined();
        expect(await page.evaluate("document.documentElement.scrollWidth"), address).toBeLessThanOrEqual(320);
      }
    }
  }, 120_000);
});

describe("accessibility", () => {
  const looks = [
    {
      name: "in German, light, on a desktop",
      colorScheme: "light",
      width: 1280,
      address: async (path: string) => path,
    },
    { name: "in English, dark, on a narrow phone", colorScheme: "dark", width: 320, address: english },
  ] as const;
  for (const { name, colorScheme, width, address } of looks) {
    test(`axe finds nothing on any page type ${name}`, async () => {
      await open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
      const found: string[] = [];
      for (const path of types) {
        const target = await address(path);
        await page.goto(server.address + target);
        const { violations } = await new AxeBuilder({ page })
          .options({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
          .analyze();
        for (const { id, nodes } of violations) {
          found.push(
            `${target}: ${id} ${nodes
              .map((node) => node.html)
              .join(" ")
              .slice(0, 300)}`,
          );
        }
      }
      expect(found).toEqual([]);
    }, 400_000);
  }
});

describe("use", () => {
  test("search over file:// finds identifiers, compounds, umlauts written out, and words with a typing error", async () => {
    const first = async (query: string) => {
      await page.goto(`${file}suche.html?q=${encodeURIComponent(query)}`);
      await page.locator("#search-status:not(:empty)").waitFor();
      return page.locator("#search-results li").allTextContents();
    };
    expect((await first("INF.2.A3"))[0]).toContain("INF.2.A3");
    expect((await first("stromversorgung")).some((result) => result.includes("INF.2.A3"))).toBe(true);
    expect((await first("versorgung übernimmt")).join()).toContain("INF.2.A3");
    expect((await first("uebernimmt")).join()).toContain("INF.2.A3");
    expect((await first("Notstromversorgumg")).join()).toContain("INF.2.A3");
    expect(await first("gibtesnichtxyz")).toEqual([]);
    expect(await page.locator("#search-status").textContent()).toContain("Nichts gefunden");
    await first("Klima & Feuchte");
    await page.locator("#search-results a").first().click();
    expect(decodeURIComponent(page.url())).toContain("LWL-17");
  });

  test("a search can start on any page, by keyboard alone, in English", async () => {
    await page.goto(`${file}en/requirements/INF.2.A3.html`);
    await page.keyboard.press("/");
    await page.keyboard.type("Notstrom");
    await page.keyboard.press("Enter");
    await page.waitForURL(/en\/search\.html\?q=Notstrom/);
    await page.locator("#search-results li").first().waitFor();
    expect(await page.locator("#search-status").textContent()).toMatch(/results? for “Notstrom”/);
  });

  test("filters stand in the address and come back from it", async () => {
    await page.goto(`${file}pruefpunkte.html`);
    const visible = page.locator("#items tbody tr:visible");
    const all = await visible.count();
    await page.selectOption("select[name=site]", "rz-b");
    await page.selectOption("select[name=state]", "open");
    const some = await visible.count();
    expect(some).toBeLessThan(all);
    expect(some).toBe(
      site.report.items.filter((item) => item.site === "rz-b" && item.state === "open").length,
    );
    expect(await page.locator("output").textContent()).toBe(`${some} von ${all} Zeilen`);
    const address = page.url();
    expect(address).toMatch(/\?site=rz-b&state=open$/);
    await open({});
    await page.goto(address);
    expect(await page.locator("#items tbody tr:visible").count()).toBe(some);
    await page.locator("button[type=reset]").click();
    await expect.poll(() => page.locator("#items tbody tr:visible").count()).toBe(all);
    expect(page.url()).not.toContain("site=");
  });

  test("only what differs between the sites", async () => {
    await page.goto(`${file}anforderungen.html?differs=ja`);
    const rows = page.locator("#anforderungen-liste tbody tr:visible");
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allTextContents()) expect(text).toContain("ja");
    expect(await page.locator("#anforderungen-liste tbody tr:visible", { hasText: "INF.2.A6" }).count()).toBe(
      1,
    );
  });

  test("columns sort up and down and say so", async () => {
    await page.goto(`${file}nachweise.html`);
    const header = page.locator("#nachweis-liste th", { hasText: "Gültig bis" });
    const until = () =>
      page
        .locator("#nachweis-liste tbody td:nth-child(5)")
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-value") ?? ""));
    await header.getByRole("button").click();
    expect(await header.getAttribute("aria-sort")).toBe("ascending");
    const up = await until();
    expect(up).toEqual([...up].sort());
    await header.getByRole("button").press("Enter");
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    expect(await until()).toEqual([...up].sort().reverse());
  });

  test("the language switch keeps the page, and the theme is remembered", async () => {
    await page.goto(`${server.address}massnahmen/LWL-17.html`);
    await page.getByRole("link", { name: "English" }).click();
    expect(page.url()).toBe(`${server.address}en/controls/LWL-17.html`);
    await page.getByRole("button", { name: "Dark" }).click();
    await page.getByRole("link", { name: "Deutsch" }).click();
    expect(page.url()).toBe(`${server.address}massnahmen/LWL-17.html`);
    expect(await page.locator("html").getAttribute("data-kern-theme")).toBe("dark");
  });

  test("the first stop of the keyboard leads to the content", async () => {
    await page.goto(`${file}anforderungen/INF.2.A3.html`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Zum Inhalt springen");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("inhalt");
  });

  test("on a phone the menu opens and closes without a mouse", async () => {
    await page.setViewportSize({ width: 375, height: 700 });
    await page.goto(`${file}index.html`);
    const menu = page.getByRole("navigation", { name: "Hauptmenü" });
    expect(await menu.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menü" }).press("Enter");
    expect(await menu.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await menu.isVisible()).toBe(false);
  });

  test("without JavaScript everything is there but search, filters and sorting", async () => {
    await open({ javaScriptEnabled: false });
    await page.goto(`${file}luecken.html`);
    expect(await page.locator("#luecken tbody tr").first().isVisible()).toBe(true);
    expect(await page.locator("form:visible").count()).toBe(0);
    expect(await page.getByRole("navigation", { name: "Hauptmenü" }).isVisible()).toBe(true);
  });

  test("evidence shows itself: picture, drawing, table, text and note", async () => {
    await page.goto(`${file}nachweise/rz-a-plan.png.html`);
    expect(await page.locator(".preview img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(
      1,
    );
    await page.goto(`${file}nachweise/rz-a-schema.svg.html`);
    expect(await page.locator(".preview img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(
      20,
    );
    await page.goto(`${file}nachweise/rz-a-log.csv.html`);
    expect(await page.locator(".preview tbody tr").allTextContents()).toHaveLength(2);
    expect(await page.locator(".preview tbody tr").first().locator("td").allTextContents()).toEqual([
      "10:00",
      "5",
      "a;b",
    ]);
    await page.goto(`${file}nachweise/rz-a-konfiguration.txt.html`);
    expect(await page.locator(".preview pre").textContent()).toContain("<img src=x onerror");
    await page.goto(`${file}nachweise/rz-a-seite-html.html`);
    expect(await page.locator(".preview pre").textContent()).toContain("<h1>Übersicht</h1>");
    await page.goto(`${file}nachweise/domain-notiz.md.html`);
    expect(await page.locator(".document").textContent()).toContain("in Ordnung");
  });
});
