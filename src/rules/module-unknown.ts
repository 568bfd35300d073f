import { moduleReferences } from "./catalogue-references.ts";
import { correction, didYouMean, type Rule } from "./rule.ts";

/** A module is not in the catalogue. */
export const moduleUnknown: Rule = {
  id: "module-unknown",
  severity: "error",
  fix: "safe",
  unread: true,
  summary: {
    de: "Ein Baustein steht nicht im Anforderungskatalog.",
    en: "A module is not in the catalogue.",
  },
  *check({ index }) {
    const known = new Set(index.catalogue.modules.map((module) => module.id));
    for (const { id, at, evidence } of moduleReferences(index)) {
      if (known.has(id)) continue;
      const { meant, fix } = correction(index.project, at, id, known);
      const hint = didYouMean(meant);
      yield {
        at,
        message: {
          de: `Den Baustein „${id}“ gibt es im Katalog „${index.catalogue.title}“ nicht${hint.de}`,
          en: `There is no module “${id}” in the catalogue “${index.catalogue.title}”${hint.en}`,
        },
        help: {
          de: "Schreiben Sie die Kennung des Bausteins wie im Katalog, zum Beispiel INF.2.",
          en: "Write the module's id as in the catalogue, for example INF.2.",
        },
        evidence,
        ...fix,
      };
    }
  },
};
