import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";

/**
 * Replaces a folder as `build` does, and is killed before the given change of the disk.
 *
 *     node replace-and-die.ts TARGET ROOT TEXT STEP
 */
const [target = "", root = "", text = "", step = "0"] = process.argv.slice(2);

let changes = 0;
const changing = [
  "mkdir",
  "mkdtemp",
  "rename",
  "writeFile",
  "rm",
  "rmdir",
  "mkdirSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
];
for (const library of [fs, fs.promises] as unknown as Record<string, (...args: unknown[]) => unknown>[])
  for (const name of changing) {
    const real = library[name];
    if (real === undefined) continue;
    library[name] = (...args) => {
      changes++;
      if (changes === Number(step)) process.kill(process.pid, "SIGKILL");
      return real.apply(library, args);
    };
  }
syncBuiltinESMExports();

const { replaceFolder } = await import("../../src/publish/replace-folder.ts");
await replaceFolder(target, root, async (folder) => {
  for (const name of ["index.html", "report.json"]) fs.writeFileSync(join(folder, name), text);
});
