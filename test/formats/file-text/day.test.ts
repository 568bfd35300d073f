import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { readFileDay } from "../../../src/formats/file-text/day.ts";
import { openDocumentOf, wordOf } from "./office-content.ts";

const pdfOf = (created: Date): Promise<Buffer> => {
  const document = new PDFDocument({ info: { CreationDate: created } });
  document.end();
  return buffer(document);
};
const mail = (date: string): Buffer => Buffer.from(`Subject: x\r\nDate: ${date}\r\n\r\nText\r\n`);
const core = (inside: string): Promise<Buffer> =>
  wordOf("", {
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d">${inside}</cp:coreProperties>`,
  });

describe("a file says the day", () => {
  it("on which a PDF was created", async () => {
    const pdf = await pdfOf(new Date("2026-03-14T12:00:00Z"));
    expect(await readFileDay("pdf", pdf)).toEqual({ day: "2026-03-14", what: "created" });
  });

  it("on which it was signed last, rather than made", async () => {
    const signed = (day: string): string => {
      const begin = `1 0 obj<</Type/Sig/M(D:${day}101500Z)/ByteRange[0 AAAAAA BBBBBB 0]/Contents`;
      return `${begin}<30>>>endobj\n`;
    };
    const parts = ["%PDF-1.4\n", signed("20260316"), signed("20260318"), signed("20260317")];
    let text = "";
    for (const part of parts) {
      const hole = text.length + part.indexOf("<30>");
      text += part.replace("AAAAAA", `${hole}`.padStart(6)).replace("BBBBBB", `${hole + 4}`.padStart(6));
    }
    expect(await readFileDay("pdf", Buffer.from(text))).toEqual({ day: "2026-03-18", what: "signed" });
  });

  it.each([
    ["Sat, 14 Mar 2026 23:59:00 -0800", "2026-03-14"],
    ["1 Apr 2026 00:30 +0200", "2026-04-01"],
  ])("on which an e-mail was sent, where it was sent: %s", async (date, day) => {
    expect(await readFileDay("mail", mail(date))).toEqual({ day, what: "sent" });
  });

  it("on which an office file was saved last, not that of its template", async () => {
    const bytes = await core(
      "<dcterms:created>2012-01-01T08:00:00Z</dcterms:created><dcterms:modified>2026-03-14T08:00:00Z</dcterms:modified>",
    );
    for (const format of ["office-open", "workbook"] as const)
      expect(await readFileDay(format, bytes)).toEqual({ day: "2026-03-14", what: "saved" });
    const odt = await openDocumentOf("text", "", {
      "meta.xml":
        '<m xmlns:dc="d" xmlns:meta="m"><meta:creation-date>2012-01-01</meta:creation-date><dc:date>2026-03-14T08:00:00</dc:date></m>',
    });
    expect(await readFileDay("open-document", odt)).toEqual({ day: "2026-03-14", what: "saved" });
  });
});

it.each([
  ["no PDF", "pdf", Buffer.from("kein PDF")],
  ["a PDF that a password locks", "pdf", Buffer.from("%PDF-1.4")],
  ["an e-mail without a date", "mail", Buffer.from("Subject: x\n\nText")],
  ["an e-mail with a day that there is not", "mail", mail("31 Feb 2026 10:00 +0100")],
  ["no archive", "workbook", Buffer.from("PK")],
  ["a document without properties", "office-open", await wordOf("")],
  [
    "one whose properties are none",
    "office-open",
    await core("<dcterms:modified>gestern</dcterms:modified>"),
  ],
] as const)("%s says none", async (_, format, bytes) => {
  expect(await readFileDay(format, bytes)).toBeNull();
});
