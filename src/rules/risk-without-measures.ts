import type { Bilingual } from "../model/position.ts";
import type { Project, Risk } from "../model/project.ts";
import type { Treatment } from "../model/vocabulary.ts";
import { placeOf, type Rule } from "./rule.ts";

/**
 * A risk is to be reduced or transferred, and nothing says by what: neither measures nor requirements, no link, no assessment
 * that names it. Nobody can tell then whether it was (BSI-Standard 200-3, chapter 6: further measures are worked out, or with
 * whom the risk is shared; [S], so a warning).
 */
export const riskWithoutMeasures: Rule = {
  id: "risk-without-measures",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Risiko soll reduziert oder übertragen werden, aber nichts sagt, wodurch.",
    en: "A risk is to be reduced or transferred, but nothing says by what.",
  },
  *check({ index: { project } }) {
    const named = namedRisks(project);
    for (const risk of project.risks) {
      const { treatment, title = risk.id } = risk.data;
      const what = treatment && said[treatment];
      if (!what || named.has(risk.id) || namesSomething(risk)) continue;
      yield {
        at: placeOf(risk, "treatment"),
        message: { de: `Das Risiko „${title}“ ${what.is.de}`, en: `The risk “${title}” ${what.is.en}` },
        help: what.help,
      };
    }
  },
};

interface Said {
  readonly is: Bilingual;
  readonly help: Bilingual;
}

const otherwise: Bilingual = {
  de: "Ist nichts vorgesehen, wird das Risiko getragen: „treatment: accept“, mit der Zustimmung der Leitung.",
  en: "If nothing is planned, the risk is borne: “treatment: accept”, with the consent of the management.",
};

/** The treatments that need something beside the decision. What avoids a risk is that its cause is given up. */
const said: Readonly<Partial<Record<Treatment, Said>>> = {
  reduce: {
    is: {
      de: "soll reduziert werden, aber nichts sagt, wodurch.",
      en: "is to be reduced, but nothing says by what.",
    },
    help: {
      de: `Nennen Sie unter „measures“ die Maßnahmen oder Anforderungen, die es mindern. ${otherwise.de}`,
      en: `Name under “measures” the controls or requirements that lower it. ${otherwise.en}`,
    },
  },
  transfer: {
    is: {
      de: "soll übertragen werden, aber nichts sagt, auf wen und wodurch.",
      en: "is to be transferred, but nothing says to whom and by what.",
    },
    help: {
      de: `Verlinken Sie im Text den Vertrag oder die Versicherung, oder nennen Sie unter „measures“, was es überträgt. ${otherwise.de}`,
      en: `Link the contract or the insurance in the text, or name under “measures” what transfers it. ${otherwise.en}`,
    },
  },
};

/** Whether a risk itself names what treats it; what can't be read may. */
function namesSomething({ data, invalid }: Risk): boolean {
  const lists = ["measures", "requirements"] as const;
  return invalid.has("*") || lists.some((key) => invalid.has(key) || (data[key]?.length ?? 0) > 0);
}

/** The risks that something else treats: an assessment names them, or their text links something. */
function namedRisks({ controls, links, risks }: Project): ReadonlySet<string> {
  const linking = new Set(links.map(({ at }) => at.file));
  return new Set([
    ...controls.flatMap(({ assessments }) =>
      assessments.flatMap((one) => one.risks.map(({ value }) => value)),
    ),
    ...risks.filter(({ file }) => linking.has(file)).map(({ id }) => id),
  ]);
}
