/**
 * What `npm pack` needs before and after it: the published package is compiled into `lib/`, and its `package.json` asks for the
 * Node.js that its users bring, without what only the repository needs. With it go the exact versions of its dependencies, their
 * licences, and a bill of materials (SBOM, CycloneDX) that npm itself makes of them. `before` is the prepack script, `after` the
 * postpack script, which puts `package.json` back.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { compilePackage } from "./compile-package.ts";
import { licenceList, neededPackages, shrinkwrapOf } from "./locked-packages.ts";

/** Astro needs it. */
const nodeOfUsers = ">=22.12";

/** Keys of package.json that mean nothing outside the repository. */
const ofRepository = ["workspaces", "scripts", "devDependencies", "allowScripts"];

/** What is made for the package alone. */
const made = { versions: "npm-shrinkwrap.json", materials: "sbom.cdx.json", licences: "THIRD-PARTY.txt" };

const original = "package.json.before-pack";

async function before(): Promise<void> {
  // An earlier `npm pack` that was interrupted has left the published form in place.
  if (existsSync(original)) after();
  await compilePackage();
  const text = readFileSync("package.json", "utf8");
  const all = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const published = Object.fromEntries(all.filter(([key]) => !ofRepository.includes(key)));
  writeFileSync(original, text);
  writeFileSync(
    "package.json",
    `${JSON.stringify({ ...published, engines: { node: nodeOfUsers } }, null, 2)}\n`,
  );
  const manifest = JSON.parse(text);
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const needed = neededPackages(lock.packages, manifest.dependencies);
  writeFileSync(made.versions, shrinkwrapOf(manifest, needed));
  writeFileSync(made.licences, licenceList(needed));
  writeFileSync(made.materials, billOfMaterials(manifest.name));
}

/** What npm says that the package is made of, without the time and the number by chance: the same versions give the same bytes. */
function billOfMaterials(name: string): string {
  const words = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev"];
  // The npm that packs; else the one that is there.
  const npm = process.env.npm_execpath;
  const output = npm
    ? execFileSync(process.execPath, [npm, ...words], { encoding: "utf8", maxBuffer: 1 << 26 })
    : execFileSync("npm", words, { encoding: "utf8", maxBuffer: 1 << 26 });
  const { serialNumber: _number, metadata, ...bill } = JSON.parse(output);
  const { timestamp: _time, ...about } = metadata;
  // npm calls it by the folder that it lies in.
  const component = { ...about.component, name };
  return `${JSON.stringify({ ...bill, metadata: { ...about, component } }, null, 2)}\n`;
}

function after(): void {
  for (const file of Object.values(made)) rmSync(file, { force: true });
  renameSync(original, "package.json");
}

if (process.argv[2] === "before") await before();
else after();
