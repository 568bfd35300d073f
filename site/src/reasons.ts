import type { ReportItem } from "./data.ts";
import { assessmentsOf, errorsOf } from "./lookup.ts";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";

const maxLength = 500;

/** Why an item is a gap: what the check found, and what the officers say about it. */
export interface Reason {
  readonly text: string;
  /** What officers wrote, in German. */
  readonly german: boolean;
}

/** The reasons of a gap, those of the check first; never empty. */
export function reasonsFor(item: ReportItem, page: Page): readonly Reason[] {
  const { say } = page;
  const found = errorsOf(item).map((finding) => ({ text: say(finding.message), german: false }));
  const told = assessmentsOf([item])
    .filter(({ assessment }) => assessment.status === "no" || assessment.status === "partial")
    .map(({ assessment }) => ({ text: shorten(plainText(assessment.prose)), german: true }))
    .filter((reason) => reason.text !== "");
  const reasons = [...found, ...told];
  if (reasons.length > 0) return reasons;
  if (item.state === "unassessed")
    return [{ text: say({ de: "Es gibt keine Bewertung.", en: "There is no assessment." }), german: false }];
  if (item.state === "open")
    return [
      {
        text: say({ de: "Nicht oder erst teilweise umgesetzt.", en: "Not fulfilled, or only in part." }),
        german: false,
      },
    ];
  return [
    {
      text: say({ de: "Es fehlt ein Nachweis, der gilt.", en: "Evidence that holds is missing." }),
      german: false,
    },
  ];
}

function shorten(text: string): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength).replace(/\s\S*$/, "")} …`;
}
