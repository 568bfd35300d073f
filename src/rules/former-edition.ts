import type { CatalogueLookup } from "../model/catalogue.ts";
import type { Bilingual } from "../model/position.ts";

/** What is said of an id that an earlier edition of the catalogue had. */
export interface FormerEdition {
  /** A clause behind the message. */
  readonly clause: Bilingual;
  readonly help: Bilingual;
}

/** What became of a module, or of a requirement's module, of an earlier edition; null if none is known. */
export function formerEdition(catalogue: CatalogueLookup, id: string): FormerEdition | null {
  const former = catalogue.formerModule(id);
  if (former === undefined) return null;
  const { successors, source } = former;
  const now = successors
    .map((successor) => `${successor} ${catalogue.module(successor)?.title ?? ""}`.trim())
    .join(", ");
  const isModule = former.id === id;
  if (successors.length === 0)
    return {
      clause: {
        de: `; ${isModule ? "er" : `ihr Baustein ${former.id}`} ist seit einer früheren Edition ohne Nachfolger entfallen (${source.de}).`,
        en: `; ${isModule ? "it" : `its module ${former.id}`} was dropped since an earlier edition, without a successor (${source.en}).`,
      },
      help: {
        de: "Nehmen Sie die Kennung heraus. Was der Baustein schützte, prüfen Sie an den Bausteinen, die für das Zielobjekt heute gelten.",
        en: "Take the id out. What the module protected is checked by the modules that fit the target object today.",
      },
    };
  return {
    clause: {
      de: `; ${isModule ? "sein Gegenstand" : `der Gegenstand ihres Bausteins ${former.id}`} steht heute in ${now} (${source.de}).`,
      en: `; ${isModule ? "its subject" : `the subject of its module ${former.id}`} stands in ${now} today (${source.en}).`,
    },
    help: isModule
      ? {
          de: `Modellieren Sie stattdessen ${successors.join(", ")} und bewerten Sie dessen Anforderungen neu: Sie sind nicht dieselben.`,
          en: `Model ${successors.join(", ")} instead and assess its requirements anew: they are not the same.`,
        }
      : {
          de: `Was aus der einzelnen Anforderung wurde, ist nicht bekannt. Lesen Sie die Anforderungen von ${successors.join(", ")} und bewerten Sie sie neu.`,
          en: `What became of the single requirement is not known. Read the requirements of ${successors.join(", ")} and assess them anew.`,
        },
  };
}
