import type { Assessment } from "../model/project.ts";
import { leavesGap, type Status } from "../model/vocabulary.ts";

/**
 * Which of a row's cells holds the assessment's prose: the reason of what is dispensable, else the remarks, unless they say an
 * action (as `checkRows` writes them); null for none.
 */
export function proseFieldOf(
  status: Status,
  assessment: Assessment | undefined,
): "reason" | "remarks" | null {
  if (status === "dispensable") return "reason";
  if (assessment !== undefined && assessment.actions.length > 0) return null;
  const isSaid = assessment !== undefined && assessment.prose.length > 0;
  return isSaid || !leavesGap(status) ? "remarks" : null;
}

/** Whether the prose is nothing but text: of a link or a list, a cell holds the words alone. */
export function isPlain({ prose }: Assessment): boolean {
  return prose.every(
    (node) =>
      node.type === "paragraph" && node.children.every(({ type }) => type === "text" || type === "break"),
  );
}
