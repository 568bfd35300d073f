import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it that are missing. Not by `mkdir` with `recursive`: where nothing can be made (`/proc`, a
 * share that is gone) the system says “not found” of a folder whose parent is there, and Node.js tries again for ever.
 *
 * @returns the folders that were made, the outermost first
 * @throws what the file system throws
 */
export async function makeFolder(path: string): Promise<string[]> {
  const folder = resolve(path);
  try {
    await mkdir(folder);
    return [folder];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = dirname(folder);
    if (code !== "ENOENT" || parent === folder) {
      // What can't be made may be there already, as a drive or a folder of somebody else.
      if ((await stat(folder).catch(() => null))?.isDirectory()) return [];
      throw error;
    }
    const above = await makeFolder(parent);
    await mkdir(folder);
    return [...above, folder];
  }
}
