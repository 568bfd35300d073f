import type { Needs, UnanalysedObject } from "../model/assessed.ts";
import type { Bilingual } from "../model/position.ts";
import { words } from "../model/words.ts";
import { keyPlaceOf, type Rule } from "./rule.ts";

/** An object with a need above normal, or without a module, is in no risk (BSI-Standard 200-2, 8.5). */
export const riskAnalysisMissing: Rule = {
  id: "risk-analysis-missing",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Zielobjekt mit Schutzbedarf über „normal“ oder ohne Baustein kommt in keinem Risiko vor.",
    en: "An object with a need above `normal`, or without any module, is in no risk.",
  },
  *check({ unanalysed, needs }) {
    for (const lack of unanalysed) {
      const { object, raised } = lack;
      const reason = raised.length > 0 ? tooHigh(lack, needs.get(object.id)) : withoutModule;
      yield {
        at: keyPlaceOf(object, raised.length > 0 ? "protection" : "modules"),
        message: {
          de: `${object.id} hat ${reason.de} und kommt in keinem Risiko vor.`,
          en: `${object.id} has ${reason.en} and is in no risk.`,
        },
        help: {
          de: "Führen Sie die Risikoanalyse durch, und nennen Sie das Zielobjekt unter objects eines Risikos in controls/risks.",
          en: "Carry out the risk analysis, and name the object under objects of a risk in controls/risks.",
        },
        object: object.id,
        stops: {
          criterion: "risk-missing",
          text: {
            de: "Für ein Zertifikat braucht jedes Zielobjekt mit erhöhtem Schutzbedarf oder ohne passenden Baustein eine Risikoanalyse.",
            en: "For a certificate every object with increased protection needs, or without a fitting module, needs a risk analysis.",
          },
        },
      };
    }
  },
};

const withoutModule: Bilingual = { de: "keinen Baustein", en: "no module" };

function tooHigh({ raised }: UnanalysedObject, needs: Needs | undefined): Bilingual {
  const named = raised.flatMap((value) => {
    const need = needs?.[value].value ?? null;
    return need === null ? [] : [{ name: words.basicValue[value], need: words.protectionNeed[need] }];
  });
  return {
    de: `erhöhten Schutzbedarf (${named.map(({ name, need }) => `${name.de} ${need.de}`).join(", ")})`,
    en: `increased protection needs (${named.map(({ name, need }) => `${name.en} ${need.en}`).join(", ")})`,
  };
}
