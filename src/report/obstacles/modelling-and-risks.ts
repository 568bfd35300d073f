import type { Assessed } from "../../model/assessed.ts";
import type { ReportBlocker } from "../../model/report.ts";
import { obstacle, placeOfKey } from "./obstacle.ts";

/** Modules that are neither modelled nor excluded with a reason (A.3). */
export function undecided({ index, undecidedModules }: Assessed): ReportBlocker[] {
  const at = placeOfKey(index.project.domain, "modules");
  return undecidedModules.map(({ id, title }) =>
    obstacle(
      "module-undecided",
      at,
      {
        de: `Der Baustein ${id} ${title} ist weder modelliert noch ausgeschlossen.`,
        en: `The module ${id} ${title} is neither modelled nor excluded.`,
      },
      { module: id },
    ),
  );
}

/** Objects that need a risk analysis and that none takes in (A.5). */
export function missingAnalyses({ unanalysed }: Assessed): ReportBlocker[] {
  return unanalysed.map(({ object, raised }) => {
    const title = object.data.title ?? object.id;
    const text =
      raised.length > 0
        ? {
            de: `${title} hat Schutzbedarf über „normal“ und kommt in keinem Risiko vor.`,
            en: `${title} has protection needs above normal and is in no risk.`,
          }
        : {
            de: `${title} hat keinen Baustein und kommt in keinem Risiko vor.`,
            en: `${title} has no module and is in no risk.`,
          };
    const key = raised.length > 0 ? "protection" : "modules";
    return obstacle("risk-missing", placeOfKey(object, key), text, { object: object.id });
  });
}

/** Risks of which nobody has decided how they are treated, or that are borne without a valid acceptance (BSI-Standard 200-3). */
export function untreatedRisks({ index, acceptedRisks }: Assessed): ReportBlocker[] {
  return index.project.risks.flatMap((risk) => {
    const { treatment, title = risk.id } = risk.data;
    // What stands there and can't be read is told as unread.
    if (risk.invalid.has("*") || risk.invalid.has("treatment")) return [];
    if (acceptedRisks.has(risk.id) || (treatment !== undefined && treatment !== "accept")) return [];
    const at = placeOfKey(risk, "treatment");
    const text =
      treatment === undefined
        ? {
            de: `Wie das Risiko „${title}“ behandelt wird, ist nicht entschieden.`,
            en: `How the risk “${title}” is treated has not been decided.`,
          }
        : {
            de: `Das Risiko „${title}“ wird getragen, ohne dass eine Akzeptanz am Stichtag gilt.`,
            en: `The risk “${title}” is borne without an acceptance that holds on the day.`,
          };
    return [obstacle("risk-untreated", at, text, { risk: risk.id })];
  });
}

/** No certificate exists for Basis-Absicherung, only a Testat (BSI-Standard 200-2). */
export function approachWithoutCertificate({ index }: Assessed): ReportBlocker[] {
  const { domain } = index.project;
  if (domain.data.approach !== "basic") return [];
  return [
    obstacle("approach", placeOfKey(domain, "approach"), {
      de: "Für die Basis-Absicherung gibt es kein Zertifikat, nur ein Testat.",
      en: "There is no certificate for Basis-Absicherung, only an attestation (Testat).",
    }),
  ];
}
