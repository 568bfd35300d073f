import { readXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { csvLine } from "../../site/client/csv.ts";
import { writeXlsx } from "../../site/client/xlsx.ts";
import { readWorkbook } from "../../src/formats/xlsx/read.ts";
import fc from "../properties.ts";

const sheetOf = (rows: readonly (readonly string[])[]) =>
  writeXlsx({
    name: "Stichprobe",
    head: [["Arbeitsblatt"], ["Stichtag", "23.11.2026"]],
    columns: [
      ["Titel", 20],
      ["Aussage", 40],
    ],
    rows,
  });
const hostile = [
  "=1+1",
  "+49 251",
  "-5",
  "@SUM(A1)",
  '=HYPERLINK("http://x")',
  "<b>&amp;</b>",
  "a\nb",
  "_x0041_",
  "1e5",
  "007",
];

describe("the workbook of a sample", () => {
  it("is read by another library: each text is the text that it was, none is a formula or a number", async () => {
    const { sheets } = await readXlsx(sheetOf(hostile.map((text) => [text, `x ${text}`])));
    const [sheet] = sheets;
    expect(sheet?.name).toBe("Stichprobe");
    expect(sheet?.rows.slice(0, 3)).toEqual([
      ["Arbeitsblatt", null],
      ["Stichtag", "23.11.2026"],
      ["Titel", "Aussage"],
    ]);
    expect(sheet?.rows.slice(3).map(([text]) => text)).toEqual(hostile);
    expect([...(sheet?.cells?.values() ?? [])].some(({ formula }) => formula !== undefined)).toBe(false);
  });

  it("is read by the import of the project", async () => {
    const workbook = await readWorkbook(sheetOf([["USV", "=1+1"]]));
    expect(workbook.sheets).toEqual(["Stichprobe"]);
    const row = (await workbook.sheet("Stichprobe"))?.rows.at(-1);
    expect([...(row?.cells.values() ?? [])].map(({ text }) => text)).toEqual(["USV", "=1+1"]);
  });

  it("carries whatever text, and is the same bytes each time", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (text) => {
        const bytes = sheetOf([["x", text]]);
        expect(sheetOf([["x", text]])).toEqual(bytes);
        const { sheets } = await readXlsx(bytes);
        expect(sheets[0]?.rows.at(-1)?.[1] ?? "").toBe(text);
      }),
      { numRuns: 15 },
    );
  });
});

describe("a line of CSV", () => {
  it("quotes each cell and begins with an apostrophe what a spreadsheet would compute", () => {
    expect(csvLine(["a;b", 'say "x"', "=1+1", "\t=1", "-", "+49"])).toBe(
      `"a;b";"say ""x""";"'=1+1";"'\t=1";"-";"'+49"\r\n`,
    );
  });
});
