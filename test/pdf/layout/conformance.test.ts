import { beforeAll, describe, expect, it } from "vitest";
import { type Dict, type Pdf, PdfObjects, Ref } from "./pdf-objects.ts";
import { documentOf, everything, render } from "./sample-document.ts";
import { paintedOn, readTags, type TagNode, walk } from "./tag-tree.ts";

/**
 * The machine-checkable conditions of the Matterhorn protocol 1.1 (PDF/UA-1) and of PDF/A-2a that our writer could break,
 * read from the file itself; checkpoints in brackets.
 */
describe("a document with one of everything", () => {
  let pdf: PdfObjects;
  let root: TagNode;
  let tags: readonly TagNode[];

  beforeAll(async () => {
    const { bytes } = await render(documentOf(everything));
    pdf = new PdfObjects(bytes);
    root = readTags(pdf);
    tags = [...walk(root)];
  });

  const ofType = (type: string): TagNode[] => tags.filter((tag) => tag.type === type);
  const attribute = (tag: TagNode, owner: string, key: string): unknown => {
    for (const one of Array.isArray(tag.data.A) ? tag.data.A : [tag.data.A]) {
      const found = one as Dict | undefined;
      if (found && pdf.name(found.O) === owner && key in found) return pdf.name(found[key]) ?? found[key];
    }
    return undefined;
  };

  it("marks all content as tagged or artefact, never both (01-003, 01-004, 01-005)", () => {
    for (const { data } of pdf.pages) {
      const shown = paintedOn(pdf, data);
      expect(shown.length).toBeGreaterThan(0);
      for (const one of shown) expect(one.artifact).toBe(one.mcid === null);
    }
  });

  it("has every marked content in exactly one tag, and the parent tree says the same (01-006)", () => {
    const parents = numberTree(pdf, pdf.dict(pdf.catalog.StructTreeRoot).ParentTree as Ref);
    const owners = new Map<string, number>();
    for (const tag of tags)
      for (const { page, mcid } of tag.content) {
        expect(owners.has(`${page}/${mcid}`)).toBe(false);
        owners.set(`${page}/${mcid}`, tag.id);
      }
    pdf.pages.forEach(({ data }, index) => {
      const used = new Set(paintedOn(pdf, data).flatMap(({ mcid }) => (mcid === null ? [] : [mcid])));
      const listed = pdf.list(parents.get(Number(data.StructParents)));
      expect(listed.length).toBeGreaterThanOrEqual(used.size);
      listed.forEach((ref, mcid) => {
        expect(owners.get(`${index + 1}/${mcid}`)).toBe((ref as Ref).id);
      });
      for (const mcid of used) expect(owners.has(`${index + 1}/${mcid}`)).toBe(true);
    });
  });

  it("uses standard structure types, one mapped (02-001, 02-003)", () => {
    const standard =
      /^(Document|Sect|TOC|TOCI|Reference|H[1-6]|P|L|LI|Lbl|LBody|Table|Caption|THead|TBody|TR|TH|TD|Figure|Link|Span)$/;
    expect([...new Set(tags.map((tag) => tag.type))].filter((type) => !standard.test(type))).toEqual([
      "Title",
    ]);
    expect(pdf.name(pdf.dict(pdf.dict(pdf.catalog.StructTreeRoot).RoleMap).Title)).toBe("P");
  });

  it("declares itself: marked, title shown, language, PDF/UA and PDF/A in the metadata (06, 07, 11-006)", () => {
    const { catalog } = pdf;
    expect(pdf.dict(catalog.MarkInfo).Marked).toBe(true);
    expect(pdf.dict(catalog.ViewerPreferences).DisplayDocTitle).toBe(true);
    expect(pdf.text(catalog.Lang)).toBe("de");
    const xmp = pdf.stream(catalog.Metadata).toString("utf8");
    expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xmp).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(xmp).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(xmp).toContain("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>");
    expect(xmp).toContain("A.4 Ergebnis &amp; Stand &lt;Muster&gt; – Muster-Institution</rdf:li>");
    const info = pdf.dict(pdf.trailer.Info);
    expect(pdf.text(info.Title)).toBe("A.4 Ergebnis & Stand <Muster> – Muster-Institution");
    expect(pdf.text(info.Author)).toBe("Muster-Institution");
  });

  it("has an output intent with its colour profile (ISO 19005-2, 6.2.4)", () => {
    const [intent] = pdf.list(pdf.catalog.OutputIntents);
    expect(pdf.name(pdf.dict(intent).S)).toBe("GTS_PDFA1");
    expect(pdf.stream(pdf.dict(intent).DestOutputProfile).subarray(36, 40).toString("latin1")).toBe("acsp");
  });

  it("embeds every font, with a map to Unicode (10-001, 31)", () => {
    const fonts = new Map<number, Dict>();
    for (const { data } of pdf.pages)
      for (const ref of Object.values(pdf.dict(pdf.dict(data.Resources).Font ?? {})))
        fonts.set((ref as Ref).id, pdf.dict(ref));
    expect(fonts.size).toBeGreaterThan(3);
    for (const font of fonts.values()) {
      const [descendant] = pdf.list(font.DescendantFonts);
      const descriptor = pdf.dict(pdf.dict(descendant).FontDescriptor);
      const file = descriptor.FontFile2 ?? descriptor.FontFile3;
      expect(pdf.stream(file).length).toBeGreaterThan(500);
      expect(pdf.name(descriptor.FontName)).toMatch(/^[A-Z]{6}\+/);
      expect(pdf.stream(font.ToUnicode).toString("latin1")).toContain("beginbfrange");
    }
  });

  it("shows no glyph that a font does not have (31-030)", () => {
    for (const { data } of pdf.pages)
      expect(pdf.stream(data.Contents).toString("latin1")).not.toMatch(
        /[<]([0-9a-f]{4})*?0000([0-9a-f]{4})*?[>]/,
      );
  });

  it("skips no heading level, and begins with the first (14-002, 14-003)", () => {
    const levels = tags.filter((tag) => /^H\d$/.test(tag.type)).map((tag) => Number(tag.type.slice(1)));
    expect(levels).toEqual([1, 2, 1, 1, 2]);
  });

  it("builds tables of rows of header and data cells, headers with a scope (09-004, 15-003)", () => {
    for (const table of ofType("Table")) {
      const parts = table.children.map((child) => child.type).filter((type) => type !== "Caption");
      expect(["THead TBody", "TBody"]).toContain(parts.join(" "));
      for (const part of table.children.filter((child) => child.type !== "Caption")) {
        for (const row of part.children) {
          expect(row.type).toBe("TR");
          expect(row.children.length).toBe(part.children[0]?.children.length);
          for (const cell of row.children) {
            expect(["TH", "TD"]).toContain(cell.type);
            if (cell.type === "TH")
              expect(attribute(cell, "Table", "Scope")).toBe(part.type === "THead" ? "Column" : "Row");
          }
          if (part.type === "TBody") expect(row.children[0]?.type).toBe("TH");
        }
      }
    }
    const [, , large] = ofType("Table");
    expect(large?.children.find((part) => part.type === "TBody")?.children.length).toBe(60);
  });

  it("builds lists of items with label and body, and says how they are numbered (09-005, 16-003)", () => {
    for (const list of ofType("L")) {
      expect(["Decimal", "Disc"]).toContain(attribute(list, "List", "ListNumbering"));
      for (const item of list.children) {
        expect(item.type).toBe("LI");
        expect(["Lbl LBody", "Lbl"]).toContain(item.children.map((child) => child.type).join(" "));
      }
    }
    expect(
      ofType("L").some((list) =>
        list.children.some((item) => item.children[1]?.children.some((kid) => kid.type === "L")),
      ),
    ).toBe(true);
  });

  it("builds the contents of entries that link to headings (09-006)", () => {
    const [toc] = ofType("TOC");
    expect(toc?.children.map((item) => item.type)).toEqual(["TOCI", "TOCI", "TOCI", "TOCI", "TOCI"]);
    for (const item of toc?.children ?? []) {
      expect(item.children[0]?.type).toBe("Reference");
      expect(item.children[0]?.children[0]?.annotations.length).toBe(1);
    }
  });

  it("gives every figure an alternative text with its values, and a box (13-004)", () => {
    const figures = ofType("Figure");
    expect(figures.map((figure) => pdf.text(figure.data.Alt))).toEqual([
      "Zustand je Standort. Standort Eins: belegt 40, offen 12, nicht bewertet 3, unbelegt 7; Standort Zwei: belegt 10, offen 2, nicht bewertet 0, unbelegt 1.",
      "Lücken. ISB: Lücken 5.",
    ]);
    for (const figure of figures) expect((attribute(figure, "Layout", "BBox") as unknown[]).length).toBe(4);
  });

  it("tags every link annotation, with a description, and reads pages in the order of tags (28-004, 28-011, 28-012, 28-017)", () => {
    const parents = numberTree(pdf, pdf.dict(pdf.catalog.StructTreeRoot).ParentTree as Ref);
    const inTags = new Map(
      ofType("Link").flatMap((link) => link.annotations.map((ref) => [ref.id, link.id] as const)),
    );
    let links = 0;
    for (const { data } of pdf.pages) {
      expect(pdf.name(data.Tabs)).toBe("S");
      for (const ref of pdf.list(data.Annots)) {
        const annotation = pdf.dict(ref);
        expect(pdf.name(annotation.Subtype)).toBe("Link");
        expect(pdf.text(annotation.Contents)?.length).toBeGreaterThan(3);
        expect(annotation.F).toBe(4);
        expect(inTags.get((ref as Ref).id)).toBe((parents.get(Number(annotation.StructParent)) as Ref).id);
        links++;
      }
    }
    expect(links).toBe(inTags.size);
    expect(links).toBeGreaterThan(60);
  });

  it("leads links to places that exist, and makes none of what leads nowhere or runs a script", () => {
    const names = pdf.list(pdf.dict(pdf.dict(pdf.catalog.Names).Dests).Names);
    const targets = names.filter((_, index) => index % 2 === 0).map((name) => pdf.text(name));
    expect(targets).toEqual([...targets].sort());
    const uris: (string | null)[] = [];
    for (const { data } of pdf.pages)
      for (const ref of pdf.list(data.Annots)) {
        const annotation = pdf.dict(ref);
        if (annotation.Dest !== undefined) expect(targets).toContain(pdf.text(annotation.Dest));
        else uris.push(pdf.text(pdf.dict(annotation.A).URI));
      }
    expect([...new Set(uris)]).toEqual(["https://www.bsi.bund.de/", "../evidence/usv%202026.pdf"]);
    expect(targets).toContain("row-50");
    expect(targets).not.toContain("nowhere");
  });

  it("names the language of what is in another one (11)", () => {
    const english = tags.filter((tag) => pdf.text(tag.data.Lang) === "en").map((tag) => tag.type);
    expect(english).toContain("Span");
    expect(english).toContain("TD");
    expect(english).toContain("P");
  });

  it("has bookmarks for all headings, which lead to them", () => {
    const outlines = pdf.dict(pdf.catalog.Outlines);
    const titles: (string | null)[] = [];
    const visit = (first: Dict): void => {
      for (let entry: Dict | null = first; entry; entry = entry.Next ? pdf.dict(entry.Next) : null) {
        titles.push(pdf.text(entry.Title));
        expect(pdf.list(entry.Dest)[0]).toBeInstanceOf(Ref);
        if (entry.First) visit(pdf.dict(entry.First));
      }
    };
    visit(pdf.dict(outlines.First));
    expect(titles).toEqual(["1 Überblick", "1.1 Listen", "2 Tabelle", "3 Freigabe", "3.1 Unterschrift"]);
    expect(outlines.Count).toBe(3);
  });

  it("leaves no object unwritten", () => {
    for (let id = 1; id < pdf.size; id++) expect(() => pdf.stored(id)).not.toThrow();
  });
});

function numberTree(pdf: PdfObjects, ref: Ref): Map<number, Pdf> {
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
