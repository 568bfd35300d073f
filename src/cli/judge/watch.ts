import { statSync } from "node:fs";
import { join } from "node:path";
import { watch } from "chokidar";

/** Editors save in several steps, and several files at once: wait for the last of them, in milliseconds. */
const pause = 20;

/** How often is looked whether a folder is still the one that is watched, in milliseconds. */
const look = 500;

/**
 * Runs `work` now and whenever something below `controls/` or `evidence/` has changed, one run after the other, until the
 * process ends. What `work` throws ends the watch.
 */
export async function watchContent(root: string, work: () => Promise<void>): Promise<never> {
  for (;;) await watchFolders([join(root, "controls"), join(root, "evidence")], work);
}

/**
 * Watches two folders until one of them is another: the watch stays with a folder that was deleted or moved away, and would see
 * nothing of what takes its place, as when Git brings it back.
 */
async function watchFolders(folders: readonly string[], work: () => Promise<void>): Promise<void> {
  const began = identityOf(folders);
  const watcher = watch([...folders], { ignoreInitial: true });
  let changed: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let pending = false;
  const notice = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      pending = true;
      changed();
    }, pause);
  };
  const looking = setInterval(() => {
    if (identityOf(folders) !== began) notice();
  }, look);
  // `all` alone would lose a change that follows another of the same file within 50 ms: chokidar holds it back for good.
  watcher.on("all", notice).on("raw", notice);
  try {
    await new Promise<void>((ready, failed) => watcher.on("ready", ready).on("error", failed));
    while (identityOf(folders) === began) {
      pending = false;
      await work();
      // A change that came while it worked counts: the next run is at once.
      if (!pending) {
        await new Promise<void>((next) => {
          changed = next;
        });
      }
    }
  } finally {
    clearInterval(looking);
    clearTimeout(timer);
    await watcher.close();
  }
}

/** What tells folders from others that take their place; numbers of deleted ones are used again. */
function identityOf(folders: readonly string[]): string {
  return folders
    .map((folder) => {
      try {
        const { dev, ino, birthtimeNs } = statSync(folder, { bigint: true });
        return `${dev} ${ino} ${birthtimeNs}`;
      } catch {
        return "";
      }
    })
    .join("\n");
}
