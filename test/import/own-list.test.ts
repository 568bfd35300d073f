import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CellValue, type MergeRange, writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { check } from "../../src/pipeline.ts";
import { day, writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { changedLines, filesOf, importXlsx, notTakenIn } from "./import-run.ts";

const head = ["Nr", "Anforderung", "Maßnahme", "Ort", "Stand", "Wer", "Bis", "Beleg", "Text"];
const map = `
columns: {id: Nr, requirements: Anforderung, title: Maßnahme, scope: Ort, status: Stand, responsible: Wer, due: Bis, evidence: Beleg, text: Text}
prefix: L-
status: {erledigt: ja, "80": teilweise, "100": ja, offen: nein, entfällt: entbehrlich}
scopes: {Nord: raum-a, Süd: raum-b}
`;

async function workbook(
  rows: readonly (readonly CellValue[])[],
  more: { merges?: MergeRange[]; dateSystem?: "1900" | "1904" } = {},
): Promise<Uint8Array> {
  const { merges = [], dateSystem = "1900" } = more;
  const created = new Date(0);
  return writeXlsx({
    sheets: [{ name: "Liste", rows: [head, ...rows].map((row) => [...row]), merges }],
    properties: { created, modified: created },
    dateSystem,
  });
}

const root = async (more = {}) => (await writeContent({ ...clean, ...more })).root;
const read = (folder: string, path: string): Promise<string> => readFile(join(folder, path), "utf8");
const catalogue = "controls/catalog/inf-7.md";

/** What becomes of a row with this id cell, status and so on: 10 kinds that repeat. */
const kinds: readonly (readonly [reason: string | null, cells: (i: number) => readonly CellValue[]])[] = [
  [null, (i) => [i, "INF.7.A1", `Maßnahme ${i}`, "Nord", "erledigt"]],
  [
    null,
    (i) => [i, "inf.7 a2; INF.7.A99", `Maßnahme ${i}`, "Süd", "offen", "IT", new Date(Date.UTC(2027, 2, 31))],
  ],
  ["requirement-missing", (i) => [i, " ", "x", "Nord", "erledigt"]],
  ["requirement-unknown", (i) => [i, "INF.99.A1", "x", "Nord", "erledigt"]],
  ["requirement-withdrawn", (i) => [i, "INF.2.A18", "x", "Nord", "erledigt"]],
  ["status-missing", (i) => [i, "INF.7.A1", "x", "Nord", ""]],
  ["status-unknown", (i) => [i, "INF.7.A1", "x", "Nord", "vielleicht"]],
  ["scope-unknown", (i) => [i, "INF.7.A1", "x", "West", "offen"]],
  ["scope-unclear", (i) => [i, "INF.7.A1", "x", "", "offen"]],
  ["duplicate", (i) => [i - 9, "INF.7.A1", "x", "Nord", "offen"]],
];

describe("a list of 1,000 rows", () => {
  it("is accounted for row by row, and a second import changes nothing", async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => kinds[i % 10]?.[1](i) ?? []);
    const folder = await root();
    const run = await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook(rows) }, map);
    expect(run.refused).toBeNull();
    expect(run.stderr).toContain("read 1000 = taken 200 + not taken 800\n");
    const expected = rows.flatMap((_, i) => {
      const reason = kinds[i % 10]?.[0];
      return reason ? [[i + 2, reason] as const] : [];
    });
    expect([...notTakenIn(run.report)]).toEqual(expected);
    expect(run.report).toMatch(/\| B3 \| „INF\.7\.A99“/);
    const text = await read(folder, catalogue);
    expect(text).toContain(
      "\n## L-1 Maßnahme 1\n\n- Anforderungen: INF.7.A2\n\n### raum-b: nein\n\n- Offen: Maßnahme 1; bis 2027-03-31; IT\n",
    );
    expect(text.startsWith(`${clean[catalogue]}`)).toBe(true);
    const before = await filesOf(folder);
    const again = await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook(rows) }, map);
    expect(again.stderr).toContain("read 1000 = taken 200 + not taken 800\n");
    expect(await filesOf(folder)).toEqual(before);
  });
});

