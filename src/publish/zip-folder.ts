import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { fileError } from "./command-error.ts";
import { inOneStep } from "./in-one-step.ts";

/** The first day that a ZIP file can name, in the machine's own time zone, as the library writes it. */
const noDay = new Date(1980, 0, 1);

/**
 * Writes files of a folder into a ZIP file, in the order given. The same files give the same bytes: without days, rights and
 * owners, and not compressed, which each machine does in its own way.
 *
 * @param paths relative to the folder, with `/`
 * @throws {CommandError} if it can't be written; nothing is left behind then
 */
export async function zipFolder(folder: string, paths: readonly string[], out: string): Promise<void> {
  const write = async (partial: string): Promise<void> => {
    const zip = new ZipFile();
    const written = pipeline(zip.outputStream, createWriteStream(partial, { flags: "wx" }));
    const failed = new Promise<never>((_, reject) => zip.on("error", reject));
    const entry = { mtime: noDay, mode: 0o100644, compress: false, forceDosTimestamp: true };
    for (const path of paths) zip.addFile(join(folder, path), path, entry);
    zip.end();
    await Promise.race([written, failed]);
  };
  await inOneStep(out, write).catch((error: unknown) => Promise.reject(fileError(out, error)));
}
