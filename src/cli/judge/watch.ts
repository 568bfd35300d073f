import { join } from "node:path";
import { watch } from "chokidar";

/** Editors save in several steps, and several files at once: wait for the last of them, in milliseconds. */
const pause = 20;

/**
 * Runs `work` now and whenever something below `controls/` or `evidence/` has changed, one run after the other, until the
 * process ends. What `work` throws ends the watch.
 */
export async function watchContent(root: string, work: () => Promise<void>): Promise<never> {
  const watcher = watch([join(root, "controls"), join(root, "evidence")], { ignoreInitial: true });
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
  // `all` alone would lose a change that follows another of the same file within 50 ms: chokidar holds it back for good.
  watcher.on("all", notice).on("raw", notice);
  try {
    await new Promise<void>((ready, failed) => watcher.on("ready", ready).on("error", failed));
    for (;;) {
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
    await watcher.close();
  }
}
