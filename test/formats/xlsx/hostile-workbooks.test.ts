import { buffer } from "node:stream/consumers";
import { writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { TableError } from "../../../src/formats/table.ts";
import { readWorkbook } from "../../../src/formats/xlsx/read.ts";
import { processorSeconds } from "../../processor-time.ts";

const relationships = (part: string) =>
  `<Relationships><Relationship Id="r1" Type="http://t/${part}"/></Relationships>`;
const small: Readonly<Record<string, string>> = {
  "_rels/.rels": relationships('officeDocument" Target="xl/workbook.xml'),
  "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels": relationships('worksheet" Target="s.xml'),
  "xl/s.xml": sheet('<c r="A1"><v>1</v></c>'),
};

function sheet(cells: string, more = ""): string {
  return `<worksheet><sheetData><row r="1">${cells}</row></sheetData>${more}</worksheet>`;
}

async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, text] of Object.entries(parts)) file.addBuffer(Buffer.from(text), name);
  file.end();
  return buffer(file.outputStream);
}

async function read(bytes: Uint8Array) {
  const workbook = await readWorkbook(bytes);
  return workbook.sheet(workbook.sheets[0] ?? "");
}

const shown = async (bytes: Uint8Array): Promise<string[]> =>
  (await read(bytes))?.rows.flatMap(({ cells }) => [...cells.values()].map(({ text }) => text)) ?? [];

describe("a hostile workbook is refused", () => {
  it("with a cell of 262 MB in 260 kB, within a second and without its memory", async () => {
    const bytes = await zip({
      ...small,
      "xl/s.xml": Buffer.concat([
        Buffer.from('<worksheet><sheetData><row><c t="inlineStr"><is><t>'),
        Buffer.alloc(262_000_000, 65),
        Buffer.from("</t></is></c></row></sheetData></worksheet>"),
      ]),
    });
    expect(bytes.length).toBeLessThan(270_000);
    const seconds = await processorSeconds(() => expect(read(bytes)).rejects.toThrow(TableError));
    expect(seconds).toBeLessThan(1);
  });

  it("with a directory that says less than there is", async () => {
    const bytes = await zip({
      ...small,
      "xl/s.xml": sheet(`<c t="inlineStr"><is><t>${"A".repeat(20_000)}</t></is></c>`),
    });
    const directory = bytes.lastIndexOf(Buffer.from("504b0102", "hex"));
    bytes.writeUInt32LE(100, directory + 24);
    await expect(read(bytes)).rejects.toThrow("damaged");
  });

  const entities = '<!DOCTYPE a [<!ENTITY b "cc">]>';
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  it.each([
    ["a document type", { "xl/s.xml": entities + sheet(cell("&b;")) }, "document type"],
    ["an unknown entity", { "xl/s.xml": sheet(cell("&b;")) }, "damaged"],
    [
      "a cell beyond what spreadsheets allow",
      { "xl/s.xml": sheet(cell("A".repeat(32_768))) },
      "32767 characters",
    ],
    [
      "a part that is far larger than it is packed",
      { "xl/s.xml": sheet(cell(" ".repeat(2_000_000))) },
      "150 times",
    ],
    [
      "a merged range over all cells",
      { "xl/s.xml": sheet(cell("A"), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>') },
      "merged cells",
    ],
    ["elements without end", { "xl/s.xml": `<worksheet>${"<a>".repeat(100)}` }, "damaged"],
    ["half of its sheet", { "xl/s.xml": "<worksheet><sheetData>" }, "damaged"],
    ["no sheet list", { "_rels/.rels": "<Relationships/>" }, "no workbook"],
    [
      "a workbook outside of it",
      { "_rels/.rels": relationships('officeDocument" TargetMode="External" Target="xl/workbook.xml') },
      "no workbook",
    ],
  ])("with %s", async (_, parts, said) => {
    await expect(read(await zip({ ...small, ...parts }))).rejects.toThrow(said);
  });

  it("with a password, or of the old format", async () => {
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    await expect(read(old)).rejects.toThrow("password");
    const locked = await writeXlsx({
      sheets: [{ name: "A", rows: [["a"]] }],
      encryption: { password: "geheim" },
    });
    await expect(read(locked)).rejects.toThrow("password");
  });

  it("with more parts, sheets or cells than anybody looks at", async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`xl/${i}.xml`, "<a/>"]));
    await expect(read(await zip({ ...small, ...many }))).rejects.toThrow("parts");
    const sheets = '<sheet name="A" r:id="r1"/>'.repeat(501);
    const book = `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`;
    await expect(read(await zip({ ...small, "xl/workbook.xml": book }))).rejects.toThrow("sheets");
  });
});

describe("what is harmless is read", () => {
  it("a small one", async () => {
    expect(await shown(await zip(small))).toEqual(["1"]);
  });

  it("a formula counts as what was stored, and is empty without", async () => {
    const cells =
      '<c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>WEBSERVICE("http://a")</f><v>ja</v></c><c r="C1"><f>A1</f><v>7</v></c>';
    expect(await shown(await zip({ ...small, "xl/s.xml": sheet(cells) }))).toEqual(["ja", "7"]);
  });

  it("texts of several runs, without how they are read aloud; line ends in their escape", async () => {
    const cells = '<c t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b_x000D_</t></r></is></c>';
    expect(await shown(await zip({ ...small, "xl/s.xml": sheet(cells) }))).toEqual(["ab\r"]);
  });
});

it("numbers show what their formats say", async () => {
  const date = new Date(Date.UTC(2027, 2, 31));
  const styled = (value: number | Date, numFmt: string) => ({ value, style: { numFmt } });
  const cells = new Map([
    ["0,0", styled(1, "0%")],
    ["0,1", styled(0.805, "0.0 %")],
    ["0,2", styled(17, '"M-"000')],
    ["0,3", styled(0.1 + 0.2, "General")],
    ["0,4", styled(date, "dd.mm.yyyy")],
    ["0,5", styled(61, "[$-407]d. mmmm yyyy")],
    ["0,6", styled(59, "yyyy-mm-dd")],
    ["0,7", styled(3, '0 "Stunden"')],
  ]);
  const bytes = await writeXlsx({ sheets: [{ name: "A", rows: [[]], cells }] });
  expect(await shown(bytes)).toEqual([
    "100 %",
    "80.5 %",
    "M-017",
    "0.3",
    "2027-03-31",
    "1900-03-01",
    "1900-02-28",
    "3",
  ]);
});
