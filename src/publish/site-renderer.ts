import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { ReportFinding } from "../model/finding.ts";
import { CommandError } from "./command-error.ts";
import type { SiteQuestion } from "./site-worker.ts";

/** What a renderer is made of. */
interface Source {
  /** Address of the module that renders the pages (`compiledSite`). */
  readonly compiled: URL;
  /** Absolute path of what the site is made from (`writeSiteInput`). */
  readonly inputFile: string;
}

/** A thread, until it has ended. */
interface Running {
  readonly worker: Worker;
  readonly ended: AbortSignal;
}

/**
 * Renders the files of the site that are made from one report, in a thread of its own: what that takes of memory goes with it,
 * and whoever serves the site is free meanwhile. A thread that fails is started anew by the next question. Between questions it does
 * not keep the process from ending.
 */
export class SiteRenderer {
  private readonly source: Source;
  private running: Running | null = null;
  private isOver = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(source: Source) {
    this.source = source;
  }

  /** Paths of all files that it renders, from the root of the site. */
  paths(): Promise<readonly string[]> {
    return this.ask("paths");
  }

  /** The texts of some of them, in their order. */
  texts(paths: readonly string[]): Promise<readonly string[]> {
    return this.ask({ texts: paths });
  }

  /**
   * Writes all of them into a folder, which has the folders that they lie in.
   *
   * @throws what the file system throws
   */
  writeAll(folder: string): Promise<void> {
    return this.ask({ allInto: folder });
  }

  /** The findings that belong to a page, in the order of the report. */
  findings(path: string): Promise<readonly ReportFinding[]> {
    return this.ask({ findings: path });
  }

  /** Ends the thread; what is still asked for fails. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.running?.worker.terminate();
  }

  /** One question after the other, so that each gets its own answer. */
  private ask<Answer>(question: SiteQuestion): Promise<Answer> {
    const answer = this.last.then(() => this.askNow<Answer>(question));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async askNow<Answer>(question: SiteQuestion): Promise<Answer> {
    if (this.isOver) throw new Error("the renderer has ended");
    this.running ??= this.start();
    const { worker, ended } = this.running;
    // Who waits for an answer is a reason not to end.
    worker.ref();
    try {
      worker.postMessage(question);
      const [answer] = await once(worker, "message", { signal: ended });
      return answer;
    } catch (error) {
      this.running = null;
      throw isOutOfMemory(error) ? outOfMemory : error;
    } finally {
      worker.unref();
    }
  }

  private start(): Running {
    // Beside this file; the package that is published has it compiled.
    const script = new URL(`site-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(script, {
      env: { ...process.env, NACHWEIS_SITE_INPUT: this.source.inputFile },
      workerData: this.source.compiled.href,
      // What pages leave behind is gone with the next ones: with a quarter of this room most of a long page would outlive them, and
      // garbage would take half as much time again; with twice of it, hardly less.
      resourceLimits: { maxYoungGenerationSizeMb: 48 },
    });
    worker.unref();
    const ended = new AbortController();
    worker.once("exit", () => ended.abort());
    // What fails while nobody waits for an answer is no reason to end everything.
    worker.on("error", () => {});
    return { worker, ended: ended.signal };
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const outOfMemory = new CommandError({
  de: "der Arbeitsspeicher reicht für die Seiten nicht; mehr gibt NODE_OPTIONS=--max-old-space-size=4096",
  en: "the memory is not enough for the pages; NODE_OPTIONS=--max-old-space-size=4096 gives more",
});
