import type { Readable } from "node:stream";
import PDFDocument from "pdfkit";

/**
 * What this layer uses of pdfkit 0.20.2 beyond its typings: objects, pages and fonts. The version is pinned; the tests
 * read every structure back.
 */
export interface PdfRef {
  readonly id: number;
  data: Record<string, unknown>;
  end(): void;
  write(bytes: Uint8Array): void;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly dictionary: PdfRef;
  readonly content: PdfRef;
  readonly fonts: Record<string, PdfRef>;
  readonly annotations: PdfRef[];
}

export interface GlyphPosition {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export interface PdfFont {
  readonly id: string;
  /** Fontkit's font. */
  readonly font: {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
  };
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): PdfRef;
  encode(text: string, features: readonly string[]): [string[], GlyphPosition[]];
}

export interface PdfKit extends Readable {
  readonly info: Record<string, unknown>;
  readonly page: PdfPage;
  readonly _root: { readonly data: Record<string, unknown> & { readonly Names: PdfRef } };
  _font: PdfFont;
  _addInfo(): void;
  ref(data: Record<string, unknown>): PdfRef;
  addPage(options: { size: [number, number]; margin: number }): this;
  font(path: string): this;
  appendXML(xml: string): void;
  getStructTreeRoot(): PdfRef;
  end(): void;
}

/** A new pdfkit document without pages and default font. */
export function createPdfKit(options: Record<string, unknown>): PdfKit {
  return new PDFDocument({ ...options, autoFirstPage: false, font: null } as never) as unknown as PdfKit;
}
