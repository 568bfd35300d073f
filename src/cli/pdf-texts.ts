import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { PdfText } from "../formats/pdf-text/read.ts";
import type { Report, ReportEvidence } from "../model/report.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";

/** Size up to which a PDF is read, in bytes. */
const maxBytes = 50_000_000;

/** How long that may take, in milliseconds, and how many bytes of memory more than before: hundreds of times the usual. */
const most: Limits = { time: 20_000, memory: 1_000_000_000 };

/** Milliseconds between two looks at the memory. */
const lookEach = 100;

interface Limits {
  readonly time: number;
  readonly memory: number;
}

/** What was read already, by digest: `nachweis dev` builds again and again. */
const known = new Map<string, PdfText | null>();

/** PDFs whose text pages may show and the search may know. */
export function readablePdfs(report: Report): readonly ReportEvidence[] {
  return publishable(report).filter(
    ({ path, bytes, isNote }) => !isNote && bytes <= maxBytes && extname(path).toLowerCase() === ".pdf",
  );
}

/**
 * The text of the PDFs that may be shown, by path and digest of the report. One that can't be read has none.
 * @param limits milliseconds and bytes of memory after which a file counts as one that can't be read.
 * @throws if a file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export async function pdfTexts(
  report: Report,
  contentRoot: string,
  limits = most,
): Promise<ReadonlyMap<string, PdfText>> {
  const reader = new PdfReader(limits);
  const texts = new Map<string, PdfText>();
  try {
    for (const entry of readablePdfs(report)) {
      const digest = entry.digest ?? "";
      if (!known.has(digest)) known.set(digest, await reader.read(evidenceBytes(contentRoot, entry)));
      const text = known.get(digest);
      if (text) texts.set(entry.path, text);
    }
  } finally {
    await reader.end();
  }
  return texts;
}

/** Reads PDFs in a thread of its own: one that was made to take forever, or all memory, costs its own text and nothing else. */
class PdfReader {
  private readonly limits: Limits;
  private worker: Worker | null = null;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  async read(bytes: Buffer): Promise<PdfText | null> {
    const worker = this.worker ?? this.start();
    const enough = new AbortController();
    const before = process.memoryUsage.rss();
    // The limits of a thread count what V8 holds, not the buffers that a stream is inflated into.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > this.limits.memory) enough.abort();
    }, lookEach);
    worker.postMessage(bytes);
    try {
      const [text] = await once(worker, "message", {
        signal: AbortSignal.any([enough.signal, AbortSignal.timeout(this.limits.time)]),
      });
      // What was not read to its end still takes memory.
      if (text?.cut) await this.end();
      return text;
    } catch {
      await this.end();
      return null;
    } finally {
      clearInterval(watch);
    }
  }

  private start(): Worker {
    // Beside this file; the package that is published has it compiled.
    const worker = new Worker(new URL(`pdf-text-worker${extname(import.meta.url)}`, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    // What fails while nobody waits for an answer is no reason to end the whole build.
    worker.on("error", () => {});
    worker.on("exit", () => {
      if (this.worker === worker) this.worker = null;
    });
    this.worker = worker;
    return worker;
  }

  async end(): Promise<void> {
    await this.worker?.terminate();
    this.worker = null;
  }
}
