import { describe, expect, it } from "vitest";
import type { Block, Row, Table } from "../../../src/pdf/layout/definition.ts";
import fc from "../../properties.ts";
import { lettersOf, outside, overlaps, readPages, type TextRun, textOf } from "./page-text.ts";
import { PdfObjects } from "./pdf-objects.ts";
import { documentOf, everything, render, sentence } from "./sample-document.ts";
import { readTags, walk } from "./tag-tree.ts";

const portrait = 595.28;
const start: Block = { kind: "heading", level: 1, text: "Anfang" };

function tableOf(rows: Iterable<Row>, columns = 2): Table {
  const titles = Array.from({ length: columns }, (_, index) => ({
    title: `Spalte ${index + 1}`,
    share: 1,
    header: index === 0,
  }));
  return { kind: "table", columns: titles, rows };
}

describe("pages", () => {
  it("hold every word once, in order, without overlap, within the margins", async () => {
    const { bytes, pages } = await render(documentOf(everything));
    const read = await readPages(bytes);
    expect(read.length).toBe(pages);
    const text = textOf(read);
    for (let index = 1; index <= 60; index++)
      expect(text.split(`INF.2.A${index} `).length - 1, `INF.2.A${index}`).toBe(
        index === 3 ? 1 + 6 + 1 + 1 + 60 : 1,
      );
    expect(text).toContain("wenn (a) { dann(); }");
    for (const runs of read) expect(overlaps(runs)).toEqual([]);
  });

  it("count themselves and carry title, organisation, classification and example mark", async () => {
    const { bytes, pages } = await render(documentOf(everything));
    const read = await readPages(bytes);
    read.forEach((runs, index) => {
      const text = textOf([runs]);
      expect(text).toContain(`Seite ${index + 1} von ${pages}`);
      expect(text).toContain("Einstufung: intern");
      expect(text).toContain("Beispieldaten");
      expect(text.includes("A.4 Ergebnis & Stand <Muster> · Muster-Institution")).toBe(index > 0);
    });
  });

  it("speak English in an English document", async () => {
    const { bytes } = await render(documentOf([start], { language: "en" }));
    expect(textOf(await readPages(bytes))).toMatch(/Page 1 of 2 .*Contents.*Page 2 of 2/);
  });

  it("are the same bytes for the same document, and others for another", async () => {
    const [first, second] = [await render(documentOf(everything)), await render(documentOf(everything))];
    expect(first.bytes.equals(second.bytes)).toBe(true);
    const other = await render(documentOf(everything, { date: "2026-11-24" }));
    expect(other.bytes.equals(first.bytes)).toBe(false);
  });

  it("are the same whatever documents were made before in the same run", async () => {
    const plain = documentOf([start, { kind: "paragraph", text: "Übung U, Öl O, Ärger A; 2026, office" }]);
    const first = await render(plain);
    await render(
      documentOf([{ kind: "heading", level: 1, text: "Ǖ Ṻ u\u0308 ﬁ ½" }, ...everything.slice(1)]),
    );
    const second = await render(plain);
    expect(textOf(await readPages(second.bytes))).toContain("Übung U, Öl O, Ärger A; 2026, office");
    expect(second.bytes.equals(first.bytes)).toBe(true);
  });

  it("have the numbers that the contents say", async () => {
    const many: Block[] = [];
    for (let index = 0; index < 90; index++)
      many.push(
        { kind: "heading", level: 1, text: `Kapitel-${index}` },
        { kind: "paragraph", text: sentence.repeat(20) },
      );
    const { bytes } = await render(documentOf(many));
    const read = (await readPages(bytes)).map((runs) => textOf([runs]));
    const contents = read.filter((text) => /Kapitel-\d+ +\d+ /.test(text)).join(" ");
    for (let index = 0; index < 90; index++) {
      const listed = Number(new RegExp(`Kapitel-${index} +(\\d+)( |$)`).exec(contents)?.[1]);
      expect(read[listed - 1], `Kapitel-${index}`).toContain(
        `${index + 1} Kapitel-${index} Die unterbrechungsfreie`,
      );
    }
  });
});

describe("the running head", () => {
  const chapters: readonly Block[] = [1, 2].flatMap((chapter): Block[] => [
    { kind: "page-break" },
    { kind: "heading", level: 1, text: `Objekt-${chapter}` },
    ...["Nord", "Süd"].flatMap((site): Block[] => [
      { kind: "heading", level: 2, text: `Standort ${site}` },
      { kind: "paragraph", text: sentence.repeat(60) },
    ]),
  ]);
  const heads = async (changes: Parameters<typeof documentOf>[1]) => {
    const { bytes } = await render(documentOf(chapters, { exampleMark: "", ...changes }));
    return (await readPages(bytes)).slice(2).map((runs) => textOf([runs]).slice(0, 80));
  };

  it("names chapter and section of the page where a document wants it", async () => {
    const found = await heads({ runningChapters: true });
    expect(found.length).toBeGreaterThan(3);
    expect(found[0]).toContain("Objekt-1 · Standort");
    expect(found.at(-1)).toContain("Objekt-2 · Standort Süd");
    expect((await heads({}))[0]).not.toContain("Objekt-1 ·");
  });
});

