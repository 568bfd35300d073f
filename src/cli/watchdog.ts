import { extname } from "node:path";
import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Language } from "../model/position.ts";
import { watchReading } from "../source/now-reading.ts";

/** What the watchdog is told when it starts. */
export interface Watched {
  /**
   * Three numbers, how often there was a sign of life, how long the name is and whether the watchdog has ended the work (1), and
   * the name of the file that is read.
   */
  readonly shared: SharedArrayBuffer;
  readonly language: Language;
  /** Seconds without a sign of life after which there will be none. */
  readonly patience: number;
  /** Bytes that JavaScript may use. */
  readonly memory: number;
}

/** Bytes before the name. */
export const beforeName = 12;
const mostOfName = 4096;

/**
 * Does work that is watched by a thread of its own, from the first file on that is read: if nothing else has happened for a
 * minute, or memory is nearly used up, that ends the process with one line and exit code 2. The budgets of the readers keep this
 * from being needed; it is never a finding, since it hangs on the machine.
 */
export async function watched<T>(language: Language, work: () => Promise<T>, patience = 60): Promise<T> {
  const shared = new SharedArrayBuffer(beforeName + mostOfName);
  const [signs, name] = [new Int32Array(shared, 0, 3), new Uint8Array(shared, beforeName)];
  const isEnded = (): boolean => Atomics.load(signs, 2) === 1;
  let beat: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  const start = (): void => {
    beat = setInterval(() => {
      // What was ended may have left others behind that wait: for changes of files, for an editor.
      if (isEnded()) process.exit(2);
      Atomics.add(signs, 0, 1);
    }, 500).unref();
    const script = new URL(`watchdog-worker${extname(import.meta.url)}`, import.meta.url);
    const memory = getHeapStatistics().heap_size_limit;
    worker = new Worker(script, { workerData: { shared, language, patience, memory } satisfies Watched });
    worker.unref();
    // Without a watchdog everything works as with it.
    worker.on("error", () => {});
  };
  watchReading((path) => {
    if (!worker) start();
    signs[1] = new TextEncoder().encodeInto(path, name).written;
    Atomics.add(signs, 0, 1);
  });
  const exitCode = (): void => {
    if (isEnded()) process.exitCode = 2;
  };
  process.on("exit", exitCode);
  try {
    return await work();
  } finally {
    process.off("exit", exitCode);
    clearInterval(beat);
    watchReading(() => {});
    void worker?.terminate();
  }
}
