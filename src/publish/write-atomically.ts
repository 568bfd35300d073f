import { open, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileError } from "./command-error.ts";
import { inOneStep } from "./in-one-step.ts";
import { makeFolder } from "./make-folder.ts";
import { requireOutsideContent } from "./replaceable-folder.ts";

/**
 * Writes a file in one step: it has its old content or the new one, never a part. Missing folders are made. A pipe
 * or device (`/dev/stdout`) is written to; a symbolic link to a file is replaced, not followed: content is untrusted.
 *
 * @throws {CommandError} if it cannot be written; nothing is left behind then
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await makeFolder(dirname(path));
    const there = await stat(path).catch(() => null);
    if (there?.isFIFO() || there?.isCharacterDevice()) return await writeFile(path, content);
    await inOneStep(path, async (partial) => {
      const file = await open(partial, "wx");
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    });
  } catch (error) {
    throw fileError(path, error);
  }
}

/**
 * Writes a file that a person names, such as a report, in one step.
 *
 * @param root the content root: into the content itself, where it could take the place of evidence, nothing is written
 * @throws {CommandError} if it would lie there, or cannot be written
 */
export async function writeOutput(path: string, root: string, content: string | Uint8Array): Promise<void> {
  await requireOutsideContent(path, root);
  await writeAtomically(path, content);
}
