import type { Index } from "../model/assessed.ts";
import type { Module } from "../model/catalogue.ts";

/** Whether all `modules` of the domain and the objects could be read: else nobody can say that a module is nowhere. */
export function modellingIsRead({ project }: Index): boolean {
  return [project.domain, ...project.objects].every(
    ({ data, invalid }) => data.modules !== undefined || !(invalid.has("modules") || invalid.has("*")),
  );
}

/**
 * Modules of the catalogue that are neither modelled anywhere nor excluded with a reason (Auditierungsschema, A.3), in its
 * order; none while nobody can say, because the modelling or what is excluded can't be read.
 */
export function undecidedModules(index: Index): readonly Module[] {
  const { holders, catalogue } = index;
  const { data, invalid, positions } = index.project.domain;
  if (!modellingIsRead(index) || (invalid.has("excluded") && !data.excluded)) return [];
  return catalogue.modules.filter(({ id }) => {
    const reason = data.excluded?.[id];
    const reasonUnread = reason === undefined && positions.has(`#/excluded/${id}`);
    return !holders.has(id) && !reason?.trim() && !reasonUnread;
  });
}
