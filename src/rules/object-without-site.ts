import type { ObjectType } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { placeOf, type Rule } from "./rule.ts";

/** Types of what stands somewhere, always. */
const placed: ReadonlySet<ObjectType> = new Set(["room", "building", "ics", "it-system"]);

/** Something that stands somewhere names no site. */
export const objectWithoutSite: Rule = {
  id: "object-without-site",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Raum, Gebäude, ICS oder IT-System nennt keinen Standort.",
    en: "A room, building, ICS or IT system names no site.",
  },
  *check({ index }) {
    for (const object of index.project.objects) {
      const { type, sites = [], title = object.id } = object.data;
      const unreadable = ["*", "type", "sites"].some((key) => object.invalid.has(key));
      if (unreadable || type === undefined || !placed.has(type) || sites.length > 0) continue;
      yield {
        at: placeOf(object, "sites"),
        message: {
          de: `${title} (${words.objectType[type].de}) nennt keinen Standort. Bei einem Ausfall zählt es so, als fiele es nie mit aus.`,
          en: `${title} (${words.objectType[type].en}) names no site. When a site is lost it counts as if it never failed with it.`,
        },
        help: {
          de: "Ergänzen Sie „sites: [Kennung]“. Was ein Dienstleister betreibt, ist vom Typ service oder provider.",
          en: "Add “sites: [id]”. What a provider runs is of the type service or provider.",
        },
        object: object.id,
      };
    }
  },
};
