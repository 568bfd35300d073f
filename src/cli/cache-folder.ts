import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { lstat, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder } from "../publish/make-folder.ts";
import { writeAtomically } from "../publish/write-atomically.ts";
import type { DiskStamp } from "../source/memory.ts";
import { localFolder } from "../source/requirement-texts.ts";
import { toolVersion } from "./version.ts";

/** Nanoseconds within which a file system may give two changes the same time (FAT: two seconds). */
const granularity = 2_000_000_000n;

/** A folder of a content root that Git ignores, in which runs keep something for the next one. */
export class CacheFolder {
  private readonly folder: string;
  private readonly key: string;
  /** Time of the file system when the run began. */
  private readonly began: bigint;

  private constructor(folder: string, key: string, began: bigint) {
    this.folder = folder;
    this.key = key;
    this.began = began;
  }

  /** The folder of a content root, which is made; null where there is no place for it, or nothing can be written there. */
  static async open(root: string): Promise<CacheFolder | null> {
    try {
      const folder = await folderIn(root);
      if (folder === null) return null;
      // Whoever keeps the content in Git keeps this out of it.
      await writeFile(join(folder, ".gitignore"), "*\n");
      const began = (await stat(join(folder, ".gitignore"), { bigint: true })).mtimeNs;
      return new CacheFolder(folder, keyOf(statSync(root, { bigint: true })), began);
    } catch {
      return null;
    }
  }

  /** A file of the folder. */
  file(name: string): CacheFile {
    return new CacheFile(join(this.folder, name), this.key);
  }

  /** Whether files were last changed so long before the run began that each later change gives them another time. */
  isSettled(stamps: readonly DiskStamp[]): boolean {
    return stamps.every(
      ([, modified, changed, inode]) =>
        inode !== undefined &&
        /^\d+$/.test(`${modified}${changed}`) &&
        BigInt(modified ?? 0) < this.began - granularity &&
        BigInt(changed ?? 0) < this.began - granularity,
    );
  }
}

/** A file that is as none where it is damaged, or was made by another version, of another folder or on another system. */
export class CacheFile {
  private readonly path: string;
  private readonly key: string;

  /** @param key what it must have been made by, and of */
  constructor(path: string, key: string) {
    this.path = path;
    this.key = key;
  }

  /** What was kept last; null if there is nothing of use. */
  read(): Buffer | null {
    try {
      if (!lstatSync(this.path).isFile()) return null;
      const content = readFileSync(this.path);
      const length = this.head("").length;
      const body = content.subarray(length);
      return content.subarray(0, length).toString("latin1") === this.head(body) ? body : null;
    } catch {
      return null;
    }
  }

  /** Keeps bytes in place of what was kept before. Never fails. */
  async write(body: Uint8Array): Promise<void> {
    await writeAtomically(this.path, Buffer.concat([Buffer.from(this.head(body)), body])).catch(
      () => undefined,
    );
  }

  private head(body: Uint8Array | string): string {
    return `${this.key}\n${digestOf(body)}\n`;
  }
}

/** Where a cache may lie in a content root: in folders that are there already and that Git ignores. */
const places = [
  [localFolder, "cache"],
  ["node_modules", ".cache", "nachweis"],
] as const;

/** The folder of the cache, which is made; null where there is no place for it, or a link stands in it. */
async function folderIn(root: string): Promise<string | null> {
  const isFolder = async (path: string): Promise<boolean> =>
    (await lstat(path).catch(() => null))?.isDirectory() === true;
  for (const [first, ...others] of places) {
    let folder = join(root, first);
    if (!(await isFolder(folder))) continue;
    for (const part of others) {
      folder = join(folder, part);
      await makeFolder(folder);
      if (!(await isFolder(folder))) return null;
    }
    return folder;
  }
  return null;
}

/** What a file must have been made by, and of: this very program, on this system, of this folder. */
function keyOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  const { node, v8 } = process.versions;
  return digestOf(JSON.stringify([toolVersion(), node, v8, String(dev), String(ino), programFiles()]));
}

/** The files of the program, by size and time: somebody may be working on them. */
function programFiles(): readonly unknown[] {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  return ["", "../schemas"].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: "utf8" })
      .filter((name) => !name.endsWith(".d.ts"))
      .sort()
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, part, name));
        return [part, name, size, mtimeMs];
      }),
  );
}

function digestOf(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
