/**
 * How long the site takes to build and how large it gets, for 2,000 and 8,000 pages (or as many as are asked for), beside a bare
 * Astro site of as many pages that shows one table each, as Astro builds it by default and with eight pages at a time, which is
 * quicker. Prints the least of five builds by turns, of the clock and of the processor's time, which depends less on what else
 * runs; each build has a process of its own. The ratios can be compared between machines: most to fewest pages per page (1: time
 * grows as the pages do), and ours to bare. What a slow disk adds to both brings them closer to 1. Nothing is removed before all
 * is measured: ext4 passes over the inodes of files that have just gone, so that each build would make the next one slower.
 *
 * Run: npx node bench/site.ts [PAGES…]
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { check } from "../src/pipeline.ts";
import { toJson } from "../src/reporters/json.ts";
import { compiledModule } from "./compiled-module.ts";
import { writeSiteCorpus } from "./site-corpus.ts";

/** What a build took, and what it made. */
export interface SiteBuild {
  /** Processor time in seconds. */
  readonly seconds: number;
  /** Time by the clock in seconds. */
  readonly clock: number;
  readonly pages: number;
  readonly megabytes: number;
  /** Bytes of a page of evidence on average: other kinds say more where more is modelled. 0 for a bare site. */
  readonly evidencePage: number;
  /** Most memory that the process held, in MB. */
  readonly memory: number;
}

/** What is built: our site, and a bare one, of which so many pages are made at a time. */
const kinds = { site: 0, bare: 1, "bare-8": 8 } as const;
type Kind = keyof typeof kinds;

if (import.meta.main) {
  const [first, ...rest] = process.argv.slice(2);
  if (first === "build") await measure(...(rest as [Kind, string, string]));
  else {
    // A process that measures does not load the compilers.
    const { compilePackage } = await import("../tools/compile-package.ts");
    await compilePackage();
    await inProjectFolder((folder) => compare(folder, [first ?? "2000", ...(first ? rest : ["8000"])]));
  }
}

/** Runs with a folder inside the project, so that a bare site finds Astro as any project does, and removes it in the end. */
export async function inProjectFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "bench-site-"));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Builds our site, by the compiled program, and bare ones of as many pages by turns, each in a process of its own; returns the least
 * time of each.
 *
 * @param folder of `inProjectFolder`
 * @param write fills the content root
 */
export async function siteBeside(
  folder: string,
  write: (root: string) => Promise<void>,
  rounds: number,
): Promise<Readonly<Record<Kind, SiteBuild>>> {
  const place = await mkdtemp(join(folder, "content-"));
  const root = join(place, "content");
  await write(root);
  const report = await check(root, { today: "2026-11-23", version: "0.0.0" });
  await writeFile(join(place, "report.json"), toJson(report, "de"));
  const least: Partial<Record<Kind, SiteBuild>> = {};
  for (let round = 0; round < rounds; round++) {
    for (const kind of Object.keys(kinds) as Kind[]) {
      const built = await inOwnProcess(kind, place, least.site?.pages ?? 0);
      least[kind] = faster(least[kind] ?? built, built);
    }
  }
  return least as Record<Kind, SiteBuild>;
}

async function compare(folder: string, sizes: readonly string[]): Promise<void> {
  const perPage: number[] = [];
  for (const size of sizes) {
    const builds = await siteBeside(folder, (root) => writeSiteCorpus(root, Number(size)), 5);
    const ours = builds.site;
    perPage.push(ours.seconds / ours.pages);
    for (const [kind, { seconds, clock, pages, megabytes, memory }] of Object.entries(builds)) {
      const ratio = `ours to it ${(ours.seconds / seconds).toFixed(2)}, by the clock ${(ours.clock / clock).toFixed(2)}`;
      process.stdout.write(
        `${kind.padEnd(6)}  ${pages} pages  ${seconds.toFixed(1)} s of the processor, ${clock.toFixed(1)} s by the clock  ${((1000 * seconds) / pages).toFixed(2)} ms a page  ${megabytes.toFixed(0)} MB  ${memory.toFixed(0)} MB memory${kind === "site" ? "" : `  ${ratio}`}\n`,
      );
    }
  }
  const [fewest = Number.NaN, most = Number.NaN] = [perPage[0], perPage.at(-1)];
  process.stdout.write(
    `a page among ${sizes.at(-1)} to one among ${sizes[0]}: ${(most / fewest).toFixed(2)}\n`,
  );
}

function faster(one: SiteBuild, other: SiteBuild): SiteBuild {
  const quicker = one.seconds <= other.seconds ? one : other;
  return { ...quicker, clock: Math.min(one.clock, other.clock) };
}

async function inOwnProcess(kind: Kind, place: string, pages: number): Promise<SiteBuild> {
  const file = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [file, "build", kind, place, String(pages)]);
  return JSON.parse(stdout);
}

/** Builds into a new folder of `place` and prints what it took. */
async function measure(kind: Kind, place: string, pages: string): Promise<void> {
  const folder = await mkdtemp(join(place, "build-"));
  const out = join(folder, "out");
  const run =
    kind === "site"
      ? await prepareSite(place, out)
      : await prepareBare(folder, out, Number(pages), kinds[kind]);
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
  const sum = (bytes: readonly number[]): number => bytes.reduce((all, one) => all + one, 0);
  const evidence = sizes.filter((_, n) => files[n]?.parentPath === join(out, "nachweise"));
  const measured: SiteBuild = {
    seconds: (user + system) / 1e6,
    clock,
    pages: files.filter(({ name }) => name.endsWith(".html")).length,
    megabytes: sum(sizes) / 1e6,
    evidencePage: evidence.length === 0 ? 0 : sum(evidence) / evidence.length,
    memory: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(measured));
}

async function prepareSite(place: string, outDir: string): Promise<() => Promise<void>> {
  const { buildSite } =
    await compiledModule<typeof import("../src/publish/build-site.ts")>("publish/build-site.js");
  return () =>
    buildSite({ reportFile: join(place, "report.json"), contentRoot: join(place, "content"), outDir });
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
  const { build } = await import("astro");
  return () =>
    build({
      configFile: false,
      root: folder,
      outDir: out,
      logLevel: "silent",
      build: { format: "file", concurrency: atATime },
    });
}
