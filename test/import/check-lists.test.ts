import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CellValue, writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { addImportCommand } from "../../src/cli/write/import.ts";
import { check } from "../../src/pipeline.ts";
import { runWritingCommand } from "../cli/run-writing-command.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { clean, without } from "../format/clean-root.ts";
import { changedLines, filesOf, notTakenIn } from "./import-run.ts";

const head = [
  "ID-Anforderung",
  "Titel",
  "Inhalt",
  "Typ (Basis, Standard, Hoch)",
  "Entbehrlich",
  "Begründung für Entbehrlichkeit",
  "Umsetzung",
  "Umsetzung bis",
  "Verantwortlich",
  "Bemerkungen / Begründung für Nicht-Umsetzung",
  "Kostenschätzung",
];

/** A row: id, dispensable, reason, status, day, responsible, remarks, cost. */
type Row = readonly [
  id: string,
  dispensable?: CellValue,
  reason?: CellValue,
  status?: CellValue,
  due?: CellValue,
  responsible?: CellValue,
  remarks?: CellValue,
  cost?: CellValue,
];

/** A check list as the BSI lays it out: four lines before the head, the text of the requirement in every row. */
async function checkList(module: string, rows: readonly Row[], title = "Titel"): Promise<Uint8Array> {
  const created = new Date(0);
  const lines = [["Checkliste"], [], [module], []];
  const body = rows.map(([id, ...rest]) => [
    id,
    title,
    "Text des BSI",
    "Basis",
    ...rest.map((cell) => cell ?? null),
  ]);
  return writeXlsx({
    sheets: [{ name: module, rows: [...lines, head, ...body].map((row) => [...row]) }],
    properties: { created, modified: created },
  });
}

interface Run {
  readonly root: string;
  readonly stderr: string;
  readonly report: string;
  readonly refused: string | null;
}

