import { buffer } from "node:stream/consumers";
import { readXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { keyOf, ticksText } from "../../site/client/tick-key.ts";
import { pagesOf } from "../pdf-pages.ts";
import { axe, ibm } from "./engines.ts";
import { useSiteInBrowser } from "./site-browser.ts";

/** The sample of an auditor: drawn and ticked, as an address, a working sheet and a file. */
const site = useSiteInBrowser();

const ten = "pruefpunkte.html?site=rz-a&site=rz-b&draw=10&unit=item&seed=2026-11&reason=Anlass+(Beispiel)";
const rows = () => site.page.locator("#items tbody tr:visible");
const box = (row: number) => rows().nth(row).getByRole("checkbox");
const query = () => new URL(site.page.url()).searchParams;
const only = () => site.page.getByLabel("Nur die Stichprobe zeigen");
const sheetRows = () => site.page.locator(".sheet__table tbody:first-of-type tr");

describe("ticks", () => {
  test("add to a drawn sample, stand in the address, and are the same on another machine", async () => {
    await site.page.goto(site.file + ten);
    await expect.poll(() => rows().count()).toBe(10);
    expect(await box(0).isDisabled()).toBe(true);
    await only().uncheck();
    const free = site.page.locator("#items tbody tr:visible").getByRole("checkbox", { disabled: false });
    await free.first().focus();
    await site.page.keyboard.press("Space");
    await free.nth(3).check();
    expect(query().get("tick")).toMatch(/^2\.[\w-]{12}$/);
    await only().check();
    await expect.poll(() => rows().count()).toBe(12);
    const told = await rows().allInnerTexts();
    const address = site.page.url();

    await site.open({});
    await site.page.goto(address);
    expect(await rows().allInnerTexts()).toEqual(told);
    expect(await site.page.locator(".filter-notice").isVisible()).toBe(false);
    expect(await site.page.locator("output").innerText()).toContain("Stichprobe: 12 Prüfpunkte");
  });

  test("stay whatever is filtered meanwhile, and a chip takes them back", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?site=rz-a`);
    const all = site.page.getByLabel("Alle gezeigten Zeilen in die Stichprobe");
    await box(0).check();
    expect(await all.evaluate((one: { indeterminate: boolean }) => one.indeterminate)).toBe(true);
    await all.check();
    const atA = await rows().count();
    await site.page.locator(".filters__chip", { hasText: "Standort" }).click();
    await expect.poll(() => rows().count()).toBe(site.built.report.items.length);
    await only().check();
    await expect.poll(() => rows().count()).toBe(atA);
    await all.uncheck();
    await expect.poll(() => rows().count()).toBe(site.built.report.items.length);
    expect(query().has("tick")).toBe(false);
    await box(1).check();
    await site.page.locator(".filters__chip", { hasText: "Von Hand gewählt" }).click();
    expect(await box(1).isChecked()).toBe(false);
  });

  test("that an address lost, or that the edition does not have, are missed aloud", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?tick=3.AAAAAABBB`);
    expect(await site.page.locator(".filtered").innerText()).toContain(
      "0 Prüfpunkte; 3 weitere nennt die Adresse",
    );
  });

  test("of very many make the address long: the page says so, servers still take it, and nothing is lost", async () => {
    const others = Array.from({ length: 2400 }, (_, number) => keyOf(`another edition ${number}`));
    await site.page.goto(`${site.http}pruefpunkte.html`);
    const long = site.page.locator("[data-long-address]");
    expect(await long.isVisible()).toBe(false);
    await site.page.goto(`${site.http}pruefpunkte.html#tick=${ticksText(others)}`);
    await box(0).check();
    expect(site.page.url()).toContain("#tick=2401.");
    expect(query().has("tick")).toBe(false);
    expect(await long.innerText()).toContain("Sicherer ist die Datei");
    await site.page.reload();
    expect(await box(0).isChecked()).toBe(true);
    expect(await site.page.locator(".filtered").innerText()).toContain("1 Prüfpunkt; 2400 weitere nennt");
    await only().check();
    await expect.poll(() => rows().count()).toBe(1);
    await site.page.getByRole("button", { name: "Arbeitsblatt" }).click();
    await expect.poll(() => site.page.locator("[data-sheet=address]").innerText()).toContain("zu lang");
    await site.page.getByRole("button", { name: "Zurück zur Liste" }).click();
    await site.page.locator(".filters__chip", { hasText: "Von Hand gewählt" }).click();
    await expect.poll(() => new URL(site.page.url()).hash).toBe("");
  });
});

