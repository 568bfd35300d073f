import { getDocument, type PDFPageProxy } from "unpdf/pdfjs";

/** The text layer of a PDF. */
export interface PdfText {
  /** The text of each page with its line ends; empty for a page that has none, such as a scanned one. */
  readonly pages: readonly string[];
  /** True if the file has more than is read. */
  readonly cut: boolean;
}

/** Pages and characters that are read at most: what a person reads is there, and what was made to harm ends soon. */
const maxPages = 500;
const maxCharacters = 100_000;

/**
 * Reads the text of a PDF. Scripts, forms and embedded files are left alone, and nothing is loaded.
 * @returns null for what is no PDF, is encrypted, or is too broken to be read.
 */
export async function readPdfText(bytes: Uint8Array): Promise<PdfText | null> {
  const task = getDocument({
    // A copy, since pdf.js takes over the memory that it is given.
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    let left = maxCharacters;
    while (pages.length < Math.min(document.numPages, maxPages) && left > 0) {
      const text = await textOf(await document.getPage(pages.length + 1), left);
      pages.push(text.slice(0, left));
      left -= text.length;
    }
    return { pages, cut: left < 0 || pages.length < document.numPages };
  } catch {
    // Whatever pdf.js does not understand is no defect of ours, and no reason to publish nothing.
    return null;
  } finally {
    // Not waited for: in the middle of a page it never ends.
    task.destroy().catch(() => {});
  }
}

/** The text of a page, read until there is more than `enough`: a page can hold more than the memory. */
async function textOf(page: PDFPageProxy, enough: number): Promise<string> {
  const reader = page.streamTextContent().getReader();
  let text = "";
  // Not cancelled at the end: pdf.js would go on to fill the closed stream, and fail.
  for (let part = await reader.read(); !part.done && text.length <= enough; part = await reader.read()) {
    for (const item of part.value.items) if ("str" in item) text += item.str + (item.hasEOL ? "\n" : "");
  }
  return text;
}
