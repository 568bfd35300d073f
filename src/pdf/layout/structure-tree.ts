import type { PdfKit, PdfRef } from "./pdfkit-internals.ts";

/** Attributes of a structure element, as ISO 32000-1, 14.7 and 14.8 name them. */
export interface StructureAttributes {
  readonly alt?: string;
  readonly lang?: string;
  /** Attribute dictionaries (A), such as the scope of a table header. */
  readonly attributes?: readonly Record<string, unknown>[];
}

/** A tag. It is written as soon as it ends and then forgotten, so that memory does not grow with the document. */
export interface StructureElement {
  readonly type: string;
  readonly ref: PdfRef;
  readonly pointer: Pointer;
  readonly kids: unknown[];
  page: PdfRef | null;
}

/** Entries of the parent tree that are gathered before they are written. */
const leafSize = 256;

/**
 * The tag tree. Written by ourselves, since pdfkit keeps every element and the whole parent tree in memory until the end.
 * The order of elements is the order of drawing.
 */
export class StructureTree {
  readonly root: StructureElement;
  readonly #pdf: PdfKit;
  readonly #tree: PdfRef;
  /** Number tree from the pages' and annotations' keys to the elements (ISO 32000-1, 14.7.4.4): written leaves, open leaf. */
  readonly #leaves: Pointer[] = [];
  #leaf: { readonly key: number; readonly value: Pointer }[] = [];
  #nextKey = 0;

  constructor(pdf: PdfKit) {
    this.#pdf = pdf;
    this.#tree = pdf.getStructTreeRoot();
    const ref = pdf.ref({ Type: "StructElem", S: "Document", P: this.#tree });
    this.root = { type: "Document", ref, pointer: new Pointer(ref), kids: [], page: null };
  }

  open(type: string, parent: StructureElement, options: StructureAttributes = {}): StructureElement {
    const data: Record<string, unknown> = { Type: "StructElem", S: type, P: parent.pointer };
    if (options.alt !== undefined) data.Alt = string(options.alt);
    if (options.lang !== undefined) data.Lang = string(options.lang);
    if (options.attributes)
      data.A = options.attributes.length === 1 ? options.attributes[0] : options.attributes;
    const ref = this.#pdf.ref(data);
    const element: StructureElement = { type, ref, pointer: new Pointer(ref), kids: [], page: null };
    parent.kids.push(element.pointer);
    return element;
  }

  /** Writes the element; nothing may be added to it any more. */
  close(element: StructureElement): void {
    if (element.page) element.ref.data.Pg = element.page;
    if (element.kids.length > 0)
      element.ref.data.K = element.kids.length === 1 ? element.kids[0] : element.kids;
    element.ref.end();
  }

  /** Adds marked content of a page to the element. */
  addContent(element: StructureElement, page: PdfRef, mcid: number): void {
    element.page ??= page;
    element.kids.push(element.page === page ? mcid : { Type: "MCR", Pg: page, MCID: mcid });
  }

  /** Adds an annotation to the element; returns its StructParent key. */
  addAnnotation(element: StructureElement, page: PdfRef, annotation: PdfRef): number {
    element.kids.push({ Type: "OBJR", Pg: page, Obj: annotation });
    return this.#addParent(element.pointer);
  }

  /** A page's StructParents key, and the object to which the owners of its marked content are written when it ends. */
  addPage(): { readonly key: number; readonly owners: PdfRef } {
    const owners = this.#pdf.ref({});
    return { key: this.#addParent(new Pointer(owners)), owners };
  }

  end(): void {
    this.close(this.root);
    this.#writeLeaf();
    const numbers = this.#pdf.ref({ Kids: this.#leaves });
    numbers.end();
    Object.assign(this.#tree.data, {
      K: [this.root.pointer],
      ParentTree: numbers,
      ParentTreeNextKey: this.#nextKey,
      RoleMap: { Title: "P" },
    });
  }

  #addParent(value: Pointer): number {
    const key = this.#nextKey++;
    this.#leaf.push({ key, value });
    if (this.#leaf.length === leafSize) this.#writeLeaf();
    return key;
  }

  #writeLeaf(): void {
    const [first, last] = [this.#leaf[0], this.#leaf.at(-1)];
    if (!first || !last) return;
    const leaf = this.#pdf.ref({
      Limits: [first.key, last.key],
      Nums: this.#leaf.flatMap(({ key, value }) => [key, value]),
    });
    leaf.end();
    this.#leaves.push(new Pointer(leaf));
    this.#leaf = [];
  }
}

/** The number of an object, all that is needed of one that has been written. */
export class Pointer {
  readonly #id: number;

  constructor(ref: PdfRef) {
    this.#id = ref.id;
  }

  /** pdfkit writes what it takes for no plain object as its string. */
  get [Symbol.toStringTag](): string {
    return "Pointer";
  }

  toString(): string {
    return `${this.#id} 0 R`;
  }
}

/** A PDF text string. */
export function string(text: string): unknown {
  // pdfkit writes String objects as text strings and primitive ones as names.
  return Object(text);
}
