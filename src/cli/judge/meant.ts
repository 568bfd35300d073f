import type { Bilingual } from "../../model/position.ts";
import { suggest } from "../../text/suggest.ts";

/** A clause that names the known word that was meant; empty if there is none. */
export function meantOf(word: string, known: readonly string[]): Bilingual {
  const meant = suggest(word, known);
  return meant === null
    ? { de: "", en: "" }
    : { de: `; meinten Sie „${meant}“?`, en: `; did you mean "${meant}"?` };
}
