import type { Writable } from "node:stream";
import { ByteSink } from "./byte-sink.ts";
import type { Orientation } from "./definition.ts";
import { Fonts } from "./fonts.ts";
import { Outline } from "./outline.ts";
import { PageCanvas } from "./page-canvas.ts";
import { createPdfKit, type PdfKit } from "./pdfkit-internals.ts";
import { StructureTree } from "./structure-tree.ts";
import { sheets } from "./theme.ts";
import { type Metadata, xmp } from "./xmp.ts";

/** A PDF file that is PDF/A-2a and PDF/UA-1 at once, written to a stream while it is drawn. */
export class PdfFile {
  readonly fonts: Fonts;
  readonly structure: StructureTree;
  readonly outline = new Outline();
  readonly #pdf: PdfKit;
  readonly #sink: ByteSink;
  #canvas: PageCanvas | null = null;

  constructor(metadata: Metadata, out: Writable) {
    const sink = new ByteSink(out);
    this.#sink = sink;
    this.#pdf = createPdfKit((data) => sink.write(data), {
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
  }

  /** Ends the page that is open and begins a new one. */
  addPage(number: number, orientation: Orientation): PageCanvas {
    const last = this.#canvas;
    last?.end();
    const { width, height } = sheets[orientation];
    this.#pdf.addPage({ size: [width, height], margin: 0 });
    // The last page has been written by now; links and bookmarks need but its number.
    if (last) last.page.data = {};
    this.#canvas = new PageCanvas(this.#pdf, this.structure, number);
    return this.#canvas;
  }

  /** Waits until the stream takes more. Throws what the stream throws. */
  flushed(): Promise<void> {
    return this.#sink.drained();
  }

  /** Writes everything that stands at the end of the file, and waits for the stream. Throws what the stream throws. */
  async end(): Promise<void> {
    this.#canvas?.end();
    this.outline.end(this.#pdf);
    this.structure.end();
    this.#pdf.end();
    if (this.#pdf._waiting !== 0) throw new Error(`${this.#pdf._waiting} PDF objects were not ended`);
    await this.#sink.end();
  }
}