describe("tables", () => {
  const rows = (count: number, text: (index: number) => string): Row[] =>
    Array.from({ length: count }, (_, index) => ({ cells: [`Z${index}.`, text(index)] }));

  it("repeat their head on every page, as an artefact", async () => {
    const { bytes, pages } = await render(documentOf([start, tableOf(rows(200, () => sentence))]));
    const read = (await readPages(bytes)).map((runs) => textOf([runs]));
    expect(read.filter((text) => text.includes("Spalte 1 Spalte 2")).length).toBe(pages - 1);
    const heads = [...walk(readTags(new PdfObjects(bytes)))].filter((tag) => tag.type === "THead");
    expect(heads.length).toBe(1);
  });

  /** How much of the text's height each page uses, from 0 to 1. */
  const fills = (read: readonly (readonly TextRun[])[]): number[] =>
    read.map((runs) => {
      const lowest = Math.min(...runs.map(({ y }) => y).filter((y) => y > 68));
      return (765 - lowest) / 697;
    });

  it("tear no row that is up to a quarter of a page high", async () => {
    const { bytes } = await render(
      documentOf([start, tableOf(rows(80, (index) => `${sentence.repeat(1 + (index % 6))}Ende-${index}.`))]),
    );
    const read = (await readPages(bytes)).map((runs) => textOf([runs]));
    for (let index = 0; index < 80; index++) {
      const [begin, end] = [`Z${index}. `, `Ende-${index}.`].map((word) =>
        read.findIndex((text) => text.includes(word)),
      );
      expect(begin, `row ${index}`).toBe(end);
    }
  });

  it("tear a high row rather than leave a third of a page empty", async () => {
    const { bytes } = await render(
      documentOf([start, tableOf(rows(80, (index) => `${sentence.repeat(1 + (index % 25))}Ende-${index}.`))]),
    );
    const read = await readPages(bytes);
    for (const [index, fill] of fills(read).slice(1, -1).entries())
      expect(fill, `page ${index + 2}`).toBeGreaterThan(0.66);
  });

  it("stand with two rows below a heading, or begin on the next page", async () => {
    for (let lines = 30; lines < 50; lines++) {
      const before: Block[] = Array.from({ length: lines }, (_, n) => ({
        kind: "paragraph",
        text: `P${n}.`,
      }));
      const heading: Block = { kind: "heading", level: 2, text: "Je Baustein" };
      const { bytes } = await render(documentOf([start, ...before, heading, tableOf(rows(9, () => "ja"))]));
      const read = (await readPages(bytes)).map((runs) => textOf([runs]));
      const page = read.findLast((text) => text.includes("Je Baustein")) ?? "";
      expect(page, `${lines} paragraphs before`).toContain("Z1. ");
    }
  });

  it("tear a row that is higher than a page, and lose nothing", async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `Zeile-${index}.`).join("\n");
    const { bytes, pages } = await render(
      documentOf([start, tableOf([{ cells: ["a", lines] }, { cells: ["b", "danach"] }])]),
    );
    expect(pages).toBeGreaterThan(5);
    const read = await readPages(bytes);
    const text = textOf(read);
    for (let index = 0; index < 300; index++) expect(text.split(`Zeile-${index}.`).length).toBe(2);
    expect(text.indexOf("danach")).toBeGreaterThan(text.indexOf("Zeile-299."));
    for (const runs of read) expect(overlaps(runs)).toEqual([]);
  });

  it("say of a row that goes on what it is, for the eye alone", async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `Zeile-${index}.`).join("\n");
    const { bytes } = await render(
      documentOf([start, tableOf([{ continued: "INF.2.A3", cells: ["INF.2.A3 Strom", lines] }])]),
    );
    const read = (await readPages(bytes)).map((runs) => textOf([runs]));
    expect(read.filter((text) => /INF\.2\.A3 +Fortsetzung/.test(text)).length).toBe(
      read.filter((text) => text.includes("Zeile-")).length - 1,
    );
    // Two rows of the document control, the head, and the row, which is one.
    const tags = [...walk(readTags(new PdfObjects(bytes)))].filter(({ type }) => type === "TR");
    expect(tags.length).toBe(4);
  });

  it("stand in cells of tables as tables, with rows and heads of their own", async () => {
    const inner = tableOf(rows(3, (index) => `Innen-${index}`));
    const { bytes } = await render(
      documentOf([start, tableOf([{ cells: ["a", { blocks: [inner] }] }, { cells: ["b", "danach"] }])]),
    );
    const text = textOf(await readPages(bytes));
    expect(text.indexOf("Innen-2")).toBeGreaterThan(text.indexOf("Innen-1"));
    expect(text.indexOf("danach")).toBeGreaterThan(text.indexOf("Innen-2"));
    const tags = [...walk(readTags(new PdfObjects(bytes)))];
    const nested = tags.filter(({ type }) => type === "TD").flatMap((cell) => [...walk(cell)]);
    expect(nested.filter(({ type }) => type === "Table").length).toBe(1);
    expect(nested.filter(({ type }) => type === "TR").length).toBe(4);
    for (const runs of await readPages(bytes)) expect(overlaps(runs)).toEqual([]);
  });

  it("survive a head that is higher than a page", async () => {
    const title = Array.from({ length: 120 }, (_, index) => `Kopf-${index}`).join(" ");
    const narrow: Block = {
      kind: "table",
      columns: [
        { title, share: 1 },
        { title: "x", share: 12 },
      ],
      rows: [{ cells: ["1", "2"] }],
    };
    const { pages } = await render(documentOf([start, narrow]));
    expect(pages).toBeLessThan(8);
  });

  it("have columns as wide as the words of their heads, where others can spare it", async () => {
    const columns = [
      { title: "Anforderungsbezeichnung", share: 1 },
      { title: "B", share: 9 },
    ];
    const { bytes } = await render(
      documentOf([start, { kind: "table", columns, rows: [{ cells: ["a", "b"] }] }]),
    );
    const runs = (await readPages(bytes)).at(-1) ?? [];
    expect(runs.some((run) => run.text === "Anforderungsbezeichnung")).toBe(true);
  });

  it("may have no rows", async () => {
    const { bytes } = await render(documentOf([start, tableOf([])]));
    expect(textOf(await readPages(bytes))).toContain("Spalte 1 Spalte 2");
  });
});

