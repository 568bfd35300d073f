import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openXlsx, type Sheet, saveXlsx, type WriteSheet, writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { addExportCommand } from "../../src/cli/publish/export-xlsx.ts";
import { runWritingCommand } from "../cli/run-writing-command.ts";
import { writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { changedLines, filesOf, importXlsx, notTakenIn } from "./import-run.ts";

const withId = changed(clean, "controls/domain.md", "title: Verbund", "id: verbund-1\ntitle: Verbund");
const catalogue = "controls/catalog/inf-7.md";
/** INF.7.A1 at both rooms in one assessment, A2 with an action at one room, none at the other. */
const content = {
  ...withId,
  [catalogue]: `---
title: K
module: INF.7
---

## INF.7.A1 Auswahl

### alle: ja

So ist es: [Nachweis](../../evidence/rz-a/begehung.txt).

- Geprüft: 2026-09-14, A. Beispiel

## INF.7.A2 Fenster

### raum-a: nein

- Offen: Fenster *tauschen*; bis 2027-01-31; Haustechnik
`,
};
const root = async (): Promise<string> => (await writeContent(content)).root;
const read = (folder: string, path = catalogue): Promise<string> => readFile(join(folder, path), "utf8");

async function exported(folder: string, ...more: readonly string[]): Promise<Uint8Array> {
  const file = join(folder, "check.xlsx");
  const run = await runWritingCommand(addExportCommand, [
    "export",
    "xlsx",
    "--out",
    file,
    "--root",
    folder,
    ...more,
  ]);
  expect(run.refused).toBeNull();
  return readFile(file);
}

type Edit = (sheet: Sheet, at: (heading: string) => number, row: (id: string) => number) => void;

/** The workbook after somebody has edited a sheet. */
async function edited(bytes: Uint8Array, name: string, edit: Edit): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes);
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const heads = sheet.rows[0] ?? [];
  edit(
    sheet,
    (heading) => heads.indexOf(heading),
    (id) => sheet.rows.findIndex((row) => row[0] === id),
  );
  return saveXlsx(workbook);
}

function set(sheet: Sheet, row: number, column: number, value: string | null): void {
  const cells = sheet.rows[row];
  if (!cells || column < 0) throw new Error("no such cell");
  cells[column] = value;
}

const merge = (folder: string, bytes: Uint8Array, ...more: readonly string[]) =>
  importXlsx(folder, { name: "check.xlsx", bytes }, null, ...more);

