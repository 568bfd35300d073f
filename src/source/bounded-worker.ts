import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What one answer may take. */
export interface Limits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of memory more than before. */
  readonly memory: number;
}

/** Hundreds of times what is usual. */
const most: Limits = { time: 20_000, memory: 1_000_000_000 };

/** Milliseconds between two looks at the memory. */
const lookEach = 100;

/**
 * Asks a thread of its own, one question after the other: a file that was made to take forever, or all memory, costs its
 * own answer and nothing else. The thread starts with the first question; it does not keep the process from ending.
 */
export class BoundedWorker<Question, Answer> {
  private readonly script: URL;
  private readonly limits: Limits;
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** @param script a module that answers each message by one, in their order */
  constructor(script: URL, limits = most) {
    this.script = script;
    this.limits = limits;
  }

  /**
   * The answer; null if it took more than the limits, or the thread failed.
   *
   * @param limits those of this answer, where they are others
   */
  ask(question: Question, limits = this.limits): Promise<Answer | null> {
    const answer = this.last.then(() => this.askNow(question, limits));
    this.last = answer;
    return answer;
  }

  private async askNow(question: Question, limits: Limits): Promise<Answer | null> {
    const worker = this.worker ?? this.start();
    const enough = new AbortController();
    // It takes whole milliseconds; not within what is caught below, since a limit that is none is a fault of ours.
    const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(Math.ceil(limits.time))]);
    const before = process.memoryUsage.rss();
    // The limits of a thread count what V8 holds, not the buffers that a stream is inflated into.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.memory) enough.abort();
    }, lookEach);
    worker.postMessage(question);
    try {
      const [answer] = await once(worker, "message", { signal });
      return answer as Answer;
    } catch {
      await this.end();
      return null;
    } finally {
      clearInterval(watch);
    }
  }

  private start(): Worker {
    // Little of what it makes is kept: a larger young generation would not make it faster.
    const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 };
    const worker = new Worker(this.script, { resourceLimits });
    worker.unref();
    // What fails while nobody waits for an answer is no reason to end everything.
    worker.on("error", () => {});
    worker.on("exit", () => {
      if (this.worker === worker) this.worker = null;
    });
    this.worker = worker;
    return worker;
  }

  /** Ends the thread; the next question starts another one. */
  async end(): Promise<void> {
    await this.worker?.terminate();
    this.worker = null;
  }
}
