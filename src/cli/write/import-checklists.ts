import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Command } from "commander";
import { checkListTable } from "../../import/check-list-table.ts";
import { type CheckList, checkListRecords } from "../../import/check-lists.ts";
import { readFixedMap } from "../../import/list-map.ts";
import type { SourcePlace } from "../../import/outcome.ts";
import { planControls } from "../../import/plan-controls.ts";
import type { CatalogueLookup } from "../../model/catalogue.ts";
import type { Bilingual } from "../../model/position.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { readProject } from "../../source/read-project.ts";
import { compareText } from "../../text/order.ts";
import { addCommand } from "../command.ts";
import { explanationOf } from "../explanation.ts";
import { argument, option } from "../options.ts";
import { note } from "../print.ts";
import {
  finish,
  type ImportOptions,
  importedBytes,
  importOptions,
  keptState,
  stateChange,
  summaryOf,
} from "./import-list.ts";

/** Adds `nachweis import checklists` to `import`. */
export function addCheckListsImport(command: Command): void {
  addCommand<"import checklists", ImportOptions & { readonly map?: string }, [paths: readonly string[]]>(
    command,
    "import checklists",
    {
      does: {
        de: "ausgefüllte Checklisten des BSI übernehmen (Checkliste_INF.2.xlsx); ein Ordner mit der id eines Zielobjekts sagt, wofür sie gelten",
        en: "take filled-in check lists of the BSI (Checkliste_INF.2.xlsx); a folder with an object's id says what they are for",
      },
      arguments: [argument("<paths...>", "checklisten/")],
      options: [
        option("--map <file>", {
          de: "Zuordnung von Bausteinen zu Zielobjekten (scopes) und von eigenen Statuswörtern (status)",
          en: "mapping of modules to objects (scopes) and of status words of your own (status)",
        }),
        ...importOptions(),
      ],
      run: importCheckLists,
    },
  );
}

async function importCheckLists(
  given: ImportOptions & { readonly map?: string },
  paths: readonly string[],
): Promise<void> {
  const { root, lang } = given;
  const mapText = given.map === undefined ? "" : await textOf(given.map);
  const map = readFixedMap(mapText);
  const project = await readProject(root);
  const { lists, remarks } = await checkListsIn(paths, project.catalogue);
  const state = await keptState(root);
  const found = checkListRecords(lists, project, map, { language: lang, before: state });
  const plan = await planControls(found.records, project, state, lang);
  const refused = plan.notTaken.flatMap(({ place, ...why }) =>
    (found.rowsOf.get(place) ?? [place]).map((each) => ({ place: each, ...why })),
  );
  const refusedPlaces = new Set(refused.map(({ place }) => place));
  const notTaken = [...found.notTaken, ...refused].sort((a, b) => comparePlaces(a.place, b.place));
  const cells = found.cells.filter(({ place }) => ![...refusedPlaces].some((one) => isSame(one, place)));
  const accounting = {
    read: found.read,
    taken: found.read - notTaken.length,
    notTaken,
    cells,
    remarks: [...remarks, ...plan.remarks, ...found.unsaid],
  };
  await finish(given, accounting, [...plan.changes, ...(await stateChange(root, state, plan))]);
  if (!given.dryRun) note(summaryOf(plan), lang);
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    throw fileError(file, error);
  });
}

/** The check lists below some paths, sorted; other files are told of. */
async function checkListsIn(
  paths: readonly string[],
  catalogue: CatalogueLookup,
): Promise<{ lists: CheckList[]; remarks: Bilingual[] }> {
  const lists: CheckList[] = [];
  const others: string[] = [];
  for (const path of paths) {
    for (const file of await filesBelow(path)) {
      const name = /^Checkliste_(.+)\.xlsx$/.exec(basename(file));
      const module = name?.[1] ?? "";
      if (!catalogue.module(module)) others.push(file);
      else
        lists.push({
          file,
          folder: dirname(file) === path || file === path ? null : basename(dirname(file)),
          module,
          list: await checkListTable(await importedBytes(file), module).catch((error: unknown) => {
            const why = explanationOf(error);
            throw why === null
              ? error
              : new CommandError({ de: `${file}: ${why.de}`, en: `${file}: ${why.en}` });
          }),
        });
    }
  }
  const remarks = lists.flatMap(unreadSheets);
  return { lists, remarks: others.length === 0 ? remarks : [unreadFiles(others), ...remarks] };
}

/** A file, or the files of a folder at any depth. */
async function filesBelow(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(compareText);
  } catch (error) {
    throw fileError(path, error);
  }
}

function unreadFiles(files: readonly string[]): Bilingual {
  const names = files.join(", ");
  return {
    de: `Dateien, die keine Checkliste eines Bausteins sind und nicht gelesen wurden: ${names}`,
    en: `Files that are no check list of a module and were not read: ${names}`,
  };
}

function unreadSheets({ file, list: { table, otherSheets } }: CheckList): Bilingual[] {
  const names = otherSheets.join(", ");
  return names === ""
    ? []
    : [
        {
          de: `${file}: Gelesen wurde das Blatt „${table.name}“ allein, nicht gelesen wurden: ${names}`,
          en: `${file}: the sheet “${table.name}” alone was read; not read were: ${names}`,
        },
      ];
}

function comparePlaces(a: SourcePlace, b: SourcePlace): number {
  return compareText(a.file, b.file) || a.row - b.row;
}

function isSame(a: SourcePlace, b: SourcePlace): boolean {
  return a.file === b.file && a.row === b.row;
}