/** Imports check lists into a root that has no assessment of INF.7; a second run takes the same root. */
async function importLists(
  lists: Readonly<Record<string, Uint8Array | string>>,
  more: { readonly root?: string; readonly map?: string; readonly content?: Content } = {},
): Promise<Run> {
  const root =
    more.root ?? (await writeContent(more.content ?? without(clean, "controls/catalog/inf-7.md"))).root;
  const folder = join(root, "listen");
  for (const [path, bytes] of Object.entries(lists)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  const words = ["import", "checklists", folder, "--root", root];
  if (more.map !== undefined) {
    await writeFile(join(root, "map.yaml"), more.map);
    words.push("--map", join(root, "map.yaml"));
  }
  const { stderr, refused } = await runWritingCommand(addImportCommand, words);
  const report = await readFile(join(root, "import-report.md"), "utf8").catch(() => "");
  return { root, stderr, report, refused };
}

const catalogue = "controls/catalog/inf/inf-7.md";
const read = (root: string, path = catalogue): Promise<string> => readFile(join(root, path), "utf8");

describe("the rows of one requirement", () => {
  it.each<[string, readonly Row[], string]>([
    [
      "all ja: ja",
      [
        ["INF.7.A1", "Nein", "", "Ja"],
        ["INF.7.A1", "", "", " JA "],
      ],
      "### raum-a: ja",
    ],
    [
      "all nein: nein",
      [
        ["INF.7.A1", "", "", "nein"],
        ["INF.7.A1", "", "", "Nein"],
      ],
      "### raum-a: nein",
    ],
    [
      "a mixture: teilweise, with n of m",
      [
        ["INF.7.A1", "", "", "ja"],
        ["INF.7.A1", "", "", "nein"],
        ["INF.7.A1", "", "", "ja"],
      ],
      "### raum-a: teilweise\n\n2 von 3 Teilanforderungen erfüllt.",
    ],
    [
      "what is dispensable does not count beside others",
      [
        ["INF.7.A1", "Ja", "Kein Büro"],
        ["INF.7.A1", "", "", "ja"],
      ],
      "### raum-a: ja\n\nKein Büro",
    ],
    ["all dispensable", [["INF.7.A1", "Ja", "Kein Büro"]], "### raum-a: entbehrlich\n\nKein Büro"],
  ])("%s", async (_, rows, expected) => {
    const run = await importLists({ "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows) });
    expect(run.stderr).toContain(`read ${rows.length} = taken ${rows.length} + not taken 0\n`);
    const text = await read(run.root);
    expect(text).toContain("## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n");
    expect(text).toContain(expected);
    expect(text).not.toContain("Text des BSI");
  });

  it("become an action each, with what is there; no day, assessor or evidence is invented", async () => {
    const rows: Row[] = [
      ["INF.7.A1", "", "", "teilweise", "31.03.2027", "Haustechnik", "Schloss tauschen", "6.000 EUR"],
      ["INF.7.A1", "", "", "nein", "31.02.2027", "", "Fenster prüfen"],
    ];
    const run = await importLists({ "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows) });
    const text = await read(run.root);
    expect(text).toContain(
      "- Offen: Schloss tauschen; bis 2027-03-31; Haustechnik\n- Offen: Fenster prüfen\n",
    );
    expect(text).not.toMatch(/Geprüft|Nachweis/);
    expect(run.report).toContain("| H7 |");
    expect(run.report).toContain("| K6 |");
  });

  it("leave the requirement out if one has no status that counts, each with its reason", async () => {
    const rows: Row[] = [
      ["INF.7.A1", "", "", "ja"],
      ["INF.7.A1", "", "", ""],
      ["INF.7.A2", "", "", "vielleicht"],
      ["INF.7.A2", "", "", "ja"],
      ["INF.7.A5", "Ja", "Grund", "Nein"],
      ["INF.2.A1", "", "", "ja"],
      ["INF.7.A99", "", "", "ja"],
      ["", "", "", "ja"],
    ];
    const run = await importLists({ "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows) });
    expect(run.stderr).toContain("read 8 = taken 0 + not taken 8\n");
    expect([...notTakenIn(run.report)]).toEqual([
      [6, "status-missing"],
      [7, "status-missing"],
      [8, "status-unknown"],
      [9, "status-missing"],
      [10, "status-contradictory"],
      [11, "requirement-unknown"],
      [12, "requirement-unknown"],
      [13, "requirement-missing"],
    ]);
  });

  it("take other words by the mapping alone, and below a dispensable one without a reason nothing is written", async () => {
    const rows: Row[] = [
      ["INF.7.A1", "", "", "umgesetzt"],
      ["INF.7.A2", "Ja"],
    ];
    const run = await importLists(
      { "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows) },
      { map: "status: {umgesetzt: ja}\n" },
    );
    expect(await read(run.root)).toContain("### raum-a: ja\n");
    expect(await read(run.root)).toMatch(/### raum-a: entbehrlich\n*$/);
    const { findings } = await check(run.root, { today: day, version: "0" });
    expect(findings.map(({ rule }) => rule)).toContain("dispensable-unjustified");
  });
});

describe("what a check list is for", () => {
  const rows: Row[] = [["INF.7.A1", "", "", "ja"]];

  it("is the object whose id its folder has: two of them stand in one control", async () => {
    const run = await importLists({
      "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows),
      "raum-b/Checkliste_INF.7.xlsx": await checkList("INF.7", [["INF.7.A1", "", "", "nein"]]),
      "verbund/Checkliste_CON.2.xlsx": await checkList("CON.2", [["CON.2.A1", "", "", "ja"]]),
      "raum-b/~$Checkliste_INF.7.xlsx": "x",
      "Notiz.txt": "x",
    });
    expect(run.stderr).toContain("read 3 = taken 3 + not taken 0\n");
    const text = await read(run.root);
    expect(text.match(/^## /gm)).toHaveLength(1);
    expect(text).toContain("### raum-a: ja\n\n### raum-b: nein\n");
    expect(run.report).toContain("Notiz.txt");
    const { findings } = await check(run.root, { today: day, version: "0" });
    expect(findings.map(({ rule }) => rule)).not.toContain("control-duplicate");
  });

  it("is what the mapping says, else the only object with the module; several are unclear", async () => {
    const list = { "Checkliste_INF.7.xlsx": await checkList("INF.7", rows) };
    const unclear = await importLists(list);
    expect([...notTakenIn(unclear.report).values()]).toEqual(["scope-unclear"]);
    const mapped = await importLists(list, { map: "scopes: {INF.7: raum-b}\n" });
    expect(await read(mapped.root)).toContain("### raum-b: ja");
    const only = await importLists({
      "Checkliste_NET.3.4.xlsx": await checkList("NET.3.4", [["NET.3.4.A4", "", "", "ja"]]),
    });
    expect(await read(only.root, "controls/catalog/net-3-4.md")).toContain("### server: ja");
  });
});

describe("a second import", () => {
  it("changes nothing if nothing has changed, else only that; days and evidence of the content stay", async () => {
    const rows: Row[] = [
      ["INF.7.A1", "", "", "ja", "", "", "Wie beschrieben."],
      ["INF.7.A2", "", "", "nein", "31.03.2027", "Haustechnik", "Fenster prüfen"],
    ];
    const first = await importLists({ "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows) });
    const files = await filesOf(first.root);
    await importLists({}, { root: first.root });
    expect(await filesOf(first.root)).toEqual(files);
    const before = await read(first.root);
    const later: Row[] = [
      rows[0] ?? [""],
      ["INF.7.A2", "", "", "nein", "30.04.2027", "Haustechnik", "Fenster prüfen"],
    ];
    await importLists(
      { "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", later) },
      { root: first.root },
    );
    const changes = changedLines(before, await read(first.root));
    expect([...(changes?.values() ?? [])]).toEqual(["- Offen: Fenster prüfen; bis 2027-04-30; Haustechnik"]);
  });
});

it("names what an earlier import took and a list has no more, but nothing of other lists", async () => {
  const rows: Row[] = [
    ["INF.7.A1", "", "", "ja"],
    ["INF.7.A2", "", "", "ja"],
  ];
  const first = await importLists({
    "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows),
    "raum-b/Checkliste_INF.7.xlsx": await checkList("INF.7", rows),
  });
  expect(first.report).not.toContain("sagt");
  const again = { "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", [["INF.7.A1", "", "", ""]]) };
  await rm(join(first.root, "listen/raum-b"), { recursive: true });
  const { report } = await importLists(again, { root: first.root });
  expect(report).toMatch(/zu denen diese Quelle nichts sagt; im Inhalt bleiben sie: INF\.7\.A2@raum-a$/m);
});

describe("a file that is none", () => {
  it("is refused by its name, and nothing is written", async () => {
    const run = await importLists({ "raum-a/Checkliste_INF.7.xlsx": "kein Zip" });
    expect(run.refused).toContain("Checkliste_INF.7.xlsx: ");
    const created = new Date(0);
    const other = await writeXlsx({
      sheets: [
        {
          name: "INF.7",
          rows: [
            ["Nr", "Stand"],
            [1, "ja"],
          ],
        },
      ],
      properties: { created, modified: created },
    });
    const headless = await importLists({ "raum-a/Checkliste_INF.7.xlsx": other });
    expect(headless.refused).toContain("keine Checkliste des BSI");
    await expect(read(headless.root)).rejects.toThrow();
  });
});

it("takes no struck status, and says ids and sheets that it does not read", async () => {
  const row = (id: string, status: string): CellValue[] => [id, "Titel", "Text", "Basis", "", "", status];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "INF.7",
        rows: [head, row("INF.7.A1", "ja"), row("INF.7.A2, INF.7.A3", "nein")],
        cells: new Map([["1,6", { style: { font: { strikethrough: true } } }]]),
      },
      { name: "Notizen", rows: [["INF.7.A2 stimmt nicht"]] },
    ],
  });
  const run = await importLists({ "raum-a/Checkliste_INF.7.xlsx": bytes });
  expect(notTakenIn(run.report)).toEqual(new Map([[2, "status-missing"]]));
  expect(run.report).toContain("„ja“ ist durchgestrichen");
  expect(run.report).toContain("| A3 | „INF.7.A3“ wurde nicht gelesen: Die Zeile gilt INF.7.A2 allein |");
  expect(run.report).toContain("nicht gelesen wurden: Notizen");
  expect(await read(run.root)).not.toContain("INF.7.A1");
});

it("says once that a requirement has another title in a check list: in an earlier edition its id was another one's", async () => {
  const rows: Row[] = [
    ["INF.7.A1", "", "", "ja"],
    ["INF.7.A1", "", "", "ja"],
  ];
  const titled = async (title: string) =>
    (await importLists({ "raum-a/Checkliste_INF.7.xlsx": await checkList("INF.7", rows, title) })).report;
  const other = await titled("Fenster und Türen");
  expect(other.match(/INF\.7\.A1 heißt im Katalog „[^“]+“, in der Quelle „Fenster und Türen“/g)).toHaveLength(
    1,
  );
  const own = "Geeignete Auswahl und Nutzung eines Büroraumes [Vorgesetzte] (B)";
  expect(await titled(own)).not.toContain("heißt im Katalog");
});
