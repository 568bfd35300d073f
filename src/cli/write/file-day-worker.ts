/** Looks into files for the day they say, in a thread of its own (`file-days.ts`): one answer to each message, in their order. */
import { parentPort } from "node:worker_threads";
import { readFileDay } from "../../formats/file-text/day.ts";
import type { TextFormat } from "../../formats/file-text/read.ts";

/** A file whose day is asked for. */
export interface DayQuestion {
  readonly format: TextFormat;
  readonly bytes: Uint8Array;
}

parentPort?.on("message", async ({ format, bytes }: DayQuestion) =>
  parentPort?.postMessage(await readFileDay(format, bytes)),
);
