import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { compileSite } from "../src/publish/compile/compile-site.ts";

/**
 * Compiles the program of the folder that this runs in, as it is published: Node.js strips no types under node_modules, and what of
 * the site hangs on no report need not be compiled anew by each build of its users.
 *
 * @param target folder for it, replaced; beside it has to lie what lies beside `lib/` in the package
 * @param more further options of the compiler
 * @returns path of the program's main file
 * @throws {Error} if a source is broken, or the disk fails
 */
export async function compilePackage(target = "lib", more: readonly string[] = []): Promise<string> {
  rmSync(target, { recursive: true, force: true });
  const compiler = ["node_modules/typescript7/bin/tsc", "-p", "tsconfig.build.json", "--outDir", target];
  execFileSync(process.execPath, [...compiler, ...more]);
  cpSync("src", target, { recursive: true, filter: (path) => ![".ts", ".json"].includes(extname(path)) });
  const main = join(target, "cli/main.js");
  chmodSync(main, 0o755);
  await compileSite(resolve(target, "site"), "names");
  return main;
}
