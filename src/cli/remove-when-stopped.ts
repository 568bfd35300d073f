import { rmSync } from "node:fs";

const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Removes a folder if the command is stopped (Ctrl+C, a pipeline's time limit) while it works in it: half of a build would
 * be left behind otherwise. The process then ends by the signal, as the caller expects.
 *
 * @returns call it when the folder is done with
 */
export function removeWhenStopped(folder: string): () => void {
  const remove = (signal: NodeJS.Signals): void => {
    rmSync(folder, { recursive: true, force: true });
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, remove);
  return () => {
    for (const signal of signals) process.off(signal, remove);
  };
}
