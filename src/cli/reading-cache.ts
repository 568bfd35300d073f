import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { lstat, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { makeFolder } from "../publish/make-folder.ts";
import { writeAtomically } from "../publish/write-atomically.ts";
import { type Reading, SourceMemory } from "../source/memory.ts";
import { packed, unpacked } from "../source/packed-value.ts";
import { localFolder } from "../source/requirement-texts.ts";
import { toolVersion } from "./version.ts";

/** Nanoseconds within which a file system may give two changes the same time (FAT: two seconds). */
const granularity = 2_000_000_000n;

/** A reading as it is kept: its value by itself, since most are asked for one by one. */
interface KeptReading {
  readonly stamp: string;
  readonly value: Uint8Array;
}

/**
 * What the last run made of each file of a content root, in a folder of it that Git ignores: what kept size, times and inode is
 * not read again. Safe to delete, and to share by runs at the same time. One that is damaged, or was made by another version, of
 * another folder or on another system, is as none. Who can write there can forge it; where that counts, run without.
 */
export class ReadingCache {
  readonly memory: SourceMemory;
  private readonly file: string;
  private readonly key: string;
  private readonly kept: ReadonlyMap<string, KeptReading>;
  /** Time of the file system when reading began. */
  private readonly began: bigint;
  private readonly recalled = new Set<string>();

  private constructor(file: string, key: string, kept: ReadonlyMap<string, KeptReading>, began: bigint) {
    this.file = file;
    this.key = key;
    this.kept = kept;
    this.began = began;
    this.memory = new SourceMemory((name, stamp) => this.recall(name, stamp));
  }

  /** The cache of a content root; null where there is no place for one, or nothing can be written there. */
  static async open(root: string): Promise<ReadingCache | null> {
    try {
      const folder = await folderIn(root);
      if (folder === null) return null;
      // Whoever keeps the content in Git keeps this out of it.
      await writeFile(join(folder, ".gitignore"), "*\n");
      const began = (await stat(join(folder, ".gitignore"), { bigint: true })).mtimeNs;
      const key = keyOf(statSync(root, { bigint: true }));
      const file = join(folder, "readings");
      return new ReadingCache(file, key, await keptIn(file, key), began);
    } catch {
      return null;
    }
  }

  /** How many of the evidence files were not read again, of how many. */
  get evidence(): { readonly recalled: number; readonly all: number } {
    const all = [...this.memory.readings.keys()].filter(isEvidence).length;
    return { recalled: [...this.recalled].filter(isEvidence).length, all };
  }

  /** Keeps what was read for the next run; a file that was changed just before is read again then. Never fails. */
  async save(): Promise<void> {
    const { readings } = this.memory;
    const kept = new Map<string, KeptReading>();
    let isNew = this.kept.size !== readings.size;
    for (const [key, { stamp, value }] of readings) {
      const before = this.kept.get(key);
      if (before?.stamp === stamp) kept.set(key, before);
      else if (this.isSettled(stamp)) {
        const bytes = packed(value);
        if (bytes) kept.set(key, { stamp, value: bytes });
        isNew = true;
      }
    }
    if (!isNew) return;
    const body = serialize(kept);
    const head = Buffer.from(`${this.key}\n${digestOf(body)}\n`);
    await writeAtomically(this.file, Buffer.concat([head, body])).catch(() => undefined);
  }

  private recall(key: string, stamp: string): Reading | null {
    const kept = this.kept.get(key);
    if (kept?.stamp !== stamp) return null;
    this.recalled.add(key);
    return { stamp, value: unpacked(kept.value) };
  }

  /** Whether files were last changed so long before they were read that each later change gives them another time. */
  private isSettled(stamp: string): boolean {
    return (JSON.parse(stamp) as string[][]).every(
      ([, modified, changed, inode]) =>
        inode !== undefined &&
        /^\d+$/.test(`${modified}${changed}`) &&
        BigInt(modified ?? 0) < this.began - granularity &&
        BigInt(changed ?? 0) < this.began - granularity,
    );
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

function isEvidence(key: string): boolean {
  return key.startsWith("evidence/");
}

/** What a cache must have been made by, and of: this very program, on this system, of this folder. */
function keyOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  const { node, v8 } = process.versions;
  return digestOf(JSON.stringify([toolVersion(), node, v8, String(dev), String(ino), programFiles()]));
}

let files: readonly unknown[] | undefined;

/** The files that make readings, by size and time: somebody may be working on them. */
function programFiles(): readonly unknown[] {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  files ??= ["catalogue", "model", "source", "text", "../schemas"].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: "utf8" })
      .sort()
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, part, name));
        return [part, name, size, mtimeMs];
      }),
  );
  return files;
}

async function keptIn(file: string, key: string): Promise<ReadonlyMap<string, KeptReading>> {
  const nothing = new Map<string, KeptReading>();
  try {
    if (!(await lstat(file)).isFile()) return nothing;
    const content = await readFile(file);
    const head = key.length + 1 + 64 + 1;
    const body = content.subarray(head);
    if (content.subarray(0, head).toString("latin1") !== `${key}\n${digestOf(body)}\n`) return nothing;
    return deserialize(body) as Map<string, KeptReading>;
  } catch {
    return nothing;
  }
}

function digestOf(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
