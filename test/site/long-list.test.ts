import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { buildFixture } from "./build-fixture.ts";
import { writeLongList } from "./long-list-content.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const folder = await mkdtemp(join(tmpdir(), "nachweis-long-list-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const site = useSiteInBrowser(() => buildFixture(folder, (root) => writeLongList(root, 1100)));

const rows = () => site.page.locator("#items tbody tr");
const shown = () => site.page.locator("#items tbody tr:visible");
const said = () => site.page.locator("output").textContent();
const all = () => site.built.report.items.length;
/** Waits until the rest of a list is there. */
const complete = () => site.page.locator("#items:not([aria-busy])").waitFor();

describe("a list of more than a thousand rows", () => {
  test("shows all of them in their order, counted from the beginning", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html`);
    expect(all()).toBeGreaterThan(1000);
    expect(await said()).toBe(`${all()} von ${all()} Zeilen`);
    await complete();
    const ids = site.built.report.items.map(({ requirement }) => requirement);
    expect(await rows().locator("th .id").allTextContents()).toEqual(ids);
  });

  test("builds only what a filter of the address shows, and the others when they are asked for", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?object=server-7&level=S`);
    const items = site.built.report.items.filter((item) => item.object === "server-7" && item.level === "S");
    expect(await rows().count()).toBe(items.length);
    expect(await rows().locator("th .id").allTextContents()).toEqual(items.map((item) => item.requirement));
    expect(await said()).toBe(`${items.length} von ${all()} Zeilen`);
    await site.page.locator("[data-field=level] summary").click();
    await site.page.locator("[data-field=level] label").filter({ hasText: /^B/ }).click();
    const more = site.built.report.items.filter((item) => item.object === "server-7" && item.level !== "H");
    await expect
      .poll(() => shown().locator("th .id").allTextContents())
      .toEqual(more.map((item) => item.requirement));
  });

  test("says what is in it whatever content brought into its attributes", async () => {
    const owner = "Betrieb </noscript></tr> & <b>Technik</b>";
    await site.page.goto(
      `${site.file}pruefpunkte.html?responsible=${encodeURIComponent(owner)}&object=server-2`,
    );
    const [first] = site.built.report.items.filter(({ object }) => object === "server-2");
    expect(first?.responsible).toBe(owner);
    expect(await shown().first().locator("td:not(.tick)").last().textContent()).toBe(owner);
    expect(await site.page.locator("b").count()).toBe(0);
  });

  test("is sorted, searched by words and printed as a whole", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?sort=items.1.down`);
    expect(await rows().count()).toBe(all());
    expect(await rows().first().locator("th .id").textContent()).toBe("SYS.1.1.A39");
    await site.page.goto(`${site.file}pruefpunkte.html?text=${encodeURIComponent("Server 31 (Beispiel)")}`);
    const named = site.built.report.items.filter(
      ({ object, requirement }) => object === "server-31" || requirement.endsWith("A31"),
    ).length;
    expect(await said()).toBe(`${named} von ${all()} Zeilen`);
    await site.page.goto(`${site.file}pruefpunkte.html`);
    await site.page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await rows().count()).toBe(all());
  });

  test("is cards on a phone, each cell with what it is", async () => {
    await site.open({ viewport: { width: 360, height: 740 } });
    await site.page.goto(`${site.file}pruefpunkte.html`);
    await complete();
    expect(await rows().last().locator("td").nth(1).getAttribute("data-label")).toBe("Zielobjekt, Standort");
  });

  test("is a table as any other where no script runs", async () => {
    await site.open({ javaScriptEnabled: false });
    await site.page.goto(`${site.file}pruefpunkte.html?level=S`);
    expect(await rows().count()).toBe(all());
    expect(await rows().last().locator("td").last().textContent()).toContain("</noscript></tr>");
  });
});
