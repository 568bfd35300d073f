import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { readPdfText } from "../src/formats/file-text/pdf.ts";

/**
 * A PDF with lines of text on each of its pages; the same bytes each time.
 * @param password asked for when it is opened.
 */
export async function textPdf(pages: readonly string[], password?: string): Promise<Buffer> {
  const document = new PDFDocument({
    autoFirstPage: false,
    info: { CreationDate: new Date(0) },
    ...(password === undefined ? {} : { userPassword: password }),
  });
  for (const text of pages) {
    document.addPage();
    for (const line of text.split("\n")) document.text(line);
  }
  document.end();
  return buffer(document);
}

/** The text of each page of a PDF; none of one that can't be read. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const text = await readPdfText(pdf);
  return typeof text === "string" ? [] : text.parts.map((part) => part.text);
}
