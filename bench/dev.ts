/**
 * What an edit costs `nachweis dev`, from the check until a page that is open is there anew, beside the whole site built: after an
 * edit of a catalogue of the worked example, in a copy. Prints medians, of processor time, which does not depend on what else runs,
 * and by the clock.
 *
 * Run: npx node bench/dev.ts
 */
import { appendFile, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "../src/pipeline.ts";
import type { ServedSite } from "../src/publish/dev-server.ts";
import { withhold } from "../src/report/withhold/withhold.ts";
import { toJson } from "../src/reporters/json.ts";
import { SourceMemory } from "../src/source/memory.ts";
import { compilePackage } from "../tools/compile-package.ts";
import { compiledModule } from "./compiled-module.ts";
import { median, type Seconds } from "./median.ts";

const rounds = 9;
/** What is edited, and the page that shows it. */
export const edited = { file: "controls/catalog/inf/inf-2.md", page: "massnahmen/INF.2.A1.html" };

/**
 * From an edit until an open page is there anew, and for comparison the whole site built of the same report; both by the compiled
 * program.
 */
export async function measureDev(): Promise<{ readonly page: Seconds; readonly site: Seconds }> {
  const { DevSite } =
    await compiledModule<typeof import("../src/publish/dev-site.ts")>("publish/dev-site.js");
  const { buildSite } =
    await compiledModule<typeof import("../src/publish/build-site.ts")>("publish/build-site.js");
  const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-"));
  try {
    const root = join(folder, "content");
    for (const part of ["controls", "evidence"]) await cp(part, join(root, part), { recursive: true });
    const source = { reportFile: join(folder, "report.json"), contentRoot: root };
    const memory = new SourceMemory();
    const dev = await DevSite.in(await mkdtemp(join(folder, "dev-")));
    let state = 0;
    const page = async (): Promise<void> => {
      const report = await check(root, { today: "2026-11-23", version: "0.0.0", memory });
      await writeFile(source.reportFile, toJson(withhold(report, "internal"), "de"));
      const made = Promise.withResolvers<ServedSite>();
      await dev.make(String(state++), source, made.resolve);
      await (await made.promise).renderer.texts([edited.page]);
    };
    // The first state is read from nothing.
    await page();
    return {
      page: await median(rounds, page, () => appendFile(join(root, edited.file), "\n")),
      site: await median(rounds, async () =>
        buildSite({ ...source, outDir: await mkdtemp(join(folder, "site-")) }),
      ),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await compilePackage();
  for (const [what, { processor, clock }] of Object.entries(await measureDev()))
    process.stdout.write(
      `${what.padEnd(6)}${processor.toFixed(2)} s of the processor, ${clock.toFixed(2)} s by the clock\n`,
    );
}
