import type { ProcessLoss } from "../../model/failover.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import { durationSeconds } from "../../text/duration.ts";
import { durationWords } from "../../text/duration-words.ts";
import type { Bars, Block, Cell, Run } from "../layout/definition.ts";
import { type DocumentSource, objectName, siteName } from "./document-frame.ts";
import { german } from "./given-text.ts";

/** What is asked for and what was measured (BSI-Standard 200-4): objective and actual. */
const kinds = {
  rto: {
    title: { de: "Wiederanlauf: Ziel und gemessene Zeit", en: "Recovery: objective and measured time" },
    objective: { de: "Ziel (RTO)", en: "objective (RTO)" },
    actual: { de: "gemessen (RTA)", en: "measured (RTA)" },
  },
  rpo: {
    title: { de: "Datenverlust: Ziel und gemessen", en: "Loss of data: objective and measured" },
    objective: { de: "Ziel (RPO)", en: "objective (RPO)" },
    actual: { de: "gemessen (RPA)", en: "measured (RPA)" },
  },
} as const;

/** Bars as long as the times are: for each process what it may take at most, what is asked for, and what was measured for each loss. */
export function* recoveryCharts(source: DocumentSource): Generator<Block> {
  const processes = processesIn(source);
  if (processes.length === 0) return;
  yield chart("rto", processes, source);
  yield chart("rpo", processes, source);
}

function chart(kind: "rto" | "rpo", processes: readonly string[], source: DocumentSource): Bars {
  const { report, say, language, lookup } = source;
  const words = kinds[kind];
  const actual = say(words.actual);
  const series = {
    ...(kind === "rto"
      ? {
          mtpd: {
            name: say({ de: "Höchstens tolerierbar (MTPD)", en: "Tolerable at most (MTPD)" }),
            tone: "muted" as const,
          },
        }
      : {}),
    objective: { name: say(words.objective), tone: "accent" },
    shown: {
      name: `${actual}${say({ de: ", Übung zeigt es", en: ", exercise shows it" })}`,
      tone: "success",
      icon: "check",
    },
    notShown: {
      name: `${actual}${say({ de: ", Übung zeigt es nicht", en: ", exercise does not show it" })}`,
      tone: "danger",
      icon: "cross",
    },
  } as const;
  const keys = Object.keys(series);
  const row = (
    name: string,
    value: string | null,
    of: keyof typeof series,
    without: string,
  ): Bars["rows"][number] => ({
    name,
    values: keys.map((key) => (key === of && value !== null ? (durationSeconds(value) ?? 0) : 0)),
    label: value === null ? without : durationWords(value)[language],
  });
  const missing = say({ de: "fehlt", en: "missing" });
  return {
    kind: "bars",
    title: say(words.title),
    series: Object.values(series),
    rows: processes.flatMap((process) => {
      const name = objectName(source, process);
      const recovery = lookup.objects.get(process)?.recovery ?? null;
      return [
        ...(kind === "rto" ? [row(`${name}: MTPD`, recovery?.mtpd ?? null, "mtpd", missing)] : []),
        row(`${name}: ${kind.toUpperCase()}`, recovery?.[kind] ?? null, "objective", missing),
        ...report.failover.processes
          .filter((loss) => loss.process === process)
          .map((loss) =>
            row(
              `${say({ de: "Ausfall", en: "Loss of" })} ${siteName(source, loss.lost)}`,
              loss.exercise?.[kind] ?? null,
              loss.exercise?.shows ? "shown" : "notShown",
              notMeasured(loss, source),
            ),
          ),
      ];
    }),
  };
}

/** The critical processes of which the failover verdicts speak. */
function processesIn({ report }: DocumentSource): string[] {
  return [...new Set(report.failover.processes.map(({ process }) => process))];
}

/** What stands for a time that an exercise has not measured, or that an edition withholds. */
function notMeasured({ exercise }: ProcessLoss, { lookup, say }: DocumentSource): string {
  const isHidden = exercise !== null && lookup.evidence.get(exercise.evidence)?.withheld === true;
  return say(isHidden ? withheldWord : { de: "nicht gemessen", en: "not measured" });
}

/** Target beside measured times, a row for each process and loss. */
export function timesTable(losses: readonly ProcessLoss[], source: DocumentSource): Block {
  const { say, day, language, lookup } = source;
  const target = (process: string, kind: "rto" | "rpo"): string => {
    const recovery = lookup.objects.get(process)?.recovery;
    return recovery ? durationWords(recovery[kind])[language] : say({ de: "fehlt", en: "missing" });
  };
  const measured = (loss: ProcessLoss, kind: "rto" | "rpo"): string => {
    const value = loss.exercise?.[kind] ?? null;
    return value === null ? notMeasured(loss, source) : durationWords(value)[language];
  };
  return {
    kind: "table",
    caption: say({ de: "Ziele neben gemessenen Zeiten", en: "Objectives beside measured times" }),
    columns: [
      { title: say({ de: "Prozess", en: "Process" }), share: 2.6, header: true },
      { title: say({ de: "Ausfall von", en: "Loss of" }), share: 2.4 },
      { title: "RTO", share: 1.3 },
      { title: "RTA", share: 1.3 },
      { title: "RPO", share: 1.3 },
      { title: "RPA", share: 1.3 },
      { title: say({ de: "Übung", en: "Exercise" }), share: 2.6 },
    ],
    rows: losses.map((loss) => ({
      cells: [
        [german(objectName(source, loss.process))],
        [german(siteName(source, loss.lost))],
        target(loss.process, "rto"),
        measured(loss, "rto"),
        target(loss.process, "rpo"),
        measured(loss, "rpo"),
        exerciseCell(loss, day, source),
      ],
    })),
  };
}

/** The exercise that counts: its day, how long it counts, and whether it shows that the process survives. */
export function exerciseCell(
  { exercise, survives }: ProcessLoss,
  day: DocumentSource["day"],
  { say }: DocumentSource,
): Cell {
  if (!exercise)
    return survives
      ? [
          {
            text: say({ de: "keine, die zählt", en: "none that counts" }),
            icon: "question",
            tone: "accent",
            bold: true,
          },
        ]
      : say({
          de: "nicht nötig, solange der Ausfall nicht überstanden wird",
          en: "not needed while the loss is not survived",
        });
  const shows: Run = exercise.shows
    ? { text: say({ de: "zeigt es", en: "shows it" }), icon: "check", tone: "success", bold: true }
    : {
        text: say({ de: "zeigt es nicht", en: "does not show it" }),
        icon: "cross",
        tone: "danger",
        bold: true,
      };
  const until = say({ de: "zählt bis", en: "counts until" });
  return [`${day(exercise.issued)} `, shows, `\n${until} ${day(exercise.ends)}`];
}
