import { globSync, readFileSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openXlsx, saveXlsx, writeXlsx } from "hucre";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { middle, type Took } from "./run.ts";
import { rounds, type Session } from "./session.ts";
import type { Measured } from "./table.ts";

/** Rows that an import has to take. */
const rows = 500;
/** Stands in the remark of each of them. */
const mark = "Vermerk zu Zeile";

/** A workbook written, taken back with changed cells, and a list of one's own taken into content without controls. */
export async function exchange(session: Session): Promise<readonly Measured[]> {
  const root = await session.content("M");
  const { clock: theirs } = await session.cold("M");
  const of = "M, check, nothing known";
  const workbook = join(session.folder, "check.xlsx");
  const exported = await middle(rounds, () => session.run("export xlsx", root, "--out", workbook));
  await remarkOn(workbook);
  const back = await importing(session, root, workbook);

  const own = await session.emptyFolder("own-list");
  for (const part of ["domain.md", "sites", "objects"])
    await cp(join(root, "controls", part), join(own, "controls", part), { recursive: true });
  const list = join(session.folder, "list.xlsx");
  await writeList(list);
  const bare = await middle(rounds, () => session.run("check", own, "--no-cache"), [0, 1]);
  const taken = await importing(session, own, list, "--map", await writeMap(session.folder));
  return [
    { what: "M, `export xlsx`", of, ours: exported.clock, theirs, target: 1.25 },
    { what: `M, \`import xlsx\`, ${rows} cells changed`, of, ours: back.clock, theirs, target: 2 },
    {
      what: `\`import xlsx --map\`, a list of ${rows} rows into content without controls`,
      of: "its check before, nothing known",
      ours: taken.clock,
      theirs: bare.clock,
      target: 3,
    },
  ];
}

/** Imports several times, each time into the content as it was. */
async function importing(
  session: Session,
  root: string,
  file: string,
  ...more: readonly string[]
): Promise<Took> {
  const controls = join(root, "controls");
  const before = join(session.folder, "controls-before");
  await cp(controls, before, { recursive: true });
  const took = await middle(rounds, async () => {
    const once = await session.run("import xlsx", root, file, ...more);
    if (rowsIn(controls) !== rows) throw new Error(`${rowsIn(controls)} rows were taken`);
    await rm(controls, { recursive: true });
    await cp(before, controls, { recursive: true });
    for (const made of ["import-report.md", "import-rows.json"]) await rm(join(root, made), { force: true });
    return once;
  });
  await rm(before, { recursive: true });
  return took;
}

/** How often the mark of a row stands in the Markdown of a folder. */
function rowsIn(folder: string): number {
  const files = globSync("**/*.md", { cwd: folder });
  const found = files.map((file) => readFileSync(join(folder, file), "utf8").split(mark).length - 1);
  return found.reduce((sum, count) => sum + count, 0);
}

/** Somebody writes a remark into so many rows of an exported workbook. */
async function remarkOn(path: string): Promise<void> {
  const workbook = await openXlsx(await readFile(path));
  let left = rows;
  for (const sheet of workbook.sheets) {
    const column = (sheet.rows[0] ?? []).findIndex((head) => `${head}`.startsWith("Bemerkungen"));
    if (column < 0) continue;
    for (const row of sheet.rows.slice(1, 1 + left)) row[column] = `${mark} ${row[0]}.`;
    left -= Math.min(left, sheet.rows.length - 1);
  }
  if (left > 0) throw new Error("the workbook has fewer rows");
  await writeFile(path, await saveXlsx(workbook));
}

/** An institution's own list of measures, one for each requirement. */
async function writeList(path: string): Promise<void> {
  const { requirements } = loadCatalogue("kompendium-2023").data;
  const active = requirements.filter(({ withdrawn }) => !withdrawn).slice(0, rows);
  const states = ["erledigt", "in Arbeit", "offen"];
  const cells = active.map(({ id, title }, n) => [
    n + 1,
    id,
    title,
    states[n % states.length] ?? "",
    "Haustechnik",
    `${mark} ${n}: die Anweisung liegt vor und wird jährlich angesehen.`,
  ]);
  const heads = ["Nr", "Anforderung", "Maßnahme", "Stand", "Wer", "Bemerkung"];
  await writeFile(path, await writeXlsx({ sheets: [{ name: "Liste", rows: [heads, ...cells] }] }));
}

/** What the columns of the list mean; returns the mapping's path. */
async function writeMap(folder: string): Promise<string> {
  const path = join(folder, "map.yaml");
  await writeFile(
    path,
    `columns: {id: Nr, requirements: Anforderung, title: Maßnahme, status: Stand, responsible: Wer, text: Bemerkung}
prefix: L-
status: {erledigt: ja, in Arbeit: teilweise, offen: nein}
`,
  );
  return path;
}
