import { expect, test } from "vitest";
import { axe } from "./engines.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

const field = () => site.page.locator("#search-field");
const status = () => site.page.locator("#search-status").textContent();
const results = () => site.page.locator("#search-results li");
const address = () => decodeURIComponent(new URL(site.page.url()).search);
const focused = () => site.page.evaluate("document.activeElement.textContent || document.activeElement.id");

/** Waits for the fonts of what is shown: a page that is left before would break off their loading. */
const settled = () =>
  site.page.evaluate("document.body.offsetWidth && document.fonts.ready.then(() => null)");

/** Asks for something on the search page, over `file://` unless another root is named. */
async function ask(query: string, path = "suche.html", root = site.file): Promise<void> {
  await site.page.goto(`${root}${path}?q=${encodeURIComponent(query)}`);
  await site.page.locator("#search-status:not(:empty)").waitFor();
  await settled();
}

test("the index is loaded when something is asked for, not before", async () => {
  const asked: string[] = [];
  site.page.on("request", (request) => asked.push(request.url()));
  await site.page.goto(`${site.file}suche.html`);
  await field().focus();
  expect(asked.filter((url) => url.includes("search-index"))).toEqual([]);
  await site.page.keyboard.type("strom");
  await results().first().waitFor();
  expect(asked.filter((url) => url.includes("search-index"))).toHaveLength(1);
});

test("a result shows the passage, marks what was found and leads to the place on the page", async () => {
  await ask("strang folgt");
  expect(await status()).toBe("1 Treffer für „strang folgt“");
  expect(await results().locator("mark").allTextContents()).toEqual(["Strang", "folgt", "Strang"]);
  await results().getByRole("link").click();
  await site.page.waitForURL(`${site.file}massnahmen/INF.2.A3.html#bewertung-2`);
  expect(await site.page.locator("#bewertung-2").isVisible()).toBe(true);
});

