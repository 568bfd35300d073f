/** Reads evidence in a thread of its own (`evidence-queue.ts`): one answer to each message, in their order. */
import { parentPort } from "node:worker_threads";
import { type EvidenceFiles, readEvidenceFile } from "./evidence-reading.ts";
import type { FileDigest } from "./list-files.ts";
import { packed } from "./packed-value.ts";

/** Files that are to be read. */
export type Question = readonly EvidenceFiles[];

/** What was read of each, as bytes, and of which bytes; null for what has to be read where it is asked for. */
export type Answer = readonly ({
  readonly reading: Uint8Array;
  readonly noted: readonly (readonly [path: string, FileDigest])[];
} | null)[];

parentPort?.on("message", async (question: Question) => {
  const answer: Answer[number][] = [];
  // One after the other: what waits for the disk here keeps nobody else from working.
  for (const { file, sidecar } of question) {
    const noted: [string, FileDigest][] = [];
    const telling = (path: string) => (digest: FileDigest) => noted.push([path, digest]);
    const reading = await readEvidenceFile({
      file: { ...file, onBytes: telling(file.path) },
      sidecar: sidecar && { ...sidecar, onBytes: telling(sidecar.path) },
    }).then(packed, () => null);
    answer.push(reading && { reading, noted });
  }
  parentPort?.postMessage(answer);
});
