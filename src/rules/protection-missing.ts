import { dependentsOf } from "../model/dependency-graph.ts";
import { basicValues } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { keyPlaceOf, type Rule } from "./rule.ts";

/** Nothing depends on the object, so that it inherits no protection needs, and a basic value is not given. */
export const protectionMissing: Rule = {
  id: "protection-missing",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Einem Zielobjekt, das keinen Schutzbedarf erbt, fehlt einer der drei Grundwerte.",
    en: "An object that inherits no protection needs lacks one of the three basic values.",
  },
  *check({ index }) {
    for (const object of index.project.objects) {
      const { id, data, invalid } = object;
      if (dependentsOf(index.graph, id).length > 0 || invalid.has("protection") || invalid.has("*")) continue;
      const missing = basicValues.filter((value) => data.protection?.[value] === undefined);
      if (missing.length === 0) continue;
      yield {
        at: keyPlaceOf(object, "protection"),
        message: {
          de: `Kein anderes Zielobjekt hängt von ${id} ab, und sein Schutzbedarf fehlt: ${missing.map((value) => words.basicValue[value].de).join(", ")}.`,
          en: `No other object depends on ${id}, and its protection needs lack ${missing.map((value) => words.basicValue[value].en).join(", ")}.`,
        },
        help: {
          de: "Ergänzen Sie „protection: {confidentiality: …, integrity: …, availability: …}“ mit „normal“, „high“ (hoch) oder „very-high“ (sehr hoch), oder nennen Sie dieses Zielobjekt dort unter depends-on, wo es gebraucht wird.",
          en: "Add “protection: {confidentiality: …, integrity: …, availability: …}” with normal, high or very-high, or name this object under depends-on where it is needed.",
        },
        object: id,
      };
    }
  },
};
