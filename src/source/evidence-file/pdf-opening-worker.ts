/** Opens PDFs in a thread of its own (`pdf-opening.ts`): one answer to each message, in their order. */
import { parentPort } from "node:worker_threads";
import { getDocument } from "unpdf/pdfjs";
import type { PdfOpening } from "./pdf-opening.ts";

parentPort?.on("message", async (bytes: Uint8Array) => parentPort?.postMessage(await openingOf(bytes)));

async function openingOf(bytes: Uint8Array): Promise<PdfOpening> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    await document.getPage(1);
    return "opens";
  } catch (error) {
    return error instanceof Error && error.name === "PasswordException" ? "password" : "damaged";
  } finally {
    // Not waited for: in the middle of a page it never ends.
    task.destroy().catch(() => {});
  }
}
