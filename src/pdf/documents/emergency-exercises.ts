import { type FailoverReason, type ProcessLoss, whyNoLoss } from "../../model/failover.ts";
import { compareBy, compareText } from "../../text/order.ts";
import { type Block, heading, type Row, type Run } from "../layout/definition.ts";
import { type DocumentSource, objectName, siteName, whenEmpty } from "./document-frame.ts";
import { german } from "./given-text.ts";
import { exerciseCell } from "./recovery-times.ts";

/** Reasons that an exercise removes. */
const byExercise: readonly FailoverReason["kind"][] = [
  "no-exercise",
  "exercise-failed",
  "exercise-too-old",
  "exercise-too-slow",
  "exercise-not-holding",
];

/** The exercise plan (Übungsplan): what is to be rehearsed by when, since the exercises that count end. */
export function* exercisePlan(source: DocumentSource): Generator<Block> {
  const { report, say, day } = source;
  const { losses, processes } = report.failover;
  yield { kind: "page-break" };
  yield heading(1, say({ de: "Übungsplan", en: "Exercise plan" }));
  yield {
    kind: "paragraph",
    text: say({
      de: "Jeder Ausfall wird für jeden kritischen Prozess geübt, in beiden Richtungen, mit gemessenen Zeiten. Eine Planbesprechung belegt keine Zeit. Fällig ist, was nicht gezeigt ist, und danach, was nicht mehr zählt.",
      en: "Each loss is rehearsed for each critical process, in both directions, with measured times. A table-top exercise proves no time. Due is what is not shown, and then what counts no more.",
    }),
  };
  if (processes.length === 0) {
    yield whenEmpty(source, ["failover"], {
      kind: "note",
      icon: "question",
      tone: "accent",
      text: say(
        whyNoLoss(report.failover, {
          de: "Kein kritischer Prozess hat einen aktiven Standort, dessen Ausfall zu üben wäre.",
          en: "No critical process has an active site whose loss could be rehearsed.",
        }),
      ),
    });
    return;
  }
  const planned = processes
    .map((loss) => ({ loss, due: loss.exercise?.shows ? loss.exercise.ends : null }))
    .sort(
      compareBy(
        (a, b) => compareText(a.due ?? "", b.due ?? ""),
        (a, b) => compareText(a.loss.lost, b.loss.lost),
      ),
    );
  yield {
    kind: "table",
    caption: say({
      de: "Was zu üben ist, das Dringendste zuerst",
      en: "What is to be rehearsed, the most urgent first",
    }),
    columns: [
      { title: say({ de: "fällig", en: "due" }), share: 1.5 },
      { title: say({ de: "Ausfall von", en: "Loss of" }), share: 2.2, header: true },
      { title: say({ de: "Prozess", en: "Process" }), share: 2.4, header: true },
      { title: say({ de: "letzte Übung", en: "last exercise" }), share: 1.9 },
      { title: say({ de: "was zu tun ist", en: "what is to be done" }), share: 4 },
    ],
    rows: planned.map(
      ({ loss, due }): Row => ({
        cells: [
          due === null ? dueNow(loss, source) : `${say({ de: "bis", en: "by" })} ${day(due)}`,
          [german(siteName(source, loss.lost))],
          [german(objectName(source, loss.process))],
          exerciseCell(loss, day, source),
          whatToDo(loss, source),
        ],
      }),
    ),
  };
  const together = losses.flatMap(({ lost, reasons }) =>
    reasons.filter(({ kind }) => kind === "not-together").map((reason) => ({ lost, reason })),
  );
  for (const { reason } of together)
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: `${say(reason.text)} ${say(reason.change)}`,
    };
  yield* byRelocation(source);
  yield {
    kind: "note",
    icon: "warning",
    tone: "warning",
    text: [
      { text: say({ de: "fehlt", en: "missing" }), bold: true },
      say({
        de: ": Termin, Leitung, Teilnehmende, Drehbuch und Beobachtung jeder Übung. Sie gehören in den Übungsplan der Institution, das Protokoll danach als Nachweis (type: exercise) mit gemessenen Zeiten.",
        en: ": day, lead, participants, script and observers of each exercise. They belong in the institution's exercise plan; the record then becomes evidence (type: exercise) with measured times.",
      }),
    ],
  };
}

/** What is not shown is due at once; an exercise of what does not survive shows nothing yet. */
function dueNow({ survives }: ProcessLoss, { say }: DocumentSource): Run[] {
  return survives
    ? [{ text: say({ de: "jetzt", en: "now" }), bold: true, icon: "warning", tone: "danger" }]
    : [
        {
          text: say({ de: "nach dem Umbau", en: "after the change" }),
          bold: true,
          icon: "question",
          tone: "accent",
        },
      ];
}

function whatToDo({ reasons, survives, exercise }: ProcessLoss, { say }: DocumentSource): string {
  const changes = [
    ...new Set(reasons.filter(({ kind }) => byExercise.includes(kind)).map(({ change }) => say(change))),
  ];
  if (changes.length > 0) return changes.join(" ");
  if (!survives)
    return say({
      de: "Erst herstellen, was den Ausfall übersteht (Ausfallbericht), dann üben.",
      en: "First set up what survives the loss (failover report), then rehearse.",
    });
  return exercise ? say({ de: "Vor diesem Tag erneut üben.", en: "Rehearse again before that day." }) : "–";
}

/** Exercises that a move asks for. */
function* byRelocation({ report, say, day }: DocumentSource): Generator<Block> {
  const asked = report.relocations.flatMap(({ obligations }) =>
    obligations.filter(({ kind, met }) => kind === "exercise" && met !== true),
  );
  if (asked.length === 0) return;
  yield {
    kind: "table",
    caption: say({ de: "Was der Umzug an Übungen verlangt", en: "Exercises that the move asks for" }),
    columns: [
      { title: say({ de: "bis", en: "by" }), share: 1.2 },
      { title: say({ de: "Übung", en: "Exercise" }), share: 8, header: true },
    ],
    rows: asked.map(({ due, text }) => ({ cells: [day(due), say(text)] })),
  };
}
