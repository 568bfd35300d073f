import type { SuggestingDraft } from "../model/finding.ts";
import { isManagement } from "../model/management.ts";
import type { Bilingual, Position } from "../model/position.ts";
import type { Domain, Project } from "../model/project.ts";
import { type ReferenceDocumentId, referenceDocuments } from "../model/reference-document.ts";
import { isSamePerson } from "../text/same-person.ts";
import { correction, didYouMean, keyPlaceOf, placeOf, type Rule } from "./rule.ts";

/**
 * A risk is accepted, or a reference document approved, by somebody whom the domain does not name under `management` (BSI-Standard
 * 200-3, 6.1; FORMAT.md, Keys); or who checked a document has approved it, too, so that nobody else has read it.
 */
export const acceptanceUnauthorised: Rule = {
  id: "acceptance-unauthorised",
  severity: "error",
  fix: "suggested",
  summary: {
    de: "Jemand, den der Verbund nicht unter `management` nennt, hat ein Risiko akzeptiert oder ein Referenzdokument freigegeben; oder dieselbe Person hat es geprüft und freigegeben.",
    en: "Somebody whom the domain does not name under `management` has accepted a risk or approved a reference document; or one person has both checked and approved it.",
  },
  *check({ index: { project }, acceptanceFaults }) {
    const { domain, risks } = project;
    const { documents = {} } = domain.data;
    for (const risk of risks) {
      const by = risk.data.accepted?.by;
      if (by !== undefined && acceptanceFaults.get(risk.id) === "not-management")
        yield* unauthorised(project, placeOf(risk, "accepted", "by"), by, accepting);
    }
    // The guidelines of A.0 may be signed by who stands above those that the domain names.
    if (documents.approved)
      yield* unauthorised(
        project,
        placeOf(domain, "documents", "approved", "by"),
        documents.approved.by,
        approving,
      );
    for (const id of referenceDocuments) {
      const by = documents[id]?.approved?.by;
      if (by !== undefined)
        yield* unauthorised(project, placeOf(domain, "documents", id, "approved", "by"), by, approving);
      yield* checkedAlone(domain, id);
    }
  },
};

/** Who has checked a document and approved it, too (four-eyes principle): it counts as approved, but one pair of eyes is missing. */
function* checkedAlone(domain: Domain, id: ReferenceDocumentId): Generator<SuggestingDraft> {
  const { [id]: own, approved: common } = domain.data.documents ?? {};
  const approved = own?.approved ?? common;
  if (!own?.checked || !isSamePerson(own.checked.by, approved?.by)) return;
  const where = own.approved ? [id, "approved", "by"] : ["approved", "by"];
  yield {
    at: placeOf(domain, "documents", id, "checked", "by"),
    severity: "warning",
    message: {
      de: `„${own.checked.by}“ hat ${id} geprüft und selbst freigegeben: Ein zweites Augenpaar fehlt.`,
      en: `“${own.checked.by}” has checked ${id} and approved it, too: a second pair of eyes is missing.`,
    },
    help: {
      de: `Lassen Sie ${id} von jemand anderem prüfen oder freigeben.`,
      en: `Have ${id} checked or approved by somebody else.`,
    },
    related: [
      {
        ...placeOf(domain, "documents", ...where),
        message: { de: "hier freigegeben", en: "approved here" },
      },
    ],
  };
}

/** What only the management may do: that somebody may not, who may, and what holds until then. */
interface Act {
  readonly mayNot: Bilingual;
  readonly may: Bilingual;
  readonly until: Bilingual;
}

const accepting: Act = {
  mayNot: { de: "darf Risiken nicht akzeptieren", en: "may not accept risks" },
  may: { de: "akzeptieren", en: "accept" },
  until: { de: "das Risiko als nicht akzeptiert", en: "the risk counts as not accepted" },
};

const approving: Act = {
  mayNot: { de: "darf Referenzdokumente nicht freigeben", en: "may not approve reference documents" },
  may: { de: "freigeben", en: "approve" },
  until: { de: "das Dokument als nicht freigegeben", en: "the document counts as not approved" },
};

function* unauthorised(
  project: Project,
  at: Position,
  by: string,
  { mayNot, may, until }: Act,
): Generator<SuggestingDraft> {
  const { domain } = project;
  const { management } = domain.data;
  // Where who may can't be read, that is a finding of its own.
  if (management === undefined || domain.invalid.has("management") || isManagement(domain, by)) return;
  const { meant, change } = correction(project, at, by, management);
  const hint = didYouMean(meant);
  const capital = may.de.charAt(0).toUpperCase() + may.de.slice(1);
  yield {
    at,
    message: { de: `„${by}“ ${mayNot.de}${hint.de}`, en: `“${by}” ${mayNot.en}${hint.en}` },
    help: {
      de: `${capital} darf, wer in domain.md unter management steht: ${management.join(", ")}. Bis dahin gilt ${until.de}.`,
      en: `Who stands under management in domain.md may: ${management.join(", ")}. Until then ${until.en}.`,
    },
    related: [
      {
        ...keyPlaceOf(domain, "management"),
        message: { de: `Wer ${may.de} darf.`, en: `Who may ${may.en}.` },
      },
    ],
    ...change,
  };
}
