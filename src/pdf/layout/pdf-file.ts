import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Orientation } from "./definition.ts";
import { Fonts } from "./fonts.ts";
import { Outline } from "./outline.ts";
import { PageCanvas } from "./page-canvas.ts";
import { createPdfKit, type PdfKit } from "./pdfkit-internals.ts";
import { StructureTree } from "./structure-tree.ts";
import { paper } from "./theme.ts";
import { type Metadata, xmp } from "./xmp.ts";

/** Bytes that may wait to be written before drawing pauses. */
const highWater = 1 << 20;

/** A PDF file that is PDF/A-2a and PDF/UA-1 at once, written to a stream while it is drawn. */
export class PdfFile {
  readonly fonts: Fonts;
  readonly structure: StructureTree;
  readonly outline = new Outline();
  readonly #pdf: PdfKit;
  readonly #out: Writable;
  readonly #written: Promise<void>;
  #canvas: PageCanvas | null = null;

  constructor(metadata: Metadata, out: Writable) {
    this.#pdf = createPdfKit({
      pdfVersion: "1.7",
      subset: "PDF/A-2a",
      tagged: true,
      displayTitle: true,
      lang: metadata.language,
      info: {
        Title: metadata.title,
        Author: metadata.author,
        Creator: metadata.creator,
        Producer: metadata.producer,
        Keywords: metadata.keywords,
        CreationDate: new Date(metadata.created),
        ModDate: new Date(metadata.created),
      },
    });
    // pdfkit can declare one standard only, and writes the texts of the information unescaped.
    this.#pdf._addInfo = () => this.#pdf.appendXML(xmp(metadata));
    this.fonts = new Fonts(this.#pdf);
    this.structure = new StructureTree(this.#pdf);
    this.#out = out;
    this.#written = pipeline(this.#pdf, out);
    // Whoever draws learns of a failed stream from `flushed` or `end`.
    this.#written.catch(() => undefined);
  }

  /** Ends the page that is open and begins a new one. */
  addPage(number: number, orientation: Orientation): PageCanvas {
    this.#canvas?.end();
    const [width, height] =
      orientation === "portrait" ? [paper.short, paper.long] : [paper.long, paper.short];
    this.#pdf.addPage({ size: [width, height], margin: 0 });
    this.#canvas = new PageCanvas(this.#pdf, this.structure, number);
    return this.#canvas;
  }

  /** Waits until most of what was drawn has been written. Throws what the stream throws. */
  async flushed(): Promise<void> {
    while (this.#pdf.readableLength > highWater) {
      const drained = new Promise<void>((resolve) => {
        if (this.#out.writableNeedDrain) this.#out.once("drain", resolve);
        else setImmediate(resolve);
      });
      await Promise.race([drained, this.#written]);
      if (this.#out.destroyed) await this.#written;
    }
  }

  /** Writes everything that stands at the end of the file, and waits for the stream. Throws what the stream throws. */
  async end(): Promise<void> {
    this.#canvas?.end();
    this.outline.end(this.#pdf);
    this.structure.end();
    this.#pdf.end();
    await this.#written;
  }
}
