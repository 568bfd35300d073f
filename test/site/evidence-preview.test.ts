import { expect, test } from "vitest";
import { sharedSites } from "./shared-sites.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser(sharedSites.rare);

test("of a long file it says how much is shown; what is not whole can't be sorted", async () => {
  await site.visit("nachweise/rz-a-lang.csv.html");
  const preview = site.page.locator(".preview");
  expect(await preview.textContent()).toContain("die ersten 500 von 600 Zeilen");
  expect(await preview.locator("tbody tr").count()).toBe(500);
  expect(await preview.locator("button").count()).toBe(0);
  await site.visit(await site.counterpart("nachweise/rz-a-lang.csv.html"));
  expect(await preview.textContent()).toContain("the first 500 of 600 rows");
  await site.visit("nachweise/rz-a-lang.txt.html");
  expect(await preview.textContent()).toContain("die ersten 100.000 von 120.000 Zeichen");
});

test.each(["csv", "pdf", "png"])("of an empty file it says so, and shows nothing else: %s", async (type) => {
  await site.visit(`nachweise/rz-a-leer.${type}.html`);
  const preview = site.page.locator(".preview");
  expect(await preview.textContent()).toContain("Die Datei ist leer.");
  expect(await preview.locator("table, object, img, pre").count()).toBe(0);
});

test.each([
  ["anmeldung", "Die Datei ist eine Webseite (HTML), nicht, was ihr Name sagt."],
  ["kaputt", "Die Datei ist beschädigt."],
])("of a file that shows nothing it says why, and nothing of a scan: %s", async (name, said) => {
  await site.visit(`nachweise/rz-a-${name}.pdf.html`);
  const preview = site.page.locator(".preview");
  expect(await preview.textContent()).toContain(said);
  expect(await preview.locator("object, details").count()).toBe(0);
  expect(await site.page.locator(".badges").first().textContent()).toContain("unbrauchbar");
});

test("of evidence without a date it does not say that it holds without end", async () => {
  await site.visit("nachweise/rz-a-nackt.txt.html");
  const text = (await site.page.locator("main").textContent()) ?? "";
  expect(text.replace(/\s+/g, " ")).toMatch(/Gültig bis ?unbekannt/);
  expect(text).not.toContain("unbegrenzt");
  await site.visit("nachweise/rz-a-plan.txt.html");
  expect(await site.page.locator("main").textContent()).toContain("unbegrenzt");
});
