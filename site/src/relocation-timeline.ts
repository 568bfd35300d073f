import type { Relocation, ReportEvidence, ReportSite } from "./data.ts";

/** A time within a row; places are percent of the line's length. */
interface Span {
  readonly from: string;
  /** Last day; null: no end is known. */
  readonly to: string | null;
  readonly at: number;
  readonly width: number;
}

/** How an exercise went: it was passed, or not; a table-top exercise proves no times. */
type ExerciseLook = "passed" | "failed" | "table-top";

/** A day on the line. */
interface Mark {
  readonly day: string;
  readonly at: number;
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
  /** The exercises of the loss of each site, by day. */
  readonly exercises: readonly {
    readonly lost: string;
    readonly marks: readonly (Mark & { readonly evidence: string; readonly look: ExerciseLook })[];
  }[];
  /** What the move asks for and nobody has shown yet that is an exercise, by its day. */
  readonly wanted: readonly (Mark & { readonly text: Relocation["obligations"][number]["text"] })[];
}

const dayMs = 86_400_000;
const number = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs;
const text = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
const round = (value: number) => Math.round(value * 100) / 100;
/** Days shown before the first and after the last event. */
const margin = 31;
/** Most days that the line goes on behind the cut-over. */
const longest = 366;

/**
 * The time line of a relocation: both sites' phases, when a critical process has one proven site at most, and the exercises of
 * the year before the cut-over and since, of the loss of any site.
 */
export function relocationLine(
  move: Relocation,
  sites: readonly ReportSite[],
  asOf: string,
  evidence: readonly ReportEvidence[],
): RelocationLine {
  const earliest = number(move.cutOver) - longest;
  const exercises = evidence
    .flatMap(({ path, issued, exercise }) =>
      exercise === null || exercise.lostSite === null || issued === null || !(number(issued) >= earliest)
        ? []
        : [{ evidence: path, day: issued, lost: exercise.lostSite, look: lookOf(exercise) }],
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const wanted = move.obligations.filter(({ kind, met }) => kind === "exercise" && met !== true);
  const events = [
    move.transitionFrom ?? move.cutOver,
    move.cutOver,
    move.retired ?? move.cutOver,
    ...move.exposure.flatMap(({ from, to }) => [from, to ?? from]),
    ...exercises.map(({ day }) => day),
    ...wanted.map(({ due }) => due),
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
  const isShown = ({ day }: { readonly day: string }) => number(day) >= start && number(day) <= end;
  const shown = exercises.filter(isShown);
  return {
    exercises: [...Map.groupBy(shown, ({ lost }) => lost)].map(([lost, own]) => ({
      lost,
      marks: own.map(({ evidence, day, look }) => ({ evidence, day, look, at: at(number(day)) })),
    })),
    wanted: wanted.map(({ due, text }) => ({ day: due, at: at(number(due)), text })),
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

function lookOf({ kind, passed }: NonNullable<ReportEvidence["exercise"]>): ExerciseLook {
  if (kind === "table-top") return "table-top";
  return passed ? "passed" : "failed";
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
