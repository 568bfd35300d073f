import type { Bilingual } from "./position.ts";
import type { Report, ReportSite } from "./report.ts";

/** Stands before the names of `sitesWithoutHolds`. */
export const holdsUnsaid: Bilingual = {
  de: "Ob Nachweise ablaufen, während ein Standort allein trägt, ist nicht geprüft, wo niemand angibt, wie lange er das kann (emergency.holds):",
  en: "Whether evidence lapses while a site carries alone has not been looked at where nobody says how long it can (emergency.holds):",
};

/**
 * The sites that are left when another one is lost, and of which nobody says how long they can carry alone: no verdict on them
 * looks at what lapses in that time. Those that an edition withholds are left out.
 *
 * @param remaining ids of the sites that are left; by default in any of the losses
 */
export function sitesWithoutHolds(
  { sites, failover }: Pick<Report, "sites" | "failover">,
  remaining: readonly string[] = failover.losses.flatMap((loss) => loss.remaining),
): readonly ReportSite[] {
  return sites.filter(({ id, holds }) => holds === null && remaining.includes(id));
}
