import { beforeAll, describe, expect, it } from "vitest";
import { describeConformance } from "./describe-conformance.ts";
import { type Dict, PdfObjects, Ref } from "./pdf-objects.ts";
import { documentOf, everything, render } from "./sample-document.ts";
import { readTags, type TagNode, walk } from "./tag-tree.ts";

const sample = async (): Promise<Buffer> => (await render(documentOf(everything))).bytes;

describeConformance("a document with one of everything", "de", sample);

describe("what a document says is in its file", () => {
  let pdf: PdfObjects;
  let tags: readonly TagNode[];

  beforeAll(async () => {
    pdf = new PdfObjects(await sample());
    tags = [...walk(readTags(pdf))];
  });

  const ofType = (type: string): TagNode[] => tags.filter((tag) => tag.type === type);

  it("title and author, escaped where they must be", () => {
    const info = pdf.dict(pdf.trailer.Info);
    expect(pdf.text(info.Title)).toBe("A.4 Ergebnis & Stand <Muster> – Muster-Institution");
    expect(pdf.text(info.Author)).toBe("Muster-Institution");
    const xmp = pdf.stream(pdf.catalog.Metadata).toString("utf8");
    expect(xmp).toContain("A.4 Ergebnis &amp; Stand &lt;Muster&gt; – Muster-Institution</rdf:li>");
  });

  it("headings, lists in lists, all rows, and the values of charts in words", () => {
    expect(tags.filter((tag) => /^H\d$/.test(tag.type)).map((tag) => tag.type)).toEqual([
      "H1",
      "H2",
      "H1",
      "H1",
      "H2",
    ]);
    expect(
      ofType("L").some((list) =>
        list.children.some((item) => item.children[1]?.children.some((kid) => kid.type === "L")),
      ),
    ).toBe(true);
    expect(ofType("TOCI").length).toBe(5);
    expect(Math.max(...ofType("TBody").map((body) => body.children.length))).toBe(60);
    expect(ofType("Figure").map((figure) => pdf.text(figure.data.Alt))).toEqual([
      "Zustand je Standort. Standort Eins: belegt 40, offen 12, nicht bewertet 3, unbelegt 7; Standort Zwei: belegt 10, offen 2, nicht bewertet 0, unbelegt 1.",
      "Lücken. ISB: Lücken 5.",
    ]);
  });

  it("links, but none that leads nowhere or runs a script", () => {
    const annotations = pdf.pages.flatMap(({ data }) => pdf.list(data.Annots)).map((ref) => pdf.dict(ref));
    const uris = annotations.flatMap(({ A }) => (A === undefined ? [] : [pdf.text(pdf.dict(A).URI)]));
    expect([...new Set(uris)]).toEqual(["https://www.bsi.bund.de/", "../evidence/usv%202026.pdf"]);
    const targets = new Set(annotations.map(({ Dest }) => pdf.text(Dest)));
    expect(targets.has("row-50")).toBe(true);
    expect(targets.has("nowhere")).toBe(false);
  });

  it("the language of what is in another one (11-001)", () => {
    const english = new Set(tags.filter((tag) => pdf.text(tag.data.Lang) === "en").map((tag) => tag.type));
    expect([...english].sort()).toEqual(["L", "P", "Span", "TD"]);
  });

  it("bookmarks for all headings", () => {
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
});
