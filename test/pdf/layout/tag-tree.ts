import { type Dict, type Pdf, type PdfObjects, Reader, Ref } from "./pdf-objects.ts";

/** A tag with what hangs in it, in the order of the file. */
export interface TagNode {
  readonly type: string;
  readonly id: number;
  readonly data: Dict;
  readonly children: readonly TagNode[];
  /** Marked content: page (counted from 1) and MCID. */
  readonly content: readonly { readonly page: number; readonly mcid: number }[];
  readonly annotations: readonly Ref[];
}

/** The whole tag tree. Throws on a tag whose parent is not the one that holds it. */
export function readTags(pdf: PdfObjects): TagNode {
  const pages = new Map(pdf.pages.map(({ ref }, index) => [ref.id, index + 1]));
  const root = pdf.dict(pdf.catalog.StructTreeRoot);
  const [first] = pdf.list(root.K);
  return read(first, pdf.catalog.StructTreeRoot);

  function read(ref: Pdf | undefined, parent: Pdf | undefined): TagNode {
    if (!(ref instanceof Ref)) throw new Error("A tag must be an object of its own");
    const data = pdf.dict(ref);
    if (!(data.P instanceof Ref) || !(parent instanceof Ref) || data.P.id !== parent.id)
      throw new Error(`Tag ${ref.id} names another parent`);
    const own = data.Pg instanceof Ref ? (pages.get(data.Pg.id) ?? 0) : 0;
    const children: TagNode[] = [];
    const content: { page: number; mcid: number }[] = [];
    const annotations: Ref[] = [];
    for (const kid of Array.isArray(data.K) ? data.K : pdf.list(data.K === undefined ? null : [data.K])) {
      if (typeof kid === "number") content.push({ page: own, mcid: kid });
      else if (kid instanceof Ref) children.push(read(kid, ref));
      else {
        const entry = kid as Dict;
        if (pdf.name(entry.Type) === "OBJR") annotations.push(entry.Obj as Ref);
        else content.push({ page: pages.get((entry.Pg as Ref).id) ?? 0, mcid: entry.MCID as number });
      }
    }
    return { type: pdf.name(data.S) ?? "", id: ref.id, data, children, content, annotations };
  }
}

/** All tags, each before its children. */
export function* walk(tag: TagNode): Generator<TagNode> {
  yield tag;
  for (const child of tag.children) yield* walk(child);
}

/** Something that a content stream shows, and what it is marked as. */
export interface Shown {
  readonly operator: string;
  readonly mcid: number | null;
  readonly artifact: boolean;
}

/** Every operator of a page that paints, with the marked content that it stands in. */
export function paintedOn(pdf: PdfObjects, page: Dict): Shown[] {
  const reader = new Reader(pdf.stream(page.Contents).toString("latin1"));
  const open: { tag: string; mcid: number | null }[] = [];
  const shown: Shown[] = [];
  let operands: Pdf[] = [];
  while (!reader.atEnd) {
    const value = reader.value();
    const operator =
      typeof value === "object" && value !== null && "operator" in value ? String(value.operator) : null;
    if (operator === null) {
      operands.push(value);
      continue;
    }
    if (operator === "BDC" || operator === "BMC") {
      const [tag, properties] = operands;
      const mcid = (properties as Dict | undefined)?.MCID;
      open.push({ tag: pdf.name(tag) ?? "", mcid: typeof mcid === "number" ? mcid : null });
    } else if (operator === "EMC") {
      if (!open.pop()) throw new Error("EMC without BDC");
    } else if (["TJ", "Tj", "f", "S", "B", "Do", "sh"].includes(operator)) {
      const mcid = open.findLast((mark) => mark.mcid !== null)?.mcid ?? null;
      shown.push({ operator, mcid, artifact: open.some((mark) => mark.tag === "Artifact") });
    }
    operands = [];
  }
  if (open.length > 0) throw new Error("BDC without EMC");
  return shown;
}
