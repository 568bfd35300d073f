import { SaxesParser, type SaxesTagNS } from "saxes";
import type { Bilingual } from "../../model/position.ts";
import { KompendiumError } from "./error.ts";
import { KompendiumBuilder, type KompendiumContent } from "./kompendium.ts";

const docbook = "http://docbook.org/ns/docbook";

/** The official file has 3 MB and is 12 elements deep; what is far beyond that is not it. */
const maxBytes = 64 * 1024 * 1024;
const maxDepth = 64;
/** Headings and table cells; regular expressions run over them. */
const maxLabel = 1000;

/** Elements within a paragraph; every other one begins and ends a paragraph. */
const inline = new Set(["emphasis", "link", "email"]);

/**
 * Reads the DocBook XML of the IT-Grundschutz-Kompendium piece by piece, in one pass and without building a tree.
 *
 * @param chunks the bytes of the file, in any portions
 * @returns the catalogue and, apart from it, the text of each active requirement
 * @throws {KompendiumError} if it is malformed, not UTF-8, has a document type (entities are refused), or does not
 *   have the Kompendium's structure. Whether it is the whole edition 2023 is the question of `requireEdition2023`.
 */
export async function readDocbook(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<KompendiumContent> {
  const builder = new KompendiumBuilder();
  const reader = new DocbookReader(builder);
  for await (const chunk of chunks) reader.write(chunk);
  reader.close();
  return builder.finish();
}

/** Turns XML events into the three things that the Kompendium consists of: headings, table rows and paragraphs. */
class DocbookReader {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #builder: KompendiumBuilder;
  /** Names of the open elements. */
  readonly #open: string[] = [];
  /** Titles of the open chapter and sections; empty until the title has been read. */
  readonly #path: string[] = [];
  #cells: string[] = [];
  #tables = 0;
  #lists = 0;
  #text = "";
  #bytes = 0;

  constructor(builder: KompendiumBuilder) {
    this.#builder = builder;
    this.#parser.on("error", (error) => {
      const reason = error.message.replace(/^\d+:\d+: /, "");
      this.#fail({ de: `kein wohlgeformtes XML (${reason})`, en: `not well-formed XML (${reason})` });
    });
    this.#parser.on("doctype", () =>
      this.#fail({
        de: "Dokumenttyp-Deklaration gefunden; die Datei des BSI hat keine, und Entitäten werden nicht gelesen",
        en: "found a document type declaration; the BSI's file has none, and entities are not read",
      }),
    );
    this.#parser.on("opentag", (tag) => this.#opened(tag));
    this.#parser.on("closetag", (tag) => this.#closed(tag.local));
    this.#parser.on("text", (text) => this.#add(text));
    this.#parser.on("cdata", (text) => this.#add(text));
    // <?linebreak?> is the file's line break, also within titles.
    this.#parser.on("processinginstruction", () => this.#add(" "));
  }

  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > maxBytes) this.#fail({ de: "Datei größer als 64 MiB", en: "file larger than 64 MiB" });
    this.#parser.write(this.#decode(chunk));
  }

  close(): void {
    this.#parser.write(this.#decode());
    this.#parser.close();
  }

  #decode(chunk?: Uint8Array): string {
    try {
      return chunk ? this.#decoder.decode(chunk, { stream: true }) : this.#decoder.decode();
    } catch {
      return this.#fail({ de: "kein gültiges UTF-8", en: "not valid UTF-8" });
    }
  }

  #fail(explanation: Bilingual): never {
    throw new KompendiumError(this.#parser.line, explanation);
  }

  #opened(tag: SaxesTagNS): void {
    const name = tag.local;
    if (tag.uri !== docbook || (this.#open.length === 0 && name !== "book")) {
      this.#fail({
        de: `Element <${tag.name}> gehört nicht zu einem DocBook-Buch; erwartet ist die XML-Datei des BSI`,
        en: `element <${tag.name}> is not part of a DocBook book; expected the BSI's XML file`,
      });
    }
    this.#open.push(name);
    if (this.#open.length > maxDepth) {
      this.#fail({ de: "zu tief verschachtelt", en: "nested too deeply" });
    }
    if (inline.has(name)) return;
    if (this.#tables > 0) this.#add(" ");
    else this.#endParagraph();
    if (name === "chapter" || name === "section") this.#path.push("");
    else if (name === "informaltable") this.#tables++;
    else if (name === "tr") this.#cells = [];
    else if (name === "td") this.#text = "";
    else if (name === "itemizedlist" || name === "orderedlist") this.#lists++;
  }

  #closed(name: string): void {
    this.#open.pop();
    if (inline.has(name)) return;
    if (name === "td") this.#cells.push(this.#takeLabel());
    else if (name === "tr") this.#builder.row(this.#path, this.#cells, this.#parser.line);
    else if (name === "informaltable") this.#tables--;
    else if (name === "title" && this.#tables === 0) this.#endTitle();
    else if (this.#tables === 0) this.#endParagraph();

    if (name === "itemizedlist" || name === "orderedlist") this.#lists--;
    if (name === "chapter" || name === "section") {
      this.#builder.leave();
      if (this.#path.pop() === "") this.#fail({ de: "Abschnitt ohne Titel", en: "section without a title" });
    }
  }

  #endTitle(): void {
    const title = this.#takeLabel();
    if (this.#open.at(-1) === "info" && this.#path.length === 0) {
      this.#builder.book(title);
      return;
    }
    if (this.#path.at(-1) !== "") {
      this.#fail({ de: `unerwarteter Titel „${title}“`, en: `unexpected title "${title}"` });
    }
    this.#path[this.#path.length - 1] = title;
    this.#builder.heading(this.#path, this.#parser.line);
  }

  #endParagraph(): void {
    const text = this.#take();
    if (text !== "") this.#builder.paragraph(this.#lists > 0 ? `• ${text}` : text);
  }

  #add(text: string): void {
    this.#text += text;
  }

  #takeLabel(): string {
    const label = this.#take();
    if (label.length > maxLabel) {
      this.#fail({ de: "Titel oder Tabellenzelle zu lang", en: "heading or table cell too long" });
    }
    return label;
  }

  #take(): string {
    const text = this.#text.replace(/\s+/g, " ").trim();
    this.#text = "";
    return text;
  }
}
