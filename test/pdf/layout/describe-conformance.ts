import { beforeAll, describe, expect, it } from "vitest";
import { type Dict, type Pdf, PdfObjects, type Ref } from "./pdf-objects.ts";
import { paintedOn, readTags, type TagNode, walk } from "./tag-tree.ts";

const standardTypes =
  /^(Document|Sect|TOC|TOCI|Reference|H[1-6]|P|L|LI|Lbl|LBody|Table|Caption|THead|TBody|TR|TH|TD|Figure|Link|Span)$/;

/**
 * Tests that hold for every PDF we write: the machine-checkable conditions of the Matterhorn protocol 1.1 (PDF/UA-1) and of
 * PDF/A-2a that the writer could break, read from the file itself; checkpoints in brackets.
 */
export function describeConformance(name: string, language: string, produce: () => Promise<Buffer>): void {
  describe(name, () => {
    let pdf: PdfObjects;
    let tags: readonly TagNode[];
    let parents: ReadonlyMap<number, Pdf>;

    beforeAll(async () => {
      pdf = new PdfObjects(await produce());
      tags = [...walk(readTags(pdf))];
      parents = numberTree(pdf, pdf.dict(pdf.catalog.StructTreeRoot).ParentTree);
    });

    const ofType = (type: string): TagNode[] => tags.filter((tag) => tag.type === type);
    const shown = (tag: TagNode): string =>
      `${tag.type} ${tag.id}: ${tag.children.map((child) => child.type).join(" ")}`;

    it("marks all content as tagged or artefact, never both (01-003, 01-004, 01-005)", () => {
      for (const { data } of pdf.pages) {
        const painted = paintedOn(pdf, data);
        expect(painted.length).toBeGreaterThan(0);
        expect(painted.filter((one) => one.artifact !== (one.mcid === null))).toEqual([]);
      }
    });

    it("has every marked content in exactly one tag, and the parent tree says the same (01-006)", () => {
      const owners = new Map<string, number>();
      const twice: string[] = [];
      for (const tag of tags)
        for (const { page, mcid } of tag.content) {
          if (owners.has(`${page}/${mcid}`)) twice.push(`${page}/${mcid}`);
          owners.set(`${page}/${mcid}`, tag.id);
        }
      expect(twice).toEqual([]);
      pdf.pages.forEach(({ data }, index) => {
        const listed = pdf.list(parents.get(Number(data.StructParents)));
        const wrong = listed.filter((ref, mcid) => owners.get(`${index + 1}/${mcid}`) !== (ref as Ref).id);
        expect(wrong).toEqual([]);
        const used = paintedOn(pdf, data).flatMap(({ mcid }) => (mcid === null ? [] : [mcid]));
        expect(used.filter((mcid) => !owners.has(`${index + 1}/${mcid}`))).toEqual([]);
      });
    });

    it("uses standard structure types, and one that is mapped to one (02-001, 02-003)", () => {
      const others = new Set(tags.map((tag) => tag.type).filter((type) => !standardTypes.test(type)));
      expect([...others]).toEqual(["Title"]);
      expect(pdf.name(pdf.dict(pdf.dict(pdf.catalog.StructTreeRoot).RoleMap).Title)).toBe("P");
    });

    it("declares itself: tagged, title shown, language, PDF/UA and PDF/A (06-001 to 07-002, 11-006)", () => {
      const { catalog } = pdf;
      expect(pdf.dict(catalog.MarkInfo).Marked).toBe(true);
      expect(pdf.dict(catalog.ViewerPreferences).DisplayDocTitle).toBe(true);
      expect(pdf.text(catalog.Lang)).toBe(language);
      const xmp = pdf.stream(catalog.Metadata).toString("utf8");
      expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
      expect(xmp).toContain("<pdfaid:part>2</pdfaid:part>");
      expect(xmp).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
      expect(xmp).toContain("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>");
      expect(xmp).toMatch(/<dc:title>.*\S.*<\/dc:title>/);
    });

    it("has an output intent with its colour profile (ISO 19005-2, 6.2.4)", () => {
      const [intent] = pdf.list(pdf.catalog.OutputIntents);
      expect(pdf.name(pdf.dict(intent).S)).toBe("GTS_PDFA1");
      const profile = pdf.stream(pdf.dict(intent).DestOutputProfile);
      expect(profile.subarray(36, 40).toString("latin1")).toBe("acsp");
    });

    it("embeds every font as a subset, with a map to Unicode (10-001, 31-009, ISO 19005-2, 6.2.11)", () => {
      const fonts = new Map<number, Dict>();
      for (const { data } of pdf.pages)
        for (const ref of Object.values(pdf.dict(pdf.dict(data.Resources).Font ?? {})))
          fonts.set((ref as Ref).id, pdf.dict(ref));
      expect(fonts.size).toBeGreaterThan(1);
      for (const font of fonts.values()) {
        const descriptor = pdf.dict(pdf.dict(pdf.list(font.DescendantFonts)[0]).FontDescriptor);
        expect(pdf.stream(descriptor.FontFile2 ?? descriptor.FontFile3).length).toBeGreaterThan(500);
        expect(pdf.name(descriptor.FontName)).toMatch(/^[A-Z]{6}\+/);
        expect(pdf.stream(font.ToUnicode).toString("latin1")).toContain("beginbfrange");
      }
    });

    it("shows no glyph that a font does not have (31-030)", () => {
      const missing = /<([0-9a-f]{4})*?0000([0-9a-f]{4})*?>/;
      for (const { data } of pdf.pages)
        expect(pdf.stream(data.Contents).toString("latin1")).not.toMatch(missing);
    });

    it("begins with a heading of level 1 and skips no level (14-002, 14-003)", () => {
      let last = 0;
      for (const tag of tags) {
        const level = Number(/^H(\d)$/.exec(tag.type)?.[1] ?? 0);
        if (level === 0) continue;
        expect(level).toBeLessThanOrEqual(last + 1);
        last = level;
      }
      expect(last).toBeGreaterThan(0);
    });

    it("builds tables of rows of header and data cells, headers with a scope (09-004, 15-003)", () => {
      for (const table of ofType("Table")) {
        const parts = table.children.filter(({ type }) => type !== "Caption");
        expect(["THead TBody", "TBody", "THead"]).toContain(parts.map(({ type }) => type).join(" "));
        const columns = parts[0]?.children[0]?.children.length;
        for (const part of parts) {
          const scope = part.type === "THead" ? "Column" : "Row";
          const faults = part.children.filter(
            (row) =>
              row.type !== "TR" ||
              row.children.length !== columns ||
              row.children.some((cell) => cell.type !== "TH" && cell.type !== "TD") ||
              row.children.some(
                (cell) => cell.type === "TH" && attribute(pdf, cell, "Table", "Scope") !== scope,
              ) ||
              (part.type === "TBody" && row.children.every((cell) => cell.type !== "TH")),
          );
          expect(faults.map(shown)).toEqual([]);
        }
      }
    });

    it("builds lists of items with label and body, and says how they are numbered (09-005, 16-003)", () => {
      for (const list of ofType("L")) {
        expect(["Decimal", "Disc"]).toContain(attribute(pdf, list, "List", "ListNumbering"));
        const faults = list.children.filter(
          (item) =>
            item.type !== "LI" ||
            !["Lbl LBody", "Lbl"].includes(item.children.map(({ type }) => type).join(" ")),
        );
        expect(faults.map(shown)).toEqual([]);
      }
    });

    it("builds the contents of entries that link to headings (09-006)", () => {
      for (const toc of ofType("TOC")) {
        const faults = toc.children.filter(
          (item) => item.type !== "TOCI" || item.children[0]?.children[0]?.annotations.length !== 1,
        );
        expect(faults.map(shown)).toEqual([]);
      }
    });

    it("gives every figure an alternative text and a box (13-004)", () => {
      for (const figure of ofType("Figure")) {
        expect(pdf.text(figure.data.Alt)?.length).toBeGreaterThan(20);
        expect((attribute(pdf, figure, "Layout", "BBox") as readonly Pdf[]).length).toBe(4);
      }
    });

    it("tags every link with a description, and lets pages be read in the order of tags (28-004 to 28-017)", () => {
      const inTags = new Map(
        ofType("Link").flatMap((link) => link.annotations.map((ref) => [ref.id, link.id])),
      );
      let links = 0;
      for (const { data } of pdf.pages) {
        expect(pdf.name(data.Tabs)).toBe("S");
        for (const ref of pdf.list(data.Annots)) {
          const annotation = pdf.dict(ref);
          expect(pdf.name(annotation.Subtype)).toBe("Link");
          expect(pdf.text(annotation.Contents)?.length).toBeGreaterThan(2);
          expect(annotation.F).toBe(4);
          expect(inTags.get((ref as Ref).id)).toBe((parents.get(Number(annotation.StructParent)) as Ref).id);
          links++;
        }
      }
      expect(links).toBe(inTags.size);
    });

    it("leads its links to places that exist", () => {
      const names = pdf.list(pdf.dict(pdf.dict(pdf.catalog.Names).Dests).Names);
      const targets = names.filter((_, index) => index % 2 === 0).map((one) => pdf.text(one));
      expect(targets).toEqual([...targets].sort());
      for (const { data } of pdf.pages)
        for (const ref of pdf.list(data.Annots)) {
          const { Dest } = pdf.dict(ref);
          if (Dest !== undefined) expect(targets).toContain(pdf.text(Dest));
        }
    });

    it("leaves no object unwritten", () => {
      for (let id = 1; id < pdf.size; id++) pdf.stored(id);
    });
  });
}

/** An attribute of a tag; names as their text. */
function attribute(pdf: PdfObjects, tag: TagNode, owner: string, key: string): Pdf | undefined {
  for (const one of Array.isArray(tag.data.A) ? tag.data.A : [tag.data.A]) {
    const found = one as Dict | undefined;
    if (found && pdf.name(found.O) === owner && key in found) return pdf.name(found[key]) ?? found[key];
  }
  return undefined;
}

function numberTree(pdf: PdfObjects, ref: Pdf | undefined): Map<number, Pdf> {
  const out = new Map<number, Pdf>();
  let last = -1;
  for (const kid of pdf.list(pdf.dict(ref).Kids)) {
    const numbers = pdf.list(pdf.dict(kid).Nums);
    for (let index = 0; index < numbers.length; index += 2) {
      const key = Number(numbers[index]);
      expect(key).toBeGreaterThan(last);
      last = key;
      out.set(key, numbers[index + 1] ?? null);
    }
  }
  return out;
}
