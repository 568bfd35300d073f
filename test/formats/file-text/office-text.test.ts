import { writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import type { FileText, NoText } from "../../../src/formats/file-text/file-text.ts";
import { readFileText, type TextFormat } from "../../../src/formats/file-text/read.ts";
import { zipOf } from "../../source/evidence-file/office-files.ts";
import { openDocumentOf, wordOf } from "./office-content.ts";

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

async function read(format: TextFormat, bytes: Buffer): Promise<FileText> {
  const text = await readFileText(format, bytes);
  if (typeof text === "string") throw new Error(text);
  return text;
}
const textOf = async (format: TextFormat, bytes: Buffer): Promise<string> =>
  (await read(format, bytes)).parts.map(({ text }) => text).join("");

describe("a Word document", () => {
  it("is read as a person sees it, with headers, notes and comments", async () => {
    const bytes = await wordOf(
      `${paragraph("Wartung der <w:t/>USV")}<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c &amp; d</w:t></w:r></w:p>`.replace(
        "<w:t/>",
        "",
      ),
      {
        "word/comments.xml": `<w:comments xmlns:w="w">${paragraph("Anmerkung")}</w:comments>`,
        "word/header2.xml": `<w:hdr xmlns:w="w">${paragraph("Kopf")}</w:hdr>`,
        "word/footnotes.xml": `<w:footnotes xmlns:w="w">${paragraph("Fußnote")}</w:footnotes>`,
        "word/styles.xml": `<w:styles xmlns:w="w">${paragraph("unsichtbar")}</w:styles>`,
      },
    );
    expect(await textOf("office-open", bytes)).toBe(
      "Wartung der USV\na\tb\nc & d\nKopf\nFußnote\nAnmerkung\n",
    );
  });

  it("shows neither what was deleted nor the same text twice", async () => {
    const bytes = await wordOf(
      `<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>verschoben</w:t></w:r></w:moveFrom>` +
        `<mc:AlternateContent><mc:Choice><w:t>Kasten</w:t></mc:Choice><mc:Fallback><w:t>Kasten</w:t></mc:Fallback></mc:AlternateContent></w:p>`,
    );
    expect(await textOf("office-open", bytes)).toBe("Kasten\n");
  });

  it("says that it is signed, and what it carries", async () => {
    const bytes = await wordOf(paragraph("x"), {
      "_xmlsignatures/sig1.xml": "<Signature/>",
      "word/embeddings/Tabelle.xlsx": "PK",
    });
    expect(await read("office-open", bytes)).toMatchObject({
      marks: ["signed"],
      attachments: ["Tabelle.xlsx"],
    });
    expect(await read("office-open", await wordOf(""))).toEqual({
      parts: [],
      cut: false,
      marks: [],
      attachments: [],
    });
  });
});

it("slides are read in their order", async () => {
  const slide = (text: string): string =>
    `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
  const bytes = await zipOf({
    "[Content_Types].xml": "<Types/>",
    "ppt/presentation.xml": "<p/>",
    "ppt/slides/slide10.xml": slide("Zehn"),
    "ppt/slides/slide2.xml": slide("Zwei"),
  });
  expect(await textOf("office-open", bytes)).toBe("Zwei\nZehn\n");
});

it("a workbook is read by sheet and row", async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "Messung",
        rows: [
          ["Strang", "Wert"],
          ["A", 5],
        ],
      },
      { name: "Leer", rows: [] },
    ],
  });
  expect((await read("workbook", Buffer.from(bytes))).parts).toEqual([
    { label: { de: "Blatt „Messung“", en: "Sheet “Messung”" }, text: "Strang\tWert\nA\t5\n" },
    { label: { de: "Blatt „Leer“", en: "Sheet “Leer”" }, text: "" },
  ]);
});

describe("an OpenDocument file", () => {
  it("is read as a person sees it", async () => {
    const bytes = await openDocumentOf(
      "text",
      "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>" +
        "<text:h>Prüfung</text:h><text:p>der <text:span>USV</text:span><text:tab/>5<text:s/>kW<text:line-break/>gut</text:p>",
      { "META-INF/documentsignatures.xml": "<SignatureValue>x</SignatureValue>" },
    );
    expect(await textOf("open-document", bytes)).toBe("Prüfung\nder USV\t5 kW\ngut\n");
    expect(await read("open-document", bytes)).toMatchObject({ marks: ["signed"] });
  });

  it("has a part for each sheet", async () => {
    const sheet = (name: string, cell: string): string =>
      `<table:table table:name="${name}"><table:table-cell><text:p>${cell}</text:p></table:table-cell></table:table>`;
    const bytes = await openDocumentOf("spreadsheet", sheet("A", "Eins") + sheet("B", "Zwei"));
    expect((await read("open-document", bytes)).parts).toEqual([
      { label: { de: "Blatt „A“", en: "Sheet “A”" }, text: "Eins\n" },
      { label: { de: "Blatt „B“", en: "Sheet “B”" }, text: "Zwei\n" },
    ]);
  });
});

describe("what was made to harm", () => {
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
  it.each<readonly [string, () => Promise<Buffer>, NoText]>([
    ["no document", async () => Buffer.from("kein ZIP"), "damaged"],
    ["nothing", async () => Buffer.alloc(0), "damaged"],
    [
      "entities",
      async () => wordOf("x").then(() => zipOf({ "word/document.xml": `${entities}<d>&b;</d>` })),
      "damaged",
    ],
    ["elements within each other", async () => wordOf("<w:p>".repeat(100_000)), "damaged"],
    ["elements that do not end", async () => wordOf("<w:p>"), "damaged"],
    ["a text of 2 MB in 2 kB", async () => wordOf(paragraph("a".repeat(2_000_000))), "too-much"],
    ["an attribute of 2 MB", async () => wordOf(`<w:p w:x="${"a".repeat(2_000_000)}"/>`), "too-much"],
    [
      "2,001 parts",
      async () => wordOf("", Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}`, ""]))),
      "too-much",
    ],
  ])("is not read: %s", { timeout: 60_000 }, async (_, make, reason) => {
    const bytes = await make();
    expect(await readFileText("office-open", bytes)).toBe(reason);
    expect(typeof (await readFileText("workbook", bytes))).toBe("string");
  });

  it("is a document without its text", async () => {
    expect(await readFileText("office-open", await zipOf({ "word/other.xml": "<d/>" }))).toBe("damaged");
    expect(await readFileText("open-document", await zipOf({ mimetype: "x" }))).toBe("damaged");
  });

  it("is not a large picture in it", async () => {
    const bytes = await wordOf(paragraph("Text"), { "word/media/plan.emf": "a".repeat(2_000_000) });
    expect(await textOf("office-open", bytes)).toBe("Text\n");
  });

  it("is cut at 100,000 characters", async () => {
    const text = await read(
      "office-open",
      await wordOf(Array.from({ length: 20_000 }, (_, i) => paragraph(`Zeile ${i}`)).join("")),
    );
    expect(text.cut).toBe(true);
    expect(text.parts.map(({ text: { length } }) => length)).toEqual([100_000]);
  });
});
