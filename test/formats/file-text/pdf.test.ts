import { buffer } from "node:stream/consumers";
import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { readPdfText } from "../../../src/formats/file-text/pdf.ts";
import { pdfMarks, pdfSignatures } from "../../../src/formats/file-text/pdf-signatures.ts";
import { pagesOf } from "../../pdf-pages.ts";
import { textPdf } from "../../text-pdf.ts";

/** A PDF of one page with this content stream. */
function pdfOf(content: string): Buffer {
  const stream = deflateSync(content);
  return Buffer.concat([
    Buffer.from(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R" +
        "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n" +
        `4 0 obj<</Filter/FlateDecode/Length ${stream.length}>>stream\n`,
    ),
    stream,
    Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  ]);
}

it("reads each page with its lines", async () => {
  const pdf = await textPdf(["Prüfung der Notstrom-\nversorgung", "", "Größe: 5 kW"]);
  expect(await readPdfText(pdf)).toEqual({
    parts: [
      { label: { de: "Seite 1", en: "Page 1" }, text: "Prüfung der Notstrom-\nversorgung" },
      { label: { de: "Seite 2", en: "Page 2" }, text: "" },
      { label: { de: "Seite 3", en: "Page 3" }, text: "Größe: 5 kW" },
    ],
    cut: false,
    marks: [],
    attachments: [],
  });
});

it("leaves the bytes that it is given as they are", async () => {
  const pdf = await textPdf(["Text"]);
  const before = Buffer.from(pdf);
  await readPdfText(pdf);
  expect(pdf.equals(before)).toBe(true);
});

it.each([
  ["no PDF", Buffer.from("Text\n")],
  ["nothing", Buffer.alloc(0)],
  ["a PDF cut off in its head", Buffer.from("%PDF-1.4\n1 0 obj<</Type/Cat")],
])("reads nothing from %s", async (_, bytes) => {
  expect(await readPdfText(bytes)).toBe("damaged");
});

it("reads nothing from what only a password opens", async () => {
  expect(await readPdfText(await textPdf(["geheim"], "kennwort"))).toBe("password");
});

it("stops at 100,000 characters, however many there are", async () => {
  const line = "BT /F1 12 Tf 10 10 Td (Sechzehn Zeichen) Tj ET\n";
  const pdf = pdfOf(line.repeat(1_000_000));
  expect(await readPdfText(pdf)).toMatchObject({ cut: true });
  expect((await pagesOf(pdf)).map(({ length }) => length)).toEqual([100_000]);
});

it("stops at 500 pages", async () => {
  const pdf = await textPdf(Array.from({ length: 501 }, (_, page) => `Seite ${page + 1}`));
  expect(await readPdfText(pdf)).toMatchObject({ cut: true });
  expect(await pagesOf(pdf)).toHaveLength(500);
});

it("names what is attached, and reads nothing of it", async () => {
  const document = new PDFDocument();
  document.text("Prüfbericht");
  document.file(Buffer.from("geheim"), { name: "Messwerte.csv" });
  const photo = document.file(Buffer.from("geheim"), { name: "Foto.png", hidden: true });
  const clip = { Type: "Annot", Subtype: "FileAttachment", FS: photo };
  document.annotate(100, 100, 20, 20, clip);
  document.end();
  const text = await readPdfText(await buffer(document));
  expect(text).toMatchObject({ attachments: ["Foto.png", "Messwerte.csv"] });
  expect(JSON.stringify(text)).not.toContain("geheim");
});

describe("signatures", () => {
  const covered = (hole: string, more = ""): Buffer => {
    const begin = `%PDF-1.4\n1 0 obj<</Type/Sig/Filter/Adobe.PPKLite${more}/M(D:20260314101500+01'00')/ByteRange[0 AAAAAA BBBBBB CCCCCC]/Contents`;
    const end = ">>endobj\n%%EOF\n";
    const number = (value: number): string => `${value}`.padStart(6);
    return Buffer.from(
      `${begin}${hole}${end}`
        .replace("AAAAAA", number(begin.length))
        .replace("BBBBBB", number(begin.length + hole.length))
        .replace("CCCCCC", number(end.length)),
    );
  };

  it.each([
    ["a signature that covers the whole file", covered("<30a1>"), ["signed"]],
    [
      "one behind which something was added",
      Buffer.concat([covered("<30a1>"), Buffer.from("2 0 obj<<>>endobj\n")]),
      ["signed", "changed-since-signed"],
    ],
    ["line ends behind it", Buffer.concat([covered("<30a1>"), Buffer.from("\r\n\0")]), ["signed"]],
    ["a time stamp", covered("<30a1>", "/SubFilter/ETSI.RFC3161"), ["time-stamped"]],
    ["one that is still to be made", covered("<0000>"), []],
    ["a text that speaks of one", Buffer.from("%PDF-1.4 /Type/Sig/ByteRange[0 4 6 4] (text) "), []],
    ["one of another file", covered("<30a1>").subarray(0, -4), []],
  ])("tell %s", (_, bytes, marks) => {
    expect(pdfMarks(bytes)).toEqual(marks);
  });

  it("say when they were made", () => {
    expect(pdfSignatures(covered("<30a1>"))).toMatchObject([{ written: "D:20260314101500+01'00'" }]);
  });
});