describe("an exported workbook", () => {
  it("has the same bytes each time, no text as a formula, and the BSI's columns", async () => {
    const folder = await root();
    const formula = (await read(folder)).replace("Fenster *tauschen*", '=HYPERLINK("http://a")');
    await writeFile(join(folder, catalogue), formula);
    const bytes = await exported(folder);
    expect(Buffer.compare(bytes, await exported(folder))).toBe(0);
    const workbook = await openXlsx(bytes);
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      "Lies mich",
      "Verbund",
      "server",
      "raum-a",
      "raum-b",
      "Zielobjekte",
      "Nachweise",
      "Aufgaben",
      "Risiken",
      "Befunde",
      "nachweis",
    ]);
    const sheet = workbook.sheets.find(({ name }) => name === "raum-a");
    const heads = sheet?.rows[0] ?? [];
    expect(heads.slice(0, 4)).toEqual(["ID-Anforderung", "Titel", "Inhalt", "Typ"]);
    const row = sheet?.rows.find(([id]) => id === "INF.7.A2") ?? [];
    expect(row[heads.indexOf("Umsetzung")]).toBe("Nein");
    expect(row[heads.indexOf("Bemerkungen / Begründung für Nicht-Umsetzung")]).toBe('=HYPERLINK("http://a")');
    expect(row[heads.indexOf("Inhalt")] ?? null).toBeNull();
    const xml = Buffer.from(bytes).toString("latin1");
    expect(xml).not.toContain("<f>");
    expect([...(sheet?.cells?.values() ?? [])].filter(({ formula: one }) => one !== undefined)).toEqual([]);
  });

  it("withholds what the clearance may not see", async () => {
    const secret = (await read(await root()))
      .replace("module: INF.7\n", "module: INF.7\nclassification: confidential\n")
      .replace("tauschen", "GEHEIM");
    const { root: folder } = await writeContent({ ...content, [catalogue]: secret });
    const texts = async (clearance: string): Promise<string> =>
      JSON.stringify(
        (await openXlsx(await exported(folder, "--clearance", clearance))).sheets.map(({ rows }) => rows),
      );
    expect(await texts("confidential")).toContain("GEHEIM");
    expect(await texts("public")).not.toContain("GEHEIM");
  });

  it("says what is withheld, found and not read, and has the actions of open audit findings", async () => {
    const audit =
      "---\ntitle: Audit\nkind: internal\ndate: 2026-06-01\n---\n\n## F-01 Lücke\n\n- Schwere: geringfügig\n- Offen: Schild anbringen; bis 2027-12-10; Werkstatt\n";
    const { root: folder } = await writeContent({
      ...content,
      "controls/audits/a.md": audit,
      "controls/objects/kaputt.md": "---\ntitle: [\n---\n",
    });
    const { sheets } = await openXlsx(await exported(folder));
    const about = new Map(sheets[0]?.rows.map(([name, text]) => [name, String(text)]));
    expect(about.get("Freigabestufe")).toMatch(/^intern; zurückgehalten: |^nichts ist zurückgehalten$/);
    expect(about.get("Befunde")).toMatch(/^Fehler: [1-9]\d*, Warnungen: \d+, Hinweise: \d+$/);
    expect(about.get("Nicht gelesen")).toContain("konnten nicht gebildet werden");
    const actions = JSON.stringify(sheets.find(({ name }) => name === "Aufgaben")?.rows);
    expect(actions).toContain('"Schild anbringen"');
    expect(actions).toContain('"Audit: F-01"');
  });

  it("asks for the domain's id", async () => {
    const { root: folder } = await writeContent(clean);
    const run = await runWritingCommand(addExportCommand, [
      "export",
      "xlsx",
      "--out",
      join(folder, "a.xlsx"),
      "--root",
      folder,
    ]);
    expect(run.refused).toContain("„id: …“");
  });
});

describe("the remarks of a row", () => {
  const remarks = "Bemerkungen / Begründung für Nicht-Umsetzung";
  const said = {
    ...content,
    [catalogue]: content[catalogue].replace(
      "### raum-a: nein\n",
      "### raum-b: ja\n\nRaum hat keine Fenster.\n\n### raum-a: nein\n",
    ),
  };

  it("are the text of what is met: one cell, one line", async () => {
    const { root: folder } = await writeContent(said);
    const before = await read(folder);
    const bytes = await edited(await exported(folder), "raum-b", (sheet, at, row) =>
      set(sheet, row("INF.7.A2"), at(remarks), "Der Raum hat keine Fenster und keine Oberlichter."),
    );
    await merge(folder, bytes);
    const line = before.split("\n").indexOf("Raum hat keine Fenster.") + 1;
    expect(changedLines(before, await read(folder))).toEqual(
      new Map([[line, "Der Raum hat keine Fenster und keine Oberlichter."]]),
    );
  });

  it("stay what they are where the content says more than a cell: a link", async () => {
    const linked = {
      ...said,
      [catalogue]: said[catalogue].replace(
        "Raum hat keine Fenster.",
        "Raum hat [keine](../../evidence/rz-a/begehung.txt) Fenster.",
      ),
    };
    const { root: folder } = await writeContent(linked);
    const before = await read(folder);
    const bytes = await edited(await exported(folder), "raum-b", (sheet, at, row) =>
      set(sheet, row("INF.7.A2"), at(remarks), "Anders."),
    );
    const run = await merge(folder, bytes);
    expect(run.report).toContain("Verweise, Listen oder Hervorhebungen");
    expect(await read(folder)).toBe(before);
  });

  it("become a text of its own where one assessment speaks for several", async () => {
    const { root: folder } = await writeContent(said);
    const bytes = await edited(await exported(folder), "raum-b", (sheet, at, row) =>
      set(sheet, row("INF.7.A1"), at(remarks), "Hier anders."),
    );
    await merge(folder, bytes);
    expect(await read(folder)).toContain("### raum-b@rz-b: ja\n\nHier anders.\n");
  });
});

