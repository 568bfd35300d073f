import { expect, test } from "vitest";
import { readCsv } from "../../site/src/csv.ts";

test("semicolons, as spreadsheets in Germany write them; commas within cells stay", () => {
  expect(readCsv("Zeit;Last\n10:00;5,5\n10:05;6,0\n")).toEqual({
    notes: [],
    head: ["Zeit", "Last"],
    rows: [
      ["10:00", "5,5"],
      ["10:05", "6,0"],
    ],
    total: 2,
  });
});

test("remarks before the table are no rows, and do not decide on the separator", () => {
  const table = readCsv("# Beispiel, kein echter Nachweis\n#\n# A, B, C, D, E\n\na;b\n1;2\n");
  expect(table.notes).toEqual(["Beispiel, kein echter Nachweis", "A, B, C, D, E"]);
  expect(table.head).toEqual(["a", "b"]);
  expect(table.rows).toEqual([["1", "2"]]);
});

test("a line before the head is a remark, whether a spreadsheet filled it up or not; a list of one column has none", () => {
  const table = readCsv("Messprotokoll (Beispiel);;\nStand 2026\nZeit;Last;Ort\n10:00;5;A\n10:05;6;B\n", 1);
  expect(table).toEqual({
    notes: ["Messprotokoll (Beispiel)", "Stand 2026"],
    head: ["Zeit", "Last", "Ort"],
    rows: [["10:00", "5", "A"]],
    total: 2,
  });
  expect(readCsv("Name\nA\nB\n")).toMatchObject({ notes: [], head: ["Name"], total: 2 });
});

test("quoted cells hold separators, quotes and line breaks", () => {
  expect(readCsv('a,b\n"x,y","sagt ""ja""\nund geht"\n').rows).toEqual([["x,y", 'sagt "ja"\nund geht']]);
});

test("short rows are filled, CRLF is read, an unclosed quote ends with the file", () => {
  expect(readCsv('a\tb\tc\r\n1\r\n"2\r\n').rows).toEqual([
    ["1", "", ""],
    ["2\r\n", "", ""],
  ]);
});

test("an empty file and one of remarks alone have no rows", () => {
  expect(readCsv("")).toEqual({ notes: [], head: [], rows: [], total: 0 });
  expect(readCsv("# nur das")).toEqual({ notes: ["nur das"], head: [], rows: [], total: 0 });
});

test("of more rows than are wanted the first are read and all are counted", () => {
  const table = readCsv("a;b\n\n1;2\n3;4\n\n5;6", 2);
  expect(table.rows).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
  expect(table.total).toBe(3);
});
