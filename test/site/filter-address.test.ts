import { describe, expect, test } from "vitest";
import { useSiteInBrowser } from "./site-browser.ts";

/** What an address asks for that a list does not have, or that leads to what it does not show. */
const site = useSiteInBrowser();

const shown = (table: string) => site.page.locator(`#${table} tbody tr:visible`);
const filter = (name: string) => site.page.locator(`.filters [data-field=${name}]`);
const filtered = () => site.page.locator(".filtered").innerText();
const notice = () => site.page.locator(".filter-notice");

describe("a value that no row has", () => {
  test.each([
    ["luecken.html?responsible=Betrieb+Datensicherung", "luecken", "Zuständig Betrieb Datensicherung"],
    ["luecken.html?object=stadthaus", "luecken", "Zielobjekt stadthaus"],
    ["luecken.html?stops=nein", "luecken", "Zertifikat nein"],
    ["umsetzungsplan.html?responsible=Vergabestelle", "umsetzungsplan", "Zuständig Vergabestelle"],
    ["pruefpunkte.html?module=INF.99&state=open", "items", "Baustein INF.99"],
    ["nachweise.html?site=rz-x&site=rz-y", "nachweis-liste", "Standort rz-x (in keiner Zeile), rz-y"],
  ])("leaves none: %s", async (address, table, words) => {
    await site.page.goto(site.file + address);
    expect(await shown(table).count()).toBe(0);
    expect(await filtered()).toContain(`${words} (in keiner Zeile)`);
    expect(await site.page.locator("output").textContent()).toMatch(/^Keine der \d+ Zeilen/);
    await site.page.emulateMedia({ media: "print" });
    expect(await filtered()).toMatch(/in keiner Zeile.* – Keine der \d+ Zeilen/);
  });

  test("is a choice that can be taken back", async () => {
    await site.page.goto(`${site.file}luecken.html?responsible=Betrieb+Datensicherung`);
    const all = await site.page.locator("#luecken tbody tr").count();
    const value = filter("responsible").locator(".choice__value");
    expect(await value.textContent()).toBe("Betrieb Datensicherung (in keiner Zeile)");
    await filter("responsible").locator("summary").click();
    await filter("responsible").getByLabel("Betrieb Datensicherung").uncheck();
    expect(await shown("luecken").count()).toBe(all);
    expect(new URL(site.page.url()).search).toBe("");
    await site.page.goto(`${site.file}luecken.html?responsible=Betrieb+Datensicherung`);
    await site.page.getByRole("button", { name: "Filter zurücksetzen" }).click();
    expect(await filter("responsible").getByText("in keiner Zeile").count()).toBe(0);
    expect(await shown("luecken").count()).toBe(all);
  });

  test("adds nothing to the values beside it", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?site=rz-a&site=rz-x`);
    const items = site.built.report.items.filter((item) => item.site === "rz-a");
    expect(await shown("items").count()).toBe(items.length);
    expect(await filtered()).toBe("Gefiltert: Standort Rechenzentrum A, rz-x (in keiner Zeile)");
  });

  test("holds for a list whose rows leave no choice, which has no such filter else", async () => {
    await site.page.goto(`${site.file}umzug.html`);
    expect(await filter("site").isVisible()).toBe(false);
    const all = await shown("fehlend-rz-b").count();
    await site.page.goto(`${site.file}umzug.html?site=rz-b`);
    expect(await shown("fehlend-rz-b").count()).toBe(all);
    expect(await notice().isVisible()).toBe(false);
    await site.page.goto(`${site.file}umzug.html?site=rz-a`);
    expect(await shown("fehlend-rz-b").count()).toBe(0);
    expect(await filter("site").isVisible()).toBe(true);
  });

  test("holds for a list of a single row, which has no filters else", async () => {
    await site.page.goto(`${site.file}risiken.html`);
    expect(await shown("risiken").count()).toBe(1);
    expect(await site.page.locator(".filters").isVisible()).toBe(false);
    await site.page.goto(`${site.file}risiken.html?object=raum-b`);
    expect(await shown("risiken").count()).toBe(0);
    expect(await filtered()).toContain("raum-b (in keiner Zeile)");
    await site.page.goto(`${site.file}risiken.html?object=raum-a`);
    expect(await shown("risiken").count()).toBe(1);
  });

  test("may be a day: there is no row for what is none, and of the wrong order the page says so", async () => {
    await site.page.goto(`${site.file}luecken.html?due-from=gestern`);
    expect(await shown("luecken").count()).toBe(0);
    expect(await filtered()).toContain("Termin der Aufgabe frühestens „gestern“ (kein Datum)");
    await site.page.getByRole("group", { name: "Termin der Aufgabe" }).getByLabel("bis").fill("2026-12-31");
    expect(new URL(site.page.url()).search).toBe("?due-to=2026-12-31");
    expect(await shown("luecken").count()).toBe(1);
    await site.page.goto(`${site.file}luecken.html?due-from=2027-02-01&due-to=2026-12-01`);
    expect(await shown("luecken").count()).toBe(0);
    expect(await filtered()).toContain(
      "frühestens 01.02.2027, spätestens 01.12.2026 (der erste Tag liegt nach dem letzten)",
    );
    await site.page.goto(`${site.file}nachweise.html?expires-to=2027-02-21`);
    expect(await filtered()).toContain("Gültig bis spätestens 21.02.2027");
  });
});

describe("a word that a list does not have", () => {
  test("is named, on paper too, and not applied", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?modul=INF.2&state=open&site=rz-a&due-from=`);
    const words = "Nicht danach gefiltert, weil diese Liste es nicht hat: modul=INF.2";
    expect(await notice().innerText()).toBe(words);
    expect(await shown("items").count()).toBe(
      site.built.report.items.filter((item) => item.site === "rz-a" && item.state === "open").length,
    );
    await site.page.emulateMedia({ media: "print" });
    expect(await notice().innerText()).toBe(words);
  });

  test("is named where a question has one answer only, and where a day is asked for twice", async () => {
    await site.page.goto(`${site.file}luecken.html?stops=ja&stops=nein&due-to=2026-12-31&due-to=2027-12-31`);
    expect(await notice().innerText()).toMatch(/: stops=nein, due-to=2027-12-31$/);
  });
});

