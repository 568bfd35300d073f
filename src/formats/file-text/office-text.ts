import type { Bilingual } from "../../model/position.ts";
import { entryOf } from "../../text/entry-of.ts";
import { TableError } from "../table.ts";
import { openPackage, type PackageParts } from "../xlsx/package-parts.ts";
import { readWorkbook } from "../xlsx/read.ts";
import { readXml } from "../xlsx/xml.ts";
import { type FileMark, type FileText, TextGatherer } from "./file-text.ts";

/** What the elements of a format show, by their names without a prefix. */
interface Reading {
  /** Elements whose text is shown, with that of what is in them. */
  readonly shown: ReadonlySet<string>;
  /** Elements of which nothing is shown: what was deleted, and what another element says already. */
  readonly hidden: ReadonlySet<string>;
  /** What an element shows where it begins, and where it ends. */
  readonly opens: Readonly<Record<string, string>>;
  readonly closes: Readonly<Record<string, string>>;
  /** The element that is a sheet or a slide, and has a name. */
  readonly named: string | null;
}

/** WordprocessingML and DrawingML (ECMA-376 part 1, 17.3.3 and 21.1.2). */
const officeOpen: Reading = {
  shown: new Set(["t"]),
  hidden: new Set(["Fallback", "moveFrom"]),
  opens: { tab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" },
  closes: { p: "\n" },
  named: null,
};

/** OpenDocument 1.3, part 3, 5 to 7. */
const openDocument: Reading = {
  shown: new Set(["p", "h"]),
  hidden: new Set(["tracked-changes"]),
  opens: { tab: "\t", s: " ", "line-break": "\n" },
  closes: { p: "\n", h: "\n" },
  named: "table",
};

/** Elements within each other at most: a list in a table in a frame, some times over. */
const deepest = 256;

const damaged: Bilingual = { de: "beschädigt", en: "damaged" };

/** Parts of a Word document, and of slides, that a person sees; the first in which nearly all stands. */
const partNames = [
  /^word\/document\d*\.xml$/,
  /^word\/(?:header|footer)\d*\.xml$/,
  /^word\/(?:foot|end)notes\.xml$/,
  /^word\/comments\.xml$/,
  /^ppt\/slides\/slide\d+\.xml$/,
];

/**
 * Reads the text of a Word document or of PowerPoint's slides.
 * @throws {TableError} if it is damaged, or goes beyond the limits
 */
export async function readOfficeOpenText(bytes: Uint8Array): Promise<FileText> {
  const parts = await openPackage(bytes, damaged, (name) => partNames.some((pattern) => pattern.test(name)));
  const names = partNames.flatMap((pattern) =>
    [...parts.names].filter((name) => pattern.test(name)).sort(byNumber),
  );
  if (names.length === 0) throw new TableError(damaged);
  const text = new TextGatherer();
  for (const name of names) if (!text.isFull) readPart((await parts.text(name)) ?? "", officeOpen, text);
  return text.text(officeMarks(parts), attachedTo(parts));
}

const openDocumentParts = new Set(["mimetype", "content.xml", "META-INF/documentsignatures.xml"]);

/**
 * Reads the text of an OpenDocument file: text, sheets, slides.
 * @throws {TableError} if it is damaged, or goes beyond the limits
 */
export async function readOpenDocumentText(bytes: Uint8Array): Promise<FileText> {
  const parts = await openPackage(bytes, damaged, (name) => openDocumentParts.has(name));
  const text = new TextGatherer();
  const isSheets = /spreadsheet/.test((await parts.text("mimetype")) ?? "");
  const reading = isSheets ? openDocument : { ...openDocument, named: null };
  readPart((await parts.text("content.xml")) ?? "", reading, text);
  // OpenDocument 1.3, part 2, 5.3: signatures of the document, not those of its macros.
  const signatures = (await parts.text("META-INF/documentsignatures.xml")) ?? "";
  return text.text(signatures.includes("SignatureValue") ? ["signed"] : []);
}

/**
 * Reads the cells of an Excel workbook, a part for each sheet, a line for each row.
 * @throws {TableError} if it is damaged, or goes beyond the limits
 */
export async function readWorkbookText(bytes: Uint8Array): Promise<FileText> {
  const parts = await openPackage(bytes, damaged, () => false);
  const workbook = await readWorkbook(bytes);
  const text = new TextGatherer();
  for (const name of workbook.sheets) {
    if (text.isFull) break;
    text.begin(sheetLabel(name));
    const sheet = await workbook.sheet(name);
    for (const { number, cells } of sheet?.rows ?? []) {
      const shown = [...cells].filter(([column]) => !sheet?.isRepeated(number, column));
      text.add(`${shown.map(([, cell]) => cell.text).join("\t")}\n`);
      if (text.isFull) break;
    }
  }
  return text.text(officeMarks(parts), attachedTo(parts));
}

function sheetLabel(name: string): Bilingual {
  return { de: `Blatt „${name}“`, en: `Sheet “${name}”` };
}

/** ECMA-376 part 2, 13: a signature is a part of its own, named by convention as all programs do. */
function officeMarks({ names }: PackageParts): FileMark[] {
  return [...names].some((name) => /^_xmlsignatures\/[^/]+\.xml$/.test(name)) ? ["signed"] : [];
}

/** Files that were put into a document. */
function attachedTo({ names }: PackageParts): string[] {
  return [...names].flatMap((name) => /^(?:word|xl|ppt)\/embeddings\/([^/]+)$/.exec(name)?.[1] ?? []).sort();
}

/** Names of parts by the number in them: `slide2` before `slide10`. */
function byNumber(a: string, b: string): number {
  return Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0) || (a < b ? -1 : 1);
}

/** Says that nothing further has to be read. */
class Enough extends Error {}

function readPart(part: string, reading: Reading, text: TextGatherer): void {
  let shown = 0;
  let hidden = 0;
  const add = (piece: string | undefined): void => {
    if (piece === undefined || hidden > 0) return;
    text.add(piece);
    if (text.isFull) throw new Enough();
  };
  try {
    readXml(
      part,
      {
        open(name, attributes) {
          if (reading.hidden.has(name)) hidden++;
          if (name === reading.named && hidden === 0) text.begin(sheetLabel(nameIn(attributes)));
          add(entryOf(reading.opens, name));
          if (reading.shown.has(name)) shown++;
        },
        text(found) {
          if (shown > 0) add(found);
        },
        close(name) {
          if (reading.shown.has(name)) shown--;
          add(entryOf(reading.closes, name));
          if (reading.hidden.has(name)) hidden--;
        },
      },
      damaged,
      deepest,
    );
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}

function nameIn(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([key]) => /:name$/.test(key))?.[1] ?? "";
}
