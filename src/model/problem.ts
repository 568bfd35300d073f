import type { FindingDraft, MendingDraft } from "./finding.ts";

/** The rules that report what reading found, each with what it may offer to mend it. */
interface ProblemsOfReading {
  readonly "catalog-syntax": MendingDraft;
  readonly "evidence-secret": FindingDraft;
  readonly "file-unread": FindingDraft;
  readonly "file-unreadable": FindingDraft;
  readonly "front-matter-invalid": MendingDraft;
  readonly "merge-conflict": FindingDraft;
}

/** A problem that reading found, for the rule of that name. */
export type ProblemOf<R extends keyof ProblemsOfReading> = ProblemsOfReading[R] & { readonly rule: R };

/** A problem that reading found; the rule of that name reports it. */
export type Problem = { [R in keyof ProblemsOfReading]: ProblemOf<R> }[keyof ProblemsOfReading];
