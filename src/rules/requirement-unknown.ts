import { requirementReferences } from "./catalogue-references.ts";
import { formerEdition } from "./former-edition.ts";
import { didYouMean, type Rule, respelling } from "./rule.ts";

/** A requirement is not in the catalogue. */
export const requirementUnknown: Rule = {
  id: "requirement-unknown",
  severity: "error",
  fix: "safe",
  unread: true,
  summary: {
    de: "Eine Anforderung steht nicht im Anforderungskatalog.",
    en: "A requirement is not in the catalogue.",
  },
  *check({ index }) {
    const known = [...index.requirements.keys()];
    const unknown = [...requirementReferences(index)].filter(({ id }) => !index.requirements.has(id));
    const places = Map.groupBy(unknown, ({ id }) => id);
    for (const { id, at, evidence } of unknown) {
      const alone = places.get(id)?.length === 1;
      const { meant, change } = respelling(index.project, at, id, known, alone);
      const former = formerEdition(index.project.catalogue, id);
      const hint = former?.clause ?? didYouMean(meant);
      yield {
        at,
        message: {
          de: `Die Anforderung „${id}“ gibt es im Katalog „${index.catalogue.title}“ nicht${hint.de}`,
          en: `There is no requirement “${id}” in the catalogue “${index.catalogue.title}”${hint.en}`,
        },
        help: former?.help ?? {
          de: "Schreiben Sie die Kennung wie im Katalog, zum Beispiel INF.2.A3; eine eigene Maßnahme braucht eine Zeile „Anforderungen: …“.",
          en: "Write the id as in the catalogue, for example INF.2.A3; a control of your own needs a line “Requirements: …”.",
        },
        evidence,
        ...change,
      };
    }
  },
};
