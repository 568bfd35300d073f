import type { Index, Needs } from "../model/assessed.ts";
import type { TargetObject } from "../model/project.ts";
import { basicValues } from "../model/vocabulary.ts";

/** Objects with a need above normal in any value that are in no risk (BSI-Standard 200-2, 8.5: when an analysis is needed). */
export function unanalysedObjects({ project }: Index, needs: ReadonlyMap<string, Needs>): TargetObject[] {
  const analysed = new Set(project.risks.flatMap(({ data }) => data.objects ?? []));
  return project.objects.filter(
    ({ id }) =>
      !analysed.has(id) &&
      basicValues.some((value) => (needs.get(id)?.[value].value ?? "normal") !== "normal"),
  );
}

/** Ids of the risks that are accepted on the day: accepted already, and not beyond the last day of the acceptance. */
export function acceptedRisks({ project, asOf }: Index): ReadonlySet<string> {
  return new Set(
    project.risks
      .filter(({ data: { accepted } }) => accepted && accepted.on <= asOf && asOf <= accepted.until)
      .map(({ id }) => id),
  );
}