describe.each(["file", "http"] as const)("the working sheet, over %s", (protocol) => {
  test("is reached by a button, left by the way back, and shows the sample alone", async () => {
    await site.page.goto(site[protocol] + ten);
    await expect.poll(() => rows().count()).toBe(10);
    const ids = await rows().locator("th .id").allInnerTexts();
    await site.page.getByRole("button", { name: "Arbeitsblatt" }).click();
    await expect.poll(() => sheetRows().count()).toBe(10);
    expect(await sheetRows().locator(".sheet__title .id").allInnerTexts()).toEqual(ids);
    expect(await rows().count()).toBe(0);
    expect(await site.page.getByRole("heading", { level: 1 }).allInnerTexts()).toEqual([
      "Arbeitsblatt zur Stichprobe",
    ]);
    await site.page.goBack();
    await expect.poll(() => rows().count()).toBe(10);
  });

  test("says what was claimed, by what evidence with which digest, and how the sample came about", async () => {
    await site.page.goto(
      `${site[protocol]}pruefpunkte.html?requirement=INF.2.A3&site=rz-a&view=sheet&reason=Grund`,
    );
    await expect.poll(() => sheetRows().count()).toBe(1);
    const text = await sheetRows().innerText();
    const item = site.built.report.items.find(
      ({ requirement, site: at }) => requirement === "INF.2.A3" && at === "rz-a",
    );
    expect(item?.evidence.length).toBeGreaterThan(0);
    for (const path of item?.evidence ?? []) {
      const entry = site.built.report.evidence.find((one) => one.path === path);
      expect(text).toContain(path);
      expect(text).toContain(entry?.digest ?? "no digest");
    }
    expect(text).toContain(item?.responsible);
    const head = await site.page.locator(".sheet").innerText();
    for (const words of ["23.11.2026", "Standort: Rechenzentrum A", "Begründung: Grund", "view=sheet"])
      expect(head).toContain(words);
    expect(await site.page.evaluate("window.broken")).toBeUndefined();
  });

  test("is saved as a spreadsheet and as CSV, with columns for the hand", async () => {
    await site.page.goto(site[protocol] + ten);
    const saved = async (name: string) => {
      const download = site.page.waitForEvent("download");
      await site.page.getByRole("button", { name, exact: true }).click();
      const file = await download;
      return { name: file.suggestedFilename(), bytes: await buffer(await file.createReadStream()) };
    };
    const xlsx = await saved("Stichprobe als XLSX");
    expect(xlsx.name).toBe("stichprobe-2026-11-23.xlsx");
    expect(await site.page.locator(".filters__copied").innerText()).toBe("Datei erstellt.");
    const [sheet] = (await readXlsx(xlsx.bytes)).sheets;
    const cells = sheet?.rows ?? [];
    const heads = cells.findIndex(([first]) => first === "Anforderung");
    expect(cells[heads]?.slice(-4)).toEqual(["SHA-256", "Ergebnis", "Schwere (AS, AG, E)", "Bemerkung"]);
    expect(cells.slice(heads + 1).map(([id]) => id)).toEqual(await rows().locator("th .id").allInnerTexts());
    const head = cells.slice(0, heads).map((row) => row.filter((cell) => cell !== null).join(": "));
    expect(head.find((line) => line.startsWith("Stichprobe"))).toContain("gezogen mit Startwert „2026-11“");
    expect(head).toContain("Stichtag: 23.11.2026");
    const csv = await saved("Stichprobe als CSV");
    expect(csv.bytes.toString("utf8").split("\r\n").length).toBe(cells.length + 1);
  });
});

