/** The trend over the sealed states, as columns of a picture and rows of a table. */

import type { ReportSeal } from "../../src/model/sealed-history.ts";
import { type Counts, type Report, report } from "./data.ts";

/** Most states that a picture shows; the table shows all. */
const mostColumns = 24;

/**
 * The seals, for the page that exists only where there are some.
 *
 * @throws {Error} where there are none
 */
export function knownSeals(): NonNullable<Report["seals"]> {
  if (report.seals === undefined) throw new Error("there is no seal");
  return report.seals;
}

/** Items by state at one place in one sealed state. */
export interface TrendPoint {
  readonly serial: number;
  readonly day: string;
  readonly counts: Counts;
}

/** What is known of one place over the sealed states, oldest first. */
export interface Trend {
  /** Id of the site; null for items that are bound to none, "" for all of them. */
  readonly site: string | null;
  readonly points: readonly TrendPoint[];
}

/** The trend of all items, then of each site in the order of the report, then of those that went, last of what has no site. */
export function trendsOf(seals: readonly ReportSeal[]): readonly Trend[] {
  const told = seals.flatMap(({ serial, day, counts }) => (counts === null ? [] : [{ serial, day, counts }]));
  const present = report.sites.map(({ id }) => id);
  const named = told.flatMap(({ counts }) => counts.flatMap(({ site }) => site ?? []));
  const places: readonly (string | null)[] = [...new Set([...present, ...named]), null];
  const bySite = places.map((site) => ({
    site,
    points: told.flatMap(({ serial, day, counts }) => {
      const found = counts.find((row) => row.site === site);
      return found === undefined ? [] : [{ serial, day, counts: found.counts }];
    }),
  }));
  const all = told.map(({ serial, day, counts }) => ({
    serial,
    day,
    counts: added(counts.map((row) => row.counts)),
  }));
  return [
    { site: "", points: all },
    ...bySite.filter(({ points }) => points.some(({ counts }) => counts.items > 0)),
  ].filter(({ points }) => points.length > 0);
}

/** The points that a picture shows: the newest. */
export function shownPoints({ points }: Trend): readonly TrendPoint[] {
  return points.slice(-mostColumns);
}

function added(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
  const [proven, unproven, open, dispensable, unassessed] = [
    sum("proven"),
    sum("unproven"),
    sum("open"),
    sum("dispensable"),
    sum("unassessed"),
  ];
  return { items: sum("items"), proven, unproven, open, dispensable, unassessed };
}
