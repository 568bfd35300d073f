import { getDocument, type PDFPageProxy } from "unpdf/pdfjs";
import { type FileText, mostCharacters, type NoText, namesOf } from "./file-text.ts";
import { pdfMarks } from "./pdf-signatures.ts";

/** Pages that are read at most. */
const maxPages = 500;

/**
 * Reads the text of a PDF, a part for each page. Scripts, forms and embedded files are left alone, and nothing is loaded.
 * @returns why there is none for what is no PDF, is encrypted, or is too broken to be read.
 */
export async function readPdfText(bytes: Uint8Array): Promise<FileText | NoText> {
  const marks = pdfMarks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
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
    const attachments = new Set<string>();
    let left = mostCharacters;
    while (pages.length < Math.min(document.numPages, maxPages) && left > 0) {
      const page = await document.getPage(pages.length + 1);
      const text = await textOf(page, left);
      pages.push(text.slice(0, left));
      left -= text.length;
      // What was cut off in the middle of a page answers nothing more.
      if (left >= 0) for (const name of await attachedTo(page)) attachments.add(name);
    }
    const cut = left < 0 || pages.length < document.numPages;
    if (left >= 0) for (const name of namesIn(await document.getAttachments())) attachments.add(name);
    return {
      parts: pages.map((text, index) => ({
        label: { de: `Seite ${index + 1}`, en: `Page ${index + 1}` },
        text,
      })),
      cut,
      marks,
      attachments: namesOf([...attachments]),
    };
  } catch (error) {
    // Whatever pdf.js does not understand is no defect of ours, and no reason to publish nothing.
    return error instanceof Error && error.name === "PasswordException" ? "password" : "damaged";
  } finally {
    // Not waited for: in the middle of a page it never ends.
    task.destroy().catch(() => {});
  }
}

/** Names of the files that hang on a page as paper clips (ISO 32000-2, 12.5.6.15). */
async function attachedTo(page: PDFPageProxy): Promise<string[]> {
  const annotations: readonly { readonly subtype?: unknown; readonly file?: unknown }[] =
    await page.getAnnotations();
  return annotations.flatMap(({ subtype, file }) => (subtype === "FileAttachment" ? [nameIn(file)] : []));
}

/** Names of the files that are embedded in the document; pdf.js gives a map whose type it does not say. */
function namesIn(attached: unknown): string[] {
  return attached instanceof Map ? [...attached.values()].map(nameIn) : [];
}

function nameIn(file: unknown): string {
  const named = typeof file === "object" && file !== null && "filename" in file ? file.filename : "";
  return typeof named === "string" ? named : "";
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
