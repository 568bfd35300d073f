import { TableError } from "../table.ts";
import type { FileText, NoText } from "./file-text.ts";
import { readMailText } from "./mail-text.ts";
import { readOfficeOpenText, readOpenDocumentText, readWorkbookText } from "./office-text.ts";
import { readPdfText } from "./pdf.ts";

const readers = {
  pdf: readPdfText,
  /** Word, and slides of PowerPoint. */
  "office-open": readOfficeOpenText,
  workbook: readWorkbookText,
  "open-document": readOpenDocumentText,
  mail: readMailText,
} as const;

/** A format whose text is read. */
export type TextFormat = keyof typeof readers;

/** Reads the text of a file in a format; where there is none, says why. Throws nothing. */
export async function readFileText(format: TextFormat, bytes: Uint8Array): Promise<FileText | NoText> {
  try {
    return await readers[format](bytes);
  } catch (error) {
    return error instanceof TableError && error.isTooMuch ? "too-much" : "damaged";
  }
}
