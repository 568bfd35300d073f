/**
 * How quickly the site's search answers among 4,000 documents: invented German texts, a site built from them as any other,
 * its search page in Chromium over `file://`, and queries typed letter by letter. Prints the size of the index, the time from
 * the first letter ever typed to its results (the index is loaded then), and from any other letter to its results, laid out:
 * the least of three rounds, which depends less on what else runs. The aim is 50 ms.
 *
 * Run: npx node bench/search.ts
 */
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "../src/pipeline.ts";
import { buildSite } from "../src/publish/build-site.ts";
import { toJson } from "../src/reporters/json.ts";
import { launchBrowser } from "../test/browser.ts";
import { firstPaint } from "./first-paint.ts";
import { writeDocuments } from "./search-corpus.ts";

const documents = 4000;
/** Milliseconds from a letter to its results. */
const limit = 50;
const rounds = 3;

/** What is typed: an identifier, words, a compound's end, mistyped words, an umlaut written out, several words, a frequent one. */
const queries = [
  "M-2714",
  "stromversorgung",
  "Notstromversorgumg",
  "Wartnug",
  "pruefprotokoll",
  "Prüfprotokolle der Netzersatzanlage",
  "Ausfall von Raum A",
  "rz-b",
  "der",
  "in Ordnung",
  "Leitung Haustechnik Batterie Kühlung Zutritt",
  '"Leitung der"',
  "gibtesnichtxyz",
];

/** How soon results are there, in milliseconds. */
export interface SearchTimes {
  readonly characters: number;
  /** Bytes of the index. */
  readonly index: number;
  /** Until something of the page was painted. */
  readonly paint: number;
  /** From the first letter ever typed, for which the index is loaded. */
  readonly first: number;
  /** From any other letter, by the text in the field: the shortest. */
  readonly times: ReadonlyMap<string, number>;
}

/** Builds the site in an empty folder and types the queries. */
export async function searched(folder: string): Promise<SearchTimes> {
  const contentRoot = join(folder, "content");
  const out = join(folder, "out");
  const characters = await writeDocuments(contentRoot, documents);
  const report = await check(contentRoot, { today: "2026-11-23", version: "0.0.0" });
  const reportFile = join(folder, "report.json");
  await writeFile(reportFile, toJson(report, "de"));
  await buildSite({ reportFile, contentRoot, outDir: out });
  const { size } = await stat(join(out, "assets/search-index.js"));
  return { characters, index: size, ...(await type(pathToFileURL(join(out, "suche.html")).href)) };
}

/** The time in the middle of all letters, and the longest. */
export function middleAndSlowest({ times }: SearchTimes): readonly [number, number] {
  const sorted = [...times.values()].sort((a, b) => a - b);
  return [sorted[sorted.length >> 1] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
}

if (import.meta.main) {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-search-"));
  try {
    const found = await searched(folder);
    const [middle, slowest] = middleAndSlowest(found);
    const { characters, index, first, paint, times } = found;
    const lines = [
      `${documents} documents, ${(characters / 1e6).toFixed(1)} million characters, index ${(index / 1e6).toFixed(1)} MB`,
      `first paint                 ${paint.toFixed(0)} ms`,
      `first letter, index loaded  ${first.toFixed(0)} ms`,
      `median of ${times.size} letters       ${middle.toFixed(1)} ms`,
      ...[...times]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 5)
        .map(([text, time]) => `slowest${time > limit ? ", too slow" : ""}  ${time.toFixed(1)} ms  ${text}`),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    process.exitCode = slowest > limit ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Types the queries over and over; the time of the first letter is taken once, of the others the shortest counts. */
async function type(address: string): Promise<Pick<SearchTimes, "paint" | "first" | "times">> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.evaluate(`(() => {
      const field = document.getElementById("search-field");
      window.answers = [];
      window.answered = (before) => new Promise((resolve) => {
        const look = () => answers.length > before ? resolve() : setTimeout(look, 1);
        look();
      });
      let start = 0;
      field.addEventListener("input", () => { start = performance.now(); }, { capture: true });
      new MutationObserver(() => {
        document.body.getBoundingClientRect();
        answers.push([field.value, performance.now() - start]);
      }).observe(document.getElementById("search-status"), { childList: true });
    })()`);
    const press = async (sign: string) => {
      const before = await page.evaluate<number>("answers.length");
      await page.keyboard.type(sign);
      // A space at the end asks for nothing new.
      if (sign !== " ") await page.evaluate(`answered(${before})`);
    };
    await press("s");
    const first = await page.evaluate<number>("answers[0][1]");
    // The words of the texts are read while nobody types; a typing error that comes sooner waits for them.
    await page.waitForTimeout(500);
    for (let round = 0; round < rounds; round += 1) {
      for (const query of queries) {
        await page.locator("#search-field").fill("");
        for (const sign of query) await press(sign);
      }
    }
    const times = new Map<string, number>();
    for (const [text, time] of await page.evaluate<[string, number][]>("answers.slice(1)")) {
      if (text !== "") times.set(text, Math.min(time, times.get(text) ?? time));
    }
    const paint = await firstPaint(page);
    return { paint, first, times };
  } finally {
    await browser.close();
  }
}
