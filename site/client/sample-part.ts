/** What the build that writes what a working sheet says of items, and the page that reads it, have to agree on. */

/** An item, in the words of the page's language. */
export interface SampleItem {
  /** Requirement, target object and site as the list's rows name them (`identityOf`). */
  readonly id: string;
  readonly requirement: string;
  readonly title: string;
  readonly level: string;
  /** Title of the target object, or what stands for the information domain as a whole. */
  readonly object: string;
  /** Title of the site; null for an item that is bound to none. */
  readonly site: string | null;
  readonly declared: string;
  readonly state: string;
  readonly responsible: string | null;
  /** Address of its place on the requirement's page. */
  readonly href: string;
  /** Places in `claims` of its part. */
  readonly claims: readonly number[];
  /** Places in `evidence` of its part. */
  readonly evidence: readonly number[];
}

/** What an officer says of items: an assessment. */
export interface SampleClaim {
  readonly control: string;
  readonly text: string;
  /** By whom and when it was assessed. */
  readonly assessed: string;
}

/** Evidence as an auditor looks it up. */
export interface SampleEvidence {
  readonly path: string;
  readonly title: string;
  /** Address of its page; null if it has none. */
  readonly href: string | null;
  /** Its days, and what is wrong with it. */
  readonly about: string;
  /** Of the bytes at the path; null where they are withheld or missing. */
  readonly sha256: string | null;
}

/** A number of items that follow each other in the list. */
export interface SamplePart {
  readonly items: readonly SampleItem[];
  readonly claims: readonly SampleClaim[];
  readonly evidence: readonly SampleEvidence[];
}

/** Items of a part: what is loaded for one item of a sample has to stay small. */
export const itemsPerPart = 100;

/** A part is a classic script that sets its own here: fetch is blocked over `file://`. */
declare global {
  var nachweisItems: SamplePart[] | undefined;
}
