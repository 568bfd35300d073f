import { type Forecast, type ForecastEntry, unreadFilesOf } from "../model/forecast.ts";
import type { Report } from "../model/report.ts";
import { addDays, endOf } from "../text/date.ts";
import { compareBy, compareText } from "../text/order.ts";
import { assessmentLapses, type Lapse } from "./forecast-assessments.ts";
import { otherLapses } from "./forecast-others.ts";

/**
 * What will lapse or fall due up to a day, and what is overdue already: evidence by its validity and required intervals,
 * certificates with their surveillance audits, assessments, actions, accepted risks, exercises, audit findings and reviews
 * of documents. It is the content as it stands: what only concerns sites that are retired by then is left out, what sites
 * that open later will need is not in it yet.
 *
 * @param responsible only what this role or person must do, letter case aside; null: everything
 */
export function forecast(report: Report, until: string, responsible: string | null): Forecast {
  const wanted = responsible?.toLowerCase();
  const entries = allLapses(report)
    .filter(({ day, sites }) => day <= until && concernsOpenSite(report, sites, addDays(day, 1)))
    .filter(
      (entry) => wanted === undefined || entry.responsible.some((name) => name.toLowerCase() === wanted),
    )
    .map((entry): ForecastEntry => ({ ...entry, past: entry.day < report.asOf }))
    .sort(
      compareBy(
        (a, b) => compareText(a.day, b.day),
        (a, b) => compareText(a.kind, b.kind),
        (a, b) => compareText(a.subject, b.subject),
        (a, b) => compareText(a.id, b.id),
      ),
    );
  const { asOf, domain } = report;
  const unread = unreadFilesOf(report);
  return { format: "nachweis-forecast/1", asOf, until, title: domain.title, responsible, entries, unread };
}

/** How far a forecast looks if nobody says otherwise: to the next certification's surveillance. */
export const looksAhead = "P12M";

/** The day up to which a forecast looks if nobody says otherwise. */
export function nextYear({ asOf }: Report): string {
  return endOf(asOf, looksAhead) ?? asOf;
}

/** What is still to lapse within a year: what is overdue is among the findings. Sorted by day. */
export function comingLapses(report: Report): readonly ForecastEntry[] {
  return forecast(report, nextYear(report), null).entries.filter(({ past }) => !past);
}

function allLapses(report: Report): Lapse[] {
  const ofAssessments = assessmentLapses(report);
  return [...ofAssessments, ...otherLapses(report, ofAssessments)];
}

/** True on a day on which one of the sites has items, and for what is bound to no site. */
function concernsOpenSite({ sites }: Report, ids: readonly string[], day: string): boolean {
  const isOpen = (id: string): boolean => {
    const phases = sites.find((site) => site.id === id)?.phases ?? [];
    const state = phases.findLast(({ from }) => from <= day)?.state;
    return state === "transition" || state === "active";
  };
  return ids.length === 0 || ids.some(isOpen);
}

/** Everybody whom the content makes responsible for something that can lapse, sorted. */
export function responsibleNames(report: Report): string[] {
  return [...new Set(allLapses(report).flatMap(({ responsible }) => responsible))].sort(compareText);
}
