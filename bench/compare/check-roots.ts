/**
 * Runs `check --format json` of one revision on many content roots, in one process: the reports stand afterwards where each
 * job says. Called by `compare-reports.ts`.
 *
 * Run: node bench/compare/check-roots.ts FOLDER-OF-THE-REVISION JOBS.json
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import type { Job } from "./job.ts";

const [folder = "", list = ""] = process.argv.slice(2);
// Where the command lies is the revision's own affair.
const [command = ""] = globSync("src/cli/**/check.ts", { cwd: folder });
const { addCheckCommand } = await import(pathToFileURL(join(folder, command)).href);

for (const { root, language, day, output } of JSON.parse(readFileSync(list, "utf8")) as Job[]) {
  const program = new Command().exitOverride();
  addCheckCommand(program);
  const args = ["check", "--root", root, "--as-of", day, "--lang", language];
  try {
    await program.parseAsync([...args, "--format", "json", "--output", output], { from: "user" });
  } catch (error) {
    // What can't be checked says so in both revisions, or it is a difference.
    writeFileSync(output, `${String(error)}\n`);
  }
}
process.exitCode = 0;
