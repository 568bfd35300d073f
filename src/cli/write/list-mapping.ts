import { stat } from "node:fs/promises";
import { join, parse } from "node:path";
import { listMapText } from "../../import/list-map.ts";
import { askListMap } from "../../import/list-questions.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeAtomically } from "../../publish/write-atomically.ts";
import { readProject } from "../../source/read-project.ts";
import type { Given } from "../command.ts";
import { note } from "../print.ts";
import { asking, canAsk } from "./ask.ts";

/**
 * The mapping file of a list: one that is there, or a new one, of which a person at the terminal is asked once.
 *
 * @throws {CommandError} if there is none and nobody can be asked
 */
export async function mapFileOf(
  { root, lang }: Given,
  file: string,
  bytes: Uint8Array,
  map: string | undefined,
): Promise<string> {
  const mapFile = map ?? join(root, `${parse(file).name}.map.yaml`);
  const isThere = (await stat(mapFile).catch(() => null)) !== null;
  if (map !== undefined && (isThere || !canAsk())) return map;
  if (!canAsk())
    throw new CommandError({
      de: `${file}: keine Arbeitsmappe von „export xlsx“; was die Spalten einer eigenen Liste bedeuten, sagt eine Zuordnung: --map DATEI (docs/de/beginnen.md)`,
      en: `${file}: no workbook of “export xlsx”; a mapping says what the columns of a list of your own mean: --map FILE (docs/en/beginning.md)`,
    });
  if (isThere) return mapFile;
  const { sites, objects } = await readProject(root);
  const scopes = [...sites, ...objects].map(({ id }) => id);
  const asked = await asking((ask) => askListMap(bytes, [...scopes, "alle", "verbund"], lang, ask));
  await writeAtomically(mapFile, listMapText(asked));
  note({ de: `Zuordnung: ${mapFile}`, en: `Mapping: ${mapFile}` }, lang);
  return mapFile;
}
