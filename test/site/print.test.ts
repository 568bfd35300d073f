import { expect, test } from "vitest";
import { pagesOf } from "../pdf-pages.ts";
import { pageTypes } from "./page-types.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

/** The text of each sheet that a page is printed on, its white space as one blank each. */
async function sheetsOf(path: string): Promise<readonly string[]> {
  await site.visit(path);
  const sheets = await pagesOf(await site.page.pdf({ format: "A5", preferCSSPageSize: true }));
  return sheets.map((sheet) => sheet.replace(/\s+/g, " "));
}

test("every sheet says the day and how the page is classified, in its language", async () => {
  for (const path of ["index.html", "ausfall.html", "bausteine.html"]) {
    const levels: string[] = [];
    for (const [address, mark] of [
      [path, /Stichtag 23\.11\.2026 · Einstufung: (\S+)/],
      [await site.counterpart(path), /As of 23 Nov 2026 · classification: (\S+)/],
    ] as const) {
      const sheets = await sheetsOf(address);
      expect(sheets.length).toBeGreaterThan(0);
      const found = sheets.map((sheet) => mark.exec(sheet)?.[1]);
      expect(found, address).not.toContain(undefined);
      expect(new Set(found).size, address).toBe(1);
      levels.push(found[0] ?? "");
    }
    expect(levels, path).not.toContain("");
  }
});

test.each([
  true,
  false,
])("what is closed is printed with its name; with scripts: %s", async (javaScriptEnabled) => {
  await site.open({ javaScriptEnabled });
  for (const [path, ...texts] of [
    ["index.html", "Was die Zustände bedeuten", "Noch nicht beurteilt."],
    ["ausfall.html", "Die Ketten als Tabelle", "Was die kritischen Prozesse brauchen, und wo es steht"],
  ] as const) {
    const all = (await sheetsOf(path)).join(" ");
    for (const text of texts) expect(all, path).toContain(text);
  }
});

test("browsers that can't print what is closed get it opened, and closed again", async () => {
  await site.visit("ausfall.html");
  const open = () => site.page.locator("details[open]").count();
  await site.page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await open()).toBe(await site.page.locator("details.explain").count());
  expect(await open()).toBeGreaterThan(0);
  await site.page.evaluate("dispatchEvent(new Event('afterprint'))");
  expect(await open()).toBe(0);
});

test("nothing is wider than a sheet of A4", async () => {
  // 210 mm less the margins of 14 mm, in CSS pixels.
  const width = Math.floor((182 / 25.4) * 96);
  await site.open({ viewport: { width, height: 1000 } });
  await site.page.emulateMedia({ media: "print" });
  const wider: string[] = [];
  for (const path of pageTypes) {
    await site.visit(path);
    if ((await site.page.evaluate<number>("document.documentElement.scrollWidth")) > width) wider.push(path);
  }
  expect(wider).toEqual([]);
});

test("no head of a table stays alone at the foot of a sheet", async () => {
  await site.visit("umsetzungsplan.html");
  await site.page.evaluate(`(() => {
    const table = document.querySelector("table:has(tbody tr)");
    table.id = "tested";
    document.querySelector("main").replaceChildren(document.createElement("hr"), table);
    for (const row of [...table.tBodies[0].rows].slice(1)) row.remove();
  })()`);
  const head = "Nächster Termin";
  const row = (await site.page.locator("#tested tbody th").first().textContent())?.trim() ?? "";
  const places = new Set<string>();
  // From where all of it stands on the first sheet to where none of it does.
  for (let space = 760; space <= 960; space += 8) {
    await site.page.evaluate(`document.querySelector("main hr").style.marginTop = "${space}px"`);
    const sheets = await pagesOf(await site.page.pdf({ format: "A4", preferCSSPageSize: true }));
    const sheet = (text: string) => sheets.findIndex((page) => page.replace(/\s+/g, " ").includes(text));
    expect(sheet(head), `${space} px`).toBe(sheet(row));
    places.add(`${sheet(head)}`);
  }
  expect([...places].slice(0, 2)).toEqual(["0", "1"]);
});
