import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PdfFont, PdfKit } from "./pdfkit-internals.ts";

/** A style of text. */
export type FontStyle = "regular" | "bold" | "italic" | "boldItalic" | "code";

const packageFolders = {
  fira: dirname(fileURLToPath(import.meta.resolve("@fontsource/fira-sans/package.json"))),
  dejavu: dirname(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/package.json"))),
} as const;

/**
 * Font files by style, in the order in which a character is sought. Fira Sans (SIL OFL 1.1) is the face of KERN and of
 * the site; DejaVu (free licence, embedding allowed) has Greek, Cyrillic, Hebrew, Arabic, arrows, symbols and the
 * common emoji in one file.
 */
const files: Readonly<Record<FontStyle, readonly string[]>> = {
  regular: [fira("latin-400-normal"), fira("latin-ext-400-normal"), dejavu("DejaVuSans")],
  bold: [
    fira("latin-600-normal"),
    fira("latin-ext-600-normal"),
    dejavu("DejaVuSans-Bold"),
    dejavu("DejaVuSans"),
  ],
  italic: [fira("latin-400-italic"), fira("latin-ext-400-italic"), dejavu("DejaVuSans")],
  boldItalic: [
    fira("latin-600-italic"),
    fira("latin-ext-600-italic"),
    dejavu("DejaVuSans-Bold"),
    dejavu("DejaVuSans"),
  ],
  code: [dejavu("DejaVuSansMono"), dejavu("DejaVuSans")],
};

function fira(name: string): string {
  return join(packageFolders.fira, "files", `fira-sans-${name}.woff`);
}

function dejavu(name: string): string {
  return join(packageFolders.dejavu, "ttf", `${name}.ttf`);
}

/** Text that is set: in a font, as hexadecimal glyph codes with kerning, ready for a TJ operator. */
export interface Encoded {
  readonly font: PdfFont;
  /** Thousandths of the font size. */
  readonly width: number;
  /** Operand parts of TJ. Marks that need a vertical shift hold `{rise:N}` between two TJ operators. */
  readonly glyphs: string;
  readonly raised: boolean;
}

/** Fonts read so far: several documents of one run share them. */
const read = new Map<string, PdfFont["font"]>();

/** The fonts of one PDF, opened when a character first needs them. */
export class Fonts {
  readonly #pdf: PdfKit;
  readonly #open = new Map<string, PdfFont>();

  constructor(pdf: PdfKit) {
    this.#pdf = pdf;
  }

  /** Fonts of a style in the order of search. */
  *candidates(style: FontStyle): Generator<PdfFont> {
    for (const file of files[style]) yield this.#load(file);
  }

  primary(style: FontStyle): PdfFont {
    return this.#load(files[style][0] ?? "");
  }

  #load(file: string): PdfFont {
    let font = this.#open.get(file);
    if (!font) {
      this.#pdf.font(read.get(file) ?? file);
      font = this.#pdf._font;
      if (!read.has(file)) {
        keepTables(font.font);
        nameGlyphs(font.font);
      }
      read.set(file, font.font);
      this.#open.set(file, font);
    }
    return font;
  }
}

/** Fontkit would unpack the table of all outlines (WOFF) anew for each glyph that it looks at. */
function keepTables(font: PdfFont["font"]): void {
  const unpacked = new Map<string, NonNullable<ReturnType<typeof unpack>>>();
  const unpack = font._getTableStream.bind(font);
  font._getTableStream = (tag) => {
    const known = unpacked.get(tag);
    if (known) known.pos = 0;
    const stream = known ?? unpack(tag);
    if (stream !== null && stream !== font.stream) unpacked.set(tag, stream);
    return stream;
  };
}

/**
 * Fontkit keeps a glyph as it first meets it. As a part of another one (U in Ü, when a subset is written) it would have no
 * character, and the next document that shares the font could not map it to Unicode.
 */
function nameGlyphs(font: PdfFont["font"]): void {
  for (const character of font.characterSet) font.glyphForCodePoint(character);
}

/** Figures of one width everywhere: columns of dates and counts stand under each other. */
const features = ["tnum"];

/** Sets `text` in `font`, which must have a glyph for all of it. */
export function encode(font: PdfFont, text: string): Encoded {
  const [codes, positions] = font.encode(text, features);
  let width = 0;
  let raised = false;
  let glyphs = "";
  let open = false;
  const gap = (amount: number): void => {
    if (amount === 0) return;
    glyphs += `${open ? ">" : ""} ${amount}`;
    open = false;
  };
  codes.forEach((code, index) => {
    const position = positions[index];
    if (!position) return;
    const { xOffset, yOffset, xAdvance, advanceWidth } = position;
    const shift = rounded(xOffset);
    gap(-shift);
    if (yOffset !== 0) {
      glyphs += `${open ? ">" : ""}{rise:${rounded(yOffset)}}`;
      open = false;
      raised = true;
    }
    glyphs += open ? code : `<${code}`;
    open = true;
    if (yOffset !== 0) {
      glyphs += ">{rise:0}";
      open = false;
    }
    gap(shift - rounded(xAdvance - advanceWidth));
    width += xAdvance;
  });
  return { font, width, glyphs: open ? `${glyphs}>` : glyphs, raised };
}

/** The hyphen of a broken word. It maps to U+00AD, so that whoever extracts the text can tell it from a written one. */
export function softHyphen(font: PdfFont): Encoded {
  const glyph = font.font.glyphForCodePoint(0xad);
  const code = font.subset.includeGlyph(glyph.id);
  const width = (glyph.advanceWidth * 1000) / font.font.unitsPerEm;
  font.widths[code] ??= width;
  font.unicode[code] ??= [0xad];
  return { font, width, glyphs: `<${code.toString(16).padStart(4, "0")}>`, raised: false };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
