import type { State } from "./vocabulary.ts";

/** An item, as far as it is asked what its state means. */
interface Judged {
  readonly state: State;
}

/** Whether a requirement is met, and shown to be: proven, or justified as dispensable. */
export function isMet({ state }: Judged): boolean {
  return state === "proven" || state === "dispensable";
}

/** Whether an auditor will ask about it: a gap (Lücke). */
export function isGap(item: Judged): boolean {
  return !isMet(item);
}

/**
 * Whether it stands in the way of a certificate: what is essential must be met (Auditierungsschema, 5.2; which requirements
 * are essential the method says).
 */
export function stopsCertificate(item: Judged & { readonly essential: boolean }): boolean {
  return item.essential && isGap(item);
}
