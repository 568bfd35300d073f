/** What this edition was made with, so that whoever has the content can make it again. */
import { sinceWhen } from "./changes.ts";
import { languages, madeBy, report } from "./data.ts";
import type { Page } from "./page.ts";

/**
 * The command that makes the same `report.json` again, of the commit that the page names; null for a report to which no
 * clearance was applied. What it can't know is in capitals: the file of a saved report, a commit that is withheld.
 */
export function buildCommand({ say }: Page): string | null {
  const { asOf, changes, withheld } = report;
  if (withheld === null) return null;
  // The day is that of the seal.
  if (madeBy === "package")
    return `nachweis package --clearance ${withheld.clearance} --out ${say({ de: "../nachgebaut.zip", en: "../made-again.zip" })}`;
  const since = changes && {
    day: changes.before.asOf,
    // Judged on the day of an audit or seal, where it was compared with that.
    revision: `${changes.before.revision ?? "COMMIT"}${changes.before.asOf === asOf ? "" : `@${changes.before.asOf}`}`,
    report: say({ de: "BERICHT.json", en: "REPORT.json" }),
  };
  return [
    `nachweis build --as-of ${asOf} --clearance ${withheld.clearance}`,
    ...(since && changes ? [`--since ${since[changes.since]}`] : []),
    ...(languages.length === 1 ? [`--lang ${languages[0]}`] : []),
    `--out ${say({ de: "../nachgebaut", en: "../made-again" })}`,
  ].join(" ");
}

/** What the changes that this edition shows were compared with, in words. */
export function comparedWith(page: Page): string {
  return report.changes === null
    ? page.say({ de: "mit keinem früheren Stand verglichen", en: "compared with no earlier state" })
    : sinceWhen(report.changes, page);
}
