import { beforeEach, describe, expect, test } from "vitest";
import type { ReportItem } from "../../src/model/report.ts";
import { axe, ibm } from "./engines.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

/** An auditor's sample: some modules, one site, one responsible. */
const sample = "?module=DER.4&module=INF.2&site=rz-a&responsible=Leitung+RZ";
const inSample = (item: ReportItem) =>
  /^(DER\.4|INF\.2)\./.test(item.requirement) && item.site === "rz-a" && item.responsible === "Leitung RZ";

const shown = (table: string) => site.page.locator(`#${table} tbody tr:visible`);
const idsIn = (table: string) => shown(table).locator("th .id").allTextContents();
const said = () => site.page.locator("output").textContent();
const filter = (name: string) => site.page.locator(`.filters [data-field=${name}]`);

/** Opens a list of options and ticks or clears some. */
async function choose(name: string, ...options: readonly string[]): Promise<void> {
  await filter(name).locator("summary").click();
  for (const option of options) {
    const words = filter(name).locator(".choice__options label").filter({ hasText: option });
    await words.click();
    expect(await words.isVisible(), "the list stays open").toBe(true);
  }
  await site.page.keyboard.press("Escape");
}

describe("an auditor's sample", () => {
  test.each(["file", "http"] as const)("is an address, over %s", async (protocol) => {
    await site.page.goto(`${site[protocol]}pruefpunkte.html${sample}`);
    const items = site.built.report.items.filter(inSample);
    expect(items.length).toBeGreaterThan(2);
    expect(await idsIn("items")).toEqual(items.map(({ requirement }) => requirement));
    expect(await said()).toBe(`${items.length} von ${site.built.report.items.length} Zeilen`);
    expect(await filter("module").locator(".choice__value").textContent()).toBe("2 gewählt");
    expect(await filter("site").locator(".choice__value").textContent()).toBe("Rechenzentrum A");
    expect(await filter("level").locator(".choice__value").textContent()).toBe("alle");
  });

  test("works with the same words on every list, in both languages", async () => {
    for (const [path, table] of [
      ["luecken.html", "luecken"],
      ["anforderungen.html", "anforderungen-liste"],
      ["massnahmen.html", "massnahmen-liste"],
      ["nachweise.html", "nachweis-liste"],
      ["en/items.html", "items"],
    ] as const) {
      await site.page.goto(`${site.file}${path}?module=INF.2&site=rz-a&responsible=Leitung+RZ`);
      const all = await site.page.locator(`#${table} tbody tr`).count();
      const some = await shown(table).count();
      expect(some, path).toBeGreaterThan(0);
      expect(some, path).toBeLessThan(all);
      expect(await site.page.locator(".filter-notice").isVisible(), path).toBe(false);
    }
  });

  test("can be drawn by keyboard alone", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html`);
    const focused = () => site.page.evaluate("document.activeElement?.closest('label, summary')?.innerText");
    const tabTo = async (words: string) => {
      for (let press = 0; press < 100; press += 1) {
        await site.page.keyboard.press("Tab");
        const text = String(await focused());
        if (text.includes(words)) return;
      }
      throw new Error(`The keyboard does not reach ${words}.`);
    };
    const tick = async (name: string, ...options: readonly string[]) => {
      await tabTo(name);
      await site.page.keyboard.press("Enter");
      for (const option of options) {
        await tabTo(option);
        await site.page.keyboard.press("Space");
      }
      await site.page.keyboard.press("Escape");
      expect(await focused(), "focus after Escape").toContain(name);
    };
    await tick("Standort", "Rechenzentrum A");
    await tick("Baustein", "DER.4", "INF.2");
    await tick("Zuständig", "Leitung RZ");
    expect(new URL(site.page.url()).search).toBe(
      "?site=rz-a&module=DER.4&module=INF.2&responsible=Leitung+RZ",
    );
    expect(await shown("items").count()).toBe(site.built.report.items.filter(inSample).length);
  });

  test("says on paper what it is a sample of", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html${sample}`);
    await site.page.emulateMedia({ media: "print" });
    expect(await site.page.locator(".filters").isVisible()).toBe(false);
    const rows = `${site.built.report.items.filter(inSample).length} von ${site.built.report.items.length} Zeilen`;
    expect(await site.page.locator(".filtered").innerText()).toBe(
      "Gefiltert: Standort Rechenzentrum A; Baustein DER.4 Notfallmanagement, INF.2 Rechenzentrum sowie Serverraum; " +
        `Zuständig Leitung RZ – ${rows}: 2 belegt, 1 unbelegt, 1 offen`,
    );
  });

  test("goes along to the other language, and the place on the page too", async () => {
    await site.page.goto(`${site.http}pruefpunkte.html${sample}`);
    await site.page.getByRole("link", { name: "English" }).click();
    await expect.poll(() => site.page.url()).toBe(`${site.http}en/items.html${sample}`);
    await expect.poll(said).toContain(`${site.built.report.items.filter(inSample).length} of `);
    await choose("level", "Basis");
    await site.page.getByRole("link", { name: "Deutsch" }).press("Enter");
    await site.page.waitForURL(/pruefpunkte/, { waitUntil: "networkidle" });
    expect(new URL(site.page.url()).searchParams.getAll("level")).toEqual(["B"]);
    await site.page.goto(`${site.file}anforderungen/INF.2.A3.html#raum-a@rz-a`);
    await site.page.getByRole("link", { name: "English" }).click();
    await expect.poll(() => site.page.url()).toBe(`${site.file}en/requirements/INF.2.A3.html#raum-a@rz-a`);
  });
});

