/**
 * How soon a filtered link shows its rows on a list of 4,367 items, beside the first paint of the same page, in Chromium over
 * `file://`; and how soon the whole list answers. The least of nine visits, which depends less on what else runs. The aim for a
 * filtered link is 1.5 times the first paint.
 *
 * Run: npx node bench/long-list.ts
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { check } from "../src/pipeline.ts";
import { toJson } from "../src/reporters/json.ts";
import { launchBrowser } from "../test/browser.ts";
import { writeLongList } from "../test/site/long-list-content.ts";
import { compilePackage } from "../tools/compile-package.ts";
import { compiledModule } from "./compiled-module.ts";
import { firstPaint } from "./first-paint.ts";

const items = 4367;
const visits = 9;
/** The visits that are measured. */
export const visited = [
  ["one object, one level", "pruefpunkte.html?object=server-7&level=S"],
  ["nothing fits", "pruefpunkte.html?object=server-7&level=none"],
  ["a third of the rows", "pruefpunkte.html?state=open"],
  ["no filter", "pruefpunkte.html"],
] as const;

/** Milliseconds from the beginning of a visit. */
export interface ListTimes {
  readonly paint: number;
  readonly shown: number;
}

/** Builds the list in an empty folder, by the compiled program, and visits it; the shortest times of each visit, in the order of `visited`. */
export async function visitList(folder: string): Promise<readonly ListTimes[]> {
  const browser = await launchBrowser();
  try {
    const out = await builtList(folder);
    const least: ListTimes[] = [];
    for (const [, path] of visited) {
      const times: ListTimes[] = [];
      for (let visit = 0; visit < visits; visit += 1) {
        times.push(await timesOf(browser, new URL(path, pathToFileURL(join(out, "index.html"))).href));
      }
      least.push({
        paint: Math.min(...times.map(({ paint }) => paint)),
        shown: Math.min(...times.map(({ shown }) => shown)),
      });
    }
    return least;
  } finally {
    await browser.close();
  }
}

async function builtList(folder: string): Promise<string> {
  const [contentRoot, reportFile, outDir] = ["content", "report.json", "site"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await writeLongList(contentRoot, items);
  await writeFile(
    reportFile,
    toJson(await check(contentRoot, { today: "2026-11-23", version: "0.0.0" }), "de"),
  );
  const { buildSite } =
    await compiledModule<typeof import("../src/publish/build-site.ts")>("publish/build-site.js");
  await buildSite({ reportFile, contentRoot, outDir });
  return outDir;
}

if (import.meta.main) {
  await compilePackage();
  const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-list-"));
  try {
    for (const [n, { paint, shown }] of (await visitList(folder)).entries()) {
      process.stdout.write(
        `${visited[n]?.[0].padEnd(22)}  first paint ${paint.toFixed(0)} ms  rows ${shown.toFixed(0)} ms  ${(shown / paint).toFixed(2)} times\n`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Visits an address: when the first thing was painted, and when the number of rows was said and the rows below it were laid out. */
async function timesOf(browser: Browser, address: string): Promise<ListTimes> {
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
    const paint = await firstPaint(page);
    return { paint, shown };
  } finally {
    await page.close();
  }
}