describe("text", () => {
  it("leaves no line of a paragraph alone at the foot or the top of a page", async () => {
    for (let before = 30; before < 45; before += 2) {
      const filler: Block = { kind: "paragraph", text: Array.from({ length: before }, () => "x").join("\n") };
      const lines: Block = {
        kind: "paragraph",
        text: Array.from({ length: 6 }, (_, index) => `Zeile-${index}`).join("\n"),
      };
      const { bytes } = await render(documentOf([start, filler, lines]));
      const read = (await readPages(bytes)).map((runs) => textOf([runs]));
      for (const page of read)
        expect(page.match(/Zeile-/g)?.length ?? 6, `after ${before} lines`).toBeGreaterThan(1);
    }
  });

  it("keeps a heading with what follows it", async () => {
    for (let before = 30; before < 48; before += 2) {
      const filler: Block = { kind: "paragraph", text: Array.from({ length: before }, () => "x").join("\n") };
      const blocks: Block[] = [
        start,
        filler,
        { kind: "heading", level: 2, text: "Kopf" },
        tableOf([{ cells: ["Erste-Zeile", sentence] }]),
      ];
      const { bytes } = await render(documentOf(blocks, { contentsDepth: 1 }));
      const read = (await readPages(bytes)).map((runs) => textOf([runs]));
      expect(read.findIndex((text) => text.includes("1.1 Kopf"))).toBe(
        read.findIndex((text) => text.includes("Erste-Zeile")),
      );
    }
  });

  it("hyphenates German in a narrow column, but never an id", async () => {
    const text =
      "Informationssicherheitsbeauftragter Notstromversorgungsanlage INF.2.A33-XY BSI-IGZ-0000 rz-raum-usv-anlage";
    const columns = [
      { title: "A", share: 1 },
      { title: "B", share: 4 },
    ];
    const { bytes } = await render(
      documentOf([start, { kind: "table", columns, rows: [{ cells: [text, ""] }] }]),
    );
    const read = (await readPages(bytes)).at(-1) ?? [];
    expect(read.length).toBeGreaterThan(10);
    expect(read.some((run) => run.text.includes("Informationssicherheitsbeauftragter"))).toBe(false);
    for (const id of ["INF.2.A33-XY", "BSI-IGZ-0000", "rz-raum-usv-anlage"])
      expect(
        read.some((run) => run.text.includes(id)),
        id,
      ).toBe(true);
    expect(lettersOf([read])).toContain("InformationssicherheitsbeauftragterNotstromversorgungsanlage");
  });

  it("breaks what is longer than a line, and loses no letter", async () => {
    const digest = "0123456789abcdef".repeat(40);
    const columns = [
      { title: "A", share: 1 },
      { title: "B", share: 3 },
    ];
    const { bytes } = await render(
      documentOf([
        start,
        { kind: "table", columns, rows: [{ cells: [[{ text: digest, code: true }], "x".repeat(5000)] }] },
      ]),
    );
    const read = await readPages(bytes);
    const joined = lettersOf(read);
    expect(joined).toContain(digest);
    expect(joined.match(/x/g)?.length).toBeGreaterThanOrEqual(5000);
    for (const runs of read) {
      expect(outside(runs, portrait)).toEqual([]);
      expect(overlaps(runs)).toEqual([]);
    }
  });

  it("shows other scripts, and a sign in place of what no font has", async () => {
    const text =
      "Ωμέγα Жук → ✓ ≥ שלום עולם مرحبا e\u0301 😀 漢字 \u{1F9FF} \u0000 \uE000 \uD800 z.\u202FB. ff\u00ADi";
    const { bytes } = await render(documentOf([start, { kind: "paragraph", text }]));
    const read = textOf([(await readPages(bytes)).at(-1) ?? []]);
    for (const part of ["Ωμέγα", "Жук", "→ ✓ ≥", "שלום", "עולם", "é", "😀", "� �", "ffi"])
      expect(read).toContain(part);
    const content = new PdfObjects(bytes);
    const page = content.pages.at(-1)?.data ?? {};
    const operators = content.stream(page.Contents).toString("latin1");
    expect(operators).toContain(`ActualText <FEFF${Buffer.from("漢", "utf16le").swap16().toString("hex")}>`);
    expect(operators).not.toContain("FEFFe000");
  });

  it("says once which characters no font has, with the first place, on the title page too", async () => {
    const body: Block[] = [
      { kind: "heading", level: 1, text: "Anfang" },
      { kind: "paragraph", text: "Raum \u6F22 im Haus \u6F22, \u{1D5A0} und \u6F22\u0301" },
      { kind: "page-break" },
      { kind: "paragraph", text: [{ text: "vor \u0007 und \u6F22 \u{1D5A0}", bold: true }] },
    ];
    const { bytes, lacking } = await render(documentOf(body));
    expect(lacking).toEqual([
      { character: "\u6F22", page: 2, around: "Raum \u6F22 im Haus \u6F22, \u{1D5A0} und \u6F22\u0301" },
      { character: "\u0007", page: 3, around: "vor \u0007 und \u6F22 \u{1D5A0}" },
    ]);
    const [title = "", ...others] = (await readPages(bytes)).map((runs) => textOf([runs]));
    expect(title).toMatch(/an ihrer Stelle steht � ?: U\+0007, U\+6F22\. /);
    expect(others.join(" ")).not.toContain("U+6F22");
    expect((await render(documentOf(body))).bytes.equals(bytes)).toBe(true);
  });

  it("says so in a short document and of its title too, and nothing where every character has a font", async () => {
    const short = { language: "en", title: "Report \u5B57", compact: true } as const;
    const { bytes, pages, lacking } = await render(documentOf([start], short));
    expect(lacking).toEqual([{ character: "\u5B57", page: 1, around: "A.4 Report \u5B57" }]);
    const read = await readPages(bytes);
    expect(read.length).toBe(pages);
    expect(textOf(read)).toContain("stands in their place: U+5B57.");
    const plain = await render(documentOf(everything));
    expect(plain.lacking).toEqual([]);
    expect(textOf(await readPages(plain.bytes))).not.toContain("keine Schrift");
  });

  it("makes a whole file of whatever is written", async () => {
    const wild = fc.array(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.constant(sentence),
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(wild, wild, async (left, right) => {
        const cell = (parts: readonly string[]) => ({
          blocks: [
            { kind: "paragraph" as const, text: parts },
            { kind: "list" as const, items: [[{ kind: "paragraph" as const, text: parts }]] },
          ],
        });
        const { bytes } = await render(
          documentOf([
            start,
            tableOf([{ cells: [left.join(" "), cell(right)] }]),
            { kind: "note", icon: "dash", tone: "neutral", text: right },
          ]),
        );
        const pdf = new PdfObjects(bytes);
        for (let id = 1; id < pdf.size; id++) pdf.stored(id);
        readTags(pdf);
      }),
      { numRuns: 25, seed: 20261123 },
    );
  });

  it("refuses to skip a heading level", async () => {
    const body: Block[] = [start, { kind: "heading", level: 3, text: "Zu tief" }];
    await expect(render(documentOf(body))).rejects.toThrow("level 3 follows");
  });
});
