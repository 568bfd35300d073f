import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What `npm pack` reads of the repository. */
const packed = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "README.md",
  "LICENSE",
].concat(["NOTICE", "src", "site", "schemas", "examples", "docs", "tools", "editor"]);

/**
 * Packs a copy of the repository as `npm pack` does and installs the package into a new folder. Of the dependencies there
 * are links to those of the repository, without what only development needs: the same versions, without a network.
 *
 * @returns the folder, as npm leaves it behind
 */
export async function installPackage(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "nachweis-package-")));
  const copy = join(folder, "repository");
  for (const name of packed) await cp(resolve(name), join(copy, name), { recursive: true });
  await symlink(resolve("node_modules"), join(copy, "node_modules"), "junction");
  const modules = join(folder, "installed", "node_modules");
  await mkdir(modules, { recursive: true });
  await run("tar", ["-xzf", await pack(copy), "-C", folder]);
  await rename(join(folder, "package"), join(modules, "nachweis"));
  for (const name of await runtimeDependencies()) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(resolve("node_modules", name), join(modules, name), "junction");
  }
  return folder;
}

/** Packs the repository as `npm pack` does; returns the path of the package. */
async function pack(repository: string): Promise<string> {
  // The scripts of npm find the Node.js that the repository brings, as `npm run` would.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH: path };
  await run("npm", ["pack", "--silent", "--offline"], { cwd: repository, env });
  const tarball = (await readdir(repository)).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error("npm pack made no package");
  return join(repository, tarball);
}

/**
 * Packs the same repository once more, from another place.
 *
 * @param folder of `installPackage`
 * @returns the bytes of the first package and of the second
 */
export async function packAgain(folder: string): Promise<readonly [Buffer, Buffer]> {
  const elsewhere = join(folder, "elsewhere");
  await rename(join(folder, "repository"), elsewhere);
  const name = (await readdir(elsewhere)).find((file) => file.endsWith(".tgz")) ?? "";
  const first = await readFile(join(elsewhere, name));
  await rm(join(elsewhere, name));
  return [first, await readFile(await pack(elsewhere))];
}

/** Packages of the lock file that an installation without development has, as far as they are there. */
async function runtimeDependencies(): Promise<string[]> {
  const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as {
    packages: Record<string, { dev?: boolean; link?: boolean }>;
  };
  const names = Object.entries(lock.packages).flatMap(([path, { dev, link }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    return name === undefined || dev || link || /^node-(linux|win|darwin|bin)/.test(name) ? [] : [name];
  });
  const there = await Promise.all(names.map((name) => stat(resolve("node_modules", name)).catch(() => null)));
  return names.filter((_name, i) => there[i] !== null);
}

/** Every file below a folder with its size and the time of its last change. */
export async function stateOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const states = files.map(async (file) => {
    const { size, mtimeMs } = await stat(file);
    return `${file} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(states)).sort();
}