describe("a changed cell", () => {
  const rows = (status: string, due = "31.03.2027"): CellValue[][] => [
    [1, "INF.7.A1", "Zählen", "Nord", status, "IT", due, "", "Es fehlt noch."],
    [2, "INF.7.A2", "Fenster", "Süd", "offen", "IT", "31.03.2027"],
  ];
  const first = async (): Promise<string> => {
    const folder = await root();
    await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook(rows("offen")) }, map);
    return folder;
  };

  it.each([
    ["its status", rows("80 %"), "### raum-a: teilweise"],
    ["a status that is no gap", rows("erledigt"), "### raum-a: ja"],
    ["the day of its action", rows("offen", "30.04.2027"), "- Offen: Zählen; bis 2027-04-30; IT"],
  ])("%s is one changed line", async (_, changed, line) => {
    const folder = await first();
    const before = await read(folder, catalogue);
    const run = await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook(changed) }, map);
    expect(run.stderr).toContain("0 Maßnahmen neu, 1 geändert, 1 unverändert");
    const lines = changedLines(before, await read(folder, catalogue));
    expect([...(lines?.values() ?? [])]).toEqual([line]);
  });

  it("leaves what people changed since, and order, prose and line ends", async () => {
    const folder = await first();
    const path = join(folder, catalogue);
    const edited = (await readFile(path, "utf8"))
      .replace("### raum-a: nein", "### raum-a: ja")
      .replace("Es fehlt noch.", "Es ist da: *geprüft*.")
      .replaceAll("\n", "\r\n");
    await writeFile(path, edited);
    const run = await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook(rows("offen")) }, map);
    expect(run.stderr).toContain("read 2 = taken 2 + not taken 0");
    expect(await readFile(path, "utf8")).toBe(edited);
    await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook(rows("offen", "1.5.2027")) }, map);
    const lines = changedLines(edited, await readFile(path, "utf8"));
    expect([...(lines?.values() ?? [])]).toEqual(["- Offen: Zählen; bis 2027-05-01; IT\r"]);
  });

  it("that people changed otherwise is a conflict: nothing of its row is taken", async () => {
    const folder = await first();
    const path = join(folder, catalogue);
    const edited = (await readFile(path, "utf8")).replace("### raum-a: nein", "### raum-a: ja");
    await writeFile(path, edited);
    const run = await importXlsx(
      folder,
      { name: "liste.xlsx", bytes: await workbook(rows("80 %", "1.5.2027")) },
      map,
    );
    expect(run.stderr).toContain("read 2 = taken 1 + not taken 1");
    expect([...notTakenIn(run.report)]).toEqual([[2, "conflict"]]);
    expect(run.report).toContain("„ja“ ≠ „teilweise“");
    expect(await readFile(path, "utf8")).toBe(edited);
  });

  it("does not bring back what people deleted", async () => {
    const folder = await first();
    await writeFile(join(folder, catalogue), `${clean[catalogue]}`);
    const run = await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook(rows("offen")) }, map);
    expect([...notTakenIn(run.report).values()]).toEqual(["conflict", "conflict"]);
    expect(await read(folder, catalogue)).toBe(clean[catalogue]);
  });
});

