import type { Icon, Run } from "./definition.ts";
import { uprightMatrix } from "./exif-orientation.ts";
import { iconPaths } from "./icon.ts";
import type { Line } from "./line-breaking.ts";
import { destinationName } from "./outline.ts";
import type { PdfFont, PdfKit, PdfPage, PdfRef } from "./pdfkit-internals.ts";
import type { RasterImage } from "./raster-image.ts";
import type { Piece } from "./rich-text.ts";
import type { GlyphRun } from "./shaping.ts";
import { type Pointer, type StructureElement, type StructureTree, string } from "./structure-tree.ts";

/** Who owns what is drawn: a tag, or nobody (an artefact, ISO 14289-1, 7.1), of the page's furniture or of the layout. */
export type Owner = StructureElement | "header" | "footer" | "layout";

/** What a link leads to: elsewhere, or a place in the document. */
export type Target = { readonly uri: string } | { readonly anchor: string };

/** A page that is being drawn. Coordinates are points from the upper left corner; colours are `#rrggbb`. */
export class PageCanvas {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly page: PdfRef;
  readonly #pdf: PdfKit;
  readonly #sheet: PdfPage;
  readonly #structure: StructureTree;
  readonly #ownersRef: PdfRef<Record<string, unknown> | readonly Pointer[]>;
  readonly #owners: Pointer[] = [];
  readonly #operators: string[] = [];
  #owner: Owner | null = null;
  #fill = "";

  constructor(pdf: PdfKit, structure: StructureTree, number: number) {
    this.#pdf = pdf;
    this.#sheet = pdf.page;
    this.#structure = structure;
    this.number = number;
    this.width = pdf.page.width;
    this.height = pdf.page.height;
    this.page = pdf.page.dictionary;
    const { key, owners } = structure.addPage();
    this.#ownersRef = owners;
    this.page.data.StructParents = key;
    this.page.data.Tabs = "S";
  }

  /** Draws the pieces of one run of a line. `x` is its left edge. */
  pieces(owner: Owner, pieces: readonly PlacedPiece[], baseline: number, color: string): void {
    this.#mark(owner);
    const glyphs = pieces.filter((one) => !one.icon);
    for (const one of pieces) if (one.icon) this.icon(owner, one.icon, one.x, baseline, one.size, color);
    const first = glyphs[0];
    if (!first) return;
    this.#setFill(color);
    this.#operators.push("BT", `1 0 0 -1 ${n(first.x)} ${n(baseline)} Tm`);
    let font: PdfFont | null = null;
    let size = 0;
    let line = "";
    const show = (): void => {
      if (line !== "") this.#operators.push(`[${line}] TJ`);
      line = "";
    };
    let x = first.x;
    for (const one of glyphs) {
      if (one.x - x > 0.005 && one.size > 0) line += ` ${n((-(one.x - x) * 1000) / one.size)}`;
      x = one.x + one.width;
      for (const run of one.runs) {
        if (run.font !== font || one.size !== size) {
          show();
          font = run.font;
          size = one.size;
          this.#sheet.fonts[font.id] ??= font.ref();
          this.#operators.push(`/${font.id} ${n(size)} Tf`);
        }
        if (run.actual === null && !run.raised) {
          line += run.glyphs;
          continue;
        }
        show();
        const shown = `[${raise(run, size)}] TJ`;
        this.#operators.push(
          run.actual === null ? shown : `/Span <</ActualText ${utf16(run.actual)}>> BDC\n${shown}\nEMC`,
        );
      }
    }
    show();
    this.#operators.push("ET");
  }

  rect(owner: Owner, x: number, y: number, width: number, height: number, color: string): void {
    this.#mark(owner);
    this.#setFill(color);
    this.#operators.push(`${n(x)} ${n(y)} ${n(width)} ${n(height)} re f`);
  }

  /** A picture in a rectangle. Each is drawn once in a file. */
  image(
    owner: Owner,
    image: RasterImage,
    box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  ): void {
    const { palette } = image;
    const colors = palette ? this.#pdf.ref({}) : null;
    if (colors && palette) {
      colors.write(palette);
      colors.end();
    }
    const object = this.#pdf.ref({
      Type: "XObject",
      Subtype: "Image",
      Width: image.width,
      Height: image.height,
      BitsPerComponent: image.bits,
      ColorSpace: palette
        ? ["Indexed", "DeviceRGB", palette.length / 3 - 1, colors]
        : image.colors === 1
          ? "DeviceGray"
          : "DeviceRGB",
      Filter: image.filter,
      ...(image.predictor
        ? {
            DecodeParms: {
              Predictor: 15,
              Colors: image.colors,
              BitsPerComponent: image.bits,
              Columns: image.width,
            },
          }
        : {}),
    });
    object.write(image.data);
    object.end();
    const name = `I${object.id}`;
    this.#sheet.xobjects[name] = object;
    this.path(owner, `${uprightMatrix(image.turned, box).map(n).join(" ")} cm /${name} Do`);
  }

  /** Operators as they are, between a saved and a restored state. */
  path(owner: Owner, operators: string): void {
    this.#mark(owner);
    this.#operators.push(`q\n${operators}\nQ`);
  }

  icon(owner: Owner, icon: Icon, x: number, baseline: number, size: number, color: string): void {
    const scale = size / 24;
    this.path(
      owner,
      `${n(scale)} 0 0 ${n(scale)} ${n(x)} ${n(baseline - size * 0.85)} cm\n${rgb(color)} rg ${rgb(color)} RG\n${iconPaths[icon]}`,
    );
  }

  /** A link over a rectangle. `contents` says where it leads (ISO 14289-1, 7.18.5). */
  link(
    element: StructureElement,
    box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    target: Target,
    contents: string,
  ): void {
    const annotation = this.#pdf.ref({
      Type: "Annot",
      Subtype: "Link",
      Rect: [box.x, this.height - box.y - box.height, box.x + box.width, this.height - box.y],
      Border: [0, 0, 0],
      F: 4,
      Contents: string(contents),
    });
    if ("uri" in target) annotation.data.A = { S: "URI", URI: string(target.uri) };
    else annotation.data.Dest = string(destinationName(target.anchor));
    annotation.data.StructParent = this.#structure.addAnnotation(element, this.page, annotation);
    this.#sheet.annotations.push(annotation);
    annotation.end();
  }

  /** Ends the page's content. */
  end(): void {
    this.#close();
    this.#sheet.content.write(Buffer.from(`${this.#operators.join("\n")}\n`, "latin1"));
    this.#ownersRef.data = this.#owners;
    this.#ownersRef.end();
  }

  #mark(owner: Owner): void {
    if (owner === this.#owner) return;
    this.#close();
    this.#owner = owner;
    if (typeof owner === "string") this.#operators.push(artifacts[owner]);
    else {
      const mcid = this.#owners.push(owner.pointer) - 1;
      this.#structure.addContent(owner, this.page, mcid);
      this.#operators.push(`/${owner.type} <</MCID ${mcid}>> BDC`);
    }
  }

  #close(): void {
    if (this.#owner !== null) this.#operators.push("EMC");
    this.#owner = null;
  }

  #setFill(color: string): void {
    if (color === this.#fill) return;
    this.#fill = color;
    this.#operators.push(`${rgb(color)} rg`);
  }
}

