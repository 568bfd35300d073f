import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readRemarks } from "../../src/source/saved-documents.ts";
import { sha256 } from "../content-root.ts";
import type { BuiltSite } from "./build-fixture.ts";
import { type Firefox, installedFirefox, launchFirefox } from "./firefox.ts";
import { pageTypes } from "./page-types.ts";
import { importIntoContent } from "./remarks/import-into-content.ts";
import { serve } from "./serve.ts";
import { sharedSites } from "./shared-sites.ts";

const program = installedFirefox();

describe.skipIf(program === undefined)(
  `Firefox${program ? "" : " (skipped: it is not installed here)"}`,
  () => {
    let built: BuiltSite;
    let server: Awaited<ReturnType<typeof serve>>;
    let firefox: Firefox;
    let roots: Readonly<Record<"file" | "http", string>>;

    beforeAll(async () => {
      built = await sharedSites.whole();
      firefox = await launchFirefox(program ?? "");
      server = await serve(built.out);
      roots = { file: `${pathToFileURL(built.out).href}/`, http: server.address };
    });
    afterAll(async () => {
      await firefox?.close();
      await server?.stop();
    });
    afterEach(() => {
      expect(firefox.troubles).toEqual([]);
      const outside = firefox.requests.filter(
        (url) => !url.startsWith("data:") && !url.startsWith(roots.http),
      );
      expect(outside).toEqual([]);
    });

    /** Number of elements that match and are shown. */
    const shown = (selector: string) =>
      firefox.evaluate(
        `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((found) => found.checkVisibility()).length`,
      );

    describe.each(["file", "http"] as const)("over %s", (protocol) => {
      const open = (path: string) => firefox.open(roots[protocol] + path);

      test("loads style sheet, scripts and fonts from files beside the pages", async () => {
        await open("anforderungen/INF.2.A3.html");
        const looks =
          "({ font: getComputedStyle(document.body).fontFamily, menu: getComputedStyle(document.querySelector('.menu')).borderRightStyle })";
        expect(await firefox.evaluate(looks)).toEqual({
          font: expect.stringContaining("Fira Sans"),
          menu: "solid",
        });
        await firefox.evaluate("document.fonts.ready.then(() => null)");
        const loaded = "[...document.fonts].filter((font) => font.status === 'loaded').length";
        expect(await firefox.evaluate(loaded)).toBeGreaterThan(0);
        expect(await shown(".site-search")).toBe(1);
      });

      test("says whether a file is the one that a page of evidence is about", async () => {
        await open("nachweise/rz-a-konfiguration.txt.html");
        const digest = await firefox.evaluate("document.querySelector('.file-check').dataset.fileCheck");
        const folder = join(built.out, "nachweise/dateien");
        const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
        const file = files.find((bytes) => sha256(bytes) === digest) ?? Buffer.alloc(0);
        const outcomeOf = (bytes: Buffer) =>
          firefox.evaluate(`(async () => {
            const box = document.querySelector(".file-check");
            delete box.dataset.outcome;
            const input = box.querySelector("input");
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(${JSON.stringify([...bytes])})], "erhalten.txt"));
            input.files = files.files;
            input.dispatchEvent(new Event("change"));
            while (!box.dataset.outcome) await new Promise((done) => setTimeout(done, 20));
            return box.dataset.outcome;
          })()`);
        expect(await outcomeOf(file)).toBe("same");
        expect(await outcomeOf(Buffer.concat([file, Buffer.from("x")]))).toBe("other");
      });

      test("shows a page of each type without an error, a request elsewhere or a script of the content", async () => {
        for (const path of pageTypes) {
          await open(path);
          expect(await firefox.evaluate("window.broken"), path).toBeUndefined();
        }
      });

      test("loads the search index on first use and finds", async () => {
        await open("suche.html");
        expect(await firefox.evaluate("typeof nachweisIndex")).toBe("undefined");
        await open("suche.html?q=Stromversorgung");
        await expect.poll(() => shown("#search-results li")).toBeGreaterThan(0);
      });

      test("finds everything about a word, then evidence and digest of a requirement, by clicks", async () => {
        const link = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;
        const proof = built.report.evidence.find(({ path }) => path.startsWith("evidence/rz-a/usv/"));
        await open("suche.html?q=Notstrom");
        const result = '#search-results a[href*="INF.2.A3"]';
        await expect.poll(() => shown(result)).toBeGreaterThan(0);
        await firefox.click(link(result));
        await expect.poll(() => firefox.evaluate("location.pathname")).toContain("INF.2.A3.html");
        await expect.poll(() => firefox.evaluate("document.readyState")).toBe("complete");
        await firefox.click(link('main a[href*="nachweise/"][href*="usv"][href$=".html"]'));
        await expect.poll(() => firefox.evaluate("location.pathname")).toContain("/nachweise/");
        await expect.poll(() => firefox.evaluate("document.readyState")).toBe("complete");
        expect(proof?.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(await firefox.evaluate("document.querySelector('main').textContent")).toContain(proof?.sha256);
      });

      test("keeps filters in the address", async () => {
        await open("pruefpunkte.html?site=rz-b&state=open");
        const open_ = built.report.items.filter((item) => item.site === "rz-b" && item.state === "open");
        expect(await shown("#items tbody tr")).toBe(open_.length);
      });

      test("answers an auditor in three acts at most, by mouse and keyboard", async () => {
        const link = (text: string) =>
          `[...document.querySelectorAll("a")].find((a) => a.innerText.trim().startsWith(${JSON.stringify(text)}))`;
        const sentence = () =>
          firefox.evaluate("document.querySelector('.result__sentence')?.innerText ?? ''");
        const follow = async (text: string, page: string) => {
          await firefox.click(link(text));
          await expect.poll(() => firefox.evaluate("location.pathname")).toContain(page);
          await expect.poll(() => firefox.evaluate("document.readyState")).toBe("complete");
        };
        const fields = 'form[data-filters="fehlend-rz-b"] [data-field=level]';

        // What has to be done before cut-over, and the new site's unmet Basis, with who and when.
        await open("index.html");
        await follow("Der Umzug", "umzug.html");
        expect(await shown("#fehlend-rz-b tbody tr")).toBe(built.report.relocations[0]?.missing.length);
        await firefox.click(`document.querySelector('${fields} summary')`);
        await firefox.click(`document.querySelector('${fields} input[value=B]')`);
        const basis = built.report.relocations[0]?.missing.filter(({ level }) => level === "B");
        await expect.poll(() => shown("#fehlend-rz-b tbody tr")).toBe(basis?.length);

        // A process on one site and what would change it: typing with Enter is one act.
        await open("index.html");
        await firefox.click("document.querySelector('#site-search')");
        await firefox.type("Abrechnung\uE006");
        await expect.poll(() => shown("#search-results li")).toBeGreaterThan(0);
        await follow("Abrechnung", "zielobjekte/abrechnung.html");
        expect(await firefox.evaluate("document.querySelector('.result').innerText")).toContain(
          "Was das ändert",
        );

        // What lapses before March.
        await open("index.html");
        await follow("Nachweisregister", "nachweise.html");
        await firefox.click("document.querySelector('[name=expires-to]')");
        // Month, day and year, as the field asks for them in this language.
        await firefox.type("02282027");
        const lapsing = built.report.evidence.filter(
          ({ validUntil }) => validUntil !== null && validUntil <= "2027-02-28",
        );
        await expect.poll(() => shown("#nachweis-liste tbody tr")).toBe(lapsing.length);

        // What has changed since the last state, and the certificate's duties.
        await open("index.html");
        await follow("Alle Änderungen", "aenderungen.html");
        expect(await sentence()).toMatch(/Seit .* nicht mehr/);
        await follow("Zertifikate", "zertifikate.html");
        expect(await sentence()).toMatch(/von \d+ Pflichten/);
      });

      test("says on every sheet what the page is: its head is the title", async () => {
        await open("index.html");
        const title = () => firefox.evaluate("document.title");
        const before = await title();
        await firefox.evaluate("dispatchEvent(new Event('beforeprint'))");
        expect(await title()).toMatch(/^Stichtag 23\.11\.2026 · Einstufung: .* · /);
        await firefox.evaluate("dispatchEvent(new Event('afterprint'))");
        expect(await title()).toBe(before);
      });

      test("remembers the theme from page to page", async () => {
        const theme = () => firefox.evaluate("document.documentElement.dataset.kernTheme");
        const press = () => firefox.evaluate("document.querySelector('.theme-switch').click()");
        await open("index.html");
        const light = await firefox.evaluate("getComputedStyle(document.body).backgroundColor");
        await press();
        await open("en/controls/LWL-17.html");
        expect(await theme()).toBe("dark");
        expect(await firefox.evaluate("getComputedStyle(document.body).backgroundColor")).not.toBe(light);
        await press();
        expect(await theme()).toBe("light");
      });

      test("keeps the remarks of an auditor: written, exported, deleted, taken in again", async () => {
        const button = (name: string) =>
          `[...document.querySelectorAll("button")].find((one) => one.innerText === ${JSON.stringify(name)} && one.checkVisibility())`;
        const press = (name: string) => firefox.click(button(name));
        const remarks = () => shown(".remarks__list > li");
        await open("anforderungen/INF.2.A3.html");
        await press("Anmerken");
        await firefox.click("document.querySelector('.remarks__form [value=question]')");
        await firefox.click("document.querySelector('.remarks__form textarea')");
        await firefox.type("Wo?");
        await press("Übernehmen");
        await press("Ja, in diesem Browser behalten");
        await open("nachweise/rz-a-plan.png.html");
        await press("Anmerken");
        await firefox.click("document.querySelector('.remarks__form [value=accepted]')");
        await press("Übernehmen");
        await open("anmerkungen.html");
        expect(await remarks()).toBe(2);
        await press("Als Datei sichern");
        let text = "";
        await expect.poll(async () => (text = (await firefox.takeDownload()) ?? "")).not.toBe("");
        expect(readRemarks(text).remarks.map((remark) => [remark.verdict, remark.text])).toEqual([
          ["question", "Wo?"],
          ["accepted", ""],
        ]);
        const checked = await importIntoContent(built.root, text);
        expect(checked.audits.flatMap(({ questions }) => questions.map((one) => one.text)).join()).toContain(
          "Wo?",
        );
        expect(checked.findings.some(({ rule }) => rule === "audit-question-open")).toBe(true);
        await press("Alle löschen");
        await press("Ja, löschen");
        await open("anmerkungen.html");
        expect(await remarks()).toBe(0);
        await firefox.evaluate(`(() => {
          const input = document.querySelector("[data-remarks-import]");
          const files = new DataTransfer();
          files.items.add(new File([${JSON.stringify(text)}], "anmerkungen.json"));
          input.files = files.files;
          input.dispatchEvent(new Event("change"));
        })()`);
        await expect.poll(remarks).toBe(2);
        // What is in the tab alone goes along a link; an address that is typed may begin anew over file://.
        await firefox.click(`document.querySelector("[data-remarks-list] a")`);
        await expect.poll(() => firefox.evaluate("location.pathname")).toContain("INF.2.A3.html");
        await expect.poll(remarks).toBe(1);
        await open("anmerkungen.html");
        await press("Alle löschen");
        await press("Ja, löschen");
      });

      test("shows evidence itself: PDF, picture, drawing, table and text", async () => {
        await open("nachweise/rz-a-alt.pdf.html");
        expect(await shown(".preview object")).toBe(1);
        expect(await shown(".preview object p"), "words for who has no viewer").toBe(0);
        for (const [page, width] of [
          ["rz-a-plan.png", 1],
          ["rz-a-schema.svg", 20],
        ]) {
          await open(`nachweise/${page}.html`);
          await expect
            .poll(() => firefox.evaluate("document.querySelector('.preview img').naturalWidth"))
            .toBe(width);
        }
        await open("nachweise/rz-a-log.csv.html");
        expect(await shown(".preview tbody tr")).toBe(2);
        await open("nachweise/rz-a-konfiguration.txt.html");
        expect(await firefox.evaluate("document.querySelector('.preview pre').textContent")).toContain(
          "<img src=x",
        );
      });
    });
  },
);
