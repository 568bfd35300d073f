import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { oncePerRun } from "./once-per-run.ts";

/** What the program is compiled from. */
const sources = ["package-lock.json", "tsconfig.json", "tsconfig.build.json", "tools", "site", "src"];

/** What lies beside `lib/` in the package. */
const beside = ["package.json", "docs", "examples", "schemas", "node_modules"];

/**
 * The program as its users run it, compiled once for all that is built in a run, and not at all where the sources are those of the
 * last run: run from its sources, it would compile the site anew for each build.
 *
 * @returns absolute path of `lib/`
 */
export function compiledProgram(): Promise<string> {
  return oncePerRun("program", async () => {
    const programs = resolve("node_modules/.cache/programs");
    const digest = await digestOfSources();
    const program = join(programs, digest);
    if (!existsSync(program)) {
      // Each is some megabytes; what is left of one that was interrupted goes, too.
      await rm(programs, { recursive: true, force: true });
      const coming = `${program}.new`;
      await mkdir(coming, { recursive: true });
      for (const name of beside) await symlink(resolve(name), join(coming, name));
      await compileInto(join(coming, "lib"));
      if ((await digestOfSources()) !== digest) throw new Error("the sources were changed meanwhile");
      await rename(coming, program);
    }
    return join(program, "lib");
  });
}

/** By a process of its own, which loads what compiles as it is now. Types have a check of their own: `npm run typecheck`. */
async function compileInto(folder: string): Promise<void> {
  const compiler = pathToFileURL(resolve("tools/compile-package.ts")).href;
  const options = ["--noCheck", "--declaration", "false"];
  const script = `import { compilePackage } from ${JSON.stringify(compiler)};
await compilePackage(${JSON.stringify(folder)}, ${JSON.stringify(options)});`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
}

/** A module of the compiled program. */
export async function compiledModule<Module>(path: string): Promise<Module> {
  return import(pathToFileURL(join(await compiledProgram(), path)).href);
}

async function digestOfSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) {
    const isFile = source.endsWith(".json");
    const entries = isFile ? [] : await readdir(source, { recursive: true, withFileTypes: true });
    const below = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    for (const file of isFile ? [source] : below.sort()) {
      const bytes = await readFile(file);
      hash.update(`${file} ${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest("hex");
}
