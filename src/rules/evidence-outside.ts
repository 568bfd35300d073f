import { itemsOfLinks } from "./items-of-links.ts";
import { type Rule, unmet } from "./rule.ts";

/** A link leaves the content root or is absolute. */
export const evidenceOutside: Rule = {
  id: "evidence-outside",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein Verweis führt aus dem Inhaltsordner hinaus oder ist absolut.",
    en: "A link leaves the content root or is absolute.",
  },
  *check(assessed) {
    const items = itemsOfLinks(assessed);
    for (const { leads, at, target } of assessed.index.project.links) {
      if (leads !== "outside") continue;
      yield {
        at,
        message: {
          de: `Der Verweis „${target}“ führt aus dem Inhaltsordner hinaus.`,
          en: `The link “${target}” leads out of the content root.`,
        },
        help: {
          de: "Kopieren Sie die Datei nach evidence/, und verlinken Sie sie von hier aus, zum Beispiel „../../evidence/rz-lwl/protokoll.pdf“.",
          en: "Copy the file into evidence/ and link it from here, for example “../../evidence/rz-lwl/record.pdf”.",
        },
        ...unmet(items.at(at)),
      };
    }
  },
};
