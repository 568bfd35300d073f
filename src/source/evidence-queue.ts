import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { BoundedWorker } from "./bounded-worker.ts";
import { inParallel } from "./evidence-digest.ts";
import { type EvidenceFiles, type EvidenceReading, readEvidenceFile } from "./evidence-reading.ts";
import type { Answer, Question } from "./evidence-worker.ts";
import { unpacked } from "./packed-value.ts";

/** Files read at once in this thread: enough to keep the disk busy. */
const filesAtOnce = 8;
/** Files, or bytes of them, from which on other threads help: to start one takes as long as to read two hundred small files. */
const many = { files: 500, bytes: 256 * 1024 * 1024 };
/** What a thread is asked for at once, at most: few questions keep it busy while this thread parses. */
const atOnce = { files: 256, bytes: 16 * 1024 * 1024 };
/** Milliseconds that an answer may take, and each mebibyte of it: then this thread reads the files itself. */
const patience = { answer: 30_000, mebibyte: 1_000 };

// Beside this file; the package that is published has it compiled.
const script = new URL(`evidence-worker${extname(import.meta.url)}`, import.meta.url);

interface Wanted {
  readonly files: EvidenceFiles;
  readonly give: (reading: EvidenceReading) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Evidence files that are to be read. Many are read by other threads, while this one reads what else there is and joins them when
 * it is free; what each of them reads is the same.
 */
export class EvidenceQueue {
  private readonly open: ReadonlyMap<string, string> | undefined;
  private readonly wanted: Wanted[] = [];
  /** How many of them this thread has taken. */
  private taken = 0;

  /** @param open texts that an editor holds and has not saved yet, by path; then only this thread reads */
  constructor(open: ReadonlyMap<string, string> | undefined) {
    this.open = open;
  }

  /** Asks for a file; it is read once `finish` is called. */
  read(files: EvidenceFiles): Promise<EvidenceReading> {
    return new Promise((give, fail) => {
      this.wanted.push({ files, give, fail });
    });
  }

  /**
   * Reads all that was asked for.
   *
   * @param isFree when this thread has nothing else to read; at once by default
   */
  async finish(isFree: Promise<unknown> = Promise.resolve()): Promise<void> {
    const threads = this.isMuch() && this.open === undefined ? Math.max(1, availableParallelism() - 1) : 0;
    const helping = Array.from({ length: threads }, () => this.readElsewhere());
    await isFree;
    await inParallel(Array.from({ length: filesAtOnce }), filesAtOnce, async () => {
      for (let one = this.wanted[this.taken]; one; one = this.wanted[this.taken]) {
        this.taken += 1;
        await this.readHere(one);
      }
    });
    await Promise.all(helping);
  }

  private isMuch(): boolean {
    if (this.wanted.length >= many.files) return true;
    let bytes = 0;
    for (const { files } of this.wanted) bytes += sizeOf(files.file.diskPath);
    return bytes >= many.bytes;
  }

  private async readHere({ files, give, fail }: Wanted): Promise<void> {
    await readEvidenceFile(files, this.open).then(give, fail);
  }

  private async readElsewhere(): Promise<void> {
    const worker = new BoundedWorker<Question, Answer>(script);
    for (let { part, bytes } = this.take(); part.length > 0; { part, bytes } = this.take()) {
      const question = part.map(({ files: { file, sidecar } }) => ({
        file: { path: file.path, diskPath: file.diskPath },
        sidecar: sidecar && { path: sidecar.path, diskPath: sidecar.diskPath },
      }));
      const time = patience.answer + (patience.mebibyte * bytes) / (1024 * 1024);
      const answer = await worker.ask(question, { time, memory: Number.POSITIVE_INFINITY });
      for (const [at, one] of part.entries()) {
        const given = answer?.[at];
        if (given) takeOver(one, given);
        else await this.readHere(one);
      }
    }
    await worker.end();
  }

  /** The next files for one question. */
  private take(): { readonly part: readonly Wanted[]; readonly bytes: number } {
    const part: Wanted[] = [];
    let bytes = 0;
    // From the end: what this thread reads itself comes from the beginning.
    while (part.length < atOnce.files && bytes < atOnce.bytes) {
      if (this.wanted.length <= this.taken) break;
      const one = this.wanted.pop();
      if (!one) break;
      part.push(one);
      bytes += sizeOf(one.files.file.diskPath);
    }
    return { part, bytes };
  }
}

/** Bytes of a file; none of one that nobody may look at: whoever reads it says so. */
function sizeOf(diskPath: string): number {
  try {
    return statSync(diskPath).size;
  } catch {
    return 0;
  }
}

function takeOver(
  { files: { file, sidecar }, give, fail }: Wanted,
  { reading, noted }: NonNullable<Answer[number]>,
): void {
  try {
    for (const [path, digest] of noted) (path === file.path ? file : sidecar)?.onBytes?.(digest);
    give(unpacked(reading) as EvidenceReading);
  } catch (error) {
    fail(error);
  }
}
