import type { PdfKit, PdfRef } from "./pdfkit-internals.ts";

/** Attributes of a structure element, as ISO 32000-1, 14.7 and 14.8 name them. */
export interface StructureAttributes {
  readonly alt?: string;
  readonly lang?: string;
  readonly title?: string;
  /** Attribute dictionaries (A), such as the scope of a table header. */
  readonly attributes?: readonly Record<string, unknown>[];
}

/** A tag. It is written as soon as it ends and then forgotten, so that memory does not grow with the document. */
export interface StructureElement {
  readonly type: string;
  readonly ref: PdfRef;
  readonly kids: unknown[];
  page: PdfRef | null;
}

/**
 * The tag tree. Written by ourselves, since pdfkit keeps every element and the whole parent tree in memory until the end.
 * The order of elements is the order of drawing.
 */
export class StructureTree {
  readonly root: StructureElement;
  readonly #pdf: PdfKit;
  readonly #tree: PdfRef;
  /** Number tree from the pages' and annotations' keys to the elements (ISO 32000-1, 14.7.4.4). */
  readonly #parents: unknown[] = [];
  #nextKey = 0;

  constructor(pdf: PdfKit) {
    this.#pdf = pdf;
    this.#tree = pdf.getStructTreeRoot();
    this.root = {
      type: "Document",
      ref: pdf.ref({ Type: "StructElem", S: "Document", P: this.#tree }),
      kids: [],
      page: null,
    };
  }

  open(type: string, parent: StructureElement, options: StructureAttributes = {}): StructureElement {
    const data: Record<string, unknown> = { Type: "StructElem", S: type, P: parent.ref };
    if (options.alt !== undefined) data.Alt = string(options.alt);
    if (options.lang !== undefined) data.Lang = string(options.lang);
    if (options.title !== undefined) data.T = string(options.title);
    if (options.attributes)
      data.A = options.attributes.length === 1 ? options.attributes[0] : options.attributes;
    const element: StructureElement = { type, ref: this.#pdf.ref(data), kids: [], page: null };
    parent.kids.push(element.ref);
    return element;
  }

  /** Writes the element; nothing may be added to it any more. */
  close(element: StructureElement): void {
    if (element.page) element.ref.data.Pg = element.page;
    if (element.kids.length > 0)
      element.ref.data.K = element.kids.length === 1 ? element.kids[0] : element.kids;
    element.ref.end();
    // The parent still holds the reference for its number alone.
    element.ref.data = {};
    element.kids.length = 0;
  }

  /** Adds marked content of a page to the element. */
  addContent(element: StructureElement, page: PdfRef, mcid: number): void {
    element.page ??= page;
    element.kids.push(element.page === page ? mcid : { Type: "MCR", Pg: page, MCID: mcid });
  }

  /** Adds an annotation to the element; returns its StructParent key. */
  addAnnotation(element: StructureElement, page: PdfRef, annotation: PdfRef): number {
    element.kids.push({ Type: "OBJR", Pg: page, Obj: annotation });
    const key = this.#nextKey++;
    this.#parents.push(key, element.ref);
    return key;
  }

  /** A page's StructParents key, and where the elements of its marked content are to be written when it ends. */
  addPage(): { readonly key: number; readonly elements: PdfRef } {
    const key = this.#nextKey++;
    const elements = this.#pdf.ref([] as unknown as Record<string, unknown>);
    this.#parents.push(key, elements);
    return { key, elements };
  }

  end(): void {
    this.close(this.root);
    const numbers = this.#pdf.ref({ Nums: this.#parents });
    numbers.end();
    Object.assign(this.#tree.data, {
      K: [this.root.ref],
      ParentTree: numbers,
      ParentTreeNextKey: this.#nextKey,
      RoleMap: { Title: "P" },
    });
  }
}

/** A PDF text string. */
export function string(text: string): unknown {
  // pdfkit writes String objects as text strings and primitive ones as names.
  return Object(text);
}