test("names with signs of every kind lead to their pages", async () => {
  await ask("Prüfung Größe 100% #1.pdf");
  await results().getByRole("link").first().click();
  await site.page.waitForURL(/nachweise\/rz-a-usv-Pruefung-Groesse-100-1\.pdf\.html$/);
  await settled();
  await ask("F-01");
  await results().getByRole("link").first().click();
  await site.page.waitForURL(/audits\/2026\.html#F-01$/);
});

test("results can be narrowed to a kind, and the address keeps it", async () => {
  await ask("rz-a");
  const buttons = site.page.locator("#search-kinds button:visible");
  const all = Number((await status())?.split(" ")[0]);
  const counts = (await buttons.locator("span").allTextContents()).map(Number);
  expect(counts[0]).toBe(all);
  expect(counts.slice(1).reduce((sum, count) => sum + count, 0)).toBe(all);
  await site.page.getByRole("button", { name: /^Nachweise/ }).press("Enter");
  expect(address()).toBe("?q=rz-a&kind=evidence");
  const shown = await results().count();
  expect(shown).toBeLessThan(all);
  expect(await results().locator(".search-results__kind").allTextContents()).toEqual(
    Array.from({ length: shown }, () => "Nachweis"),
  );
  await settled();
  await site.page.reload();
  await expect.poll(() => results().count()).toBe(shown);
  expect(await site.page.locator("[aria-pressed=true]").textContent()).toMatch(/^Nachweise/);
  await site.page.getByRole("button", { name: /^Alle/ }).click();
  expect(address()).toBe("?q=rz-a");
  await settled();
  await site.page.goto(`${site.file}suche.html?q=rz-a&kind=no-such-kind`);
  await expect.poll(status).toContain(`${all} Treffer`);
});

test("the language switch asks the same in the other language", async () => {
  await ask("INF.2.A3");
  await site.page.getByRole("button", { name: /^Maßnahmen/ }).click();
  await settled();
  await site.page.getByRole("link", { name: "English" }).click();
  await site.page.waitForURL(/en\/search\.html\?q=INF\.2\.A3&kind=control$/);
  await expect.poll(() => site.page.locator("[aria-pressed=true]").textContent()).toMatch(/^Controls/);
  expect(await results().first().getByRole("link").getAttribute("href")).toBe("../en/controls/INF.2.A3.html");
});

test("many results come in portions, and the focus goes to the first of the next", async () => {
  await ask("Baustein");
  await expect.poll(() => results().count()).toBe(50);
  await site.page.getByRole("button", { name: "Weitere Treffer zeigen" }).press("Enter");
  expect(await results().count()).toBeGreaterThan(50);
  expect(await focused()).toBe(await results().nth(50).getByRole("link").textContent());
});

test("the arrow keys lead from the field through the results and back", async () => {
  await ask("Stromversorgung");
  await site.page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(await results().nth(0).getByRole("link").textContent());
  await site.page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(await results().nth(1).getByRole("link").textContent());
  await site.page.keyboard.press("ArrowUp");
  await site.page.keyboard.press("ArrowUp");
  expect(await focused()).toBe("search-field");
});

test("a typing error is told, and an empty field empties the page", async () => {
  await ask("Stromversogung");
  expect(await status()).toMatch(/^„Stromversogung“ kommt so nicht vor\. /);
  expect((await results().locator("mark").allTextContents()).join()).toMatch(/stromversorgung/i);
  await field().fill("");
  await expect.poll(() => results().count()).toBe(0);
  expect(await status()).toBe("");
  expect(await site.page.locator("#search-kinds").isVisible()).toBe(false);
  expect(address()).toBe("");
});

test("what occurs nowhere as it is does not pretend, and a long query is not repeated as a whole", async () => {
  await ask("wartung rz-x");
  expect(await status()).toMatch(
    /^„wartung rz-x“ kommt so nicht vor\. \d+ Treffer mit Teilen davon: wartung, rz; auch mit: Inspektion, maintenance$/,
  );
  await ask("rz-x", "en/search.html");
  expect(await status()).toMatch(/^“rz-x” does not occur like this\. Results with parts of it \(rz\): \d+$/);
  await ask("C++");
  expect(await status()).toBe("Nichts gefunden für „C++“.");
  await ask("gibtesnicht ".repeat(100));
  expect((await status())?.length).toBeLessThan(150);
});

test("identifiers are found however their signs are written, and pages by the words that people look for", async () => {
  const first = async (query: string, path: string) => {
    await ask(query, path);
    return results().first().getByRole("link").getAttribute("href");
  };
  expect(await first("F01", "suche.html")).toBe("audits/2026.html#F-01");
  expect(await first("INF2A3", "suche.html")).toMatch(/INF\.2\.A3/);
  expect(await first("outage", "en/search.html")).toBe("../en/failover.html");
  await ask("failover", "en/search.html");
  expect((await results().allTextContents()).slice(0, 2).join()).toContain("Loss of a data centre");
  expect(await first("Notfallvorsorge", "suche.html")).toBe("ausfall.html");
});

test("what is asked for is text, whatever it looks like", async () => {
  await ask("<img src=x onerror=window.broken=1> {n} $& window.broken");
  expect(await site.page.evaluate("window.broken")).toBeUndefined();
  await ask("<script>window");
  await results().first().waitFor();
  expect(await site.page.locator("main script:not(#search-script)").count()).toBe(0);
  expect(await site.page.evaluate("window.broken")).toBeUndefined();
});

test("in English, what is German is marked so and nothing else", async () => {
  await ask("Notstromversorgung", "en/search.html");
  expect(await results().first().locator("a span[lang=de]").count()).toBe(1);
  expect(await results().first().locator("p").getAttribute("lang")).toBe("de");
  await ask("rz-b", "en/search.html");
  expect(await results().first().textContent()).toMatch(/^Rechenzentrum B \(neu\) rz-b site/);
  await ask("Target objects", "en/search.html");
  expect(await results().first().textContent()).toContain("Target objects");
  expect(await results().first().locator("[lang]").count()).toBe(0);
});

test.each([
  "light",
  "dark",
] as const)("with results in it, the %s page is accessible", async (colorScheme) => {
  await site.open({ colorScheme, viewport: { width: 320, height: 900 } });
  await ask("rz-a", "suche.html", site.http);
  expect(await axe(site.page)).toEqual([]);
  expect(await site.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
});

test.each(["file", "http"] as const)("the header answers while somebody types, over %s", async (protocol) => {
  const headerField = () => site.page.locator("#site-search");
  const answers = () => site.page.locator(".site-search__answer li");
  await site.page.goto(`${site[protocol]}luecken.html`);
  await site.page.keyboard.press("Control+k");
  await site.page.keyboard.type("inf.2.a3");
  await answers().first().waitFor();
  expect(await answers().first().innerText()).toContain("INF.2.A3");
  expect(await site.page.locator(".site-search__answer [role=status]").innerText()).toContain("Treffer");
  await settled();
  if (protocol === "http") expect(await axe(site.page)).toEqual([]);
  await site.page.keyboard.press("Escape");
  expect(await site.page.locator(".site-search__answer").isVisible()).toBe(false);
  expect(await headerField().evaluate("document.activeElement.id")).toBe("site-search");
  await site.page.keyboard.type(" ");
  await answers().first().waitFor();
  await site.page.keyboard.press("ArrowDown");
  await site.page.keyboard.press("Enter");
  await site.page.waitForURL(`${site[protocol]}anforderungen/INF.2.A3.html`);
  await settled();
});

test("an English word finds German content, and the page says by which words", async () => {
  await ask("emergency power", "en/search.html");
  expect(await results().count()).toBeGreaterThan(0);
  expect(await status()).toMatch(/^\d+ results? for “emergency power”; also with: .*Notstrom/);
  expect(await results().locator("mark").first().innerText()).toMatch(/notstrom|netzersatz/i);
});
