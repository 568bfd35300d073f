import type { FontMetrics } from "../drawing/set-text.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { planInWords } from "./plan-alternative.ts";
import { type PlanContent, planContent } from "./plan-content.ts";
import { type PlanPicture, planPicture } from "./plan-picture.ts";

/** The network plan of a report (bereinigter Netzplan), in one language. */
export interface NetworkPlan {
  readonly content: PlanContent;
  /** Null where there is nothing to draw, or more than a picture could show. */
  readonly picture: PlanPicture | null;
  /** What the picture shows, in words; empty without one. */
  readonly inWords: string;
}

/** Boxes and links beyond which a plan is drawn more coarsely, and then not at all: nobody could read it. */
const mostThings = 240;

/** The shape that a plan is drawn for: what A3 across leaves beside margins and a heading, in points. */
const page = { width: 1071, height: 620 } as const;

/** Draws the network plan from the model. The same report and fonts give the same plan. */
export function networkPlan(report: Report, language: Language, metrics: FontMetrics): NetworkPlan {
  const fine = planContent(report, "fine");
  const content = thingsIn(fine) <= mostThings ? fine : planContent(report, "coarse");
  const things = thingsIn(content);
  if (things === 0 || things > mostThings) return { content, picture: null, inWords: "" };
  return {
    content,
    picture: planPicture(content, language, metrics, page),
    inWords: planInWords(content, language),
  };
}

/** How many boxes and links a plan has: each group at each of its sites. */
function thingsIn({ groups, links }: PlanContent): number {
  return groups.reduce((sum, { sites }) => sum + Math.max(1, sites.length), 0) + links.length;
}
