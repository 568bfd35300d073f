import { basicValues, type ProtectionNeed, protectionNeeds } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { placeOf, type Rule } from "./rule.ts";

function isLower(set: ProtectionNeed, inherited: ProtectionNeed): boolean {
  return protectionNeeds.indexOf(set) < protectionNeeds.indexOf(inherited);
}

/** A need differs from the inherited one without a reason (BSI-Standard 200-2, 8.2: Verteilungs- und Kumulationseffekt). */
export const protectionUnjustified: Rule = {
  id: "protection-unjustified",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein Schutzbedarf weicht ohne Begründung vom geerbten ab.",
    en: "A need differs from the inherited one without a reason.",
  },
  *check({ index, needs }) {
    for (const object of index.project.objects) {
      if (object.data["protection-reason"] !== undefined || object.invalid.has("protection-reason")) continue;
      for (const value of basicValues) {
        const { set = null, inherited = null, path = [] } = needs.get(object.id)?.[value] ?? {};
        if (set === null || inherited === null || set === inherited) continue;
        const name = words.basicValue[value];
        const needWords = words.protectionNeed;
        const lower = isLower(set, inherited);
        yield {
          at: placeOf(object, "protection", value),
          message: {
            de: `${name.de} ist hier ${needWords[set].de}, geerbt aber ${needWords[inherited].de} (${path.join(" → ")}).`,
            en: `Here ${name.en} is ${needWords[set].en}, but ${needWords[inherited].en} is inherited (${path.join(" → ")}).`,
          },
          help: {
            de: `Begründen Sie die Abweichung unter protection-reason (${lower ? "Verteilungseffekt" : "Kumulationseffekt"}), oder löschen Sie den eigenen Wert.`,
            en: `Give the reason under protection-reason (${lower ? "distribution" : "cumulation"} effect), or delete the object's own value.`,
          },
          object: object.id,
        };
      }
    }
  },
};
