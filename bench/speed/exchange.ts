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
/** Stands in the remark of each row of one's own list. */
const remark = "Vermerk zu Zeile";

/** A workbook written, taken back with changed cells, and a list of one's own taken into content without controls. */
export async function exchange(session: Session): Promise<readonly Measured[]> {
  const root = await session.content("M");
  const { clock: theirs } = await session.cold("M");
  const of = "M, check, nothing known";
  const workbook = join(session.folder, "check.xlsx");
  const exported = await middle(rounds, () =>
    session.run("export xlsx", root, "--lang", "de", "--out", workbook),
  );
  await lower(workbook);
  const back = await importing(session, root, "### alle: teilweise\n", workbook);

  const own = await session.emptyFolder("own-list");
  for (const part of ["domain.md", "sites", "objects"])
    await cp(join(root, "controls", part), join(own, "controls", part), { recursive: true });
  const list = join(session.folder, "list.xlsx");
  await writeList(list);
  const taken = await importing(session, own, remark, list, "--map", await writeMap(session.folder));
  const after = await middle(rounds, () => session.run("check", own, "--no-cache"), [0, 1]);
  await session.remove("M");
  return [
    { what: "M, `export xlsx`", of, ours: exported.clock, theirs, target: 1.25 },
    { what: `M, \`import xlsx\`, ${rows} cells changed`, of, ours: back.clock, theirs, target: 2 },
    {
      what: `\`import xlsx --map\`, a list of ${rows} rows into content without controls`,
      of: "the check of what came of it, nothing known",
      ours: taken.clock,
      theirs: after.clock,
      target: 2,
    },
  ];
}

/**
 * Imports several times, each time into the content as it was; what the last import made of it stays.
 *
 * @param mark stands in the Markdown once for each row that was taken
 */
async function importing(
  session: Session,
  root: string,
  mark: string,
  file: string,
  ...more: readonly string[]
): Promise<Took> {
  const controls = join(root, "controls");
  const before = join(session.folder, "controls-before");
  await cp(controls, before, { recursive: true });
  const took = await middle(rounds, async () => {
    await rm(controls, { recursive: true });
    await cp(before, controls, { recursive: true });
    for (const made of ["import-report.md", "import-rows.json"]) await rm(join(root, made), { force: true });
    const once = await session.run("import xlsx", root, file, ...more);
    const written = countIn(controls, mark);
    if (written !== rows) throw new Error(`${written} of ${rows} rows were taken`);
    return once;
  });
  await rm(before, { recursive: true });
  return took;
}

/** How often a text stands in the Markdown of a folder. */
function countIn(folder: string, text: string): number {
  const files = globSync("**/*.md", { cwd: folder });
  const counts = files.map((file) => readFileSync(join(folder, file), "utf8").split(text).length - 1);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Somebody lowers the status of so many rows of an exported workbook. */
async function lower(path: string): Promise<void> {
  const workbook = await openXlsx(await readFile(path));
  let left = rows;
  for (const sheet of workbook.sheets) {
    const status = (sheet.rows[0] ?? []).indexOf("Umsetzung");
    if (status < 0) continue;
    for (const row of sheet.rows.slice(1, 1 + left)) row[status] = "Teilweise";
    left -= Math.min(left, sheet.rows.length - 1);
  }
  if (left > 0) throw new Error("the workbook has too few rows");
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
    `${remark} ${n}: die Anweisung liegt vor und wird jährlich angesehen.`,
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
