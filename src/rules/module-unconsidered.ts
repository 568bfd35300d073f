import { keyPlaceOf, modellingIsRead, type Rule } from "./rule.ts";

/** A module is neither modelled anywhere nor excluded with a reason. */
export const moduleUnconsidered: Rule = {
  id: "module-unconsidered",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Baustein ist weder modelliert noch mit Begründung ausgeschlossen.",
    en: "A module is neither modelled anywhere nor excluded with a reason.",
  },
  *check({ index }) {
    const { domain } = index.project;
    // What is considered is unknown while it can't be read, which is its own finding.
    if (!modellingIsRead(index) || (domain.invalid.has("excluded") && !domain.data.excluded)) return;
    for (const module of index.catalogue.modules) {
      const reason = domain.data.excluded?.[module.id];
      const reasonUnread = reason === undefined && domain.positions.has(`#/excluded/${module.id}`);
      if (index.holders.has(module.id) || reason?.trim() || reasonUnread) continue;
      yield {
        at: keyPlaceOf(domain, "modules"),
        message: {
          de: `Der Baustein ${module.id} ${module.title} ist weder modelliert noch ausgeschlossen.`,
          en: `The module ${module.id} ${module.title} is neither modelled nor excluded.`,
        },
        help: {
          de: `Tragen Sie ${module.id} beim Verbund oder bei einem Zielobjekt unter modules ein, oder unter excluded mit dem Grund, warum er nicht anzuwenden ist.`,
          en: `Enter ${module.id} under modules of the domain or an object, or under excluded with the reason why it does not apply.`,
        },
        module: module.id,
      };
    }
  },
};
