import { itemsOfLinks } from "./items-of-links.ts";
import { meantEvidence } from "./meant-evidence.ts";
import { didYouMean, type Rule, unmet } from "./rule.ts";

/** A link leaves the content root or is absolute. */
export const evidenceOutside: Rule = {
  id: "evidence-outside",
  severity: "error",
  fix: "safe",
  summary: {
    de: "Ein Verweis führt aus dem Inhaltsordner hinaus oder ist absolut.",
    en: "A link leaves the content root or is absolute.",
  },
  *check(assessed) {
    const { index } = assessed;
    const items = itemsOfLinks(assessed);
    const meantBy = meantEvidence(index);
    for (const link of index.project.links) {
      const { leads, at, target, slip } = link;
      if (leads !== "outside" || slip !== null) continue;
      const meant = meantBy(link);
      const known = meant?.sure ? meant : null;
      const hint = didYouMean(known?.address ?? null);
      yield {
        at,
        message: {
          de: `Der Verweis „${target}“ führt aus dem Inhaltsordner hinaus${hint.de}`,
          en: `The link “${target}” leads out of the content root${hint.en}`,
        },
        help: {
          de: "Kopieren Sie die Datei nach evidence/, und verlinken Sie sie von hier aus, zum Beispiel „../../evidence/rz-lwl/protokoll.pdf“.",
          en: "Copy the file into evidence/ and link it from here, for example “../../evidence/rz-lwl/record.pdf”.",
        },
        ...(known?.edit ? { fix: known.edit } : {}),
        ...unmet(items.at(at), index),
      };
    }
  },
};