test("the working sheet on paper: head and items whole, its heads on each sheet, room for the hand", async () => {
  await site.page.goto(`${site.file}${ten}&view=sheet`);
  await expect.poll(() => sheetRows().count()).toBe(10);
  const pages = await pagesOf(await site.page.pdf({ format: "A4", preferCSSPageSize: true }));
  expect(pages.length).toBeGreaterThan(1);
  const ids = await sheetRows().locator(".sheet__title .id").allInnerTexts();
  for (const page of pages) expect(page).toContain("Prüfpunkt, Aussage und Nachweise");
  for (const id of ids) expect(pages.join(" ")).toContain(id);
  expect(pages[0]).toContain("gezogen mit Startwert „2026-11“");
  expect(pages.at(-1)).toContain("Unterschrift");
  expect(pages.join(" ")).not.toContain("Zurück zur Liste");
  // Of each item all boxes stand on one sheet.
  for (const page of pages) expect(page.split("akzeptiert").length).toBe(page.split("Bemerkung").length);
});

test("is measured by the audit scheme, whose numbers can be changed, and the sheet says so", async () => {
  await site.page.goto(`${site.file}pruefpunkte.html?draw=2`);
  await site.page.getByText("Stichprobe ziehen").click();
  expect(await site.page.getByLabel("Bausteine mindestens").isVisible()).toBe(false);
  await site.page.getByLabel("Messen an").selectOption("certification");
  const told = site.page.locator(".filtered");
  expect(await told.innerText()).toMatch(
    /Zertifizierungsaudit \(Zahlen nach Auditierungsschema v2.5, bitte prüfen\): mindestens 6 Bausteine, ISMS.1, \d Standorte?; die Stichprobe hat [12] Bausteine?, .*; dazu fehlen [45] Bausteine, .*ISMS.1/,
  );
  await site.page.getByLabel("Bausteine mindestens").fill("1");
  expect(await told.innerText()).toContain(
    "Auditierungsschema v2.5 mit eigenen Zahlen): mindestens 1 Baustein,",
  );
  expect(query().get("scheme-modules")).toBe("1");
  await site.page.getByRole("button", { name: "Arbeitsblatt" }).click();
  await expect
    .poll(() => site.page.locator("[data-sheet=chosen]").innerText())
    .toContain("mindestens 1 Baustein, ISMS.1");
});

test("on a phone the working sheet is no wider than the screen", async () => {
  await site.open({ viewport: { width: 360, height: 740 } });
  await site.page.goto(`${site.file}${ten}&view=sheet`);
  await expect.poll(() => sheetRows().count()).toBe(10);
  expect(await site.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
});

test.each([
  ["light", 1280],
  ["dark", 320],
] as const)("neither engine finds anything in the list with ticks or on the sheet: %s, %i px", async (colorScheme, width) => {
  await site.open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
  for (const path of [`${ten}&show=all&scheme=surveillance`, `${ten}&view=sheet`]) {
    await site.page.goto(`${site.http}${path}`);
    await site.page.evaluate(
      "for (const one of document.querySelectorAll('.filters__draw')) one.open = true",
    );
    if (path.endsWith("sheet")) await expect.poll(() => sheetRows().count()).toBe(10);
    expect([...(await axe(site.page)), ...(await ibm(site.page))], path).toEqual([]);
  }
});

test("says when what belongs to the sheet is not there", async () => {
  await site.page.addInitScript(`
    const append = Element.prototype.append;
    Element.prototype.append = function (...nodes) {
      for (const node of nodes) if (/sample-de/.test(node.src ?? "")) node.src = node.src.replace("sample-de", "search").replace("-0.js", ".js");
      return append.apply(this, nodes);
    };
  `);
  await site.page.goto(`${site.file}${ten}&view=sheet`);
  await expect
    .poll(() => site.page.locator(".sheet [role=status]").innerText())
    .toContain("ließ sich nicht laden");
});
