import { rmSync } from "node:fs";
import { lstat, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publicKeyFile, type VerifyingKey } from "../seal/keys.ts";
import type { SealFiles } from "../seal/open-seal.ts";
import { compareText } from "../text/order.ts";
import { CommandError, fileError } from "./command-error.ts";
import { makeFolder } from "./make-folder.ts";
import { isGone, readIdentity, thisProcess } from "./process-identity.ts";
import { removeWhenStopped } from "./remove-when-stopped.ts";
import { writeAtomically } from "./write-atomically.ts";

/** The folder of the seals of a content root, beside `controls/`. */
export const sealFolder = "seals";

/** Largest files that are read, in bytes: a seal is short, leaves and openings have a line for each file of the content. */
const largest = { seal: 1024 * 1024, other: 256 * 1024 * 1024 };

/**
 * The seals in a folder, by number; those whose name is no number come first.
 *
 * @throws {CommandError} if one can't be read
 */
export async function readSeals(folder: string): Promise<SealFiles[]> {
  if (!(await requireFolder(folder))) return [];
  const entries = await readdir(folder).catch((error: unknown) => Promise.reject(fileError(folder, error)));
  const names = entries.filter((name) => name.endsWith(".seal")).map((name) => name.slice(0, -5));
  names.sort(byNumber);
  const seals: SealFiles[] = [];
  for (const name of names) seals.push(await readOne(folder, name, entries));
  return seals;
}

/**
 * What lies in a folder of seals as a part of one that is not there, sorted: sealing was interrupted, or the seal was removed.
 *
 * @throws {CommandError} if the folder can't be read
 */
export async function strayParts(folder: string): Promise<string[]> {
  if (!(await requireFolder(folder))) return [];
  const entries = await readdir(folder).catch((error: unknown) => Promise.reject(fileError(folder, error)));
  const seals = new Set(entries);
  return entries
    .filter((name) => /^\d+\.(?:seal|leaves|openings|states|[^.]+\.pub)$/i.test(name))
    .filter((name) => !seals.has(`${name.slice(0, name.indexOf("."))}.seal`))
    .sort(compareText);
}

/** Compares names of seals by their number; what is none comes first. */
export function byNumber(a: string, b: string): number {
  const number = (name: string): number => (/^\d+$/.test(name) ? Number(name) : 0);
  return number(a) - number(b) || compareText(a, b);
}

/** Whether there is a folder. A link in its place could show the seals of another content, or lead what is written elsewhere. */
async function requireFolder(folder: string): Promise<boolean> {
  const there = await lstat(folder).catch(() => null);
  if (there?.isDirectory() === false)
    throw new CommandError({ de: `${folder} ist kein Ordner`, en: `${folder} is no folder` });
  return there !== null;
}

/**
 * A seal by the path of its file, with what lies beside it.
 *
 * @throws {CommandError} if it can't be read
 */
export async function readSeal(folder: string, name: string): Promise<SealFiles> {
  const entries = await readdir(folder).catch((error: unknown) => Promise.reject(fileError(folder, error)));
  return readOne(folder, name, entries);
}

async function readOne(folder: string, name: string, entries: readonly string[]): Promise<SealFiles> {
  const has = (file: string): boolean => entries.includes(file);
  const beside = (file: string): Promise<Buffer> | null =>
    has(file) ? readRegular(join(folder, file), largest.other) : null;
  const keys = entries.filter((file) => file.startsWith(`${name}.`) && file.endsWith(".pub"));
  return {
    name,
    seal: await readRegular(join(folder, `${name}.seal`), largest.seal),
    leaves: await beside(`${name}.leaves`),
    openings: await beside(`${name}.openings`),
    states: await beside(`${name}.states`),
    keys: await Promise.all(
      keys.sort(compareText).map(async (file) => ({
        file,
        text: (await readRegular(join(folder, file), largest.seal)).toString("utf8"),
      })),
    ),
  };
}

async function readRegular(path: string, most: number): Promise<Buffer> {
  try {
    const there = await lstat(path);
    if (!there.isFile())
      throw new CommandError({ de: `${path} ist keine gewöhnliche Datei`, en: `${path} is no regular file` });
    if (there.size > most) throw new CommandError({ de: `${path} ist zu groß`, en: `${path} is too large` });
    return await readFile(path);
  } catch (error) {
    throw error instanceof CommandError ? error : fileError(path, error);
  }
}

/**
 * Lets `work` write into the folder of the seals, while nobody else does. A lock whose process is gone (killed, or the power
 * went) is taken over.
 *
 * @throws {CommandError} if somebody else writes there
 */
export async function whileLocked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, ".lock");
  try {
    await makeFolder(folder);
    await requireFolder(folder);
    if (!(await takes(lock))) {
      const owner = readIdentity(await readFile(lock, "utf8").catch(() => ""));
      if (owner === null || isGone(owner) !== true) throw locked(lock);
      await rm(lock, { force: true });
      if (!(await takes(lock))) throw locked(lock);
    }
  } catch (error) {
    throw error instanceof CommandError ? error : fileError(lock, error);
  }
  const done = removeWhenStopped(() => rmSync(lock, { force: true }));
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
    done();
  }
}

async function takes(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, JSON.stringify(thisProcess()), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    // On a full disk it is there, but names nobody whom the next command could find gone.
    await rm(lock, { force: true }).catch(() => undefined);
    throw error;
  }
}

function locked(lock: string): CommandError {
  return new CommandError({
    de: `${lock}: gerade wird schon besiegelt; wenn nicht, löschen Sie diese Datei`,
    en: `${lock}: somebody is sealing right now; if not, delete this file`,
  });
}

/**
 * Writes a new seal, its own file last: without it the others are nothing, so there is never half a seal. What an
 * interrupted command left of them is overwritten.
 */
export async function writeSeal(
  folder: string,
  { name, seal, leaves, openings, states }: SealFiles,
): Promise<void> {
  if (states) await writeAtomically(join(folder, `${name}.states`), states);
  if (openings) await writeAtomically(join(folder, `${name}.openings`), openings);
  if (leaves) await writeAtomically(join(folder, `${name}.leaves`), leaves);
  await writeAtomically(join(folder, `${name}.seal`), seal);
}

/**
 * Writes a seal anew with one more signature, and the key of whoever made it. The key comes last: one whose signature is not
 * there would break the seal.
 *
 * @param signer null if the key is that of the seal itself
 */
export async function addToSeal(
  folder: string,
  name: string,
  seal: string,
  signer: VerifyingKey | null,
): Promise<void> {
  await writeAtomically(join(folder, `${name}.seal`), seal);
  if (signer !== null)
    await writeAtomically(join(folder, `${name}.${signer.keyId}.pub`), publicKeyFile(signer));
}
