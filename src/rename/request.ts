import { ExplainedError } from "../model/explained-error.ts";

/** What is renamed: a site, object or control by its id, evidence by its path from the content root. */
export interface RenameRequest {
  readonly kind: "site" | "object" | "control" | "evidence";
  readonly from: string;
  readonly to: string;
}

/** Kinds of what has an id that can be renamed. */
export const renamedKinds = ["site", "object", "control"] as const;

/** Nothing is renamed, and why. */
export class RenameRefusal extends ExplainedError {}
