/**
 * The most memory that `check`, `pdf` and `build` hold, in MiB, and their processor time in seconds: of the worked example and of M
 * (bench/corpus.ts), or of the content roots that are named.
 *
 * Run: npx node bench/publish-memory.ts [root …]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compilePackage } from "../tools/compile-package.ts";
import { corpusSizes, writeCorpus } from "./corpus.ts";
import { runNode } from "./speed/run.ts";

const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-"));
try {
  const main = await compilePackage();
  const named = process.argv.slice(2);
  const invented = join(folder, "M");
  if (named.length === 0) await writeCorpus(invented, corpusSizes.M);
  for (const root of named.length === 0 ? [".", invented] : named)
    for (const command of ["check", "pdf", "build"]) {
      const out = command === "check" ? [] : ["--out", join(folder, command)];
      const anew = command === "pdf" ? [] : ["--no-cache"];
      const args = [main, command, "--root", root, "--as-of", "2026-11-23", ...out, ...anew];
      const { memory, processor } = await runNode(args);
      process.stdout.write(
        `${command.padEnd(6)}${memory.toFixed(0)} MiB  ${processor.toFixed(1)} s  ${root}\n`,
      );
    }
} finally {
  await rm(folder, { recursive: true, force: true });
}
