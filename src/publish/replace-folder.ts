import { existsSync, renameSync } from "node:fs";
import { rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { markerName, publishedMarker } from "./build-marker.ts";
import { fileError } from "./command-error.ts";
import { makeFolder } from "./make-folder.ts";
import { requireReplaceable } from "./replaceable-folder.ts";
import { inWorkFolder } from "./work-folder.ts";

/**
 * Fills a new folder and puts it in the place of `target` when all of it is there. Whenever it is stopped, `target` is as it
 * was or as it will be, or missing for the moment between two steps; the next run puts it back then.
 *
 * @param target absolute path
 * @param root the content root
 * @returns what `fill` returns
 * @throws {CommandError} if `target` is no folder that may be replaced, or the disk fails; `target` is unchanged then
 */
export async function replaceFolder<T>(
  target: string,
  root: string,
  fill: (folder: string) => Promise<T>,
): Promise<T> {
  await requireReplaceable(target, root);
  const parent = dirname(target);
  const prefix = `.${basename(target)}-build-`;
  const made: string[] = [];
  try {
    made.push(...(await makeFolder(parent)));
    const rescue = (left: string): void => putBack(left, target);
    return await inWorkFolder(parent, prefix, rescue, async (work) => {
      const fresh = join(work, "new");
      await makeFolder(fresh);
      const result = await fill(fresh);
      await writeFile(join(fresh, markerName), publishedMarker);
      // Building takes minutes, in which anything may have been put there.
      await requireReplaceable(target, root);
      swap(fresh, target, work);
      return result;
    });
  } catch (error) {
    for (const folder of made.reverse()) await rmdir(folder).catch(() => undefined);
    if (!(error instanceof Error && "syscall" in error)) throw error;
    // What is said is the folder that the user named, unless it is about something else.
    const path = "path" in error ? String(error.path) : target;
    const isTarget = error.syscall === "mkdir" || path === target || path.startsWith(join(parent, prefix));
    throw isTarget ? fileError(target, error) : error;
  }
}

/**
 * Puts `fresh` in the place of `target`, and what was there into `work`. Synchronous, so that no signal comes between the
 * steps; if the second fails, the first is taken back.
 */
function swap(fresh: string, target: string, work: string): void {
  const earlier = join(work, "earlier");
  const isThere = existsSync(target);
  if (isThere) renameSync(target, earlier);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (isThere) renameSync(earlier, target);
    throw error;
  }
  if (!isThere) return;
  // From here on it is rubbish, and never put back when only a part of it is left.
  renameSync(earlier, join(work, "rubbish"));
}

/** What a run left that was killed between the two steps of {@link swap}. */
function putBack(work: string, target: string): void {
  const earlier = join(work, "earlier");
  if (existsSync(earlier)) renameSync(earlier, existsSync(target) ? join(work, "rubbish") : target);
}