describe("what people have vouched for", () => {
  const list = (...rows: string[]) => ({
    name: "liste.csv",
    bytes: [head.join(";"), ...rows].join("\n"),
  });
  const rows = (place: string, state: string, requirement = "INF.7.A3") => [
    `1;${requirement};Eins;${place};${state}`,
    "2;INF.7.A5;Zwei;Nord;offen",
  ];
  const assess = async (folder: string): Promise<void> => {
    const text = await read(folder, catalogue);
    await writeFile(
      join(folder, catalogue),
      text.replace("## L-2", "- Geprüft: 2026-09-14, A. Beispiel\n\n## L-2"),
    );
  };

  it("is not said of another scope or requirement", async () => {
    const folder = await root();
    await importXlsx(folder, list(...rows("Süd", "offen")), map);
    await assess(folder);
    const before = await read(folder, catalogue);
    for (const moved of [rows("Nord", "offen"), rows("Süd", "offen", "INF.7.A7")]) {
      const { report } = await importXlsx(folder, list(...moved), map);
      expect([...notTakenIn(report)]).toEqual([[2, "conflict"]]);
      expect(report).toContain("gilt nur dem Bisherigen");
      expect(await read(folder, catalogue)).toBe(before);
    }
  });

  it("is named where the status changes below it, and without it nothing is", async () => {
    const folder = await root();
    await importXlsx(folder, list(...rows("Süd", "offen")), map);
    expect((await importXlsx(folder, list(...rows("Süd", "80")), map)).report).not.toContain("geprüft");
    await assess(folder);
    const { report, stderr } = await importXlsx(folder, list(...rows("Süd", "erledigt")), map);
    expect(report).toMatch(
      /gilt dort dem früheren Status.*: L-1, raum-b \(controls\/catalog\/inf-7\.md:\d+\)$/m,
    );
    expect(stderr).toContain("Was dazu zu wissen ist: import-report.md");
  });
});

it("rows that a list has no more are named, but not those of another list", async () => {
  const folder = await root();
  const bytes = (...rows: string[]): string => [head.join(";"), ...rows].join("\n");
  const run = (...rows: string[]) => importXlsx(folder, { name: "liste.csv", bytes: bytes(...rows) }, map);
  await run("1;INF.7.A3;Eins;Nord;erledigt", "2;INF.7.A5;Zwei;Nord;offen", "3;INF.7.A6;Drei;Nord;offen");
  const { report } = await run("2;INF.7.A5;Zwei;Nord;offen", "3;INF.7.A6;Drei;Nord;");
  expect(report).toMatch(/in dieser nicht mehr.*: L-1 \(controls\/catalog\/inf-7\.md:\d+\)$/m);
  expect((await run("9;INF.7.A7;Neun;Nord;offen")).report).not.toContain("nicht mehr");
});

it("a control that people wrote gets the scope that it lacks, and keeps what it says", async () => {
  const body = "---\ntitle: K\nmodule: INF.7\n---\n\n## INF.7.A1 Auswahl\n\n### raum-a: ja\n\nText.\n";
  const folder = await root({ [catalogue]: body });
  const ofRequirement = map
    .replace("id: Nr, requirements: Anforderung", "id: Anforderung")
    .replace("prefix: L-\n", "");
  const bytes = await workbook([
    ["", "INF.7.A1", "Auswahl", "Süd", "offen", "IT"],
    ["", "INF.7.A2", "Fenster", "Nord", "entfällt", "", "", "", "Es hat keine."],
  ]);
  const run = await importXlsx(folder, { name: "liste.xlsx", bytes }, ofRequirement);
  expect(run.stderr).toContain("read 2 = taken 2 + not taken 0");
  expect(await read(folder, catalogue)).toBe(
    `${body}\n### raum-b: nein\n\n- Offen: Auswahl; IT\n\n## INF.7.A2 Fenster\n\n### raum-a: entbehrlich\n\nEs hat keine.\n`,
  );
  const other = await workbook([["", "INF.7.A1", "Auswahl", "Nord", "offen"]]);
  const conflict = await importXlsx(folder, { name: "liste.xlsx", bytes: other }, ofRequirement);
  expect([...notTakenIn(conflict.report).values()]).toEqual(["conflict"]);
});

