import { placeOf, type Rule } from "./rule.ts";

/** Front matter or a sidecar is not valid YAML or breaks its schema, domain.md is missing, or a file's name is no id. */
export const frontMatterInvalid: Rule = {
  id: "front-matter-invalid",
  severity: "error",
  summary: {
    de: "Metadaten sind kein gültiges YAML oder passen nicht zum Schema, domain.md fehlt, oder ein Dateiname ist keine Kennung.",
    en: "Front matter or a sidecar is not valid YAML or breaks its schema, domain.md is missing, or a file's name is no id.",
  },
  *check({ index }) {
    yield* index.project.problems.filter((problem) => problem.rule === "front-matter-invalid");
    const { domain } = index.project;
    const wanted = domain.data.catalogue;
    if (wanted === undefined || wanted === index.catalogue.id) return;
    yield {
      at: placeOf(domain, "catalogue"),
      message: {
        de: `Den Anforderungskatalog „${wanted}“ bringt diese Version noch nicht mit; geprüft wurde mit ${index.catalogue.id}.`,
        en: `This version does not bring the requirement catalogue “${wanted}” yet; ${index.catalogue.id} was used.`,
      },
      help: { de: `Schreiben Sie ${index.catalogue.id}.`, en: `Write ${index.catalogue.id}.` },
    };
  },
};
