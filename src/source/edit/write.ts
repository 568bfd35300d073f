import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import {
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from "node:fs/promises";
import { dirname, join, posix, sep } from "node:path";
import { ExplainedError } from "../../model/explained-error.ts";
import { caseless, listFiles } from "../list-files.ts";
import type { Move } from "../moves.ts";
import { unlessStopped } from "./stopped.ts";

/** A text in place of the one that was read (both without byte order mark). */
export interface Replacement {
  readonly kind: "replace";
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A change of the content. Paths are relative to the content root, with `/`. */
export type Change =
  /** A new file. */
  | { readonly kind: "create"; readonly path: string; readonly content: string }
  /** A new file with the bytes of another one, wherever that lies. */
  | { readonly kind: "copy"; readonly path: string; readonly from: string }
  | Replacement
  /** A file or folder under another path, with all that is in it. */
  | { readonly kind: "move"; readonly path: string; readonly from: string }
  /** A file that goes, because another one has taken its place. */
  | { readonly kind: "remove"; readonly path: string };

/** A move as a change of the content. */
export function moveChange({ from, to }: Move): Change {
  return { kind: "move", path: to, from };
}

/** Content was not written, to keep what is there. */
class ContentWriteError extends ExplainedError {}

/**
 * Writes changes into a content root: all of them or none. A file that is there is never overwritten by a new one, and
 * replaced only if it still is what was read; each file has its old content or its new one, never a part of it. What goes
 * does so last: whenever it is interrupted, nothing is lost. A signal that stops the program waits until all is taken back.
 *
 * @throws {ContentWriteError} if a file is in the way, has changed meanwhile, or would lie outside the root
 * @throws what the file system throws; what had been written is taken back then
 */
export async function writeChanges(root: string, changes: readonly Change[]): Promise<void> {
  await unlessStopped((go) => writeAll(root, changes, go));
}

async function writeAll(root: string, changes: readonly Change[], go: () => void): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  const gone: string[] = [];
  try {
    // What is new comes first: nothing must ever name a file that is not there.
    for (const kind of ["create", "replace", "move", "remove"] as const)
      for (const change of changes) {
        if (kind !== (change.kind === "copy" ? "create" : change.kind)) continue;
        go();
        if (change.kind === "create" || change.kind === "copy") undo.push(...(await create(root, change)));
        else if (change.kind === "replace") undo.push(await replace(root, change));
        else if (change.kind === "move") undo.push(...(await move(root, change)));
        else {
          const [from, aside] = await setAside(root, change.path);
          undo.push(() => rename(aside, from));
          gone.push(aside);
        }
      }
    go();
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  }
  // Dot files are no content: one that can't be removed does no harm.
  for (const aside of gone) await rm(aside, { force: true }).catch(() => undefined);
}

/**
 * What lies in the place of a path, as it is written on the disk: also what only letter case or Unicode form tells apart from
 * it, since of such files none is read. Null if nothing does.
 *
 * @param but what gives its place up, so that it does not count
 */
export async function inPlaceOf(root: string, path: string, but?: string): Promise<string | null> {
  let found = [""];
  for (const wanted of path.split("/").map(caseless)) {
    const below = found.map(async (folder) => {
      const names = await readdir(join(root, folder)).catch(() => []);
      return names.filter((name) => caseless(name) === wanted).map((name) => posix.join(folder, name));
    });
    found = (await Promise.all(below)).flat();
  }
  const others = found.filter((one) => one.normalize("NFC") !== but);
  return others.find((one) => one === path) ?? others[0] ?? null;
}

async function create(
  root: string,
  change: Extract<Change, { kind: "create" | "copy" }>,
): Promise<(() => Promise<unknown>)[]> {
  await requireFree(root, change.path);
  const target = join(root, change.path);
  const folders = await makeFolders(root, dirname(target), change.path);
  const undo = folders.map((folder) => () => rmdir(folder));
  const temporary = temporaryIn(dirname(target));
  try {
    if (change.kind === "copy") await copyNew(change.from, temporary);
    else await writeNew(temporary, change.content);
    await putWhole(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw isError(error, "EEXIST") ? taken(change.path) : error;
  }
  return [...undo, () => rm(target, { force: true })];
}

/** Makes the missing folders and returns them, the outermost first. */
async function makeFolders(root: string, folder: string, path: string): Promise<string[]> {
  const realRoot = await realpath(root);
  let existing = folder;
  const missing: string[] = [];
  while ((await lstat(existing).catch(() => null)) === null) {
    missing.unshift(existing);
    existing = dirname(existing);
  }
  requireInside(realRoot, await realpath(existing), path);
  for (const each of missing) await mkdir(each);
  return missing;
}

async function replace(
  root: string,
  change: Extract<Change, { kind: "replace" }>,
): Promise<() => Promise<unknown>> {
  const target = await realpath(await diskPathOf(root, change.path));
  requireInside(await realpath(root), target, change.path);
  const bytes = await readFile(target);
  const mark = bytes.subarray(0, 3).equals(byteOrderMark) ? byteOrderMark : Buffer.alloc(0);
  if (bytes.subarray(mark.length).toString("utf8") !== change.before) {
    throw new ContentWriteError({
      de: `${change.path} hat sich inzwischen geändert; die Datei bleibt, wie sie ist`,
      en: `${change.path} has changed meanwhile; the file stays as it is`,
    });
  }
  await writeOver(target, Buffer.concat([mark, Buffer.from(change.after, "utf8")]));
  return () => writeOver(target, bytes);
}

/** Gives a file or folder its new path. What comes there meanwhile is not looked for again: that is a moment. */
async function move(
  root: string,
  { path, from }: Extract<Change, { kind: "move" }>,
): Promise<(() => Promise<unknown>)[]> {
  const source = await diskPathOf(root, from);
  requireInside(await realpath(root), await realpath(dirname(source)), from);
  await requireFree(root, path, from);
  const target = join(root, path);
  const folders = await makeFolders(root, dirname(target), path);
  const undo = folders.map((folder) => () => rmdir(folder));
  try {
    await rename(source, target);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  }
  return [...undo, () => rename(target, source)];
}

/** Renames a file so that it is no content any more: where it was, and where it is. */
async function setAside(root: string, path: string): Promise<[string, string]> {
  const from = await diskPathOf(root, path);
  requireInside(await realpath(root), await realpath(dirname(from)), path);
  const aside = temporaryIn(dirname(from));
  await rename(from, aside);
  return [from, aside];
}

/** A name for what is not there as a whole yet, or not much longer: dot files are no content. */
function temporaryIn(folder: string): string {
  return join(folder, `.${randomUUID()}.tmp`);
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Where a path of the content lies on the disk. Names compare in NFC, but the disk may have another form of the same name. */
async function diskPathOf(root: string, path: string): Promise<string> {
  if ((await lstat(join(root, path)).catch(() => null)) !== null) return join(root, path);
  const { files } = await listFiles(root);
  return files.find((file) => file.path === path)?.diskPath ?? join(root, path);
}

async function requireFree(root: string, path: string, but?: string): Promise<void> {
  const there = await inPlaceOf(root, path, but);
  if (there !== null) throw there === path ? taken(path) : twin(path, there);
}

function twin(path: string, there: string): ContentWriteError {
  return new ContentWriteError({
    de: `${there} gibt es schon, und ${path} unterschiede sich davon nur durch Groß- und Kleinschreibung oder die Form der Umlaute: gelesen würde keine von beiden; nichts wurde geschrieben`,
    en: `${there} exists already, and only letter case or the form of accents would tell ${path} apart: neither would be read; nothing was written`,
  });
}

function taken(path: string): ContentWriteError {
  return new ContentWriteError({
    de: `${path} gibt es schon und bleibt, wie es ist`,
    en: `${path} exists already and stays as it is`,
  });
}

function requireInside(realRoot: string, target: string, path: string): void {
  if (target === realRoot || target.startsWith(realRoot + sep)) return;
  throw new ContentWriteError({
    de: `${path} läge außerhalb des Inhaltsordners; nichts wurde geschrieben`,
    en: `${path} would lie outside the content root; nothing was written`,
  });
}

async function copyNew(from: string, target: string): Promise<void> {
  await copyFile(from, target, constants.COPYFILE_EXCL);
  // Of evidence a part would be taken for the whole after a power cut: its metadata would name it as it never was.
  const file = await open(target, "r");
  try {
    await file.sync().catch(() => undefined);
  } finally {
    await file.close();
  }
}

/**
 * Gives a file that is there as a whole its name, in one step and over no other file. Whoever is stopped while a large file is
 * copied leaves nothing that the next command could take for that file.
 */
async function putWhole(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (isError(error, "EEXIST")) throw error;
    // A disk without hard links (a stick, some shares): the name is taken first.
    await (await open(target, "wx")).close();
    await rename(temporary, target).catch(async (reason: unknown) => {
      await rm(target, { force: true });
      throw reason;
    });
    return;
  }
  await rm(temporary).catch(() => undefined);
}

async function writeNew(target: string, content: string): Promise<void> {
  const file = await open(target, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts new bytes in the place of a file in one step, with its rights. */
async function writeOver(target: string, content: Uint8Array): Promise<void> {
  const temporary = temporaryIn(dirname(target));
  try {
    const { mode } = await stat(target);
    const file = await open(temporary, "wx", mode & 0o777);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
