import { plainTitle, titleAlone } from "../catalogue/plain-title.ts";
import type { Requirement } from "../model/catalogue.ts";
import type { Bilingual } from "../model/position.ts";
import { shortened } from "../text/shortened.ts";
import { sourceLine } from "./source-text.ts";

/** Longest title that is quoted: that of no requirement is as long. */
const longestTitle = 150;

/**
 * What is to be said of a requirement that the source calls otherwise than the catalogue: an earlier edition had another
 * requirement under some ids, and its assessment would count for today's. Null if it has the title, or none.
 */
export function titleNote(requirement: Requirement | undefined, written: string): Bilingual | null {
  if (requirement === undefined) return null;
  const { id, title } = requirement;
  const line = shortened(sourceLine(written), longestTitle);
  const found = plainTitle(titleAlone(line.startsWith(id) ? line.slice(id.length) : line));
  if (found === "" || found === plainTitle(title)) return null;
  return {
    de: `${id} heißt im Katalog „${title}“, in der Quelle „${line}“: Prüfen Sie, ob die Bewertung dazu gehört (frühere Edition?)`,
    en: `${id} is called “${title}” in the catalogue, “${line}” in the source: check that the assessment is about it (an earlier edition?)`,
  };
}
