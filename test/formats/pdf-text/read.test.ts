import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { readPdfText } from "../../../src/formats/pdf-text/read.ts";
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
    pages: ["Prüfung der Notstrom-\nversorgung", "", "Größe: 5 kW"],
    cut: false,
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
  expect(await readPdfText(bytes)).toBeNull();
});

it("reads nothing from what only a password opens", async () => {
  expect(await readPdfText(await textPdf(["geheim"], "kennwort"))).toBeNull();
});

it("stops at 100,000 characters, however many there are", async () => {
  const line = "BT /F1 12 Tf 10 10 Td (Sechzehn Zeichen) Tj ET\n";
  const text = await readPdfText(pdfOf(line.repeat(1_000_000)));
  expect(text?.cut).toBe(true);
  expect(text?.pages.map(({ length }) => length)).toEqual([100_000]);
});

it("stops at 500 pages", async () => {
  const text = await readPdfText(
    await textPdf(Array.from({ length: 501 }, (_, page) => `Seite ${page + 1}`)),
  );
  expect(text?.cut).toBe(true);
  expect(text?.pages).toHaveLength(500);
});