/** A piece of a line with its place. */
export interface PlacedPiece {
  readonly runs: readonly GlyphRun[];
  readonly icon: Icon | null;
  /** True for a space. */
  readonly isBlank: boolean;
  readonly size: number;
  readonly x: number;
  readonly width: number;
}

/** Neighbouring pieces of one run of the text. */
export interface PlacedRun {
  readonly run: Run;
  readonly pieces: PlacedPiece[];
}

/** A line's pieces, spaces included, with their places. `x` is the line's left edge. */
export function placed(line: Line, x: number): PlacedRun[] {
  const groups: PlacedRun[] = [];
  let at = x;
  const add = (one: Piece): void => {
    const { shaped, icon, size, width } = one;
    const isBlank = icon === null && one.text.trim() === "";
    const place = { runs: shaped.runs, icon, isBlank, size, x: at, width };
    const group = groups.at(-1);
    if (group?.run === one.run) group.pieces.push(place);
    else groups.push({ run: one.run, pieces: [place] });
    at += one.width;
  };
  for (const token of line.tokens) {
    if (token.space) add(token.space);
    for (const one of token.pieces) add(one);
  }
  if (line.trailing) add(line.trailing);
  return groups;
}

const artifacts = {
  header: "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
  footer: "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC",
  layout: "/Artifact <</Type /Layout>> BDC",
} as const;

/** A number as PDF wants it: no exponent, no needless digits. */
export function n(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

const colors = new Map<string, string>();

/** `#rrggbb` as operands of `rg` and `RG`. */
export function rgb(color: string): string {
  let operands = colors.get(color);
  if (!operands) {
    const value = Number.parseInt(color.slice(1), 16);
    operands = [value >> 16, (value >> 8) & 255, value & 255].map((part) => n(part / 255)).join(" ");
    colors.set(color, operands);
  }
  return operands;
}

function raise(run: GlyphRun, size: number): string {
  return run.glyphs.replace(
    /\{rise:(-?[\d.]+)\}/g,
    (_, rise) => `] TJ ${n((Number(rise) * size) / 1000)} Ts [`,
  );
}

function utf16(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
}
