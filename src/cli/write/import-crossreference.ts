import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { readWorkbook } from "../../formats/xlsx/read.ts";
import { type CrossReferenceRows, crossReferenceRows } from "../../import/cross-reference.ts";
import type { CatalogueLookup } from "../../model/catalogue.ts";
import type { Bilingual } from "../../model/position.ts";
import { fileError } from "../../publish/command-error.ts";
import {
  crossReferencePath,
  crossReferenceText,
  unmarkedRequirements,
  withCrossReference,
} from "../../source/cross-reference.ts";
import type { Change } from "../../source/edit/write.ts";
import { readCatalogue } from "../../source/read-catalogue.ts";
import { localFolder } from "../../source/requirement-texts.ts";
import { addCommand } from "../command.ts";
import { argument } from "../options.ts";
import { finish, type ImportOptions, importedBytes, importOptions } from "./import-list.ts";
import { requireLocalFolder } from "./local-folder.ts";

/** Adds `nachweis import crossreference` to `import`. */
export function addCrossReferenceImport(command: Command): void {
  addCommand<"import crossreference", ImportOptions, [file: string]>(command, "import crossreference", {
    does: {
      de: "Kreuzreferenztabellen des BSI einlesen (welche Gefährdungen ein Baustein behandelt); sie bleiben auf diesem Rechner",
      en: "read the BSI's cross-reference tables (which threats a module deals with); they stay on this machine",
    },
    arguments: [argument("<file>", "krt2023_Excel.xlsx")],
    options: [...importOptions()],
    run: importCrossReference,
  });
}

async function importCrossReference(given: ImportOptions, file: string): Promise<void> {
  const { root } = given;
  const bytes = await importedBytes(file);
  const workbook = await readWorkbook(bytes);
  await requireLocalFolder(root);
  const catalogue = await readCatalogue(root);
  const rows = await crossReferenceRows(workbook, file, catalogue);
  const { read, taken, notTaken, cells } = rows;
  const changes = [
    ...(await changeOf(root, `${localFolder}/.gitignore`, "*\n")),
    ...(await changeOf(
      root,
      crossReferencePath(catalogue.data.id),
      crossReferenceText(catalogue.data.id, rows.marks),
    )),
  ];
  await finish(given, { read, taken, notTaken, cells, remarks: remarksOn(rows, catalogue) }, changes);
}

async function changeOf(root: string, path: string, after: string): Promise<Change[]> {
  const before = await readFile(join(root, path), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw fileError(path, error);
  });
  if (before === after) return [];
  return [
    before === null ? { kind: "create", path, content: after } : { kind: "replace", path, before, after },
  ];
}

function remarksOn(
  { marks, otherSheets }: Pick<CrossReferenceRows, "marks" | "otherSheets">,
  catalogue: CatalogueLookup,
): Bilingual[] {
  const links = [...marks.values()].reduce((sum, { threats }) => sum + threats.length, 0);
  const complete = Object.keys(withCrossReference(catalogue, marks).data.crossReference ?? {});
  const partly = catalogue.data.modules.flatMap(({ id }) => {
    const lacking = unmarkedRequirements(catalogue, id, marks);
    return lacking.length === 0 || complete.includes(id) ? [] : [{ id, lacking }];
  });
  const some = partly.filter(({ id }) => catalogue.requirementsOf(id).some((one) => marks.has(one.id)));
  const none = partly.filter((one) => !some.includes(one)).map(({ id }) => id);
  const remarks: Bilingual[] = [
    {
      de: `${links} Kreuze bei ${marks.size} Anforderungen; vollständig: ${complete.length} Bausteine`,
      en: `${links} marks at ${marks.size} requirements; complete: ${complete.length} modules`,
    },
  ];
  for (const { id, lacking } of some)
    remarks.push({
      de: `${id} zählt nicht, denn diesen Anforderungen fehlt ein Kreuz: ${lacking.join(", ")}`,
      en: `${id} does not count, as these requirements have no mark: ${lacking.join(", ")}`,
    });
  if (none.length > 0)
    remarks.push({
      de: `Bausteine, von denen nichts darin steht: ${none.join(", ")}`,
      en: `Modules of which nothing stands in it: ${none.join(", ")}`,
    });
  if (otherSheets.length > 0)
    remarks.push({
      de: `Blätter ohne Gefährdungen, die nicht gelesen wurden: ${otherSheets.join(", ")}`,
      en: `Sheets without threats, which were not read: ${otherSheets.join(", ")}`,
    });
  return remarks;
}
