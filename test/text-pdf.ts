import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";

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
