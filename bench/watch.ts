/**
 * How much faster a check is that remembers the last one (`check --watch`, the language server) than one that starts anew:
 * after an edit of the largest and of a middling catalogue of the worked example, in a copy. Prints medians of processor
 * time, which does not depend on what else runs, and their ratio, which can be compared between machines.
 *
 * Run: npx node bench/watch.ts
 */
import { appendFile, cp, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../src/pipeline.ts";
import { toPretty } from "../src/reporters/pretty.ts";
import { SourceMemory } from "../src/source/memory.ts";
import { median, type Seconds } from "./median.ts";

const rounds = 15;
const root = await mkdtemp(join(tmpdir(), "nachweis-bench-"));
try {
  for (const folder of ["controls", "evidence"]) await cp(folder, join(root, folder), { recursive: true });
  const catalogues = await bySize(join(root, "controls/catalog"));
  const edits = { largest: catalogues.at(-1), middling: catalogues[Math.floor(catalogues.length / 2)] };

  const full = await median(rounds, () => answer(new SourceMemory()));
  process.stdout.write(`full check                  ${inMilliseconds(full)}\n`);
  for (const [name, file] of Object.entries(edits)) {
    if (file === undefined) throw new Error("there are no catalogues");
    const memory = new SourceMemory();
    await answer(memory);
    const edited = await median(
      rounds,
      async () => answer(memory),
      () => appendFile(file, "\n"),
    );
    const ratio = full.processor / edited.processor;
    process.stdout.write(
      `${`after an edit (${name})`.padEnd(28)}${inMilliseconds(edited)}, ${ratio.toFixed(1)} times faster\n`,
    );
  }
} finally {
  await rm(root, { recursive: true, force: true });
}

/** What the watch does on a change: check, and make the text that it shows. */
async function answer(memory: SourceMemory): Promise<void> {
  const report = await check(root, { today: "2026-11-23", version: "0.0.0", memory });
  toPretty(report, { language: "de", colour: true, verbose: false });
}

async function bySize(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md"));
  const sizes = await Promise.all(
    files.map(async (file) => ({ path: join(folder, file), size: (await stat(join(folder, file))).size })),
  );
  return sizes.sort((a, b) => a.size - b.size).map(({ path }) => path);
}

function inMilliseconds({ processor }: Seconds): string {
  return `${(processor * 1000).toFixed(0)} ms`;
}
