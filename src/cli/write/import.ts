import { createReadStream } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { writeCatalogue } from "../../catalogue/write.ts";
import { requireEdition2023 } from "../../formats/docbook/edition-2023.ts";
import { KompendiumError } from "../../formats/docbook/error.ts";
import type { KompendiumContent } from "../../formats/docbook/kompendium.ts";
import { readDocbook } from "../../formats/docbook/read.ts";
import type { Bilingual } from "../../model/position.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { writeAtomically } from "../../publish/write-atomically.ts";
import { nowReading } from "../../source/now-reading.ts";
import {
  localFolder,
  requirementTextsPath,
  serializeRequirementTexts,
} from "../../source/requirement-texts.ts";
import { addCommand } from "../command.ts";
import { argument, inBoth, options } from "../options.ts";
import { printLines } from "../print.ts";
import { addCheckListsImport } from "./import-checklists.ts";
import { addCrossReferenceImport } from "./import-crossreference.ts";
import { addRemarksImport } from "./import-remarks.ts";
import { addVeriniceImport } from "./import-verinice.ts";
import { addXlsxImport } from "./import-xlsx.ts";
import { requireLocalFolder } from "./local-folder.ts";

/** Where the toolkit's own catalogue data lie. */
const dataFolder = fileURLToPath(new URL("../../catalogue/data/", import.meta.url));

/** Adds `nachweis import kompendium FILE.xml`; returns the `import` command for the other formats. */
export function addImportCommand(program: Command): Command {
  const command = program
    .command("import")
    .description(inBoth({ de: "Kataloge und Daten einlesen", en: "read catalogues and data" }));
  addCommand<"import kompendium", object, [file: string]>(command, "import kompendium", {
    does: {
      de: "IT-Grundschutz-Kompendium des BSI einlesen (DocBook-XML)",
      en: "read the BSI's Kompendium (DocBook XML)",
    },
    arguments: [argument("<file>", "XML_Kompendium_2023.xml")],
    options: [options.root()],
    run: async ({ root, lang }, file) => printLines([(await importKompendium(file, root))[lang]]),
  });
  addXlsxImport(command);
  addCheckListsImport(command);
  addCrossReferenceImport(command);
  addRemarksImport(command);
  addVeriniceImport(command);
  return command;
}

/**
 * Reads the Kompendium's XML and keeps the requirement texts in the content root, on this machine only. In the
 * toolkit's own repository it also writes the catalogue that ships; an installed package never changes itself.
 *
 * @returns what was read and written
 * @throws {CommandError} if the file is not the edition 2023, or something cannot be read or written; each file is
 *   then either as before or complete
 */
export async function importKompendium(file: string, root: string): Promise<Bilingual> {
  await requireLocalFolder(root);
  const { catalogue, texts } = await readKompendium(file);
  const textsPath = requirementTextsPath(catalogue.id);
  await writeAtomically(join(root, localFolder, ".gitignore"), "*\n");
  await writeAtomically(join(root, textsPath), serializeRequirementTexts(catalogue.id, texts));

  const active = catalogue.requirements.filter(({ withdrawn }) => !withdrawn).length;
  const withdrawn = catalogue.requirements.length - active;
  const de = [
    `${catalogue.title}, Edition ${catalogue.edition}: ${catalogue.modules.length} Bausteine, ${active} Anforderungen, ${withdrawn} entfallene`,
    `Texte (© BSI, bleiben auf diesem Rechner): ${textsPath}`,
  ];
  const en = [
    `${catalogue.title}, edition ${catalogue.edition}: ${catalogue.modules.length} modules, ${active} requirements, ${withdrawn} withdrawn`,
    `Texts (© BSI, stay on this machine): ${textsPath}`,
  ];
  if (await isOwnRepository(root)) {
    const changed = await writeIfChanged(join(dataFolder, `${catalogue.id}.json`), writeCatalogue(catalogue));
    de.push(
      `Katalogdaten: src/catalogue/data/${catalogue.id}.json ${changed ? "geschrieben" : "unverändert"}`,
    );
    en.push(`Catalogue data: src/catalogue/data/${catalogue.id}.json ${changed ? "written" : "unchanged"}`);
  }
  return { de: de.join("\n"), en: en.join("\n") };
}

async function readKompendium(file: string): Promise<KompendiumContent> {
  try {
    nowReading(file);
    const content = await readDocbook(createReadStream(file));
    nowReading("");
    requireEdition2023(content.catalogue);
    return content;
  } catch (error) {
    if (!(error instanceof KompendiumError)) throw fileError(file, error);
    const place = error.line > 0 ? `${file}:${error.line}` : file;
    const { de, en } = error.explanation;
    throw new CommandError({ de: `${place}: ${de}`, en: `${place}: ${en}` });
  }
}

/** Whether the content root is the repository that this program runs from, unbuilt. */
export async function isOwnRepository(root: string): Promise<boolean> {
  const from = await realpath(resolve(root));
  const path = relative(from, resolve(dataFolder));
  return path.split(sep).join("/") === "src/catalogue/data";
}

async function writeIfChanged(path: string, content: string): Promise<boolean> {
  const before = await readFile(path, "utf8").catch(() => undefined);
  if (before === content) return false;
  await writeAtomically(path, content);
  return true;
}
