import { basicValues } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { keyPlaceOf, type Rule } from "./rule.ts";

/** An object with a need above normal is in no risk (BSI-Standard 200-2, 8.5: when a risk analysis is needed). */
export const riskAnalysisMissing: Rule = {
  id: "risk-analysis-missing",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Zielobjekt mit Schutzbedarf über „normal“ kommt in keinem Risiko vor.",
    en: "An object with a need above `normal` is in no risk.",
  },
  *check({ unanalysed, needs }) {
    for (const object of unanalysed) {
      const raised = basicValues.flatMap((value) => {
        const need = needs.get(object.id)?.[value].value ?? "normal";
        return need === "normal" ? [] : [{ name: words.basicValue[value], need: words.protectionNeed[need] }];
      });
      yield {
        at: keyPlaceOf(object, "protection"),
        message: {
          de: `${object.id} hat erhöhten Schutzbedarf (${raised.map(({ name, need }) => `${name.de} ${need.de}`).join(", ")}) und kommt in keinem Risiko vor.`,
          en: `${object.id} has increased protection needs (${raised.map(({ name, need }) => `${name.en} ${need.en}`).join(", ")}) and is in no risk.`,
        },
        help: {
          de: "Führen Sie die Risikoanalyse durch, und nennen Sie das Zielobjekt unter objects eines Risikos in controls/risks.",
          en: "Carry out the risk analysis, and name the object under objects of a risk in controls/risks.",
        },
        object: object.id,
        stops: {
          criterion: "risk-missing",
          text: {
            de: "Für ein Zertifikat braucht jedes Zielobjekt mit erhöhtem Schutzbedarf eine Risikoanalyse.",
            en: "For a certificate every object with increased protection needs needs a risk analysis.",
          },
        },
      };
    }
  },
};
