import type { FontMetrics } from "../drawing/set-text.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { networkPlan } from "../network-plan/network-plan.ts";
import type { PlanGroup } from "../network-plan/plan-content.ts";
import type { PlanPicture } from "../network-plan/plan-picture.ts";

/** The network plan as the site shows it: the same picture as in the documents. */
export interface SitePlan {
  /** Null where there is nothing to draw, or more than a picture could show. */
  readonly picture: PlanPicture | null;
  /** What the picture shows, in words. */
  readonly inWords: string;
  /** The boxes that stand for several target objects, with the ids of these. */
  readonly groups: readonly (Omit<PlanGroup, "objects"> & { readonly objects: readonly string[] })[];
}

/** The network plan of a report in both languages, drawn with the letters of the documents, which are those of the site. */
export function sitePlans(report: Report, fonts: FontMetrics): Readonly<Record<Language, SitePlan>> {
  const plan = (language: Language): SitePlan => {
    const { content, picture, inWords } = networkPlan(report, language, fonts);
    const groups = content.groups.filter(({ objects }) => objects.length > 1);
    return {
      picture,
      inWords,
      groups: groups.map((group) => ({ ...group, objects: group.objects.map(({ id }) => id) })),
    };
  };
  return { de: plan("de"), en: plan("en") };
}
