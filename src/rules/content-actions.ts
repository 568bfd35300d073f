import type { Located } from "../model/position.ts";
import type { Action, Project } from "../model/project.ts";

/** Every place where the content describes or names an open action. */
export function actionsIn({ controls, audits }: Project): readonly Located<Action>[] {
  const assessments = controls.flatMap((control) => control.assessments);
  const findings = audits.flatMap((audit) => audit.findings);
  return [...assessments, ...findings].flatMap(({ actions }) => actions);
}
