import type { Index } from "../model/assessed.ts";
import type { Module } from "../model/catalogue.ts";
import type { Domain } from "../model/project.ts";
import { entryOf } from "../text/entry-of.ts";

/** Whether all `modules` of the domain and the objects could be read: else nobody can say that a module is nowhere. */
export function modellingIsRead({ project }: Index): boolean {
  return [project.domain, ...project.objects].every(
    ({ data, invalid }) => data.modules !== undefined || !(invalid.has("modules") || invalid.has("*")),
  );
}

/** The exclusions that hold on a day, by module: with a reason, and not decided only later. */
export function exclusionsOn(domain: Domain, asOf: string): Index["excluded"] {
  return new Map(
    Object.entries(domain.data.excluded ?? {}).flatMap(([id, { reason, by = null, on = null }]) =>
      reason === undefined || (on !== null && on > asOf) ? [] : [[id, { reason, by, on }]],
    ),
  );
}

/**
 * Modules of the catalogue that are neither modelled anywhere nor excluded with a reason (Auditierungsschema, A.3), in its
 * order; none while nobody can say, because the modelling or what is excluded can't be read.
 */
export function undecidedModules(index: Index): readonly Module[] {
  const { holders, excluded, catalogue } = index;
  const { data, invalid } = index.project.domain;
  if (!modellingIsRead(index) || (invalid.has("excluded") && !data.excluded)) return [];
  return catalogue.modules.filter(({ id }) => {
    const { reason, unread } = entryOf(data.excluded ?? {}, id) ?? {};
    const mayHaveReason = reason === undefined && unread === true;
    return !holders.has(id) && !excluded.has(id) && !mayHaveReason;
  });
}
