import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { lettersOf, readPages } from "../pdf/layout/page-text.ts";
import { buildAgain } from "./build-fixture.ts";
import { filesIn, pagesIn } from "./files.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

/** What stands in the rows of a table of the page, cell by cell. */
async function rowsOf(table: string): Promise<readonly (readonly string[])[]> {
  const rows = await site.page.locator(`#${table} tbody tr:visible`).all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator("th, td").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim()),
    ),
  );
}

describe("the page of the changes", () => {
  test("says since when, and how the items of each site stood before and stand now", async () => {
    await site.visit("aenderungen.html");
    expect(await site.page.locator(".lead").innerText()).toBe(
      "Was sich seit dem Bericht vom 01.08.2026 geändert hat.",
    );
    const summary = await site.page.locator("main > .state-counts li").allInnerTexts();
    expect(summary.map((text) => text.replace(/\s+/g, " ")).slice(0, 2)).toEqual([
      "1 nicht mehr belegt",
      "4 jetzt belegt",
    ]);
    const [counts] = await site.page.locator("table").all();
    const rows = await counts?.locator("tbody tr").allInnerTexts();
    expect(rows?.map((row) => row.split(/\s*\n\s*|\t/)[0])).toEqual([
      "Rechenzentrum A",
      "Rechenzentrum B (neu)",
      "Rechenzentrum C",
      "ohne Standort (Verbund)",
      "Gesamt",
    ]);
    expect(rows?.[2]).toContain("20 → 0");
    await site.visit("en/changes.html");
    expect(await site.page.locator(".lead").innerText()).toBe(
      "What has changed since the report of 1 Aug 2026.",
    );
  });

  test("lists every change, and first what got worse", async () => {
    const { changes } = site.built.report;
    await site.visit("aenderungen.html");
    const items = await rowsOf("pruefpunkte");
    expect(items[0]).toEqual([
      "INF.2.A4 Notabschaltung der Stromversorgung",
      "Raum A Rechenzentrum A",
      "nicht mehr belegt verhindert ein Zertifikat",
      "belegt",
      "unbelegt",
      "Leitung RZ",
    ]);
    expect(items.at(-1)?.[2]).toBe("jetzt belegt");
    expect(items).toHaveLength(
      [changes?.unproven, changes?.proven, changes?.otherItems].reduce(
        (sum, list) => sum + (list?.length ?? 0),
        0,
      ),
    );
    expect((await rowsOf("nachweis-liste")).map((row) => row[1])).toEqual([
      "abgelaufen",
      "weggefallen",
      "weggefallen",
      "geändert",
      "neu datiert",
      "verschoben",
      "neu",
      "jetzt gültig",
      "erneuert",
    ]);
    const findings = await rowsOf("befunde");
    expect(findings).toHaveLength((changes?.newFindings.length ?? 0) + (changes?.goneFindings.length ?? 0));
    expect(findings[0]?.[0]).toBe("neu Fehler");
    expect(findings.at(-1)?.[0]).toBe("entfallen Hinweis");
  });

  test("links what there is, and says as text what is gone", async () => {
    await site.visit("aenderungen.html");
    const gone = site.page.locator("#pruefpunkte tr", { hasText: "raum-c" }).first();
    expect(await gone.innerText()).toContain("kein Prüfpunkt mehr");
    expect(await gone.getByRole("link", { name: "raum-c" }).count()).toBe(0);
    const went = site.page.locator("#nachweis-liste tr", { hasText: "Weg <script>" });
    expect(await went.locator("th").innerText()).toContain("evidence/rz-a/weg <b>.md");
    expect(await went.locator("th a").count()).toBe(0);
    await site.page.locator("#pruefpunkte th a").first().click();
    await expect.poll(() => site.page.url()).toMatch(/anforderungen\/INF\.2\.A4\.html#/);
  });

  test("is filtered by its address, all tables by one site", async () => {
    await site.visit("aenderungen.html?site=rz-b&change=proven");
    expect((await rowsOf("pruefpunkte")).map(([requirement]) => requirement?.split(" ")[0])).toEqual([
      "INF.2.A7",
    ]);
    expect((await rowsOf("nachweis-liste")).map((row) => row[2])).toEqual(["Rechenzentrum B (neu)"]);
    const notices = await site.page.locator(".filter-notice").allInnerTexts();
    const unused = "Nicht danach gefiltert, weil diese Liste es nicht hat: change=proven";
    expect(notices, "what a table does not have, it says").toEqual(["", unused, unused]);
    await site.visit("aenderungen.html?site=rz-d&finding=new");
    for (const table of ["pruefpunkte", "nachweis-liste", "befunde"])
      expect(await rowsOf(table), "what one table has, or none, holds for all").toEqual([]);
    await site.visit("aenderungen.html");
    await site.page.getByRole("link", { name: "entfallene Befunde" }).click();
    await site.page.waitForURL(/finding=gone/);
    const kinds = (await rowsOf("befunde")).map(([kind]) => kind?.split(" ")[0]);
    expect(new Set(kinds)).toEqual(new Set(["entfallen"]));
  });

  test("has the headers of a table on every sheet of paper that it goes on over", async () => {
    await site.visit("aenderungen.html");
    const sheets = (await readPages(await site.page.pdf({ format: "A4" }))).map((sheet) =>
      lettersOf([sheet]),
    );
    const rows = sheets.filter((text) => /neu(Fehler|Warnung)|entfallen(Fehler|Warnung)/.test(text));
    expect(rows.length).toBeGreaterThan(1);
    for (const text of rows) expect(text).toContain("Änderung,Schwere");
  });

  test("is reached from the menu and the overview, in both languages", async () => {
    for (const [path, line, name] of [
      ["index.html", "Seit dem Bericht vom 01.08.2026: +4 jetzt belegt, −1 nicht mehr.", "Änderungen"],
      ["en/index.html", "Since the report of 1 Aug 2026: +4 now proven, −1 no longer.", "Changes"],
    ] as const) {
      await site.visit(path);
      expect(await site.page.locator("main").innerText()).toContain(line);
      const link = site.page.locator("nav.menu").getByRole("link", { name });
      const href = await link.getAttribute("href");
      expect(await site.page.locator(`main a[href="${href}"]`).count()).toBe(1);
      await site.visit(path.replace("index.html", "") + href);
      expect(await site.page.locator("h1").innerText()).toBe(name);
    }
  });
});

describe("a site that is compared with nothing", () => {
  test("has no such page, and nothing that leads to one", async () => {
    const out = join(site.built.folder, "without");
    await buildAgain({ ...site.built, report: withhold(site.built.report, "vs-nfd") }, out);
    expect((await filesIn(out)).filter((file) => /aenderungen|changes/.test(file))).toEqual([]);
    for (const [path, html] of await pagesIn(out))
      expect(html, path).not.toMatch(/aenderungen|changes\.html/);
    expect(await readFile(join(out, "index.html"), "utf8")).not.toContain("jetzt belegt");
  }, 120_000);
});

describe("a comparison without a difference", () => {
  test("says so in words", async () => {
    const out = join(site.built.folder, "same");
    const { changes } = site.built.report;
    if (!changes) throw new Error("the fixture has changes");
    const nothing = {
      proven: [],
      unproven: [],
      otherItems: [],
      evidence: [],
      newFindings: [],
      goneFindings: [],
    };
    await buildAgain(
      { ...site.built, report: { ...site.built.report, changes: { ...changes, ...nothing } } },
      out,
    );
    const page = await readFile(join(out, "aenderungen.html"), "utf8");
    for (const words of [
      "Kein Prüfpunkt hat seinen Zustand geändert.",
      "Kein Nachweis hat sich geändert.",
      "keine neuen",
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('id="pruefpunkte"');
  }, 120_000);
});