test("words in a row may stand anywhere in it, in any order, with umlauts written out or not", async () => {
  const texts = [
    "haustechnik  inf.2.a3 raum b ",
    "STROMVERSORGUNG Haustechnik",
    "zustaendig",
    "rz-b",
    "rz b",
  ];
  const counts: number[] = [];
  for (const text of texts) {
    await site.page.goto(`${site.file}luecken.html?text=${encodeURIComponent(text)}`);
    counts.push(await shown("luecken").count());
    expect(await filtered()).toContain(`„${text.trim().replace(/\s+/g, " ")}“`);
  }
  expect(counts.slice(0, 2)).toEqual([1, 1]);
  await site.page.goto(`${site.file}luecken.html?text=+`);
  expect(await site.page.locator(".filtered").isVisible()).toBe(false);
});

describe("a deep link", () => {
  test("leads from every list to the item itself, which stands out without JavaScript too", async () => {
    await site.open({ javaScriptEnabled: false });
    for (const path of ["pruefpunkte.html", "luecken.html"]) {
      await site.page.goto(site.file + path);
      await site.page
        .getByRole("row", { name: /^INF\.2\.A3 / })
        .filter({ hasText: "Raum B" })
        .getByRole("link", { name: /^INF\.2\.A3 / })
        .click();
      await expect.poll(() => site.page.url()).toBe(`${site.file}anforderungen/INF.2.A3.html#raum-b@rz-b`);
      expect(await site.page.locator(".item:target").innerText()).toContain("Raum B");
    }
  });

  test("to a row that is filtered out says so, and leads there", async () => {
    const { fingerprint } = site.built.report.findings.find(({ severity }) => severity === "warning") ?? {};
    await site.page.goto(`${site.file}befunde.html?severity=info#${fingerprint}`);
    expect(await notice().innerText()).toContain("ist ausgefiltert.");
    await notice().getByRole("link", { name: "Ohne Filter zeigen" }).click();
    await site.page.waitForURL(`${site.file}befunde.html#${fingerprint}`);
    expect(await site.page.locator("tr:target").isVisible()).toBe(true);
    expect(await notice().isVisible()).toBe(false);
    await site.page.goto(`${site.file}befunde.html?severity=warning#${fingerprint}`);
    expect(await notice().isVisible()).toBe(false);
    await site.page.goto(`${site.file}befunde.html?severity=warning#%`);
    expect(await notice().isVisible()).toBe(false);
  });

  test("leads to every finding of the check", async () => {
    await site.page.goto(`${site.file}anforderungen/INF.2.A6.html`);
    const place = site.page.locator(".findings a").first();
    const text = await place.textContent();
    await place.click();
    expect(await site.page.locator("tr:target").innerText()).toContain(text);
  });
});
