import type { Command } from "commander";
import { type GivenRemarks, planRemarks } from "../../import/remarks/plan.ts";
import { CommandError } from "../../publish/command-error.ts";
import { readRemarks, SavedDocumentError } from "../../source/saved-documents.ts";
import { addCommand } from "../command.ts";
import { argument } from "../options.ts";
import { runCheck } from "../run-check.ts";
import {
  finish,
  type ImportOptions,
  importedBytes,
  importOptions,
  keptState,
  stateChange,
} from "./import-list.ts";

/** Adds `nachweis import remarks` to `import`. */
export function addRemarksImport(command: Command): void {
  addCommand<"import remarks", ImportOptions, [files: readonly string[]]>(command, "import remarks", {
    does: {
      de: "Anmerkungen aus dem Audit übernehmen, die in der Ausgabe geschrieben und als Datei gesichert wurden: als Audit mit Feststellungen und Fragen",
      en: "take an auditor's remarks that were written in the edition and saved as a file: as an audit with findings and questions",
    },
    arguments: [argument("<files...>", "anmerkungen.json")],
    options: [...importOptions()],
    run: importRemarks,
  });
}

async function importRemarks(given: ImportOptions, files: readonly string[]): Promise<void> {
  const { root, lang, asOf } = given;
  const remarks: GivenRemarks[] = [];
  for (const name of files) remarks.push({ name, file: await remarksIn(name) });
  const { report, assessed } = await runCheck({ root, lang, asOf });
  const { project } = assessed.index;
  const content = {
    report,
    catalogue: project.catalogue,
    texts: project.texts,
    paths: [...project.files.keys()],
  };
  const state = await keptState(root);
  const plan = await planRemarks(remarks, content, state, lang);
  await finish(given, plan.accounting, [...plan.changes, ...(await stateChange(root, state, plan))]);
}

/** Files that are larger hold no remarks: a browser keeps no more than this. */
const mostBytes = 16 * 1024 * 1024;

async function remarksIn(name: string): Promise<GivenRemarks["file"]> {
  const bytes = await importedBytes(name);
  if (bytes.length > mostBytes)
    throw new CommandError({
      de: `${name}: größer als ${mostBytes} Bytes; das sind keine Anmerkungen`,
      en: `${name}: larger than ${mostBytes} bytes; these are no remarks`,
    });
  try {
    return readRemarks(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SavedDocumentError)
      throw new CommandError({
        de: `${name}: ist keine Datei mit Anmerkungen: ${error.explanation.de}`,
        en: `${name}: is no file of remarks: ${error.explanation.en}`,
      });
    if (!(error instanceof TypeError)) throw error;
    throw new CommandError({
      de: `${name}: ist keine Datei mit Anmerkungen: nicht als UTF-8 lesbar`,
      en: `${name}: is no file of remarks: not readable as UTF-8`,
    });
  }
}
