import { entryOf } from "../text/entry-of.ts";
import { keyPlaceOf, placeOf, type Rule } from "./rule.ts";

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
    const { domain } = index.project;
    // What is considered is unknown while it can't be read, which is its own finding.
    for (const { id, title } of undecidedModules) {
      const { reason, on } = entryOf(domain.data.excluded ?? {}, id) ?? {};
      // One that is excluded and yet undecided is so only from a later day on.
      const later = reason === undefined ? undefined : on;
      yield {
        at: later === undefined ? keyPlaceOf(domain, "modules") : placeOf(domain, "excluded", id, "on"),
        message:
          later === undefined
            ? {
                de: `Der Baustein ${id} ${title} ist weder modelliert noch ausgeschlossen.`,
                en: `The module ${id} ${title} is neither modelled nor excluded.`,
              }
            : {
                de: `Der Baustein ${id} ${title} ist nicht modelliert, und die Entscheidung, ihn auszuschließen, liegt mit dem ${later} noch in der Zukunft.`,
                en: `The module ${id} ${title} is not modelled, and the decision to exclude it, of ${later}, is still to come.`,
              },
        help: {
          de: `Tragen Sie ${id} beim Verbund oder bei einem Zielobjekt unter modules ein, oder unter excluded mit dem Grund, warum er nicht anzuwenden ist.`,
          en: `Enter ${id} under modules of the domain or an object, or under excluded with the reason why it does not apply.`,
        },
        module: id,
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
