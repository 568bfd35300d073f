/** Reads PDFs in a thread of its own, which `pdf-texts.ts` can end: one answer to each message, in their order. */
import { parentPort } from "node:worker_threads";
import { readPdfText } from "../formats/pdf-text/read.ts";

parentPort?.on("message", async (bytes: Uint8Array) => parentPort?.postMessage(await readPdfText(bytes)));
