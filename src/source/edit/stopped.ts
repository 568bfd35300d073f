const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A command was stopped; what it had written is taken back. */
class Stopped extends Error {}

/**
 * Does work that must not end halfway when it is stopped (Ctrl+C, a pipeline's time limit): the signal waits. The process then
 * ends by it, as the caller expects.
 *
 * @param work calls `go` before each of its steps, and takes back what it did if that throws
 */
export async function unlessStopped(work: (go: () => void) => Promise<void>): Promise<void> {
  let by: NodeJS.Signals | null = null;
  const stop = (signal: NodeJS.Signals): void => {
    by = signal;
  };
  for (const signal of signals) process.once(signal, stop);
  try {
    await work(() => {
      if (by !== null) throw new Stopped(by);
    });
  } finally {
    for (const signal of signals) process.off(signal, stop);
    if (by !== null) process.kill(process.pid, by);
  }
}
