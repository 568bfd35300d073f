import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { extname } from "node:path";

/** Compiles the program as it is published, since that is what users run; returns its main file. */
export function compiledProgram(): string {
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"]);
  cpSync("src", "lib", { recursive: true, filter: (path) => ![".ts", ".json"].includes(extname(path)) });
  return "lib/cli/main.js";
}
