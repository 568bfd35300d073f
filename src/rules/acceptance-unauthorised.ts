import type { SuggestingDraft } from "../model/finding.ts";
import { isManagement } from "../model/management.ts";
import type { Position } from "../model/position.ts";
import type { Project } from "../model/project.ts";
import { referenceDocuments } from "../model/reference-document.ts";
import { correction, didYouMean, keyPlaceOf, placeOf, type Rule } from "./rule.ts";

/**
 * A risk is accepted, or a reference document approved, by somebody whom the domain does not name under `management` (BSI-Standard
 * 200-3, 6.1; FORMAT.md, Keys).
 */
export const acceptanceUnauthorised: Rule = {
  id: "acceptance-unauthorised",
  severity: "error",
  fix: "suggested",
  summary: {
    de: "Ein Risiko ist von jemandem akzeptiert oder ein Referenzdokument freigegeben, den der Verbund nicht unter `management` nennt.",
    en: "A risk is accepted, or a reference document approved, by somebody whom the domain does not name under `management`.",
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
    yield* approvals(index.project);
  },
};

/** Approvals of A.1 to A.6. The guidelines of A.0 may be signed by who stands above those that the domain names. */
function* approvals(project: Project): Generator<SuggestingDraft> {
  const { domain } = project;
  const { documents = {} } = domain.data;
  if (documents.approved)
    yield* approval(project, placeOf(domain, "documents", "approved", "by"), documents.approved.by);
  for (const id of referenceDocuments) {
    const by = documents[id]?.approved?.by;
    if (by !== undefined) yield* approval(project, placeOf(domain, "documents", id, "approved", "by"), by);
  }
}

function* approval(project: Project, at: Position, by: string): Generator<SuggestingDraft> {
  const { domain } = project;
  const { management = [] } = domain.data;
  if (isManagement(domain, by)) return;
  const { meant, change } = correction(project, at, by, management);
  const hint = didYouMean(meant);
  yield {
    at,
    message: {
      de: `„${by}“ darf Referenzdokumente nicht freigeben${hint.de}`,
      en: `“${by}” may not approve reference documents${hint.en}`,
    },
    help: {
      de: `Freigeben darf, wer in domain.md unter management steht: ${management.join(", ")}. Bis dahin gilt das Dokument als nicht freigegeben.`,
      en: `Who stands under management in domain.md may: ${management.join(", ")}. Until then the document counts as not approved.`,
    },
    related: [
      {
        ...keyPlaceOf(domain, "management"),
        message: { de: "Wer freigeben darf.", en: "Who may approve." },
      },
    ],
    ...change,
  };
}