describe("cells", () => {
  it("of merged ranges have its value, formulas what was stored, days their system", async () => {
    const folder = await root();
    const rows: CellValue[][] = [
      [1, "INF.7.A1", "A", "Nord", "offen", "IT", new Date(Date.UTC(2027, 2, 31))],
      [2, null, "B", null, null, "IT", 46000],
      [3, "INF.7.A2", "C", "Süd", "offen", "IT", "31.02.2027"],
    ];
    const merges = [
      { startRow: 1, endRow: 2, startCol: 1, endCol: 1 },
      { startRow: 1, endRow: 2, startCol: 3, endCol: 3 },
      { startRow: 1, endRow: 2, startCol: 4, endCol: 4 },
    ];
    const bytes = await workbook(rows, { merges, dateSystem: "1904" });
    const run = await importXlsx(folder, { name: "liste.xlsx", bytes }, map);
    expect(run.stderr).toContain("read 3 = taken 3 + not taken 0");
    expect(run.report).toContain("| G4 | „31.02.2027“ ist kein Datum |");
    const text = await read(folder, catalogue);
    expect(text).toContain("- Offen: A; bis 2027-03-31; IT\n");
    // 46,000 days after 1904-01-01.
    expect(text).toContain("- Offen: B; bis 2029-12-10; IT\n");
    expect(text).toContain("- Offen: C; IT\n");
  });

  it("are not taken for what they show if they are struck out, or an error", async () => {
    const struck = { style: { font: { strikethrough: true } } };
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Liste",
          rows: [
            head,
            [1, "INF.7.A1", "A", "Nord", "erledigt"],
            [2, "INF.7.A1", "B", "Süd", "offen", "Haustechnik", "", "", "#N/A"],
            [3, "INF.7.A2", "C", "Nord", "#REF!"],
            [4, "INF.7.A2", "D", "Süd", "offen", "", 2027],
          ],
          cells: new Map([
            ["1,4", struck],
            ["2,5", struck],
          ]),
        },
      ],
    });
    const folder = await root();
    const run = await importXlsx(folder, { name: "liste.xlsx", bytes }, map);
    expect(run.stderr).toContain("read 4 = taken 2 + not taken 2");
    expect(notTakenIn(run.report)).toEqual(
      new Map([
        [2, "status-missing"],
        [4, "status-missing"],
      ]),
    );
    for (const said of ["„erledigt“ ist durchgestrichen", "„#REF!“ ist ein Fehler einer Formel"])
      expect(run.report).toContain(said);
    expect(run.report).toContain("| F3 | „Haustechnik“ ist durchgestrichen |");
    expect(run.report).toContain("N/A“ ist ein Fehler einer Formel |");
    // As a day it would be one of 1905.
    expect(run.report).toContain("| G5 | „2027“ ist kein Datum |");
    const text = (await read(folder, catalogue)).slice(`${clean[catalogue]}`.length);
    expect(text).not.toMatch(/Haustechnik|N\/A|bis 19/);
  });

  it("that are not read are said: other sheets, columns without a heading", async () => {
    const row = (id: number, ...more: string[]): CellValue[] => [
      id,
      "INF.7.A1",
      "A",
      "Nord",
      "offen",
      ...more,
    ];
    const beside = row(1, "IT", "", "", "", "gilt nicht mehr");
    const bytes = await writeXlsx({
      sheets: [
        { name: "Nord", rows: [head, beside] },
        { name: "Süd", rows: [head, row(2)] },
      ],
    });
    const run = await importXlsx(await root(), { name: "liste.xlsx", bytes }, map);
    expect(run.report).toContain("Gelesen wurde das Blatt „Nord“ allein, nicht gelesen wurden: Süd");
    expect(run.report).toContain(
      "Spalte J hat keine Überschrift: 1 Werte darin nicht gelesen, der erste in Zeile 2",
    );
    const csv = [head, beside].map((cells) => cells.join(";")).join("\n");
    const other = await importXlsx(await root(), { name: "liste.csv", bytes: csv }, map);
    expect(other.report).toContain(
      "Mehr Werte als Überschriften: 1 in Spalte J nicht gelesen, zuerst in Datensatz 2",
    );
  });

  it("invent nothing: neither day, nor assessor, nor evidence", async () => {
    const folder = await root();
    const bytes = await workbook([
      [1, "INF.7.A1", "", "Nord", "erledigt", "", "", "Ordner 7, evidence/rz-a/begehung.txt"],
    ]);
    await importXlsx(folder, { name: "liste.xlsx", bytes }, map);
    const text = (await read(folder, catalogue)).slice(`${clean[catalogue]}`.length);
    expect(text).not.toMatch(/Geprüft|\]\(/);
    const report = await check(folder, { today: day, asOf: day, version: "0" });
    const [own] = report.findings.filter(({ rule }) => rule === "assessment-stale");
    expect(own?.requirement).toBe("INF.7.A1");
  });
});

