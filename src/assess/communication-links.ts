import type { Index, Needs } from "../model/assessed.ts";
import type { Criticality, ReportLink } from "../model/communication-link.ts";
import type { TargetObject } from "../model/project.ts";
import { basicValues } from "../model/vocabulary.ts";

/** The communication links (Kommunikationsverbindungen) of the domain, by the id of the target object. */
export function linksOf(index: Index, needs: ReadonlyMap<string, Needs>): Map<string, ReportLink> {
  return new Map(
    index.project.objects.flatMap((object) => {
      const link = linkOf(object, index, needs.get(object.id));
      return link ? [[object.id, link] as const] : [];
    }),
  );
}

/**
 * What a target object is as a communication link (BSI-Standard 200-2, 8.2); null for one that joins nothing. A link
 * between sites leads over foreign ground, so that it is external unless somebody says with a reason that it is not.
 */
function linkOf(object: TargetObject, index: Index, needs: Needs | undefined): ReportLink | null {
  const { connects = [], external, "no-transfer": noTransfer } = object.data;
  if (connects.length === 0 && external !== true && noTransfer !== true) return null;
  const betweenSites = leadsBetweenSites(object, index);
  const externalReason = object.data["external-reason"] ?? null;
  const isOwnGround = external === false && externalReason !== null;
  const criticality: Criticality[] = [];
  if (external === true || (betweenSites && !isOwnGround)) criticality.push("external");
  for (const value of basicValues) {
    const need = needs?.[value].value ?? null;
    if (need === "high" || need === "very-high") criticality.push(value);
  }
  if (noTransfer === true) criticality.push("no-transfer");
  return { betweenSites, externalReason, criticality };
}

/** Whether no site is common to all that an object joins: then no part of the link stays within one. */
function leadsBetweenSites({ data }: TargetObject, { sites, objects }: Index): boolean {
  const places = (data.connects ?? [])
    .map((end) => (sites.has(end) ? [end] : (objects.get(end)?.data.sites ?? [])))
    .filter((place) => place.length > 0);
  const [first = [], ...others] = places.map((place) => new Set(place));
  return places.length > 1 && [...first].every((site) => others.some((place) => !place.has(site)));
}
