import PDFDocument from "pdfkit";

/**
 * What this layer uses of pdfkit 0.20.2 beyond its typings: objects, pages and fonts. The version is pinned; the tests
 * read every structure back.
 */
export interface PdfRef<Data = Record<string, unknown>> {
  readonly id: number;
  data: Data;
  end(): void;
  write(bytes: Uint8Array): void;
}

/** A page of pdfkit's; what its own types leave out too. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly dictionary: PdfRef;
  readonly content: PdfRef;
  readonly fonts: Record<string, PdfRef>;
  readonly xobjects: Record<string, PdfRef>;
  readonly annotations: PdfRef[];
}

interface GlyphPosition {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** Bytes, and the place in them that is read next. */
interface TableStream {
  pos: number;
}

/** A font that pdfkit embeds. */
export interface PdfFont {
  readonly id: string;
  /** Fontkit's font. */
  readonly font: {
    readonly unitsPerEm: number;
    readonly characterSet: readonly number[];
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
    /** The file. */
    readonly stream: TableStream;
    /** A table, ready to be read from its beginning: in the file, or unpacked beside it. */
    _getTableStream(tag: string): TableStream | null;
  };
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): PdfRef;
  encode(text: string, features: readonly string[]): [string[], GlyphPosition[]];
}

/** pdfkit's document, as far as the layout uses it; what its own types leave out too. */
export interface PdfKit {
  readonly info: Record<string, unknown>;
  readonly page: PdfPage;
  readonly _root: { readonly data: Record<string, unknown> & { readonly Names: PdfRef } };
  _font: PdfFont;
  /** Bytes written. */
  _offset: number;
  /** Objects not yet ended. */
  readonly _waiting: number;
  _write(data: string | Uint8Array): void;
  _addInfo(): void;
  ref(data: Record<string, unknown>): PdfRef;
  addPage(options: { size: [number, number]; margin: number }): this;
  /** Opens a font by its path, or one that was read before. */
  font(source: string | PdfFont["font"]): this;
  appendXML(xml: string): void;
  getStructTreeRoot(): PdfRef;
  end(): void;
}

/**
 * A new pdfkit document without pages and default font, whose bytes go to `write` (which returns their number): as a
 * stream pdfkit would queue millions of tiny chunks.
 *
 * @throws {Error} if pdfkit lacks what the layout uses of its inside
 */
export function createPdfKit(
  write: (data: string | Uint8Array) => number,
  options: Record<string, unknown>,
): PdfKit {
  class Sunk extends PDFDocument {
    declare _offset: number;
    _write(data: string | Uint8Array): void {
      this._offset += write(typeof data === "string" ? `${data}\n` : data);
    }
  }
  const bare: Record<string, unknown> = { ...options, autoFirstPage: false, font: null };
  const kit: unknown = new Sunk(bare);
  if (!isPdfKit(kit))
    throw new Error("this pdfkit is built otherwise than the one that the layout was written for");
  return kit;
}

function isPdfKit(kit: unknown): kit is PdfKit {
  return (
    kit instanceof PDFDocument &&
    ["info", "_root", "_offset", "_waiting"].every((name) => name in kit) &&
    ["_write", "_addInfo", "ref", "appendXML", "getStructTreeRoot"].every(
      (name) => typeof Reflect.get(kit, name) === "function",
    )
  );
}
