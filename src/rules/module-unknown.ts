import { moduleReferences } from "./catalogue-references.ts";
import { formerEdition } from "./former-edition.ts";
import { didYouMean, type Rule, respelling } from "./rule.ts";

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
    const known = index.catalogue.modules.map((module) => module.id);
    const unknown = [...moduleReferences(index)].filter(({ id }) => !known.includes(id));
    const places = Map.groupBy(unknown, ({ id }) => id);
    for (const { id, at, evidence } of unknown) {
      const alone = places.get(id)?.length === 1;
      const { meant, change } = respelling(index.project, at, id, known, alone);
      const former = formerEdition(index.project.catalogue, id);
      const hint = former?.clause ?? didYouMean(meant);
      yield {
        at,
        message: {
          de: `Den Baustein „${id}“ gibt es im Katalog „${index.catalogue.title}“ nicht${hint.de}`,
          en: `There is no module “${id}” in the catalogue “${index.catalogue.title}”${hint.en}`,
        },
        help: former?.help ?? {
          de: "Schreiben Sie die Kennung des Bausteins wie im Katalog, zum Beispiel INF.2.",
          en: "Write the module's id as in the catalogue, for example INF.2.",
        },
        evidence,
        ...change,
      };
    }
  },
};
