import { text as textIn } from "node:stream/consumers";
import type { Download } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { RemarksFile } from "../../../src/model/remarks.ts";
import { readRemarks } from "../../../src/source/saved-documents.ts";
import { axe, ibm } from "../engines.ts";
import { useSiteInBrowser } from "../site-browser.ts";
import { importIntoContent } from "./import-into-content.ts";

/** Remarks of an auditor: written, kept, exported, deleted, taken in again. */
const site = useSiteInBrowser();

const requirement = "anforderungen/INF.2.A3.html";
const evidence = "nachweise/rz-a-plan.png.html";
const list = "anmerkungen.html";

const box = () => site.page.locator("[data-remark]").first();
const remarks = () => site.page.locator(".remarks__list > li");
const press = (name: string) => site.page.getByRole("button", { name, exact: true }).click();
const status = () => site.page.locator(".remarks-bar__status").innerText();
const said = () => site.page.locator("[data-remarks-said]").innerText();
const stored = (storage: "localStorage" | "sessionStorage") =>
  site.page.evaluate<string | null>(
    `Object.entries(${storage}).find(([key]) => key.startsWith("nachweis-remarks"))?.[1] ?? null`,
  );

async function remark(verdict: string, text: string, severity = ""): Promise<void> {
  await box().locator("> button").click();
  await box().getByLabel(verdict, { exact: true }).check();
  await box().locator("textarea").fill(text);
  await box().locator("select").selectOption(severity);
  await box()
    .getByRole("button", { name: /^(Übernehmen|Save)$/ })
    .click();
}

async function exported(): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([site.page.waitForEvent("download"), press("Als Datei sichern")]);
  return { name: download.suggestedFilename(), text: await contentOf(download) };
}

async function contentOf(download: Download): Promise<string> {
  return textIn(await download.createReadStream());
}