describe("taking it back", () => {
  it("changes nothing if nothing was changed", async () => {
    const folder = await root();
    const bytes = await exported(folder);
    const before = await filesOf(folder);
    const run = await merge(folder, bytes);
    expect(run.stderr).toContain("read 7 = taken 7 + not taken 0");
    for (const [path, text] of before) if (path !== "check.xlsx") expect(await read(folder, path)).toBe(text);
  });

  it.each([
    ["a status", "Umsetzung", "Teilweise", "### raum-a: teilweise"],
    [
      "a day as Germans write it",
      "Umsetzung bis",
      "30.4.2027",
      "- Offen: Fenster tauschen; bis 2027-04-30; Haustechnik",
    ],
    [
      "a text",
      "Bemerkungen / Begründung für Nicht-Umsetzung",
      "- Offen: <b>",
      "- Offen: \\- Offen\\: \\<b\\>; bis 2027-01-31; Haustechnik",
    ],
  ])("%s that alone is changed is one changed line", async (_, heading, value, line) => {
    const folder = await root();
    const before = await read(folder);
    const bytes = await edited(await exported(folder), "raum-a", (sheet, at, row) =>
      set(sheet, row("INF.7.A2"), at(heading), value),
    );
    const run = await merge(folder, bytes);
    expect(run.stderr).toContain("read 7 = taken 7 + not taken 0");
    const lines = changedLines(before, await read(folder));
    expect([...(lines?.values() ?? [])]).toEqual([line]);
  });

  it("names a status that it changes where somebody has assessed: the day is of the former one", async () => {
    const assessed = `${content[catalogue]}- Geprüft: 2026-09-14, A. Beispiel\n`;
    const folder = (await writeContent({ ...content, [catalogue]: assessed })).root;
    const bytes = await edited(await exported(folder), "raum-a", (sheet, at, row) =>
      set(sheet, row("INF.7.A2"), at("Umsetzung"), "Ja"),
    );
    expect((await merge(folder, bytes)).report.replaceAll("\\", "")).toMatch(
      /gilt dort dem früheren Status.*: INF\.7\.A2, raum-a \(controls\/catalog\/inf-7\.md:\d+\)$/m,
    );
  });

  it("adds a more specific assessment where one covers more, without day or evidence", async () => {
    const folder = await root();
    const before = await read(folder);
    const bytes = await edited(await exported(folder), "raum-b", (sheet, at, row) => {
      set(sheet, row("INF.7.A1"), at("Umsetzung"), "Nein");
      set(sheet, row("INF.7.A1"), at("Verantwortlich"), "IT");
      set(sheet, row("INF.7.A2"), at("Entbehrlich"), "Ja");
      set(sheet, row("INF.7.A2"), at("Begründung für Entbehrlichkeit"), "Hat keine.\nSeit jeher.");
    });
    await merge(folder, bytes);
    const added = await read(folder);
    expect(added).toContain("\n\n### raum-b@rz-b: nein\n\n- Offen: So ist es: Nachweis.; IT\n\n## INF.7.A2");
    expect(added.endsWith("\n\n### raum-b@rz-b: entbehrlich\n\nHat keine.\n\nSeit jeher.\n")).toBe(true);
    expect(added.replace(/\n\n### raum-b@rz-b: nein\n\n[^\n]+/, "").startsWith(before.trimEnd())).toBe(true);
  });

  it("takes all cells of a sheet, columns moved, rows sorted and filtered away", async () => {
    const folder = await root();
    const bytes = await exported(folder);
    const workbook = await openXlsx(bytes);
    const sheets: WriteSheet[] = workbook.sheets.map(({ name, rows }) => {
      if (name !== "raum-a") return { name, rows };
      const heads = rows[0] ?? [];
      const order = heads.map((_, i) => i).reverse();
      const met = heads.indexOf("Umsetzung");
      const changedRows = rows.slice(1).map((row) => row.with(met, row[0] === "INF.7.A1" ? "Nein" : "Ja"));
      return { name, rows: [heads, ...changedRows.reverse()].map((row) => order.map((i) => row[i] ?? null)) };
    });
    const run = await merge(folder, await writeXlsx({ sheets }));
    expect(run.stderr).toContain("read 7 = taken 7 + not taken 0");
    const text = await read(folder);
    expect(text).toContain("### raum-a: ja\n\n- Offen: Fenster *tauschen*; bis 2027-01-31; Haustechnik\n");
    expect(text).toContain("### raum-a@rz-a: nein\n");
  });

  it("shows what both have changed and takes the rest of two people's edits of an older export", async () => {
    const folder = await root();
    const bytes = await exported(folder);
    const mine = await edited(bytes, "raum-a", (sheet, at, row) =>
      set(sheet, row("INF.7.A2"), at("Umsetzung"), "Teilweise"),
    );
    const yours = await edited(bytes, "raum-a", (sheet, at, row) => {
      set(sheet, row("INF.7.A2"), at("Umsetzung bis"), "2027-06-30");
      set(sheet, row("INF.7.A2"), at("Verantwortlich"), "Leitung");
    });
    const other = await edited(bytes, "raum-a", (sheet, at, row) => {
      set(sheet, row("INF.7.A2"), at("Umsetzung"), "Ja");
      set(sheet, row("INF.7.A1"), at("Umsetzung"), "Teilweise");
    });
    await merge(folder, mine);
    await merge(folder, yours);
    expect(await read(folder)).toContain(
      "### raum-a: teilweise\n\n- Offen: Fenster tauschen; bis 2027-06-30; Leitung\n",
    );
    const run = await merge(folder, other);
    expect(run.stderr).toContain("read 7 = taken 6 + not taken 1");
    expect([...notTakenIn(run.report).values()]).toEqual(["conflict"]);
    expect(run.report).toContain("im Inhalt steht inzwischen „teilweise“, in der Arbeitsmappe „ja“");
    expect(await read(folder)).toContain("### raum-a: teilweise\n");
    expect(await read(folder)).toContain("### raum-a@rz-a: teilweise\n");
  });

  it("names what it does not take", async () => {
    const folder = await root();
    const bytes = await edited(await exported(folder), "raum-a", (sheet, at, row) => {
      set(sheet, row("INF.7.A1"), at("Umsetzung"), "vielleicht");
      set(sheet, row("INF.7.A2"), at("Umsetzung bis"), "31.02.2027");
    });
    const before = await read(folder);
    const run = await merge(folder, bytes);
    expect(run.stderr).toContain("read 7 = taken 6 + not taken 1");
    expect([...notTakenIn(run.report).values()]).toEqual(["status-unknown"]);
    expect(run.report).toContain("„31.02.2027“ ist kein Datum");
    expect(await read(folder)).toBe(before);
  });

  it("takes no row whose key is of another: sorted without the last column", async () => {
    const folder = await root();
    const before = await read(folder);
    const bytes = await edited(await exported(folder), "raum-a", (sheet, at) => {
      const keys = [1, 2].map((row) => String(sheet.rows[row]?.[at("Schlüssel")]));
      for (const [i, key] of keys.reverse().entries()) set(sheet, i + 1, at("Schlüssel"), key);
    });
    const run = await merge(folder, bytes);
    expect(run.stderr).toContain("read 7 = taken 5 + not taken 2");
    expect([...notTakenIn(run.report).values()]).toEqual(["read-only", "read-only"]);
    expect(run.report).toContain("wurde ohne die Spalte „Schlüssel“ sortiert?");
    expect(await read(folder)).toBe(before);
  });

  it.each([
    "Kostenschätzung",
    "Nachweise",
    "Hinweis",
  ])("says that a changed cell of the column “%s” is not taken", async (heading) => {
    const folder = await root();
    const before = await read(folder);
    const bytes = await edited(await exported(folder), "raum-a", (sheet, at, row) =>
      set(sheet, row("INF.7.A2"), at(heading), "9.000 EUR"),
    );
    const run = await merge(folder, bytes);
    expect(run.stderr).toContain("read 7 = taken 7 + not taken 0");
    expect(run.report).toMatch(/\| raum-a \| [A-Z]3 \| „9.000 EUR“: diese Spalte wird nicht übernommen/);
    expect(await read(folder)).toBe(before);
  });

  it.each([
    ["Umsetzung", "Blatt „raum-a“: Keine Spalte heißt mehr „Umsetzung“"],
    ["Schlüssel", "bleiben, wie sie im Inhalt sind: 2 (INF.7.A1 raum-a@rz-a, INF.7.A2 raum-a@rz-a)"],
  ])("says what it did not read where the heading “%s” is gone", async (heading, said) => {
    const folder = await root();
    const bytes = await edited(await exported(folder), "raum-a", (sheet, at, row) => {
      set(sheet, row("INF.7.A2"), at("Umsetzung"), "Ja");
      set(sheet, 0, at(heading), "Neu");
    });
    const { report } = await merge(folder, bytes);
    expect(report.replaceAll("\\", "")).toContain(said);
    if (heading === "Umsetzung") expect(report).toContain("nicht gelesen wurden: Neu");
  });

  it("takes no cell that is struck out", async () => {
    const folder = await root();
    const before = await read(folder);
    const { sheets } = await openXlsx(await exported(folder));
    const struck = { style: { font: { strikethrough: true } } };
    const bytes = await writeXlsx({
      sheets: sheets.map(({ name, rows }): WriteSheet => {
        const [line, column] = [
          rows.findIndex(([id]) => id === "INF.7.A2"),
          rows[0]?.indexOf("Umsetzung") ?? 0,
        ];
        if (name !== "raum-a") return { name, rows };
        const changedRows = rows.map((row, i) => (i === line ? row.with(column, "Ja") : row));
        return { name, rows: changedRows, cells: new Map([[`${line},${column}`, struck]]) };
      }),
    });
    const run = await merge(folder, bytes);
    expect(run.report).toContain("Blatt „raum-a“, H3: „Ja“ ist durchgestrichen und wurde nicht gelesen");
    expect(await read(folder)).toBe(before);
  });

  it("refuses a workbook of another domain, and one without exported values", async () => {
    const folder = await root();
    const bytes = await exported(folder);
    const path = join(folder, "controls/domain.md");
    await writeFile(path, (await readFile(path, "utf8")).replace("id: verbund-1", "id: verbund-2"));
    expect((await merge(folder, bytes)).refused).toContain("gehört zu einem anderen Verbund");
    const plain = await writeXlsx({ sheets: [{ name: "A", rows: [["ID-Anforderung", "Schlüssel"]] }] });
    expect((await merge(folder, plain)).refused).toContain("--map");
  });
});

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));

/** Converts a file by LibreOffice; returns the new file. */
async function converted(file: string, format: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-office-"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const words = [profile, "--headless", "--convert-to", format, "--outdir", folder, file];
  await promisify(execFile)(office ?? "", words, { timeout: 200_000 });
  return join(folder, `check.${format}`);
}

describe.skipIf(office === undefined)("LibreOffice (skipped where it is not installed)", () => {
  it("edits a cell, and that is one changed line", { timeout: 400_000 }, async () => {
    const folder = await root();
    await exported(folder);
    const before = await read(folder);
    const flat = await converted(join(folder, "check.xlsx"), "fods");
    const text = await readFile(flat, "utf8");
    // The check lists come before the hidden sheet.
    expect(text).toContain(">Nein<");
    await writeFile(flat, text.replace(">Nein<", ">Teilweise<"));
    const bytes = await readFile(await converted(flat, "xlsx"));
    const run = await merge(folder, bytes);
    expect(run.stderr).toContain("read 7 = taken 7 + not taken 0");
    const lines = changedLines(before, await read(folder));
    expect([...(lines?.values() ?? [])]).toEqual(["### raum-a: teilweise"]);
  });
});
