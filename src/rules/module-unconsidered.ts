import { keyPlaceOf, type Rule } from "./rule.ts";

/** A module is neither modelled anywhere nor excluded with a reason. */
export const moduleUnconsidered: Rule = {
  id: "module-unconsidered",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Baustein ist weder modelliert noch mit Begründung ausgeschlossen.",
    en: "A module is neither modelled anywhere nor excluded with a reason.",
  },
  *check({ index, undecidedModules }) {
    // What is considered is unknown while it can't be read, which is its own finding.
    for (const module of undecidedModules) {
      yield {
        at: keyPlaceOf(index.project.domain, "modules"),
        message: {
          de: `Der Baustein ${module.id} ${module.title} ist weder modelliert noch ausgeschlossen.`,
          en: `The module ${module.id} ${module.title} is neither modelled nor excluded.`,
        },
        help: {
          de: `Tragen Sie ${module.id} beim Verbund oder bei einem Zielobjekt unter modules ein, oder unter excluded mit dem Grund, warum er nicht anzuwenden ist.`,
          en: `Enter ${module.id} under modules of the domain or an object, or under excluded with the reason why it does not apply.`,
        },
        module: module.id,
        stops: {
          criterion: "module-undecided",
          text: {
            de: "Für ein Zertifikat muss über jeden Baustein entschieden sein.",
            en: "For a certificate every module must have been decided on.",
          },
        },
      };
    }
  },
};
