import { extname } from "node:path";
import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Language } from "../model/position.ts";
import { watchReading } from "../source/now-reading.ts";

/** What the watchdog is told when it starts. */
export interface Watched {
  /** Two numbers, how often there was a sign of life and how long the name is, and the name of the file that is read. */
  readonly shared: SharedArrayBuffer;
  readonly language: Language;
  /** Seconds without a sign of life after which there will be none. */
  readonly patience: number;
  /** Bytes that JavaScript may use. */
  readonly memory: number;
}

const mostOfName = 4096;

/**
 * Does work that is watched by a thread of its own: if nothing else has happened for a minute, or memory is nearly used up, that
 * ends the process with one line and exit code 2. The budgets of the readers keep this from being needed; it is never a finding,
 * since it hangs on the machine.
 */
export async function watched<T>(language: Language, work: () => Promise<T>, patience = 60): Promise<T> {
  const shared = new SharedArrayBuffer(8 + mostOfName);
  const [signs, name] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];
  watchReading((path) => {
    signs[1] = new TextEncoder().encodeInto(path, name).written;
    Atomics.add(signs, 0, 1);
  });
  const beat = setInterval(() => Atomics.add(signs, 0, 1), 500).unref();
  const script = new URL(`watchdog-worker${extname(import.meta.url)}`, import.meta.url);
  const memory = getHeapStatistics().heap_size_limit;
  const worker = new Worker(script, { workerData: { shared, language, patience, memory } satisfies Watched });
  worker.unref();
  // Without a watchdog everything works as with it.
  worker.on("error", () => {});
  // What is terminated ends with what stands here.
  const before = process.exitCode;
  process.exitCode = 2;
  try {
    return await work();
  } finally {
    process.exitCode = before;
    clearInterval(beat);
    watchReading(() => {});
    void worker.terminate();
  }
}
