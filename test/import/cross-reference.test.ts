import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CellValue, writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { addExplainCommand } from "../../src/cli/look-up/explain.ts";
import { addImportCommand } from "../../src/cli/write/import.ts";
import { check } from "../../src/pipeline.ts";
import { runWritingCommand } from "../cli/run-writing-command.ts";
import { day, writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { filesOf, notTakenIn } from "./import-run.ts";

const kept = ".nachweis/kompendium-2023-cross-reference.json";

/** A row: requirement, letters of its basic values, and marks by threat. */
type Row = readonly [id: string, cia: string, marks: Readonly<Record<string, CellValue>>];

/** A workbook as the BSI lays it out: a sheet for each module, its id and the threats in the head. */
async function tables(sheets: Readonly<Record<string, readonly Row[]>>): Promise<Uint8Array> {
  const created = new Date(0);
  return writeXlsx({
    sheets: Object.entries(sheets).map(([module, rows]) => {
      const threats = [...new Set(rows.flatMap(([, , marks]) => Object.keys(marks)))];
      return {
        name: `KRT_${module}.xlsx`,
        rows: [
          [module, "Name", "CIA", ...threats],
          ...rows.map(([id, cia, marks]) => [
            id,
            "Titel des BSI",
            cia,
            ...threats.map((threat) => marks[threat] ?? null),
          ]),
        ],
      };
    }),
    properties: { created, modified: created },
  });
}

/** Every requirement of NET.3.4, the module of the clean root's server; withdrawn ones too. */
const net: readonly Row[] = loadCatalogue("kompendium-2023")
  .requirementsOf("NET.3.4")
  .map(({ id, level }, i) => [id, level === "H" ? "CA" : "", i === 0 ? { "G 0.8": 8 } : { "G 0.30": "X" }]);

const server = changed(
  clean,
  "controls/objects/server.md",
  "modules: [NET.3.4]",
  "modules: [NET.3.4]\nthreats: {G 0.8: {relevance: none, reason: hier nicht}}",
);

async function importTables(bytes: Uint8Array | string, ...more: readonly string[]) {
  const { root } = await writeContent(server);
  return { root, ...(await importInto(root, bytes, ...more)) };
}

async function importInto(root: string, bytes: Uint8Array | string, ...more: readonly string[]) {
  await writeFile(join(root, "krt.xlsx"), bytes);
  const words = ["import", "crossreference", join(root, "krt.xlsx"), "--root", root, ...more];
  const run = await runWritingCommand(addImportCommand, words);
  return { ...run, report: await readFile(join(root, "import-report.md"), "utf8").catch(() => "") };
}

const analysisOf = async (root: string) => {
  const report = await check(root, { today: day, version: "0.0.0" });
  return report.objects.find(({ id }) => id === "server")?.analysis;
};

describe("import crossreference", () => {
  it("lets the risk analysis know which threats are to be judged, whatever the mark; the marks stay out of what is published", async () => {
    const { root, stderr, refused } = await importTables(await tables({ "NET.3.4": net }));
    expect(refused).toBeNull();
    expect(stderr).toContain(`read ${net.length} = taken ${net.length} + not taken 0`);
    expect(await analysisOf(root)).toMatchObject({ source: "cross-reference", undecided: ["G 0.30"] });
    const paths = [...(await filesOf(root))]
      .filter(([, text]) => text.includes("G 0.30"))
      .map(([path]) => path);
    expect(paths).toEqual([kept]);
    expect(await readFile(join(root, ".nachweis/.gitignore"), "utf8")).toBe("*\n");
    expect(await readFile(join(root, kept), "utf8")).not.toContain("Titel des BSI");
  });

  it("lets explain name threats and basic values of a requirement", async () => {
    const { root } = await importTables(await tables({ "NET.3.4": net }));
    const first = await runWritingCommand(addExplainCommand, ["explain", net[0]?.[0] ?? "", "--root", root]);
    expect(first.stdout).toMatch(/Gegen \(Kreuzreferenz\) +G 0\.8 Ausfall oder Störung der Stromversorgung/);
    const raised = net.find(([, cia]) => cia !== "")?.[0] ?? "";
    const { stdout } = await runWritingCommand(addExplainCommand, ["explain", raised, "--root", root]);
    expect(stdout).toMatch(/Grundwerte +Vertraulichkeit, Verfügbarkeit/);
  });

  it("accounts for every row and mark: withdrawn, unknown and repeated requirements, threats that are none", async () => {
    const { report, stderr } = await importTables(
      await tables({
        "INF.2": [
          ["INF.2.A18", "", { "G 0.1": "X" }],
          ["INF.2.A99", "", { "G 0.1": "X" }],
          ["INF.2.A13", "", { "G 0.0": "X" }],
          ["INF.2.A13", "", { "G 0.1": "X" }],
          ["INF.2A3 ", "Z", { "G 0.0": "X", "G 0.48": "X", "G 0.8": "X" }],
        ],
      }),
    );
    expect(stderr).toContain("read 5 = taken 2 + not taken 3");
    expect([...notTakenIn(report)]).toEqual([
      [2, "requirement-withdrawn"],
      [3, "requirement-unknown"],
      [5, "duplicate"],
    ]);
    for (const cell of ["G 0.0 6", "G 0.48 6", "CIA 6"]) expect(report).toContain(`| ${cell} |`);
    expect(report).toContain("2 Kreuze bei 2 Anforderungen; vollständig: 0 Bausteine");
  });

  it("reads G 0.0 as G 0.4 where the errata say so", async () => {
    const { root } = await importTables(await tables({ "INF.2": [["INF.2.A29", "", { "G 0.0": "X" }]] }));
    expect(JSON.parse(await readFile(join(root, kept), "utf8")).requirements).toEqual({
      "INF.2.A29": { threats: ["G 0.4"], values: [] },
    });
  });

  it("does not count a module of which a requirement lacks: nobody can say then which threats are missing", async () => {
    const active = net.filter(([id]) => !loadCatalogue("kompendium-2023").requirement(id)?.withdrawn);
    const { root, report } = await importTables(await tables({ "NET.3.4": active.slice(1) }));
    expect(report).toContain(
      `NET.3.4 zählt nicht, denn diesen Anforderungen fehlt ein Kreuz: ${active[0]?.[0]}`,
    );
    expect(await analysisOf(root)).toMatchObject({ source: "written", undecided: [] });
  });

  it("changes at a second import what the workbook changed, and writes nothing for the same one", async () => {
    const { root } = await importTables(await tables({ "NET.3.4": net }));
    const before = await filesOf(root);
    const more = await importInto(root, await tables({ "NET.3.4": net }), "--dry-run");
    expect(more.stdout).toContain("Geschrieben würde nichts.");
    const [first, ...others] = net;
    await importInto(
      root,
      await tables({ "NET.3.4": [[first?.[0] ?? "", "", { "G 0.9": "X" }], ...others] }),
    );
    const after = await filesOf(root);
    expect([...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)).toEqual(
      expect.arrayContaining([kept]),
    );
    expect(await analysisOf(root)).toMatchObject({ undecided: ["G 0.9", "G 0.30"] });
  });

  it.each([
    ["no workbook", "Text", /keine Arbeitsmappe/],
    ["a bomb", tables({ "INF.2": [["INF.2.A1", "a".repeat(4_000_000), { "G 0.1": "X" }]] }), /zu groß/],
    [
      "a workbook of something else",
      writeXlsx({ sheets: [{ name: "A", rows: [["Titel"], ["G 0.1 Feuer"]] }] }),
      /keine Kreuzreferenztabelle/,
    ],
  ])("refuses %s and writes nothing", async (_what, bytes, why) => {
    const { root, refused } = await importTables(await bytes);
    expect(refused).toMatch(why);
    expect([...(await filesOf(root)).keys()].filter((path) => path.startsWith(".nachweis"))).toEqual([]);
  });

  it.each([
    ["no JSON", "{"],
    ["another form", "{}"],
    [
      "a threat that is none",
      JSON.stringify({
        format: "nachweis-cross-reference/1",
        catalogue: "kompendium-2023",
        requirements: { "NET.3.4.A1": { threats: ["G 0.99"], values: [] } },
      }),
    ],
  ])("lets no check pass by kept marks that are damaged: %s", async (_what, text) => {
    const { root } = await importTables(await tables({ "NET.3.4": net }));
    await writeFile(join(root, kept), text);
    await expect(check(root, { today: day, version: "0.0.0" })).rejects.toThrow(
      /import the cross-reference again/,
    );
  });
});