describe("the address", () => {
  test("takes several values of a filter as alternatives, and is written anew with each choice", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html`);
    const count = (...states: readonly string[]) =>
      site.built.report.items.filter((item) => item.site === "rz-a" && states.includes(item.state)).length;
    await choose("site", "Rechenzentrum A");
    await choose("state", "offen", "unbelegt");
    expect(new URL(site.page.url()).search).toBe("?site=rz-a&state=unproven&state=open");
    expect(await shown("items").count()).toBe(count("open", "unproven"));
    await choose("state", "offen");
    expect(new URL(site.page.url()).search).toBe("?site=rz-a&state=unproven");
    expect(await shown("items").count()).toBe(count("unproven"));
    await site.page.getByRole("button", { name: "Filter zurücksetzen" }).click();
    await expect.poll(() => new URL(site.page.url()).search).toBe("");
    expect(await shown("items").count()).toBe(site.built.report.items.length);
    expect(await filter("state").locator(".choice__value").textContent()).toBe("alle");
    expect(await site.page.locator(".filtered").isVisible()).toBe(false);
  });

  test("that leaves no row says why the table is empty", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?module=DER.4&site=rz-a`);
    expect(await shown("items").count()).toBe(0);
    expect(await said()).toBe(`Keine der ${site.built.report.items.length} Zeilen passt zu allen Filtern`);
  });

  test("can ask for a severity that no finding has", async () => {
    const errors = site.built.report.findings.filter(({ severity }) => severity === "error").length;
    await site.page.goto(`${site.file}befunde.html?severity=error`);
    expect(await shown("befunde").count()).toBe(errors);
    expect(await filter("severity").locator("input").count()).toBe(3);
  });

  test("asks for one thing of a row that meets all of it", async () => {
    await site.page.goto(`${site.file}anforderungen.html?site=rz-b&state=unproven`);
    expect(await idsIn("anforderungen-liste")).toContain("INF.2.A3");
    await site.page.goto(`${site.file}anforderungen.html?site=rz-a&state=unproven`);
    expect(await idsIn("anforderungen-liste")).not.toContain("INF.2.A3");
    await site.page.goto(`${site.file}luecken.html?stops=ja`);
    expect(await shown("luecken").count()).toBe(
      await shown("luecken").filter({ hasText: "verhindert Zertifikat" }).count(),
    );
  });

  test("the months in which evidence expires and actions are due lead to as many as they say", async () => {
    for (const [path, selector, list] of [
      ["nachweise.html", "#ablauf td a", "nachweis-liste"],
      ["umsetzungsplan.html", "a.load", "umsetzungsplan"],
    ] as const) {
      await site.page.goto(site.file + path);
      const links = await site.page.locator(selector).all();
      expect(links.length).toBeGreaterThan(0);
      for (const place of links.keys()) {
        await site.page.goto(site.file + path);
        const link = site.page.locator(selector).nth(place);
        const said = Number.parseInt((await link.textContent()) ?? "", 10);
        await link.click();
        await expect.poll(() => shown(list).count(), { message: `${path} ${place}` }).toBe(said);
      }
    }
  });
});

