import type { Index, MappedControl, Scope, ScopedAssessment } from "../model/assessed.ts";
import type { Located, Position } from "../model/position.ts";
import type { AssessedOn, Assessment, Control } from "../model/project.ts";
import { endOf } from "../text/date.ts";
import { compareText } from "../text/order.ts";
import { suggest } from "../text/suggest.ts";
import { trimEnd } from "../text/trim.ts";
import { readScope, scopeKey } from "./scope.ts";

/** The controls that count, and the doubles among them: of doubles the first (by file, line) counts. */
export function mapControls(index: Index): {
  controls: MappedControl[];
  doubles: { control: Control; first: Control }[];
} {
  const first = new Map<string, Control>();
  const controls: MappedControl[] = [];
  const doubles: { control: Control; first: Control }[] = [];
  for (const control of index.project.controls) {
    const earlier = first.get(control.id);
    if (earlier) doubles.push({ control, first: earlier });
    else {
      first.set(control.id, control);
      controls.push(mapControl(control, index));
    }
  }
  return { controls, doubles };
}

function mapControl(control: Control, index: Index): MappedControl {
  const otherCatalogue = control.catalogFile.data.catalogue ?? index.catalogue.id;
  const ids =
    otherCatalogue === index.catalogue.id ? [control.id, ...control.requirements.map((r) => r.value)] : [];
  const requirements = [...new Set(ids)]
    .flatMap((id) => index.requirements.get(id) ?? [])
    .filter((r) => !r.withdrawn);
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
