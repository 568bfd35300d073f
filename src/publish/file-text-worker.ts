/** Reads files in a thread of its own, which `file-texts.ts` can end: one answer to each message, in their order. */
import { parentPort } from "node:worker_threads";
import { readFileText, type TextFormat } from "../formats/file-text/read.ts";

/** A file whose text is asked for. */
export interface TextQuestion {
  readonly format: TextFormat;
  readonly bytes: Uint8Array;
}

parentPort?.on("message", async ({ format, bytes }: TextQuestion) =>
  parentPort?.postMessage(await readFileText(format, bytes)),
);
