const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Removes what a command works in if it is stopped (Ctrl+C, a pipeline's time limit): half of a build would be left behind
 * otherwise. The process then ends by the signal, as the caller expects.
 *
 * @returns call it when the work is done
 */
export function removeWhenStopped(remove: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    try {
      remove();
    } finally {
      process.kill(process.pid, signal);
    }
  };
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
