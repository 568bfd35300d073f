/**
 * How soon a filtered link shows its rows on a list of 4,367 items, beside the first paint of the same page, in Chromium over
 * `file://`; and how soon the whole list answers. The least of nine visits, which depends less on what else runs. The aim for a
 * filtered link is 1.5 times the first paint.
 *
 * Run: npx node bench/long-list.ts
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../test/browser.ts";
import { buildFixture } from "../test/site/build-fixture.ts";
import { writeLongList } from "../test/site/long-list-content.ts";

const items = 4367;
const visits = 9;
const addresses = [
  ["one object, one level", "pruefpunkte.html?object=server-7&level=S"],
  ["nothing fits", "pruefpunkte.html?object=server-7&level=none"],
  ["a third of the rows", "pruefpunkte.html?state=open"],
  ["no filter", "pruefpunkte.html"],
] as const;

interface Times {
  /** Milliseconds from the beginning of the visit. */
  readonly paint: number;
  readonly shown: number;
}

const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-list-"));
const browser = await launchBrowser();
try {
  const { out } = await buildFixture(folder, (root) => writeLongList(root, items));
  for (const [name, path] of addresses) {
    const times: Times[] = [];
    for (let visit = 0; visit < visits; visit += 1) {
      times.push(await timesOf(browser, new URL(path, pathToFileURL(join(out, "index.html"))).href));
    }
    const paint = Math.min(...times.map((time) => time.paint));
    const shown = Math.min(...times.map((time) => time.shown));
    process.stdout.write(
      `${name.padEnd(22)}  first paint ${paint.toFixed(0)} ms  rows ${shown.toFixed(0)} ms  ${(shown / paint).toFixed(2)} times\n`,
    );
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}

/** Visits an address: when the first thing was painted, and when the number of rows was said and the rows below it were laid out. */
async function timesOf(browser: Browser, address: string): Promise<Times> {
  const page = await browser.newPage();
  try {
    await page.addInitScript(`const times = new Promise((resolve) => { globalThis.report = resolve; }); globalThis.rowsShown = () => times;
    new MutationObserver((_, observer) => {
      if (!document.querySelector("form[data-filters] output")?.textContent) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => report(performance.now())));
    }).observe(document, { subtree: true, childList: true })`);
    await page.goto(address);
    const shown = await page.evaluate<number>("rowsShown()");
    const paint = await page.evaluate<number>(
      `performance.getEntriesByName("first-contentful-paint")[0].startTime`,
    );
    return { paint, shown };
  } finally {
    await page.close();
  }
}
