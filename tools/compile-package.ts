import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { extname, resolve } from "node:path";
import { compileSite } from "../src/publish/compile/compile-site.ts";

/**
 * Compiles the program into `lib/` of the folder that it runs in, as it is published: Node.js strips no types under node_modules,
 * and what of the site hangs on no report need not be compiled anew by each build of its users.
 *
 * @returns path of the program's main file
 * @throws {Error} if a source is broken, or the disk fails
 */
export async function compilePackage(): Promise<string> {
  rmSync("lib", { recursive: true, force: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"]);
  cpSync("src", "lib", { recursive: true, filter: (path) => ![".ts", ".json"].includes(extname(path)) });
  chmodSync("lib/cli/main.js", 0o755);
  await compileSite(resolve("lib/site"), "names");
  return "lib/cli/main.js";
}
