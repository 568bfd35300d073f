import type { ReviewFault } from "../model/assessed.ts";
import { type Evidence, isDeleted } from "../model/evidence.ts";
import { isSamePerson } from "../text/same-person.ts";

/**
 * What is wrong with the review of evidence on a day (FORMAT.md, `reviewed`): nobody has, it was who issued or added it, the
 * day is to come, other bytes were reviewed, or it was before the evidence speaks, unless it names these very bytes.
 */
export function reviewFault(evidence: Evidence, day: string): ReviewFault | null {
  // Of what was deleted nobody can review anything.
  if (isDeleted(evidence)) return null;
  const { reviewed, issuer, added, issued } = evidence.data;
  if (reviewed === undefined) return "missing";
  if (isSamePerson(reviewed.by, issuer) || isSamePerson(reviewed.by, added?.by)) return "self";
  if (reviewed.on > day) return "later";
  const named = reviewed.sha256?.toLowerCase();
  if (named !== undefined) return namesBytesOf(evidence, named) ? null : "other-bytes";
  // A day of issue that is to come is a mistake of its own.
  return issued !== undefined && issued <= day && reviewed.on < issued ? "before-issue" : null;
}

/** Whether a SHA-256 is that of evidence as it is; of Markdown also that of the original, which it describes. */
function namesBytesOf({ digest, isNote, data }: Evidence, sha256: string): boolean {
  return sha256 === digest || (isNote && sha256 === data.sha256?.toLowerCase());
}

/** Whether somebody reviewed these very bytes, and says so. */
export function isReviewOfBytes(evidence: Evidence, day: string): boolean {
  return (
    !isDeleted(evidence) &&
    evidence.data.reviewed?.sha256 !== undefined &&
    reviewFault(evidence, day) === null
  );
}
