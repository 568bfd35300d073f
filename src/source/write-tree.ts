import { createWriteStream } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { readBlobs, type TreeEntry } from "./git.ts";
import { GitError } from "./git-error.ts";

/**
 * Writes files of a commit into an empty folder, with the bytes that Git keeps. Links are made as they are; whoever reads
 * the folder judges where they lead.
 *
 * @param root the content root, in whose repository the blobs are
 * @throws {GitError} if a blob is missing, or a name leads out of the folder or is taken twice
 */
export async function writeTree(root: string, entries: readonly TreeEntry[], folder: string): Promise<void> {
  for (const { path } of entries) if (!isPlain(path)) throw new GitError("names");
  // Links last, and every file is a new one: nothing is ever written through a link.
  const blobs = entries.filter(({ kind }) => kind !== "submodule");
  const ordered = [
    ...blobs.filter(({ kind }) => kind === "file"),
    ...blobs.filter(({ kind }) => kind === "link"),
  ];
  const made = new Set([folder]);
  await readBlobs(root, ordered, async (entry, pieces) => {
    const target = join(folder, entry.path);
    try {
      await makeFolders(dirname(target), made);
      if (entry.kind === "link") await makeLink(await buffer(pieces), target);
      else await pipeline(pieces, createWriteStream(target, { flags: "wx", mode: 0o600 }));
    } catch (error) {
      // Taken: the disk knows no upper and lower case, or the tree was made to deceive.
      throw error instanceof Error && "code" in error && error.code === "EEXIST"
        ? new GitError("names")
        : error;
    }
  });
}

/** No step out of the folder, and nothing that another system reads as one. */
function isPlain(path: string): boolean {
  return path.split("/").every((part) => {
    if (part === "" || part === "." || part === ".." || part.toLowerCase() === ".git") return false;
    return process.platform !== "win32" || !/[\\:*?"<>|]/.test(part);
  });
}

async function makeFolders(folder: string, made: Set<string>): Promise<void> {
  if (made.has(folder)) return;
  await makeFolders(dirname(folder), made);
  await mkdir(folder, { mode: 0o700 });
  made.add(folder);
}

async function makeLink(target: Buffer, path: string): Promise<void> {
  // A system without symbolic links gets their text in a file, as Git does it.
  await symlink(target, path).catch((error: NodeJS.ErrnoException) =>
    error.code === "EPERM" ? writeFile(path, target, { flag: "wx" }) : Promise.reject(error),
  );
}
