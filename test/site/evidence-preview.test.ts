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

test.each([
  ["a Word document", "Netzersatzanlage", "bericht.docx"],
  ["a workbook", "Klemmenspannung", "messung.xlsx"],
  ["an e-mail", "Fernalarmierung", "bestaetigung.eml"],
  ["the encoded subject of one", "Bestätigung der Probe", "bestaetigung.eml"],
  ["what an e-mail carries", "liste.pdf", "bestaetigung.eml"],
])("the search finds a word inside of %s", async (_, word, file) => {
  await site.page.goto(`${site.file}suche.html?q=${encodeURIComponent(word)}`);
  const result = site.page.locator("#search-results li").getByRole("link").first();
  await result.click();
  await site.page.waitForURL(
    (url) => url.protocol === "file:" && url.pathname.endsWith(`/nachweise/rz-a-${file}.html`),
  );
  expect(await site.page.locator(".preview").textContent()).toContain(word);
});

test("the search knows nothing of what is not shown", async () => {
  await site.page.goto(`${site.file}suche.html?q=streng-vertrauliches-wort`);
  await site.page.locator("#search-status:not(:empty)").waitFor();
  expect(await site.page.locator("#search-results li").count()).toBe(0);
});

test.each([
  ["bericht.docx", "Die Datei trägt eine elektronische Signatur. Ob sie gilt, ist hier nicht geprüft."],
  ["bestaetigung.eml", "In der Datei stecken weitere Dateien, deren Text die Suche nicht liest: liste.pdf"],
  ["verschluesselt.eml", "Der Text ist verschlüsselt; nur wer den Schlüssel hat, liest ihn."],
])("the page says what a file is: %s", async (file, said) => {
  await site.visit(`nachweise/rz-a-${file}.html`);
  const text = (await site.page.locator(".preview").textContent())?.replace(/\s+/g, " ");
  expect(text).toContain(said);
  expect(text).not.toContain("hQEMA");
});

test("of evidence without a date it does not say that it holds without end", async () => {
  await site.visit("nachweise/rz-a-nackt.txt.html");
  const text = (await site.page.locator("main").textContent()) ?? "";
  expect(text.replace(/\s+/g, " ")).toMatch(/Gültig bis ?unbekannt/);
  expect(text).not.toContain("unbegrenzt");
  await site.visit("nachweise/rz-a-plan.txt.html");
  expect(await site.page.locator("main").textContent()).toContain("unbegrenzt");
});
