import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, open, readFile, readlink, realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { buffer } from "node:stream/consumers";
import { digestOf, pointerIn } from "./evidence-digest.ts";
import { readBlobs, type TreeEntry, treeOf } from "./git.ts";
import { GitError } from "./git-error.ts";
import type { FileDigest, ListedFile } from "./list-files.ts";
import type { SourceMemory } from "./memory.ts";

/** Pointers of Git LFS are smaller, in bytes (its specification). */
const largestPointer = 1024;

/** Files that are named to Git in one command; a command has a largest length. */
const mostNamed = 200;

/** Bytes up to which a file is read at once. */
const readAtOnce = 1024 * 1024;

/**
 * Whether the content differs from a commit: a file of the commit is gone or other, or one that is read is not in it.
 *
 * Git is not asked (`status` runs filters that attributes name): paths and sizes are compared, then bytes. Two differences
 * are none: a file in place of its Git LFS pointer, if it is the one that the pointer means, and text whose lines end with
 * CR LF where the commit has LF, as Git writes it on Windows. A file that Git keeps in another form (git-crypt, a filter, a
 * submodule) can't be compared and counts as changed: nothing is called unchanged that was not seen to be.
 *
 * @param files what is read of the content root
 */
export async function isChanged(
  root: string,
  commit: string,
  files: readonly ListedFile[],
  memory: SourceMemory,
): Promise<boolean> {
  const realRoot = await realpath(root);
  const read = files.map(({ diskPath }) => relative(realRoot, diskPath).split(sep).join("/"));
  // A link may lead to a file that lies in the root, but not in these two.
  const elsewhere = read.filter((path) => !isContent(path));
  let entries: TreeEntry[];
  try {
    // All of it, where there is no room to name each.
    const paths = elsewhere.length > mostNamed ? [] : ["controls", "evidence", ...elsewhere];
    const wanted = new Set(elsewhere);
    const tree = await treeOf(realRoot, commit, paths);
    entries = tree.filter(({ path }) => isContent(path) || wanted.has(path));
  } catch (error) {
    if (error instanceof GitError && error.why === "failed") return true;
    throw error;
  }
  // The disk may have another Unicode form of a name than Git.
  const known = new Set(entries.flatMap(({ path }) => [path, path.normalize("NFC")]));
  if (read.some((path) => !known.has(path) && !known.has(path.normalize("NFC")))) return true;
  const others: TreeEntry[] = [];
  for (const entry of entries) {
    const file = { path: entry.path, diskPath: join(realRoot, entry.path) };
    const key = `blob ${entry.id} ${entry.path}`;
    const same = await memory.recall(key, [file], undefined, () => isSame(entry, file.diskPath));
    if (same) continue;
    if (!(await mayBePointer(entry, file))) return true;
    others.push(entry);
  }
  return !(await arePointers(realRoot, others, memory));
}

function isContent(path: string): boolean {
  return /^(?:controls|evidence)\//.test(path);
}

async function isSame(entry: TreeEntry, diskPath: string): Promise<boolean> {
  try {
    const there = await lstat(diskPath);
    if (there.isSymbolicLink()) {
      const target = await readlink(diskPath, { encoding: "buffer" });
      return entry.kind === "link" && blobHash(entry).update(target).digest("hex") === entry.id;
    }
    // A system without symbolic links has their text in a file.
    if (!there.isFile() || entry.kind === "submodule") return false;
    if (there.size === entry.size) return (await blobId(entry, diskPath, (piece) => piece)) === entry.id;
    // Each line end is one byte longer.
    if (there.size < entry.size || there.size > 2 * entry.size) return false;
    return !(await isBinary(diskPath)) && (await blobId(entry, diskPath, withLineFeeds())) === entry.id;
  } catch {
    return false;
  }
}

function blobHash({ id, size }: TreeEntry): Hash {
  return createHash(id.length === 64 ? "sha256" : "sha1").update(`blob ${size}\0`);
}

/** The id that Git gives the bytes of a file after `change`. */
async function blobId(
  entry: TreeEntry,
  diskPath: string,
  change: (piece: Buffer) => Buffer,
): Promise<string> {
  const hash = blobHash(entry);
  if (entry.size <= readAtOnce) return hash.update(change(await readFile(diskPath))).digest("hex");
  for await (const piece of createReadStream(diskPath, { highWaterMark: readAtOnce }))
    hash.update(change(piece as Buffer));
  return hash.digest("hex");
}

/** Git's own test: no byte 0 among the first ones. */
async function isBinary(diskPath: string): Promise<boolean> {
  const file = await open(diskPath);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8000), 0, 8000, 0);
    return buffer.subarray(0, bytesRead).includes(0);
  } finally {
    await file.close();
  }
}

/** Takes pieces of a text one after the other; returns them with LF in place of CR LF. */
function withLineFeeds(): (piece: Buffer) => Buffer {
  let held = false;
  return (piece) => {
    const text = (held ? "\r" : "") + piece.toString("latin1");
    held = text.endsWith("\r");
    return Buffer.from((held ? text.slice(0, -1) : text).replaceAll("\r\n", "\n"), "latin1");
  };
}

/** Whether the commit may have a Git LFS pointer in place of a file. */
async function mayBePointer(entry: TreeEntry, file: ListedFile): Promise<boolean> {
  if (entry.kind !== "file" || entry.size >= largestPointer) return false;
  return (await lstat(file.diskPath).catch(() => null))?.isFile() === true;
}

async function arePointers(
  root: string,
  entries: readonly TreeEntry[],
  memory: SourceMemory,
): Promise<boolean> {
  if (entries.length === 0) return true;
  let all = true;
  await readBlobs(root, entries, async ({ path }, pieces) => {
    const pointer = pointerIn(await buffer(pieces));
    const file = { path, diskPath: join(root, path) };
    const read = (): Promise<FileDigest | null> => digestOf(file.diskPath).catch(() => null);
    const digest = pointer && all ? await memory.recall(`lfs ${path}`, [file], undefined, read) : null;
    all = pointer !== null && digest?.sha256 === pointer.sha256 && digest.bytes === pointer.bytes;
  });
  return all;
}
