import { describe, expect, test } from "vitest";
import { words } from "../../src/model/words.ts";
import { useSiteInBrowser } from "./site-browser.ts";

/** The auditor's desk: filters that add up and stand in the address, and tables on a phone. */
const site = useSiteInBrowser();

const rows = (table: string) => site.page.locator(`#${table} tbody tr:visible`);
const number = (name: string) => site.page.locator(".filters__counts").getByRole("button", { name });
const query = () => new URL(site.page.url()).searchParams;

describe("counts", () => {
  test("follow the filter and add up to what is shown", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?site=rz-a`);
    const items = site.built.report.items.filter((item) => item.site === "rz-a");
    const told = await site.page.locator(".filters__counts strong").allInnerTexts();
    expect(told.reduce((sum, text) => sum + Number(text), 0)).toBe(items.length);
    const open = items.filter(({ state }) => state === "open").length;
    expect(await number("offen").locator("strong").innerText()).toBe(String(open));
  });

  test("are pressed to add to the filter, and again to take it back", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?site=rz-a`);
    const all = await rows("items").count();
    await number("offen").click();
    expect([query().getAll("site"), query().getAll("state")]).toEqual([["rz-a"], ["open"]]);
    await number("unbelegt").click();
    expect(query().getAll("state")).toEqual(["unproven", "open"]);
    const shown = site.built.report.items.filter(
      ({ site: at, state }) => at === "rz-a" && (state === "open" || state === "unproven"),
    );
    expect(await rows("items").count()).toBe(shown.length);
    await number("offen").click();
    await number("unbelegt").click();
    expect(await rows("items").count()).toBe(all);
  });

  test("stand on paper, of what is shown", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?site=rz-a&state=open&state=unproven`);
    await site.page.emulateMedia({ media: "print" });
    const items = site.built.report.items.filter((item) => item.site === "rz-a");
    const of = (state: string) => items.filter((item) => item.state === state).length;
    expect(await site.page.locator(".filtered").innerText()).toContain(
      `Zeilen: ${of("unproven")} unbelegt, ${of("open")} offen`,
    );
  });
});

test("what is chosen stands above the list as chips, each of which takes it back", async () => {
  await site.page.goto(`${site.file}luecken.html?site=rz-b&stops=ja&due-to=2027-12-31`);
  const chips = site.page.locator(".filters__chip");
  await expect.poll(() => chips.count()).toBe(3);
  await chips.filter({ hasText: "Standort" }).press("Enter");
  expect(query().has("site")).toBe(false);
  await expect.poll(() => chips.count()).toBe(2);
  expect(await site.page.locator(".filters__chip:focus").innerText()).toBe(await chips.first().innerText());
  await chips.filter({ hasText: "Termin" }).click();
  expect(query().has("due-to")).toBe(false);
});

test("sorting and what is open stand in the address, beside the filter, and come back with it", async () => {
  await site.page.goto(`${site.file}luecken.html?state=open&state=unproven`);
  const heads = site.page.locator("#luecken thead th");
  await heads.nth(0).getByRole("button").click();
  await heads.nth(0).getByRole("button").click();
  const order = await rows("luecken").locator("th").allInnerTexts();
  expect(query().get("sort")).toBe("luecken.1.down");
  await site.page.reload();
  expect(await rows("luecken").locator("th").allInnerTexts()).toEqual(order);
  expect(await heads.nth(0).getAttribute("aria-sort")).toBe("descending");
  expect(await site.page.locator(".filter-notice").isVisible()).toBe(false);

  await site.page.goto(`${site.file}ausfall.html`);
  const cell = site.page.locator("details.cell-reasons").nth(1);
  await cell.locator("summary").click();
  await site.page.reload();
  expect(await cell.getAttribute("open")).not.toBeNull();
  await cell.locator("summary").click();
  expect(query().has("open")).toBe(false);
});

test("the digest of a document is copied whole, though the screen shows its beginning", async () => {
  await site.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await site.page.goto(`${site.http}dokumente.html`);
  await site.page.getByRole("button", { name: "Kopieren: SHA-256 von A.1-structure-analysis.pdf" }).click();
  const cell = site.page.locator("td", { hasText: "A.1-structure-analysis.pdf" });
  await expect.poll(() => cell.getByRole("status").innerText()).toBe("Kopiert.");
  expect(await site.page.evaluate("navigator.clipboard.readText()")).toBe("fedcba9876543210".repeat(4));
  expect(await cell.innerText()).toContain("1.234 Seiten, 2,3 MB");
});

test("the shown rows are copied as CSV, and the link that shows them", async () => {
  await site.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await site.page.goto(`${site.http}pruefpunkte.html?site=rz-a&state=open&state=proven`);
  await site.page.getByRole("button", { name: "Zeilen kopieren (CSV)" }).click();
  await expect.poll(() => site.page.locator(".filters__copied").innerText()).toBe("Kopiert.");
  const text = String(await site.page.evaluate("navigator.clipboard.readText()"));
  const lines = text.trimEnd().split(/\r?\n/);
  expect(lines[0]).toBe('"Anforderung";"Stufe";"Zielobjekt, Standort";"Erklärt";"Zustand";"Zuständig"');
  expect(lines).toHaveLength(1 + (await rows("items").count()));
  await site.page.getByRole("button", { name: "Link kopieren" }).click();
  await expect.poll(() => site.page.evaluate("navigator.clipboard.readText()")).toBe(site.page.url());
});

test("gaps begin with what stops a certificate", async () => {
  await site.page.goto(`${site.file}luecken.html`);
  const stops = await rows("luecken").evaluateAll((all) => all.map((row) => row.dataset.stops === "ja"));
  expect(stops).toEqual([...stops].sort((a, b) => Number(b) - Number(a)));
  expect(stops).toContain(false);
});

describe("a filtered link", () => {
  test("never shows the rows that it takes away, not even before the page is whole", async () => {
    await site.page.addInitScript(`
      window.seen = [];
      const look = () => {
        const all = document.querySelectorAll("#items tbody tr");
        window.seen.push([...all].filter((row) => row.offsetParent !== null).length);
      };
      const often = () => {
        look();
        requestAnimationFrame(often);
      };
      requestAnimationFrame(often);
      // What is laid out as soon as a row is there.
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    `);
    await site.page.goto(`${site.http}pruefpunkte.html?site=rz-a&state=open`);
    const shown = await rows("items").count();
    const seen = (await site.page.evaluate("window.seen")) as number[];
    expect(seen.length).toBeGreaterThan(1);
    expect(Math.max(...seen)).toBe(shown);
  });

  test("says without JavaScript that nothing is filtered, and where parts are", async () => {
    await site.open({ javaScriptEnabled: false });
    await site.page.goto(`${site.file}pruefpunkte.html?site=rz-a&state=open`);
    expect(await rows("items").count()).toBe(site.built.report.items.length);
    const text = await site.page.locator("main").innerText();
    expect(text).toContain(`alle ${site.built.report.items.length} Zeilen`);
    await site.page.locator("noscript a", { hasText: "Standorte" }).click();
    await expect.poll(() => site.page.url()).toBe(`${site.file}standorte.html`);
  });
});

describe("on a phone", () => {
  test.each([
    "pruefpunkte",
    "luecken",
    "nachweise",
    "anforderungen",
    "befunde",
    "ausfall",
    "umzug",
    "zertifikate",
    "massnahmen",
    "zielobjekte",
    "audits",
    "umsetzungsplan",
    "dokumente",
    "index",
  ])("no column of %s lies beside the screen: rows are cards", async (name) => {
    await site.open({ viewport: { width: 360, height: 740 } });
    await site.page.goto(`${site.file}${name}.html`);
    const beside = await site.page.locator(".scroll > table > tbody > tr > *").evaluateAll((cells) =>
      cells
        .filter((cell) => {
          const { left, right, width } = cell.getBoundingClientRect();
          return width > 0 && (right > 361 || left < -1);
        })
        .map((cell) => cell.outerHTML.slice(0, 200)),
    );
    expect(beside).toEqual([]);
    expect(await site.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });

  test("a card begins with its state, and says what each cell is", async () => {
    await site.open({ viewport: { width: 360, height: 740 } });
    await site.page.goto(`${site.file}pruefpunkte.html`);
    const row = rows("items").first();
    const tops = await row
      .locator("> *")
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
    expect(tops.indexOf(Math.min(...tops))).toBe(4);
    expect(await row.locator("td").first().getAttribute("data-label")).toBe("Stufe");
  });
});

test("between, a table that goes on beyond its edge says which columns are there", async () => {
  await site.open({ viewport: { width: 700, height: 900 } });
  await site.page.goto(`${site.file}nachweise.html`);
  const region = site.page.locator(".scroll", { has: site.page.locator("#nachweis-liste") });
  expect(await region.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  const sign = site.page.locator(".scroll-sign:visible:has(+ .scroll > #nachweis-liste)");
  expect(await sign.innerText()).toMatch(/^Weitere Spalten rechts: .*Gültigkeit/);
});

describe.each(["file", "http"] as const)("in three acts at most, over %s", (protocol) => {
  test("the new site's unmet Basis, with who and when", async () => {
    await site.page.goto(`${site[protocol]}index.html`);
    await site.page.getByRole("link", { name: "Der Umzug", exact: true }).click();
    await site.page.locator("form[data-filters=fehlend-rz-b] [data-field=level] summary").click();
    await site.page.locator("form[data-filters=fehlend-rz-b]").getByLabel("Basis", { exact: true }).check();
    const basis = site.built.report.relocations[0]?.missing.filter(({ level }) => level === "B");
    expect(await rows("fehlend-rz-b").count()).toBe(basis?.length);
  });

  test("what lapses before March", async () => {
    await site.page.goto(`${site[protocol]}index.html`);
    await site.page
      .getByRole("navigation")
      .getByRole("link", { name: /^Nachweisregister/ })
      .click();
    await site.page.getByRole("group", { name: "Gültig bis" }).getByLabel("bis").fill("2027-02-28");
    const lapsing = site.built.report.evidence.filter(
      ({ validUntil }) => validUntil !== null && validUntil <= "2027-02-28",
    );
    expect(lapsing.length).toBeGreaterThan(0);
    expect(await rows("nachweis-liste").count()).toBe(lapsing.length);
  });

  test("what has to be done before cut-over", async () => {
    await site.page.goto(`${site[protocol]}index.html`);
    await site.page.getByRole("link", { name: "Der Umzug", exact: true }).click();
    const [move] = site.built.report.relocations;
    await expect.poll(() => rows(`fehlend-${move?.to}`).count()).toBe(move?.missing.length);
    await expect.poll(() => site.page.locator("h1 + .result").innerText()).toContain("Was das ändert");
  });

  test("what has changed since the last state, and the certificate's duties", async () => {
    await site.page.goto(`${site[protocol]}index.html`);
    await site.page.getByRole("link", { name: "Alle Änderungen" }).click();
    expect(await site.page.locator(".result__sentence").innerText()).toMatch(/Seit .* nicht mehr/);
    await site.page
      .getByRole("navigation")
      .getByRole("link", { name: /^Zertifikate/ })
      .click();
    expect(await site.page.locator(".result__sentence").first().innerText()).toMatch(/von \d+ Pflichten/);
  });
});

describe("a sample", () => {
  test("is drawn by number and seed, stands in the address, and is the same on another machine", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?site=rz-a&site=rz-b`);
    await site.page.getByText("Stichprobe ziehen").click();
    await site.page.getByLabel("Gezogen werden").selectOption("item");
    await site.page.getByLabel("Startwert").fill("2026-11");
    await site.page.getByLabel("Begründung der Auswahl").fill("Erstes Überwachungsaudit (Beispiel)");
    await site.page.getByLabel("Anzahl").fill("10");
    await expect.poll(() => rows("items").count()).toBe(10);
    const chosen = await rows("items").allInnerTexts();
    const address = site.page.url();
    expect(query().get("draw")).toBe("10");

    await site.open({ viewport: { width: 360, height: 740 } });
    await site.page.goto(address);
    await expect.poll(() => rows("items").count()).toBe(10);
    await site.open({});
    await site.page.goto(address);
    expect(await rows("items").allInnerTexts()).toEqual(chosen);
    expect(await site.page.locator(".filter-notice").isVisible()).toBe(false);
    await site.page.emulateMedia({ media: "print" });
    const told = await site.page.locator(".filtered").innerText();
    expect(told).toContain("10 Prüfpunkte, gezogen mit Startwert „2026-11“");
    expect(told).toContain("Erstes Überwachungsaudit (Beispiel)");
    expect(told).not.toContain("ohne Datum");
  });

  test("of modules at target objects has all their items, and a chip takes it back", async () => {
    await site.page.goto(`${site.file}pruefpunkte.html?draw=2&unit=module&seed=7`);
    const ids = await rows("items").evaluateAll((all) =>
      all.map(({ dataset }) => `${dataset.module}|${dataset.object}|${dataset.site}`),
    );
    const units = new Set(ids);
    expect(units.size).toBe(2);
    const items = site.built.report.items.filter(({ requirement, object, site: at }) =>
      units.has(
        `${requirement.slice(0, requirement.lastIndexOf("."))}|${object ?? "verbund"}|${at ?? "verbund"}`,
      ),
    );
    expect(ids).toHaveLength(items.length);

    // A press on a number chooses among what was drawn, and draws nothing else.
    const [{ state } = { state: "proven" as const }] = items;
    const some = items.filter((item) => item.state === state).length;
    const press = number(words.state[state].de);
    expect(await press.locator("strong").innerText()).toBe(String(some));
    await press.click();
    await expect.poll(() => rows("items").count()).toBe(some);
    await press.click();
    await expect.poll(() => rows("items").count()).toBe(items.length);
    await site.page.locator(".filters__chip", { hasText: "Stichprobe" }).click();
    await expect.poll(() => rows("items").count()).toBe(site.built.report.items.length);
  });
});
