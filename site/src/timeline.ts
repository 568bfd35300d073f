import type { ReportEvidence } from "./data.ts";

/** Where evidence lies on a line of time; all places are percent of the line's length. */
export interface Timeline {
  readonly years: readonly { readonly label: string; readonly at: number }[];
  /** The report's day. */
  readonly today: number;
  readonly bars: readonly { readonly entry: ReportEvidence; readonly from: number; readonly width: number }[];
}

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const round = (number: number) => Math.round(number * 100) / 100;

/**
 * The time line of all evidence that has a date. It reaches from the year of the earliest issue (at most six years before
 * the report's day) to the end of the year of the latest expiry (at most four years after it).
 * @returns null if nothing has a date.
 */
export function timeline(evidence: readonly ReportEvidence[], asOf: string): Timeline | null {
  const dated = evidence.filter((entry) => entry.issued !== null && !Number.isNaN(day(entry.issued)));
  if (dated.length === 0) return null;
  const year = (date: string) => Number(date.slice(0, 4));
  const now = year(asOf);
  const first = Math.max(now - 6, Math.min(now, ...dated.map((entry) => year(entry.issued ?? asOf))));
  const last = Math.min(now + 4, Math.max(now, ...dated.map((entry) => year(entry.validUntil ?? asOf))));
  const start = day(`${first}-01-01`);
  const end = day(`${last + 1}-01-01`);
  const at = (date: string) =>
    round((Math.min(Math.max(day(date), start), end) - start) / ((end - start) / 100));
  return {
    years: Array.from({ length: last - first + 1 }, (_, index) => ({
      label: String(first + index),
      at: at(`${first + index}-01-01`),
    })),
    today: at(asOf),
    bars: dated.map((entry) => {
      const from = at(entry.issued ?? asOf);
      const to = entry.validUntil === null ? 100 : at(entry.validUntil);
      return { entry, from, width: round(Math.max(to - from, 0.5)) };
    }),
  };
}
