import type { Index } from "../model/assessed.ts";
import type { FindingDraft } from "../model/finding.ts";
import { livingDocuments, type ReferenceDocument } from "../model/reference-document.ts";
import { endOf } from "../text/date.ts";
import { placeOf, type Rule } from "./rule.ts";

/** A reference document is not what was approved, or its review is due (BSI-Standard 200-2, 5.2.3; Auditierungsschema). */
export const documentOutdated: Rule = {
  id: "document-outdated",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Referenzdokument ist nicht mehr das freigegebene, oder seine Überprüfung ist fällig.",
    en: "A reference document is no longer what was approved, or its review is due.",
  },
  *check({ index, documents }) {
    for (const document of documents) {
      const fault =
        changed(document, index) ??
        newerVersion(document, index) ??
        reviewDue(document, index) ??
        approvalOld(document, index);
      if (fault) yield fault;
    }
    for (const evidence of index.project.evidence) {
      const { document = "", "next-review": review } = evidence.data;
      if (!document.startsWith("A.0") || review === undefined || review >= index.asOf) continue;
      yield {
        at: placeOf(evidence, "next-review"),
        message: {
          de: `${document} war bis ${review} zu überprüfen.`,
          en: `${document} was to be reviewed by ${review}.`,
        },
        help: {
          de: "Lassen Sie das Dokument überprüfen und freigeben, und tragen Sie „next-review“ neu ein.",
          en: "Have the document reviewed and approved, and set “next-review” anew.",
        },
        evidence: evidence.path,
      };
    }
  },
};

/** What it shows is not what was approved; what reports on every day is left to its review. */
function changed({ id, state, approved }: ReferenceDocument, { project }: Index): FindingDraft | null {
  if (state !== "changed" || livingDocuments.includes(id)) return null;
  return {
    at: placeOf(project.domain, "documents", id, "approved", "digest"),
    message: {
      de: `${id} zeigt nicht mehr, was am ${approved?.on} freigegeben wurde.`,
      en: `${id} no longer shows what was approved on ${approved?.on}.`,
    },
    help: {
      de: `Lassen Sie das Dokument neu freigeben: „nachweis approve ${id} --by ROLLE“. Bis dahin trägt es den Vermerk „Entwurf, geändert seit der Freigabe“.`,
      en: `Have the document approved anew: “nachweis approve ${id} --by ROLE”. Until then it is marked “draft, changed since the approval”.`,
    },
  };
}

/** Its history names a version that is later than the approval, of which no digest says that it is the approved one. */
function newerVersion(
  { id, state, approved, history }: ReferenceDocument,
  { project, asOf }: Index,
): FindingDraft | null {
  if (state !== "unverifiable" || approved === null) return null;
  const newer = history.findIndex(({ on }) => on > approved.on && on <= asOf);
  const entry = history[newer];
  if (entry === undefined) return null;
  return {
    at: placeOf(project.domain, "documents", id, "history", newer, "on"),
    message: {
      de: `Fassung ${entry.version} von ${id} ist vom ${entry.on}; freigegeben wurde zuletzt am ${approved.on}.`,
      en: `Version ${entry.version} of ${id} is of ${entry.on}; the last approval is of ${approved.on}.`,
    },
    help: {
      de: `Lassen Sie diese Fassung freigeben: „nachweis approve ${id} --by ROLLE“.`,
      en: `Have this version approved: “nachweis approve ${id} --by ROLE”.`,
    },
  };
}

function reviewDue({ id, nextReview }: ReferenceDocument, { project, asOf }: Index): FindingDraft | null {
  if (nextReview === null || nextReview >= asOf) return null;
  return {
    at: placeOf(project.domain, "documents", id, "next-review"),
    message: {
      de: `${id} war bis ${nextReview} zu überprüfen.`,
      en: `${id} was to be reviewed by ${nextReview}.`,
    },
    help: {
      de: `Überprüfen Sie das Dokument, geben Sie es neu frei („nachweis approve ${id} --by ROLLE“), und tragen Sie „next-review“ neu ein.`,
      en: `Review the document, approve it anew (“nachweis approve ${id} --by ROLE”), and set “next-review” anew.`,
    },
  };
}

/** What reports on every day is approved again within a time of its own (`Method.ages`). */
function approvalOld(document: ReferenceDocument, { project, asOf, method }: Index): FindingDraft | null {
  const { id, approved, nextReview } = document;
  const isOwn = project.domain.data.documents?.[id]?.approved !== undefined;
  // With a review of its own that day counts; the approval that holds for all documents is an obstacle to a certificate.
  if (!livingDocuments.includes(id) || !isOwn || approved === null || nextReview !== null) return null;
  const { within, words } = method.ages.documentsApproval;
  const end = endOf(approved.on, within);
  if (end === null || end >= asOf) return null;
  return {
    at: placeOf(project.domain, "documents", id, "approved", "on"),
    message: {
      de: `Die Freigabe von ${id} vom ${approved.on} ist älter als ${words.de}.`,
      en: `The approval of ${id} of ${approved.on} is older than ${words.en}.`,
    },
    help: {
      de: `Geben Sie das Dokument neu frei: „nachweis approve ${id} --by ROLLE“.`,
      en: `Approve the document anew: “nachweis approve ${id} --by ROLE”.`,
    },
  };
}
