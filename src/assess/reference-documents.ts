import { isManagement } from "../model/management.ts";
import {
  type ApprovalState,
  type DocumentControlData,
  livingDocuments,
  type ReferenceDocument,
  type ReferenceDocumentId,
  referenceDocuments,
} from "../model/reference-document.ts";
import { type Documented, digestOf } from "./document-digest.ts";

/** The reference documents on the day: who approved them, and whether they still show what was approved. */
export function judgeDocuments(day: Documented): ReferenceDocument[] {
  const { domain } = day.index.project;
  const { data } = domain;
  const common = data.documents ?? {};
  return referenceDocuments.map((id) => {
    const own: DocumentControlData = common[id] ?? {};
    const digest = digestOf(id, day);
    const stated = own.approved ?? common.approved;
    const holds = stated !== undefined && stated.on <= day.index.asOf && isManagement(domain, stated.by);
    const approved = holds ? stated : null;
    const state: ApprovalState =
      approved === null
        ? "unapproved"
        : approved.digest === undefined
          ? "unverifiable"
          : approved.digest.toLowerCase() === digest
            ? "approved"
            : "changed";
    const isLiving = livingDocuments.includes(id);
    return {
      id,
      version: own.version ?? common.version ?? null,
      owner: own.owner ?? data.contact ?? null,
      checked: own.checked && own.checked.on <= day.index.asOf ? own.checked : null,
      approved: approved && { by: approved.by, on: approved.on },
      state,
      digest,
      since: isLiving && approved ? changesAfter(approved.on, id, day) : 0,
      nextReview: own["next-review"] ?? null,
      history: own.history ?? [],
      distribution: own.distribution ?? [],
    };
  });
}

/**
 * Changes of what a document reports that say their day, and are later than `on`: assessments, and in the plan also audit
 * findings that were closed and risks that were accepted. What says no day is not counted.
 */
function changesAfter(on: string, id: ReferenceDocumentId, { index, items }: Documented): number {
  const isLater = (day: string | undefined): boolean => day !== undefined && day > on && day <= index.asOf;
  const assessed = items.flatMap(({ assessments }) =>
    assessments.filter(({ assessedOn }) => isLater(assessedOn?.value.date)),
  );
  if (id !== "A.6") return new Set(assessed).size;
  const { audits, risks } = index.project;
  const closed = audits.flatMap(({ findings }) =>
    findings.filter((finding) => isLater(finding.closed?.value)),
  );
  const accepted = risks.filter(({ data }) => isLater(data.accepted?.on));
  return new Set(assessed).size + closed.length + accepted.length;
}