describe("a CSV file", () => {
  const lines =
    'Nr;Anforderung;Maßnahme;Ort;Stand;Wer;Bis;Beleg;Text\r\n1;INF.7.A1;"Zähler; neu";Nord;erledigt;;;;"eins\r\nzwei"\r\n\r\n2;INF.7.A2;Fenster;Süd;vielleicht;;;;\r\n';
  const windows = Uint8Array.from(lines, (sign) => sign.charCodeAt(0));
  it.each([
    ["in Windows-1252", windows, map],
    ["in UTF-8 with a mark", `\ufeff${lines}`, map],
    [
      "with the separator in its first line",
      `sep=,\n${lines.replaceAll(",", " ").replaceAll(";", ",").replace("Zähler,", "Zähler;")}`,
      map,
    ],
    ["by a named encoding", windows, `${map}encoding: windows-1252\nseparator: ;\n`],
  ])("%s is read", async (_, bytes, mapping) => {
    const folder = await root();
    const run = await importXlsx(folder, { name: "liste.csv", bytes }, mapping);
    expect(run.stderr).toContain("read 2 = taken 1 + not taken 1");
    expect([...notTakenIn(run.report)]).toEqual([[4, "status-unknown"]]);
    expect(await read(folder, catalogue)).toContain(
      "## L-1 Zähler; neu\n\n- Anforderungen: INF.7.A1\n\n### raum-a: ja\n\neins\n\nzwei\n",
    );
  });

  it("whose quotation marks nothing closes is refused", async () => {
    const run = await importXlsx(await root(), { name: "liste.csv", bytes: `${lines}3;"INF` }, map);
    expect(run.refused).toContain("Anführungszeichen");
  });
});

it("a dry run shows all and writes nothing", async () => {
  const folder = await root();
  const bytes = await workbook([
    [1, "INF.7.A1", "A", "Nord", "offen"],
    [2, "INF.7.A1", "B", "Ost", "offen"],
  ]);
  await importXlsx(folder, { name: "liste.xlsx", bytes }, map, "--dry-run");
  const before = await filesOf(folder);
  const run = await importXlsx(folder, { name: "liste.xlsx", bytes }, map, "--dry-run");
  expect(await filesOf(folder)).toEqual(before);
  expect(run.report).toBe("");
  expect(run.stdout).toMatch(/\| 3 \| scope-unknown \|/);
  expect(run.stdout).toContain(`${catalogue}: geändert`);
  expect(run.stderr).toContain("read 2 = taken 1 + not taken 1");
});

it("a baseline accepts what the next check finds", async () => {
  const folder = await root();
  const bytes = await workbook([[1, "INF.7.A1", "A", "Nord", "erledigt"]]);
  const file = join(folder, "baseline.json");
  await importXlsx(folder, { name: "liste.xlsx", bytes }, map, "--baseline", file, "--as-of", day);
  const { findings } = JSON.parse(await readFile(file, "utf8")) as { findings: { rule: string }[] };
  expect(findings.map(({ rule }) => rule)).toContain("assessment-stale");
});

describe("a mapping", () => {
  it.each([
    ["{", "kein gültiges YAML"],
    ["columns: {id: Nr}", "„status“"],
    ["colums: {id: Nr}", "meinten Sie „columns“?"],
    ["columns: {id: Nr, status: Stand}\nstatus: {x: fertig}", "ja, teilweise, nein oder entbehrlich"],
    ["columns: {id: Nr, status: Zustand}", "es fehlt: „Zustand“"],
    ["columns: {id: Nr, status: Stand}\nsheet: Andere", "es gibt: Liste"],
    ["columns: {id: Nr, status: Stand}\nheader: drei", "Nummer einer Zeile"],
  ])("%s is refused", async (text, said) => {
    const folder = await root();
    const before = await filesOf(folder);
    const run = await importXlsx(folder, { name: "liste.xlsx", bytes: await workbook([]) }, text);
    expect(run.refused).toContain(said);
    for (const [path, content] of before) expect(await read(folder, path)).toBe(content);
  });
});
