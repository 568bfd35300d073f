import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { PdfText } from "../formats/pdf-text/read.ts";
import type { Report, ReportEvidence } from "../model/report.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";

/** Size up to which a PDF is read, in bytes. */
const maxBytes = 50_000_000;

/** How long that may take, in milliseconds: hundreds of times the usual. */
const maxTime = 20_000;

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
 * @param timeForEach milliseconds after which a file counts as one that can't be read.
 * @throws if a file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export async function pdfTexts(
  report: Report,
  contentRoot: string,
  timeForEach = maxTime,
): Promise<ReadonlyMap<string, PdfText>> {
  const reader = new PdfReader(timeForEach);
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
  private readonly timeForEach: number;
  private worker: Worker | null = null;

  constructor(timeForEach: number) {
    this.timeForEach = timeForEach;
  }

  async read(bytes: Buffer): Promise<PdfText | null> {
    const worker = this.worker ?? this.start();
    worker.postMessage(bytes);
    try {
      const [text] = await once(worker, "message", { signal: AbortSignal.timeout(this.timeForEach) });
      // What was not read to its end still takes memory.
      if (text?.cut) await this.end();
      return text;
    } catch {
      await this.end();
      return null;
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
