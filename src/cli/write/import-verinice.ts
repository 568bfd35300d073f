import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { readSitesMap } from "../../import/list-map.ts";
import { planVerinice, type VerinicePlan } from "../../import/verinice/plan.ts";
import { veriniceSource } from "../../import/verinice/source.ts";
import { fileError } from "../../publish/command-error.ts";
import { inTemporaryFolder } from "../../publish/work-folder.ts";
import type { Change } from "../../source/edit/write.ts";
import { readProject } from "../../source/read-project.ts";
import { addCommand } from "../command.ts";
import { argument, option } from "../options.ts";
import { note } from "../print.ts";
import {
  finish,
  type ImportOptions,
  importedBytes,
  importOptions,
  keptState,
  stateChange,
} from "./import-list.ts";

/** Adds `nachweis import verinice` to `import`. */
export function addVeriniceImport(command: Command): void {
  addCommand<"import verinice", ImportOptions & { readonly map?: string }, [file: string]>(
    command,
    "import verinice",
    {
      does: {
        de: "Zielobjekte, Bewertungen, Risiken und Dateien aus verinice übernehmen (.vna, oder eine Unit von verinice.veo); import-report.md nennt, was keinen Platz hat",
        en: "take objects, assessments, risks and files of verinice (.vna, or a unit of verinice.veo); import-report.md names what has no place",
      },
      arguments: [argument("<file>", "verbund.vna, unit.json")],
      options: [
        option("--map <file>", {
          de: "Zuordnung der Räume zu Standorten (sites), denn verinice kennt keine Standorte",
          en: "mapping of rooms to sites (sites), as verinice knows no sites",
        }),
        ...importOptions(),
      ],
      run: importVerinice,
    },
  );
}

async function importVerinice(given: ImportOptions & { readonly map?: string }, file: string): Promise<void> {
  const { root, lang } = given;
  const source = await veriniceSource(await importedBytes(file), file);
  const map = readSitesMap(given.map === undefined ? "" : await textOf(given.map));
  const project = await readProject(root);
  const state = await keptState(root);
  const plan = await planVerinice(source, project, map, state, lang);
  await inTemporaryFolder("verinice", async (folder) => {
    const changes = [
      ...(await evidenceChanges(plan, folder)),
      ...plan.changes,
      ...(await stateChange(root, state, plan)),
    ];
    await finish(given, plan.accounting, changes);
  });
  if (!given.dryRun) note(plan.summary, lang);
}

/** Files are written aside first, so that they are put into the content with all else, or not at all. */
async function evidenceChanges({ evidence }: VerinicePlan, folder: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [i, { path, bytes, sidecar }] of evidence.entries()) {
    const from = join(folder, String(i));
    await writeFile(from, bytes);
    changes.push({ kind: "copy", path, from }, { kind: "create", path: `${path}.yaml`, content: sidecar });
  }
  return changes;
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    throw fileError(file, error);
  });
}
