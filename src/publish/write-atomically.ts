import { randomUUID } from "node:crypto";
import { open, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileError } from "./command-error.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Writes a file in one step: it has its old content or the new one, never a part. Missing folders are made. A pipe
 * or device (`/dev/stdout`) is written to; a symbolic link to a file is replaced, not followed: content is untrusted.
 *
 * @throws {CommandError} if it cannot be written; nothing is left behind then
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  let temporary: string | null = null;
  try {
    await makeFolder(dirname(path));
    const there = await stat(path).catch(() => null);
    if (there?.isFIFO() || there?.isCharacterDevice()) return await writeFile(path, content);
    temporary = `${path}.${randomUUID()}.tmp`;
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(path, error);
  }
}
