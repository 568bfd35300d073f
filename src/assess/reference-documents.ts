import {
  type ApprovalState,
  type DocumentControlData,
  livingDocuments,
  type ReferenceDocument,
  referenceDocuments,
} from "../model/reference-document.ts";
import { type Documented, digestOf } from "./document-digest.ts";

/** The reference documents on the day: who approved them, and whether they still show what was approved. */
export function judgeDocuments(day: Documented): ReferenceDocument[] {
  const { data } = day.index.project.domain;
  const common = data.documents ?? {};
  return referenceDocuments.map((id) => {
    const own: DocumentControlData = common[id] ?? {};
    const digest = digestOf(id, day);
    const stated = own.approved ?? common.approved;
    const approved = stated !== undefined && stated.on <= day.index.asOf ? stated : null;
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
      checked: own.checked ?? null,
      approved: approved && { by: approved.by, on: approved.on },
      state,
      digest,
      since: isLiving && approved ? assessedAfter(approved.on, day) : 0,
      nextReview: own["next-review"] ?? null,
      history: own.history ?? [],
      distribution: own.distribution ?? [],
    };
  });
}

/** Assessments of a later day. */
function assessedAfter(on: string, { items }: Documented): number {
  const later = items.flatMap(({ assessments }) =>
    assessments.filter(({ assessedOn }) => assessedOn !== null && assessedOn.value.date > on),
  );
  return new Set(later).size;
}
