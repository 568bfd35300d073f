/**
 * What `npm pack` needs before and after it: Node.js strips no types under node_modules, so the published package is
 * compiled into `lib/`; and its `package.json` asks for the Node.js that its users bring, without what only the repository
 * needs. `before` is the prepack script, `after` the postpack script, which puts `package.json` back.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { extname } from "node:path";

/** Astro needs it. */
const nodeOfUsers = ">=22.12";

/** Keys of package.json that mean nothing outside the repository. */
const ofRepository = ["workspaces", "scripts", "devDependencies", "allowScripts"];

const original = "package.json.before-pack";

function before(): void {
  // An earlier `npm pack` that was interrupted has left the published form in place.
  if (existsSync(original)) after();
  rmSync("lib", { recursive: true, force: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"]);
  cpSync("src", "lib", { recursive: true, filter: (path) => ![".ts", ".json"].includes(extname(path)) });
  chmodSync("lib/cli/main.js", 0o755);
  const text = readFileSync("package.json", "utf8");
  const all = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const published = Object.fromEntries(all.filter(([key]) => !ofRepository.includes(key)));
  writeFileSync(original, text);
  writeFileSync(
    "package.json",
    `${JSON.stringify({ ...published, engines: { node: nodeOfUsers } }, null, 2)}\n`,
  );
}

function after(): void {
  renameSync(original, "package.json");
}

if (process.argv[2] === "before") before();
else after();