describe("dates", () => {
  test.each([
    { query: "due-from=2026-12-31&due-to=2026-12-31", ids: ["INF.2.A6"] },
    { query: "due-from=2027-01-01", ids: ["INF.2.A3"] },
    { query: "due-to=2027-01-31", ids: ["INF.2.A6", "INF.2.A3"] },
    { query: "due-to=2026-12-30", ids: [] },
    { query: "due-from=2027-01-01&responsible=Haustechnik&site=rz-b", ids: ["INF.2.A3"] },
  ])("$query, both days included, leaves $ids", async ({ query, ids }) => {
    await site.page.goto(`${site.file}luecken.html?${query}`);
    expect(await idsIn("luecken")).toEqual(ids);
    expect(await site.page.locator(".filtered").textContent()).toContain("(Zeilen ohne Datum fehlen)");
  });

  test("can be typed, and stand in the address", async () => {
    await site.page.goto(`${site.file}en/realisation-plan.html`);
    await site.page.getByRole("group", { name: "Date of the action" }).getByLabel("from").fill("2027-01-01");
    expect(new URL(site.page.url()).search).toBe("?due-from=2027-01-01");
    expect(await shown("umsetzungsplan").count()).toBe(1);
    expect(await site.page.locator(".filtered").innerText()).toBe(
      "Filtered: Date of the action no earlier than 1 Jan 2027",
    );
  });
});

describe("a list of options", () => {
  beforeEach(async () => {
    await site.page.goto(`${site.file}bausteine.html`);
    await filter("layer").locator("summary").click();
  });
  const isOpen = (name: string) => filter(name).locator(".choice__panel").isVisible();

  test("closes with a click elsewhere, with another list, and when the focus goes on", async () => {
    expect(await isOpen("layer")).toBe(true);
    await site.page.locator("h1").click();
    expect(await isOpen("layer")).toBe(false);
    await filter("layer").locator("summary").click();
    await filter("modelling").locator("summary").click();
    expect([await isOpen("layer"), await isOpen("modelling")]).toEqual([false, true]);
    await site.page.getByRole("button", { name: "Filter zurücksetzen" }).focus();
    expect(await isOpen("modelling")).toBe(false);
  });

  test("that is long can be narrowed by a word, and is whole again next time", async () => {
    const options = filter("layer").locator(".choice__options label");
    const all = await options.count();
    expect(all).toBe(10);
    await filter("layer").getByLabel("Eingrenzen").fill("netze");
    const some = await options.filter({ visible: true }).allTextContents();
    expect(some).toEqual(["NET Netze und Kommunikation"]);
    expect(new URL(site.page.url()).search).toBe("");
    await site.page.keyboard.press("Escape");
    await filter("layer").locator("summary").click();
    expect(await options.filter({ visible: true }).count()).toBe(all);
  });
});

test("without JavaScript there is no filter, and every row is shown whatever the address says", async () => {
  await site.open({ javaScriptEnabled: false });
  await site.page.goto(`${site.file}pruefpunkte.html${sample}`);
  expect(await shown("items").count()).toBe(site.built.report.items.length);
  expect(await site.page.locator("form:visible, .filtered:visible").count()).toBe(0);
  expect(await site.page.locator("main").innerText()).not.toContain("Die Filter stehen in der Adresse");
});

describe.each([
  { name: "light, on a desktop", colorScheme: "light", width: 1280, folded: false },
  { name: "dark, on a narrow phone", colorScheme: "dark", width: 320, folded: true },
] as const)("an open list, $name", ({ colorScheme, width, folded }) => {
  beforeEach(async () => {
    await site.open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 800 } });
    await site.visit("bausteine.html?order=R1&order=R2&layer=INF&layer=nichts&modul=INF.2");
    const toggle = site.page.getByRole("button", { name: "Filter", exact: true });
    expect(await toggle.isVisible()).toBe(folded);
    if (folded) await toggle.press("Enter");
    await filter("layer").locator("summary").press("Enter");
    await filter("layer").getByLabel("Eingrenzen").waitFor();
  });

  test("is found faultless by axe and by IBM's engine", async () => {
    expect([...(await axe(site.page)), ...(await ibm(site.page))]).toEqual([]);
  });

  test("fits the window", async () => {
    const panel = await filter("layer").locator(".choice__panel").boundingBox();
    expect(panel?.x).toBeGreaterThanOrEqual(0);
    expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await site.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });
});

/** Held in `golden/`; after a change that is meant, `npx vitest run test/site/filters.test.ts -u` writes it anew. */
test("what a screen reader tells of filters with an open list", async () => {
  await site.visit("pruefpunkte.html?site=rz-a&module=INF.2&due-from=2027-01-01");
  await filter("module").locator("summary").click();
  const tree = await site.page.getByRole("form", { name: "Filter" }).ariaSnapshot();
  await expect(`${tree}\n`).toMatchFileSnapshot("golden/filter.aria.yaml");
});
