/**
 * How long the site takes to build and how large it gets, for 2,000 and 8,000 pages, beside a bare Astro site of as many
 * pages that shows one table each, as Astro builds it by default and with eight pages at a time, which is quicker. Prints
 * the least of five builds by turns, of the clock and of the processor's time, which depends less on what else runs; each
 * build has a process of its own. The ratios can be compared between machines: 8,000 to 2,000 pages per page (1: time grows
 * as the pages do), and ours to bare. What a slow disk adds to both brings them closer to 1. Nothing is removed before all is measured: ext4 passes over the inodes of files that have just gone, so
 * that each build would make the next one slower.
 *
 * Run: npx node bench/site.ts
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "astro";
import { check } from "../src/pipeline.ts";
import { buildSite } from "../src/publish/build-site.ts";
import { toJson } from "../src/reporters/json.ts";
import { writeSiteCorpus } from "./site-corpus.ts";

interface Measured {
  /** Processor time in seconds. */
  readonly seconds: number;
  /** Time by the clock in seconds. */
  readonly clock: number;
  readonly pages: number;
  readonly megabytes: number;
  /** Most memory that the process held, in MB. */
  readonly memory: number;
}

const rounds = 5;

/** What is built: our site, and how many pages at a time a bare one makes. */
const kinds = ["site", "bare", "bare-8"] as const;
const concurrency: Readonly<Record<string, number>> = { bare: 1, "bare-8": 8 };

const [kind, size, into] = process.argv.slice(2);
if (kind === undefined) await inCache(compare);
else await measure(kind, Number(size), await mkdtemp(join(into ?? "", "build-")));

/** Runs with a folder inside the project, so that a bare site finds Astro as any project does, and removes it in the end. */
async function inCache(run: (cache: string) => Promise<void>): Promise<void> {
  const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "bench-site-"));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(cache: string): Promise<void> {
  const perPage: number[] = [];
  for (const size of [2000, 8000]) {
    const least = new Map<string, Measured>();
    for (let round = 0; round < rounds; round++) {
      for (const kind of kinds) {
        // As many pages as ours has.
        const measured = await inOwnProcess(
          kind,
          kind === "site" ? size : (least.get("site")?.pages ?? size),
          cache,
        );
        least.set(kind, faster(least.get(kind) ?? measured, measured));
      }
    }
    const ours = least.get("site");
    if (ours === undefined) continue;
    perPage.push(ours.seconds / ours.pages);
    for (const [kind, { seconds, clock, pages, megabytes, memory }] of least) {
      const ratio = `ours to it ${(ours.seconds / seconds).toFixed(2)}, by the clock ${(ours.clock / clock).toFixed(2)}`;
      process.stdout.write(
        `${kind.padEnd(6)}  ${pages} pages  ${seconds.toFixed(1)} s of the processor, ${clock.toFixed(1)} s by the clock  ${((1000 * seconds) / pages).toFixed(2)} ms a page  ${megabytes.toFixed(0)} MB  ${memory.toFixed(0)} MB memory${kind === "site" ? "" : `  ${ratio}`}\n`,
      );
    }
  }
  const [small = Number.NaN, large = Number.NaN] = perPage;
  process.stdout.write(`a page among 8,000 to one among 2,000: ${(large / small).toFixed(2)}\n`);
}

function faster(one: Measured, other: Measured): Measured {
  const quicker = one.seconds <= other.seconds ? one : other;
  return { ...quicker, clock: Math.min(one.clock, other.clock) };
}

async function inOwnProcess(what: string, pages: number, folder: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    fileURLToPath(import.meta.url),
    what,
    String(pages),
    folder,
  ]);
  return JSON.parse(stdout);
}

async function measure(what: string, pages: number, folder: string): Promise<void> {
  const out = join(folder, "out");
  const run =
    what === "site"
      ? await prepareSite(folder, out, pages)
      : await prepareBare(folder, out, pages, concurrency[what] ?? 1);
  const start = process.cpuUsage();
  const begun = performance.now();
  await run();
  const clock = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(start);
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  const measured: Measured = {
    seconds: (user + system) / 1e6,
    clock,
    pages: files.filter(({ name }) => name.endsWith(".html")).length,
    megabytes: sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e6,
    memory: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(measured));
}

async function prepareSite(folder: string, out: string, pages: number): Promise<() => Promise<void>> {
  const contentRoot = join(folder, "content");
  await writeSiteCorpus(contentRoot, pages);
  const report = await check(contentRoot, { today: "2026-11-23", version: "0.0.0" });
  const reportFile = join(folder, "report.json");
  await writeFile(reportFile, toJson(report, "de"));
  return () => buildSite({ reportFile, contentRoot, outDir: out });
}

/** One page file, one table of twenty rows on each page. */
async function prepareBare(
  folder: string,
  out: string,
  pages: number,
  atATime: number,
): Promise<() => Promise<void>> {
  await mkdir(join(folder, "src/pages"), { recursive: true });
  await writeFile(
    join(folder, "src/pages/[id].astro"),
    `---
export const getStaticPaths = () => Array.from({ length: ${pages} }, (_, id) => ({ params: { id: String(id) } }));
const rows = Array.from({ length: 20 }, (_, row) => [row + 6 + ":00", Astro.params.id, 20 + (row % 5), "in Ordnung"]);
---
<!doctype html>
<html lang="de"><head><title>{Astro.params.id}</title></head>
<body><table>{rows.map((row) => <tr>{row.map((cell) => <td>{cell}</td>)}</tr>)}</table></body></html>
`,
  );
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  return () =>
    build({
      configFile: false,
      root: folder,
      outDir: out,
      logLevel: "silent",
      build: { format: "file", concurrency: atATime },
    });
}
