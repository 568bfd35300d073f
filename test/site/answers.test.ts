import { describe, expect, test } from "vitest";
import { comingLapses } from "../../src/report/forecast.ts";
import { addDays } from "../../src/text/date.ts";
import { useSiteInBrowser } from "./site-browser.ts";

/** The answer stands first, with what would change it, and leads on. */
const site = useSiteInBrowser();

const answer = (name: string) => site.page.getByRole("region", { name });
const result = () => site.page.locator(".result").first();

describe("the overview", () => {
  test("opens with four answers, before anything else", async () => {
    await site.page.goto(`${site.file}index.html`);
    const heads = await site.page.locator("main h2").allInnerTexts();
    expect(heads.slice(0, 4)).toEqual([
      "Zertifizierbar?",
      "Genügt ein Rechenzentrum allein?",
      "Der Umzug",
      "Was läuft als Nächstes ab?",
    ]);
  });

  test("says whether a certificate is possible by the report's own verdict", async () => {
    await site.page.goto(`${site.file}index.html`);
    const text = await answer("Zertifizierbar?").innerText();
    expect(site.built.report.certificate.clear).toBe(false);
    expect(text).toContain(`nein, ${site.built.report.blockers.length} Hindernisse`);
    expect(text).toContain(site.built.report.certificate.blockers.de);
  });

  test("has a verdict for every site that may be lost, with what would change it", async () => {
    await site.page.goto(`${site.file}index.html`);
    const { losses } = site.built.report.failover;
    const results = answer("Genügt ein Rechenzentrum allein?").locator(".result");
    await expect.poll(() => results.count()).toBe(losses.length);
    for (const [place, { reasons }] of losses.entries()) {
      const acts = await results.nth(place).locator(".acts__list li").count();
      expect(acts).toBeGreaterThan(reasons.length > 0 ? 0 : -1);
      expect(acts).toBeLessThanOrEqual(3);
    }
  });

  test("tells of the move the days left and what is missing", async () => {
    await site.page.goto(`${site.file}en/index.html`);
    const [move] = site.built.report.relocations;
    const text = await answer("The move").innerText();
    const left = (Date.parse(move?.cutOver ?? "") - Date.parse(site.built.report.asOf)) / 86_400_000;
    expect(text).toContain(`${left} days left`);
    expect(text).toContain(`${move?.missing.length} items are missing`);
  });

  test("names each date that the forecast has, and each phase of a site that begins", async () => {
    const { report } = site.built;
    const last = addDays(report.asOf, 90);
    const due = comingLapses(report).filter(({ day }) => day <= last);
    const phases = report.sites
      .flatMap((one) => one.phases)
      .filter(({ from }) => from > report.asOf && from <= last);
    expect(new Set(due.map(({ kind }) => kind)).size).toBeGreaterThan(2);
    await site.page.goto(`${site.file}index.html`);
    const number = due.length + phases.length;
    const rows = site.page.locator('section[aria-labelledby="fristen"] tbody tr:has(> td.nowrap)');
    await expect.poll(() => rows.count()).toBe(number);
    expect(await answer("Was läuft als Nächstes ab?").innerText()).toContain(`laufen ${number} ab`);
  });

  test("bears the mark of an example once", async () => {
    await site.page.goto(`${site.file}index.html`);
    expect(await site.page.locator("main").innerText()).not.toContain("Dies ist ein Beispiel");
    expect(await site.page.locator(".example-mark").count()).toBe(1);
  });
});

test("the new site's unmet Basis has who and until when: the move, its list", async () => {
  await site.page.goto(`${site.file}index.html`);
  await answer("Der Umzug").getByRole("link", { name: "Der Umzug", exact: true }).click();
  const [move] = site.built.report.relocations;
  const rows = site.page.locator(`#fehlend-${move?.to} tbody tr:visible`);
  await expect.poll(() => rows.count()).toBe(move?.missing.length);
  const planned = move?.missing.find(({ action }) => action?.due);
  expect(
    await rows
      .filter({ hasText: planned?.action?.text ?? "" })
      .first()
      .innerText(),
  ).toMatch(/bis \d{2}\.\d{2}\.\d{4}/);
});

test.each([
  "file",
  "http",
] as const)("of a critical process the page begins with its worst verdict, and links each, over %s", async (protocol) => {
  await site.page.goto(`${site[protocol]}index.html`);
  await site.page.getByLabel("Suche", { exact: true }).fill("Abrechnung");
  await site.page.keyboard.press("Enter");
  await site.page.waitForURL(/suche\.html\?q=Abrechnung$/);
  await site.page
    .locator("#search-results")
    .getByRole("link", { name: "Abrechnung", exact: true })
    .first()
    .click();
  await site.page.waitForURL(/zielobjekte\/abrechnung\.html/);
  expect(await result().innerText()).toMatch(/^(nicht ausreichend|nicht gezeigt|ausreichend)/);
  expect(await result().innerText()).toContain("Was das ändert");
  const verdicts = site.built.report.failover.processes.filter(({ process }) => process === "abrechnung");
  const links = answer("Urteile zur Ausfallsicherheit").getByRole("link", {
    name: "Urteil über diesen Prozess",
  });
  await expect.poll(() => links.count()).toBe(verdicts.length);
  await links.first().click();
  const target = () => new URL(site.page.url()).hash.slice(1);
  await expect.poll(target).not.toBe("");
  await expect.poll(() => site.page.locator(`[id="${target()}"]`).count()).toBe(1);
});

test("a page of items begins with how many are proven, as the counts say", async () => {
  await site.page.goto(`${site.file}standorte/rz-a.html`);
  const counts = site.built.report.sites.find(({ id }) => id === "rz-a")?.counts;
  const needed = (counts?.items ?? 0) - (counts?.dispensable ?? 0);
  expect(await result().innerText()).toContain(`${counts?.proven} von ${needed} Prüfpunkten`);
});

test.each([
  "pruefpunkte",
  "nachweise",
  "umsetzungsplan",
  "audits",
  "befunde",
  "ausfall",
  "umzug",
  "zertifikate",
  "dokumente",
  "aenderungen",
  "risiken",
  "luecken",
  "bausteine",
  "zielobjekte",
  "standorte",
  "massnahmen",
  "anforderungen",
  "regeln",
])("%s begins with one sentence of result", async (name) => {
  for (const path of [`${name}.html`, await site.counterpart(`${name}.html`)]) {
    await site.page.goto(site.file + path);
    const sentence = await site.page.locator("h1 + .result > .result__sentence").innerText();
    expect(sentence).toMatch(/\.$/);
  }
});
