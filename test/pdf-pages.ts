// Apart from what writes PDFs: this reader and pdf.js in its own right do not get along in one thread.
import { readPdfText } from "../src/formats/file-text/pdf.ts";

/** The text of each page of a PDF; none of one that can't be read. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const text = await readPdfText(pdf);
  return typeof text === "string" ? [] : text.parts.map((part) => part.text);
}
