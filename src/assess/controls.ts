import type { Index, MappedControl, Scope, ScopedAssessment } from "../model/assessed.ts";
import type { Requirement } from "../model/catalogue.ts";
import type { Located, Position } from "../model/position.ts";
import type { AssessedOn, Assessment, Control } from "../model/project.ts";
import { endOf } from "../text/date.ts";
import { madeOnce } from "../text/made-once.ts";
import { compareText } from "../text/order.ts";
import { suggest } from "../text/suggest.ts";
import { trimEnd } from "../text/trim.ts";
import type { Known } from "./judging.ts";
import { readScope, scopeKey } from "./scope.ts";

/** The controls that count, and the doubles among them: of doubles the first (by file, line) counts. */
export const countingControls = madeOnce(
  (
    all: readonly Control[],
  ): {
    readonly controls: readonly Control[];
    readonly doubles: readonly { readonly control: Control; readonly first: Control }[];
  } => {
    const first = new Map<string, Control>();
    const doubles: { control: Control; first: Control }[] = [];
    for (const control of all) {
      const earlier = first.get(control.id);
      if (earlier) doubles.push({ control, first: earlier });
      else first.set(control.id, control);
    }
    return { controls: [...first.values()], doubles };
  },
);

/** The active requirements that a control is for, without doubles. */
export function requirementsOf(
  { id, requirements: named, catalogFile }: Control,
  { catalogue, requirements }: Pick<Index, "catalogue" | "requirements">,
): Requirement[] {
  const otherCatalogue = catalogFile.data.catalogue ?? catalogue.id;
  const ids = otherCatalogue === catalogue.id ? [id, ...named.map(({ value }) => value)] : [];
  return [...new Set(ids)].flatMap((one) => requirements.get(one) ?? []).filter((r) => !r.withdrawn);
}

/** A control with what it maps to; its items and links are not there yet. */
export function mapControl(control: Control, index: Known): MappedControl {
  const requirements = requirementsOf(control, index);
  const assessments: ScopedAssessment[] = [];
  let unreadableScope: Position | null = null;
  const mapped: MappedControl = {
    control,
    requirements,
    assessments,
    get unreadableScope() {
      return unreadableScope;
    },
  };
  const seen = new Set<string>();
  control.assessments.forEach((assessment, position) => {
    const scopes: Scope[] = [];
    if (assessment.scopes.length === 0) unreadableScope ??= assessment.at;
    for (const { value } of assessment.scopes) {
      const scope = readScope(value, index);
      if (scope === null) unreadableScope ??= assessment.at;
      else if (!seen.has(scopeKey(scope))) {
        seen.add(scopeKey(scope));
        scopes.push(scope);
      }
    }
    const assessedOn = latestAssessed(assessment, index.asOf);
    const current =
      assessedOn !== null &&
      (endOf(assessedOn.value.date, index.method.ages.assessment.within) ?? "") >= index.asOf;
    assessments.push({
      mapped,
      assessment,
      index: position,
      assessedOn,
      current,
      scopes,
      items: [],
      inScope: [],
      links: [],
      inherited: [],
    });
  });
  return mapped;
}

/** The latest `Geprüft` up to the day counts (FORMAT.md, control catalogues). */
function latestAssessed({ assessed }: Assessment, day: string): Located<AssessedOn> | null {
  const past = assessed.filter(({ value }) => value.date <= day);
  return past.sort((a, b) => compareText(a.value.date, b.value.date)).at(-1) ?? null;
}

/** Requirements that a control which can't be read may have meant, each with the file of that control. */
export function maybeMeantRequirements(index: Index): Map<string, string> {
  const meant = new Map<string, string>();
  const unreadable = index.project.catalogs.filter(({ unreadableControls }) => unreadableControls.length > 0);
  if (unreadable.length === 0) return meant;
  const ids = [...index.requirements.keys()];
  const inCapitals = new Map(ids.map((id) => [id.toUpperCase(), id]));
  for (const catalogue of unreadable) {
    for (const word of catalogue.unreadableControls) {
      const id = trimEnd(word, /[:;,.]/);
      const found = inCapitals.get(id.toUpperCase()) ?? suggest(id.toUpperCase(), ids);
      if (found && !meant.has(found)) meant.set(found, catalogue.file);
    }
  }
  return meant;
}
