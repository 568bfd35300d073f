import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { removeWhenStopped } from "./remove-when-stopped.ts";

/**
 * Makes a file under a name that nobody else has, also not the same command a second time, and gives it its own when all of it
 * is there. If that fails or is stopped, nothing is left behind.
 *
 * @param write makes the file under the name that it gets; it must be a new one: somebody may have put a link there
 * @throws what `write` or the file system throws
 */
export async function inOneStep<T>(path: string, write: (partial: string) => Promise<T>): Promise<T> {
  const partial = `${path}.${randomUUID()}.tmp`;
  const done = removeWhenStopped(() => rmSync(partial, { force: true }));
  try {
    const result = await write(partial);
    await rename(partial, path);
    return result;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    done();
  }
}
