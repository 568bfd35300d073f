import type { Bilingual } from "../model/position.ts";
import { showHidden } from "../text/hidden-characters.ts";
import { isIgnoredName, isUnreadName } from "./list-files.ts";

/** Endings by which it is told where the metadata of evidence stand. */
const telling = /\.(?:md|yaml)$/i;

/**
 * Why a file of a path would not be read as evidence, by its names below the folder of its site; null if it would.
 *
 * @param from the path under which it is evidence now: what tells where its metadata stand has to stay
 */
export function evidenceNameFault(path: string, from?: string): Bilingual | null {
  const names = path.split("/").slice(2);
  const noName = names.length === 0 || names.some((name) => ["", ".", ".."].includes(name));
  if (noName || path.includes("\\"))
    return {
      de: `${path} ist kein Platz für einen Nachweis`,
      en: `${path} is no place for evidence`,
    };
  if (isUnreadName(path))
    return {
      de: `${showHidden(path)}: im Namen steht ein unsichtbares Zeichen; was so heißt, wird nicht gelesen`,
      en: `${showHidden(path)}: there is a sign in the name that nobody sees; what is called so is not read`,
    };
  const ignored = names.find(isIgnoredName);
  if (ignored !== undefined)
    return {
      de: `${ignored}: was so heißt, zählt nicht als Nachweis; benennen Sie es um`,
      en: `${ignored}: what is called so does not count as evidence; rename it`,
    };
  if (from !== undefined && endingOf(path) !== endingOf(from))
    return {
      de: `${path}: was eine andere Endung .md oder .yaml hat, zählt nicht mehr mit denselben Metadaten; sie bleibt wie bei ${from}`,
      en: `${path}: what has another ending .md or .yaml does not count with the same metadata any more; it stays as in ${from}`,
    };
  return null;
}

function endingOf(path: string): string | undefined {
  return telling.exec(path)?.[0].toLowerCase();
}