async function takeIn(text: string): Promise<void> {
  await site.page.setInputFiles("[data-remarks-import]", {
    name: "anmerkungen.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await expect.poll(said).not.toBe("");
}

describe.each(["file", "http"] as const)("over %s", (protocol) => {
  const open = (path: string) => site.page.goto(site[protocol] + path);

  test("are written, kept, exported, deleted, taken in again: everything is back", async () => {
    await open(requirement);
    expect(await status()).toBe("Noch keine Anmerkung.");
    await remark("Frage", "Wo steht das Protokoll?\n<img src=x onerror=\"window.broken = 'remark'\">");
    const question = site.page.locator(".remarks__keep");
    expect((await question.innerText()).includes("denselben Speicher")).toBe(protocol === "file");
    await press("Ja, in diesem Browser behalten");
    expect(await question.isVisible()).toBe(false);
    await open(evidence);
    await remark("auffällig", "Unterschrift fehlt.", "AG");
    expect(await status()).toBe("2 Anmerkungen, noch nicht als Datei gesichert.");

    await open(list);
    await site.page.getByLabel("Titel des Audits").fill("Überwachung 2026");
    await site.page.getByLabel("Datum").fill("2026-11-25");
    await site.page.getByLabel("Auditor (als Rolle)").fill("Auditteamleitung");
    const { name, text } = await exported();
    expect(name).toBe("anmerkungen-2026-11-25-2026-11-23.json");
    const checked = await importIntoContent(site.built.root, text);
    const audit = checked.audits.find(({ title }) => title === "Überwachung 2026");
    expect(audit?.questions.map(({ state }) => state)).toEqual(["open"]);
    expect(audit?.findings.map(({ severity }) => severity)).toEqual(["minor"]);
    expect(checked.findings.some(({ rule }) => rule === "audit-question-open")).toBe(true);
    const file = readRemarks(text);
    expect(file).toMatchObject({
      edition: { asOf: "2026-11-23", title: site.built.report.domain.title },
      audit: { title: "Überwachung 2026", kind: "certification", auditor: "Auditteamleitung" },
    });
    expect(file.remarks.map(({ about, verdict, severity }) => [about, verdict, severity])).toEqual([
      [
        { kind: "item", requirement: "INF.2.A3", object: "raum-a", site: "rz-a", state: "proven" },
        "question",
        null,
      ],
      [
        {
          kind: "evidence",
          path: "evidence/rz-a/plan.png",
          sha256: site.built.report.evidence.find(({ path }) => path === "evidence/rz-a/plan.png")?.digest,
        },
        "flagged",
        "AG",
      ],
    ]);
    expect(await status()).toMatch(/^2 Anmerkungen, zuletzt als Datei gesichert am \d\d\.\d\d\.\d{4}\.$/);

    await press("Alle löschen");
    await press("Ja, löschen");
    expect([await remarks().count(), await stored("localStorage"), await stored("sessionStorage")]).toEqual([
      0,
      null,
      null,
    ]);
    await site.page.reload();
    expect(await status()).toBe("Noch keine Anmerkung.");

    await takeIn(text);
    expect(await said()).toBe("Übernommen: 2.");
    expect(await site.page.getByLabel("Titel des Audits").inputValue()).toBe("Überwachung 2026");
    expect(await remarks().count()).toBe(2);
    await takeIn(text);
    await expect.poll(said).toBe("Übernommen: 0. Schon da: 2.");
    await press("Fragen 1");
    expect(await remarks().count()).toBe(1);
    await site.page.reload();
    expect(await remarks().innerText()).toContain("Wo steht das Protokoll?\n<img src=x");
    await site.page.locator("[data-remarks-list] a").click();
    await site.page.waitForURL(/INF\.2\.A3\.html#raum-a(@|%40)rz-a$/);
    await expect.poll(() => box().innerText()).toContain("Wo steht das Protokoll?");
    expect(await site.page.evaluate("window.broken")).toBeUndefined();
    expect((await exported()).text).toBe(text);
  });

  test("stay in the tab alone if the reader refuses, from page to page", async () => {
    await open(requirement);
    await remark("akzeptiert", "");
    await press("Nein, nur in diesem Tab");
    expect([await stored("localStorage"), await remarks().count()]).toEqual([null, 1]);
    await open(evidence);
    expect(await status()).toMatch(/^1 Anmerkung,/);
    expect(await site.page.locator(".remarks-bar").innerText()).toContain(
      "Wird er geschlossen, sind sie weg.",
    );
    const other = await site.page.context().newPage();
    await other.goto(site[protocol] + requirement);
    expect(await other.locator(".remarks__list > li").count()).toBe(0);
  });

  test("of an earlier edition say what has changed since, and none is dropped", async () => {
    await open(list);
    const of = (id: string, about: RemarksFile["remarks"][number]["about"]) =>
      ({ id, about, verdict: "question", text: id, severity: null, day: "2026-10-01" }) as const;
    const item = { kind: "item", requirement: "INF.2.A3", object: "raum-a", site: "rz-a" } as const;
    const file: RemarksFile = {
      format: "nachweis-remarks",
      version: 1,
      edition: { domain: null, title: "x", asOf: "2026-10-01", revision: null, clearance: "internal" },
      audit: { title: "Voraudit", kind: "internal", date: "2026-10-01", auditor: null },
      exported: "2026-10-02",
      remarks: [
        of("a", { ...item, state: "open" }),
        of("b", { ...item, state: "proven" }),
        of("c", { ...item, site: "rz-weg", state: "open" }),
        of("d", { kind: "evidence", path: "evidence/rz-a/plan.png", sha256: "0".repeat(64) }),
        of("e", { kind: "evidence", path: "evidence/weg.pdf", sha256: null }),
        of("f", { kind: "evidence", path: "constructor", sha256: null }),
      ],
    };
    await takeIn(JSON.stringify(file));
    expect(await said()).toBe("Übernommen: 6. Zu etwas, das es in dieser Ausgabe nicht gibt: 3; behalten.");
    const things = await site.page.locator("[data-remarks-list] > li").allInnerTexts();
    expect(things.filter((text) => text.includes("In dieser Ausgabe gibt es das nicht"))).toHaveLength(3);
    expect(things.filter((text) => text.includes("bei anderem Zustand angemerkt: offen"))).toHaveLength(1);
    expect(things.filter((text) => text.includes("andere SHA-256"))).toHaveLength(1);
    await open(requirement);
    expect(await remarks().locator(".remarks__warning").allInnerTexts()).toEqual([
      "bei anderem Zustand angemerkt: offen",
    ]);
  });
});

test("a file of something else is refused in one sentence, and nothing changes", async () => {
  await site.page.goto(site.http + list);
  for (const [text, answer] of [
    ["{", "Nichts übernommen: Das ist keine Datei von Anmerkungen."],
    [
      '{"format":"nachweis-remarks","version":9}',
      "Nichts übernommen: Die Datei ist von einer neueren Version von nachweis.",
    ],
    [
      '{"format":"nachweis-remarks","version":1,"edition":{},"audit":{},"remarks":[]}',
      "Nichts übernommen: An der Stelle „edition.domain“ steht etwas anderes als erwartet.",
    ],
  ] as const) {
    await takeIn(text);
    await expect.poll(said).toBe(answer);
  }
  expect(await status()).toBe("Noch keine Anmerkung.");
});

test.each([
  ["QuotaExceededError", "Der Speicher des Browsers ist voll."],
  ["SecurityError", "Der Browser lässt hier nichts speichern."],
])("where the browser stores nothing, the page says so and keeps them: %s", async (name, sentence) => {
  await site.page.addInitScript(
    `Storage.prototype.setItem = () => { throw new DOMException("", ${JSON.stringify(name)}); };`,
  );
  await site.page.goto(site.http + evidence);
  await remark("auffällig", "Ohne Speicher");
  const bar = await site.page.locator(".remarks-bar").innerText();
  expect(bar).toContain(`${sentence} Nur auf dieser Seite: Wird sie verlassen, sind sie weg.`);
  expect(readRemarks((await exported()).text).remarks.map(({ text }) => text)).toEqual(["Ohne Speicher"]);
});

test("what is stored and can't be read is left as it is, said and handed out", async () => {
  await site.page.goto(site.http + list);
  const key = `nachweis-remarks:${site.built.report.domain.title}`;
  await site.page.evaluate(`localStorage.setItem(${JSON.stringify(key)}, "{kaputt")`);
  await site.page.reload();
  expect(await site.page.locator(".remarks-bar").innerText()).toContain("lässt sich nicht lesen");
  const [download] = await Promise.all([
    site.page.waitForEvent("download"),
    site.page.getByRole("link", { name: "nicht lesbar" }).click(),
  ]);
  expect(await contentOf(download)).toBe("{kaputt");
  expect(await stored("localStorage")).toBe("{kaputt");
});

test("a form asks for what is needed, and is worked by keyboard alone", async () => {
  await site.page.goto(site.http + requirement);
  const alert = () => box().getByRole("alert").innerText();
  await box().locator("> button").press("Enter");
  await site.page.keyboard.press("Escape");
  expect(await box().locator("form").count()).toBe(0);
  await site.page.keyboard.press("Enter");
  await box().getByRole("button", { name: "Übernehmen" }).press("Enter");
  expect(await alert()).toBe("Wählen Sie ein Urteil.");
  await site.page.keyboard.press("ArrowDown");
  await box().getByRole("button", { name: "Übernehmen" }).press("Enter");
  expect(await alert()).toBe("Schreiben Sie, was auffällt oder was die Frage ist.");
  await site.page.keyboard.type("Am Türschild");
  await site.page.keyboard.press("Tab");
  await site.page.keyboard.press("Tab");
  await site.page.keyboard.press("Enter");
  expect(await remarks().innerText()).toMatch(/^auffällig\s+\S+\s+Am Türschild/);
  expect(await site.page.locator(":focus").innerText()).toBe("Weitere Anmerkung");
  await remark("akzeptiert", "", "AS");
  expect(await alert()).toMatch(/^Eine Abweichung/);
});

test("another tab's remark is shown, and a form in which something is written stays", async () => {
  await site.page.goto(site.http + requirement);
  await remark("akzeptiert", "");
  await press("Ja, in diesem Browser behalten");
  const other = await site.page.context().newPage();
  await other.goto(site.http + list);
  await other.getByRole("button", { name: "Ändern", exact: true }).click();
  await other.locator("textarea").fill("Hier im Entwurf");
  await site.page.goto(site.http + evidence);
  await remark("Frage", "Wer?");
  await expect.poll(() => other.locator("[data-remarks-list] > li").count()).toBe(2);
  expect(await other.locator("textarea").inputValue()).toBe("Hier im Entwurf");
});

test("before a tab is closed that alone has remarks, the browser asks; a link within the site it follows at once", async () => {
  await site.page.goto(site.http + requirement);
  await remark("auffällig", "Nur hier");
  const asked: string[] = [];
  site.page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await site.page.locator(".remarks-bar a").click();
  await expect.poll(() => remarks().count()).toBe(1);
  expect(asked).toEqual([]);
  // The browser asks only whoever has done something on the page.
  await press("Fragen 0");
  await site.page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await exported();
  await site.page.close({ runBeforeUnload: true });
  await expect.poll(() => site.page.isClosed()).toBe(true);
  expect(asked).toHaveLength(1);
});

test("on paper stand the remarks, said to be no part of the edition, and no form", async () => {
  await site.page.goto(site.http + evidence);
  await remark("auffällig", "Unterschrift fehlt.");
  await box().locator("> button").click();
  await site.page.emulateMedia({ media: "print" });
  const text = await site.page.locator("main").innerText();
  expect(text).toContain("Anmerkung, nicht Teil dieser Ausgabe\n\nauffällig");
  expect(text).not.toMatch(/Übernehmen|übernommen|Anmerken|gesichert|Ändern/);
});

test.each([
  ["light", 1280, requirement],
  ["dark", 320, "en/requirements/INF.2.A3.html"],
] as const)(
  "no engine finds anything in form, question and list: %s, %i px",
  async (colorScheme, width, path) => {
    await site.open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
    await site.page.goto(site.http + path);
    await remark(path === requirement ? "auffällig" : "flagged", "x".repeat(200), "E");
    await site.page.locator("[data-remark] > button").first().click();
    expect([...(await axe(site.page)), ...(await ibm(site.page))]).toEqual([]);
    await site.page.goto(site.http + (path === requirement ? list : "en/remarks.html"));
    expect([...(await axe(site.page)), ...(await ibm(site.page))]).toEqual([]);
    expect(await site.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  },
  60_000,
);
