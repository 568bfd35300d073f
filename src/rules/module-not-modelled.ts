import type { Holder, Index, MappedControl, Scope } from "../model/assessed.ts";
import type { Requirement } from "../model/catalogue.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { Position } from "../model/position.ts";
import type { Risk, TargetObject } from "../model/project.ts";
import { placeOf, type Rule } from "./rule.ts";

function nothingHas(at: Position, { id, module }: Requirement): FindingDraft {
  return {
    at,
    message: {
      de: `Den Baustein ${module} hat weder der Verbund noch ein Zielobjekt; ${id} gilt für nichts.`,
      en: `Neither the domain nor any object has the module ${module}; ${id} applies to nothing.`,
    },
    help: {
      de: `Tragen Sie ${module} unter modules beim Verbund oder beim passenden Zielobjekt ein.`,
      en: `Enter ${module} under modules of the domain or the object that it applies to.`,
    },
    requirement: id,
  };
}

function* unfittingScopes(
  mapped: MappedControl,
  modelled: readonly Requirement[],
  index: Index,
): Generator<FindingDraft> {
  const holders = modelled.flatMap(({ module }) => index.holders.get(module) ?? []);
  const modules = [...new Set(modelled.map(({ module }) => module))].join(", ");
  const standsUnclear = index.project.objects.some(
    (object) =>
      isSiteUnclear(object, index) &&
      modelled.some(({ module }) => object.data.modules?.some(({ id }) => id === module)),
  );
  for (const { assessment, scopes } of mapped.assessments) {
    for (const [i, scope] of scopes.entries()) {
      if (fits(scope, holders, index) || (scope.kind !== "domain" && standsUnclear)) continue;
      const written = assessment.scopes.length === scopes.length ? assessment.scopes[i] : undefined;
      yield {
        at: written?.at ?? assessment.at,
        message: {
          de: `Dieser Bereich passt auf nichts, das den Baustein ${modules} hat.`,
          en: `This scope fits nothing that has the module ${modules}.`,
        },
        help: {
          de: "Nennen Sie einen Bereich, in dem der Baustein modelliert ist, oder tragen Sie ihn beim Zielobjekt unter modules ein.",
          en: "Name a scope in which the module is modelled, or enter it under modules of the object.",
        },
        requirement: modelled.length === 1 ? (modelled[0]?.id ?? null) : null,
      };
    }
  }
}

/** Whether an object's sites can't be read or name one that is not there: what was meant may fit any scope. */
function isSiteUnclear({ data, invalid }: TargetObject, { sites }: Index): boolean {
  return invalid.has("sites") || (data.sites ?? []).some((id) => !sites.has(id));
}

/** Whether a scope takes in a holder. Sites that are not live are checked for form and references alone. */
function fits(scope: Scope, holders: readonly Holder[], index: Index): boolean {
  if (scope.kind === "all") return true;
  if (scope.kind === "domain") return holders.some(({ sites }) => sites.includes(null));
  if (scope.kind === "object") return holders.some(({ object }) => object === scope.object);
  const state = index.siteStates.get(scope.site);
  if (state !== "active" && state !== "transition") return true;
  return holders.some(
    ({ object, sites }) => sites.includes(scope.site) && (scope.kind === "site" || object === scope.object),
  );
}

/** What a risk names as requirements, and as measures. */
function requirementsIn(risk: Risk): { readonly id: string; readonly at: Position }[] {
  return (["requirements", "measures"] as const).flatMap((key) =>
    (risk.data[key] ?? []).map((id, i) => ({ id, at: placeOf(risk, key, i) })),
  );
}

/** A control or risk names a module that nothing has, or a scope fits nothing that has it. */
export const moduleNotModelled: Rule = {
  id: "module-not-modelled",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Eine Maßnahme oder ein Risiko nennt einen Baustein, den nichts hat, oder ein Bereich passt auf nichts, das ihn hat.",
    en: "A control or risk names a module that nothing has, or a scope fits nothing that has it.",
  },
  *check({ index, controls, modellingIsRead }) {
    if (!modellingIsRead) return;
    for (const mapped of controls) {
      const modelled = mapped.requirements.filter(({ module }) => index.holders.has(module));
      for (const requirement of mapped.requirements) {
        if (index.holders.has(requirement.module)) continue;
        const written = mapped.control.requirements.find(({ value }) => value === requirement.id);
        const at =
          requirement.id === mapped.control.id ? mapped.control.at : (written?.at ?? mapped.control.at);
        yield nothingHas(at, requirement);
      }
      if (modelled.length > 0) yield* unfittingScopes(mapped, modelled, index);
    }
    for (const risk of index.project.risks) {
      for (const { id, at } of requirementsIn(risk)) {
        const requirement = index.requirements.get(id);
        if (!requirement || requirement.withdrawn) continue;
        const holders = index.holders.get(requirement.module);
        const named = new Set<string | null>([null, ...(risk.data.objects ?? [])]);
        if (!holders) yield nothingHas(at, requirement);
        else if (!risk.invalid.has("objects") && !holders.some(({ object }) => named.has(object))) {
          yield {
            at,
            message: {
              de: `${id} gilt für kein Zielobjekt des Risikos: Keines davon hat den Baustein ${requirement.module}.`,
              en: `${id} applies to no object of the risk: none of them has the module ${requirement.module}.`,
            },
            help: {
              de: `Nennen Sie unter objects ein Zielobjekt mit dem Baustein ${requirement.module}.`,
              en: `Name an object with the module ${requirement.module} under objects.`,
            },
            requirement: id,
          };
        }
      }
    }
  },
};
