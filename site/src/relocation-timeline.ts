import type { Relocation, ReportSite } from "./data.ts";

/** A time within a row; places are percent of the line's length. */
interface Span {
  readonly from: string;
  /** Last day; null: no end is known. */
  readonly to: string | null;
  readonly at: number;
  readonly width: number;
}

/** The line of a relocation; places are shares of its length. */
export interface RelocationLine {
  readonly months: readonly { readonly label: string; readonly at: number }[];
  readonly today: number | null;
  readonly cutOver: number;
  readonly phases: readonly {
    readonly site: string;
    readonly spans: readonly (Span & { readonly state: ReportSite["state"] })[];
  }[];
  readonly exposure: readonly {
    readonly process: string;
    readonly spans: readonly (Span & { readonly site: string | null })[];
  }[];
}

const dayMs = 86_400_000;
const number = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs;
const text = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
const round = (value: number) => Math.round(value * 100) / 100;
/** Days shown before the first and after the last event. */
const margin = 31;
/** Most days that the line goes on behind the cut-over. */
const longest = 366;

/** The time line of a relocation: both sites' phases, and when a critical process has one proven site at most. */
export function relocationLine(move: Relocation, sites: readonly ReportSite[], asOf: string): RelocationLine {
  const events = [
    move.transitionFrom ?? move.cutOver,
    move.cutOver,
    move.retired ?? move.cutOver,
    ...move.exposure.flatMap(({ from, to }) => [from, to ?? from]),
  ].map(number);
  const start = Math.min(...events) - margin;
  const end = Math.min(Math.max(...events) + margin, number(move.cutOver) + longest);
  const at = (day: number) => round(((Math.min(Math.max(day, start), end) - start) / (end - start)) * 100);
  const span = (from: string, to: string | null): Span => {
    const left = at(number(from));
    return {
      from,
      to,
      at: left,
      width: round(Math.max((to === null ? 100 : at(number(to) + 1)) - left, 0.5)),
    };
  };
  const phases = [move.from, move.to].flatMap((id) => {
    const site = sites.find((one) => one.id === id);
    if (!site) return [];
    const spans = site.phases.map(({ from, state }, i) => {
      const next = site.phases[i + 1]?.from;
      return { ...span(from, next === undefined ? null : text(number(next) - 1)), state };
    });
    return [{ site: id, spans: spans.filter(({ to }) => to === null || number(to) >= start) }];
  });
  const processes = [...new Set(move.exposure.map(({ process }) => process))];
  return {
    months: monthsBetween(start, end).map((month) => ({ label: month, at: at(number(`${month}-01`)) })),
    today: number(asOf) >= start && number(asOf) <= end ? at(number(asOf)) : null,
    cutOver: at(number(move.cutOver)),
    phases,
    exposure: processes.map((process) => ({
      process,
      spans: move.exposure
        .filter((one) => one.process === process && number(one.from) < end)
        .map(({ from, to, site }) => ({ ...span(from, to), site })),
    })),
  };
}

/** The first months of the quarters in between, as `YYYY-MM`. */
function monthsBetween(start: number, end: number): string[] {
  const found = new Set<string>();
  for (let day = Math.ceil(start); day <= end; day++) {
    const date = text(day);
    if (/-(?:01|04|07|10)-01$/.test(date)) found.add(date.slice(0, 7));
  }
  return [...found];
}
