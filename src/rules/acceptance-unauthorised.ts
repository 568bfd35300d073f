import { correction, didYouMean, keyPlaceOf, placeOf, type Rule } from "./rule.ts";

/** A risk is accepted by somebody whom the domain does not name under `management` (BSI-Standard 200-3, 6.1). */
export const acceptanceUnauthorised: Rule = {
  id: "acceptance-unauthorised",
  severity: "error",
  fix: "suggested",
  summary: {
    de: "Ein Risiko ist von jemandem akzeptiert, den der Verbund nicht unter `management` nennt.",
    en: "A risk is accepted by somebody whom the domain does not name under `management`.",
  },
  *check({ index, acceptanceFaults }) {
    const { domain, risks } = index.project;
    const { management } = domain.data;
    if (management === undefined || domain.invalid.has("management")) return;
    for (const risk of risks) {
      const by = risk.data.accepted?.by;
      if (by === undefined || acceptanceFaults.get(risk.id) !== "not-management") continue;
      const at = placeOf(risk, "accepted", "by");
      const { meant, change } = correction(index.project, at, by, management);
      const hint = didYouMean(meant);
      yield {
        at,
        message: {
          de: `„${by}“ darf Risiken nicht akzeptieren${hint.de}`,
          en: `“${by}” may not accept risks${hint.en}`,
        },
        help: {
          de: `Akzeptieren darf, wer in domain.md unter management steht: ${management.join(", ")}. Bis dahin gilt das Risiko als nicht akzeptiert.`,
          en: `Who stands under management in domain.md may: ${management.join(", ")}. Until then the risk counts as not accepted.`,
        },
        related: [
          {
            ...keyPlaceOf(domain, "management"),
            message: { de: "Wer akzeptieren darf.", en: "Who may accept." },
          },
        ],
        ...change,
      };
    }
  },
};
