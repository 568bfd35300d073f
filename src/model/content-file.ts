import type { Clearance } from "./vocabulary.ts";

/** How a file of the content root is classified, and what it is called beside its name. */
export interface ContentFile {
  readonly classification: Clearance;
  /** Null if it says none, or it can't be read. */
  readonly title: string | null;
}
