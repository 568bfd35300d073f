import type { Language } from "../../model/position.ts";
import type { CellBlock } from "./definition.ts";
import type { Parent, Surroundings } from "./paragraph.ts";
import type { PdfFile } from "./pdf-file.ts";
import type { Shaper } from "./shaping.ts";
import type { Strip } from "./strip.ts";
import type { StructureAttributes, StructureElement } from "./structure-tree.ts";

/** A heading with its place, for bookmarks and contents. */
export interface PlacedHeading {
  readonly level: number;
  /** Decimal number, such as `2.1`. */
  readonly number: string;
  readonly title: string;
  readonly anchor: string;
  readonly page: number;
}

/** Makes strips of blocks in a cell or list item. */
type CellBlocks = (
  setting: Setting,
  blocks: readonly CellBlock[],
  width: number,
  parent: Parent,
  around: Surroundings,
) => Iterable<Strip>;

/** What blocks need to become strips: the same for all blocks of one pass over a document. */
export interface Setting {
  readonly file: PdfFile;
  readonly shaper: Shaper;
  readonly language: Language;
  /** True for a document of few pages, whose headings are small. */
  readonly compact: boolean;
  /** Anchors that exist; null while pages are counted and not all are known. */
  readonly anchors: ReadonlySet<string> | null;
  /** The chapter that is being drawn. */
  readonly chapter: Chapter;
  /** Makes strips of what stands in cells and list items: lists and tables hold each other. */
  readonly cellBlocks: CellBlocks;
  /** Counters of the numbers of headings, by level. */
  readonly counters: number[];
  readonly foundHeading: (heading: PlacedHeading, y: number) => void;
  readonly foundAnchor: (anchor: string, page: number, y: number) => void;
  /** Called for every character drawn that no font has; `around` is the line that it stands in. */
  readonly foundLacking: (character: string, page: number, around: string) => void;
}

/** A tag that is opened when something is first drawn in it. */
export class Tag {
  readonly #file: PdfFile;
  readonly #type: string;
  readonly #parent: () => StructureElement;
  readonly #attributes: StructureAttributes;
  #element: StructureElement | null = null;

  constructor(
    file: PdfFile,
    type: string,
    parent: () => StructureElement,
    attributes: StructureAttributes = {},
  ) {
    this.#file = file;
    this.#type = type;
    this.#parent = parent;
    this.#attributes = attributes;
  }

  readonly open = (): StructureElement => {
    this.#element ??= this.#file.structure.open(this.#type, this.#parent(), this.#attributes);
    return this.#element;
  };

  /** Ends the tag, if anything was drawn in it. */
  close(): void {
    if (this.#element) this.#file.structure.close(this.#element);
    this.#element = null;
  }
}

/** The chapter (Sect) that blocks stand in; a heading of level 1 begins the next one. */
export class Chapter {
  readonly #file: PdfFile;
  #tag: Tag;

  constructor(file: PdfFile) {
    this.#file = file;
    this.#tag = this.#section();
  }

  readonly element = (): StructureElement => this.#tag.open();

  next(): void {
    this.#tag.close();
    this.#tag = this.#section();
  }

  #section(): Tag {
    return new Tag(this.#file, "Sect", () => this.#file.structure.root);
  }
}
