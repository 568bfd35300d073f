import { methodOf } from "../../catalogue/methods.ts";
import type { FailoverReason, ProcessLoss, Verdict } from "../../model/failover.ts";
import { sitesWithoutHolds } from "../../model/holds-unsaid.ts";
import { decimal, sayIn } from "../../model/languages.ts";
import type { PlannedAction } from "../../model/realisation-plan.ts";
import { verdictTones } from "../../model/tones.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { durationWords } from "../../text/duration-words.ts";
import { type Block, type DocumentDefinition, heading, type Icon, type Run } from "../layout/definition.ts";
import { planOf } from "./a6-realisation-plan.ts";
import { type DocumentSource, framed, objectName, pdfTones, siteName } from "./document-frame.ts";
import { holdsUnsaidOf, leastChange, reasonTable } from "./failover-reasons.ts";
import { german } from "./given-text.ts";
import { recoveryCharts, timesTable } from "./recovery-times.ts";

const icons: Readonly<Record<Verdict, Icon>> = {
  sufficient: "check",
  "sufficient-until": "warning",
  "not-shown": "question",
  "not-sufficient": "cross",
};

/** A verdict as word and icon. */
export function verdictRun(verdict: Verdict, until: string | null, { language, day }: DocumentSource): Run {
  const text =
    words.verdict[verdict][language] +
    (verdict === "sufficient-until" && until !== null ? ` ${day(until)}` : "");
  return { text, bold: true, icon: icons[verdict], tone: pdfTones[verdictTones[verdict]] };
}

/** The failover report: whether one data centre alone is enough, each verdict with its chain of reasons. */
export function failoverReport(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "",
    title: { de: "Ausfallbericht", en: "Failover report" },
    subtitle: { de: "Genügt ein Rechenzentrum allein?", en: "Is one data centre alone enough?" },
    holds: [...source.report.objects, ...source.report.sites, ...exercises(source)].map(
      ({ classification }) => classification,
    ),
    page: "failover",
    body: () => body(source),
  });
}

/** Exercises and proofs of capacity that the report names. */
function exercises({ report, lookup }: DocumentSource): { readonly classification: Clearance }[] {
  const { processes, losses } = report.failover;
  const paths = [
    ...processes.map(({ exercise }) => exercise?.evidence),
    ...losses.map(({ shownBy }) => shownBy),
    ...[...processes, ...losses].flatMap(({ reasons }) => reasons.map(({ evidence }) => evidence)),
  ];
  return paths.flatMap((path) => {
    const evidence = path ? lookup.evidence.get(path) : undefined;
    return evidence ? [evidence] : [];
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const { failover } = report;
  const say = sayIn(language);
  yield heading(1, say({ de: "Urteile", en: "Verdicts" }));
  yield {
    kind: "table",
    caption: say({
      de: "Kritischer Prozess und ausgefallener Standort",
      en: "Critical process and lost site",
    }),
    columns: [
      { title: say({ de: "Prozess", en: "Process" }), share: 2.5, header: true },
      ...failover.losses.map(({ lost }) => ({
        title: [say({ de: "Ausfall: ", en: "Loss of " }), german(siteName(source, lost))],
        share: 2,
      })),
    ],
    rows: [...new Set(failover.processes.map(({ process }) => process))].map((process) => ({
      cells: [
        [german(objectName(source, process))],
        ...failover.losses.map(({ lost }) => {
          const found = failover.processes.find((loss) => loss.process === process && loss.lost === lost);
          return found ? [verdictRun(found.verdict, found.until, source)] : "–";
        }),
      ],
    })),
  };
  const unsaid = sitesWithoutHolds(report);
  if (unsaid.length > 0)
    yield { kind: "note", icon: "warning", tone: "neutral", text: holdsUnsaidOf(unsaid, source) };
  for (const id of failover.stranded) {
    yield {
      kind: "note",
      icon: "cross",
      tone: "danger",
      text: say({
        de: `${objectName(source, id)} steht an keinem aktiven Standort.`,
        en: `${objectName(source, id)} stands at no active site.`,
      }),
    };
  }
  if (failover.asksForAll) {
    yield {
      kind: "note",
      icon: "warning",
      tone: "neutral",
      text: say({
        de: `${methodOf(report).alternativeSite.requirement} fragt nach allen Prozessen. Das Ziel der Institution sind die kritischen; nur über sie urteilt dieser Bericht.`,
        en: `${methodOf(report).alternativeSite.requirement} asks for all processes. The institution's aim is the critical ones; this report judges them alone.`,
      }),
    };
  }
  if (failover.processes.length > 0) {
    yield heading(1, say({ de: "Ziele und gemessene Zeiten", en: "Objectives and measured times" }));
    yield timesTable(failover.processes, source);
    yield* recoveryCharts(source);
  }
  const plan = planOf(source).actions;
  for (const loss of failover.losses) {
    yield heading(1, [say({ de: "Ausfall: ", en: "Loss of " }), german(siteName(source, loss.lost))]);
    yield {
      kind: "facts",
      rows: [
        {
          name: say({ de: "Es bleiben", en: "Remaining" }),
          value: loss.remaining.map((id) => siteName(source, id)).join(", ") || "–",
        },
        {
          name: say({ de: "Alle zugleich", en: "All at once" }),
          value: [verdictRun(loss.verdict, loss.until, source)],
        },
        { name: say({ de: "Gezeigt durch", en: "Shown by" }), value: evidenceTitle(loss.shownBy, source) },
        ...leastChangeRow(loss, plan, source),
      ],
    };
    const ofSite = failover.processes.filter(({ lost }) => lost === loss.lost);
    const common = sharedReasons(ofSite);
    if (common.length > 0) {
      yield heading(
        2,
        say({ de: "Gründe, die alle Prozesse treffen", en: "Reasons that concern all processes" }),
      );
      yield reasonTable(common, plan, source);
    }
    for (const process of ofSite) yield* processChapter(process, common, plan, source);
  }
  yield* sharedObjects(source);
  yield* distances(source);
}

/** Reasons that stand at every process of a loss are told once. */
function sharedReasons(losses: readonly ProcessLoss[]): FailoverReason[] {
  const [first, ...rest] = losses;
  if (!first || rest.length === 0) return [];
  return first.reasons.filter(({ text }) =>
    rest.every(({ reasons }) => reasons.some((other) => other.text.de === text.de)),
  );
}

function* processChapter(
  loss: ProcessLoss,
  common: readonly FailoverReason[],
  plan: readonly PlannedAction[],
  source: DocumentSource,
): Generator<Block> {
  const { language, say } = source;
  const exercise = loss.exercise;
  const said = (duration: string | null): string =>
    duration === null ? "–" : durationWords(duration)[language];
  yield {
    kind: "keep-together",
    blocks: [
      heading(2, [german(objectName(source, loss.process))]),
      {
        kind: "facts",
        rows: [
          {
            name: say({ de: "Urteil", en: "Verdict" }),
            value: [verdictRun(loss.verdict, loss.until, source)],
          },
          {
            name: say({ de: "Übung", en: "Exercise" }),
            value: exercise
              ? `${evidenceTitle(exercise.evidence, source)} (${source.day(exercise.issued)}); ${say({
                  de: `gemessen: Wiederanlaufzeit (RTA) ${said(exercise.rto)}, Datenverlust (RPA) ${said(exercise.rpo)}`,
                  en: `measured: recovery time (RTA) ${said(exercise.rto)}, loss of data (RPA) ${said(exercise.rpo)}`,
                })}`
              : say({ de: "keine, die zählt", en: "none that counts" }),
          },
          {
            name: say({ de: "Offen, ohne das Urteil zu ändern", en: "Open beside the verdict" }),
            value: String(loss.openBeside),
          },
          ...leastChangeRow(loss, plan, source),
        ],
      },
    ],
  };
  const own = loss.reasons.filter(
    (reason) => !common.includes(reason) && !common.some(({ text }) => text.de === reason.text.de),
  );
  if (own.length > 0) yield reasonTable(own, plan, source);
}

/** What would be enough, where a verdict is not. */
function leastChangeRow(
  loss: Pick<ProcessLoss, "verdict" | "reasons">,
  plan: readonly PlannedAction[],
  source: DocumentSource,
): { readonly name: string; readonly value: string }[] {
  const value = leastChange(loss, plan, source);
  const name = source.say({ de: "Kleinste Änderung, die genügt", en: "Least change that suffices" });
  return value === null ? [] : [{ name, value }];
}

function* sharedObjects(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  if (report.failover.shared.length === 0) return;
  yield heading(1, say({ de: "Gemeinsame Schwachpunkte", en: "Shared single points of failure" }));
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3, header: true },
      { title: say({ de: "steht in", en: "stands at" }), share: 2 },
      { title: say({ de: "Prozesse", en: "Processes" }), share: 4 },
    ],
    rows: report.failover.shared.map(({ object, site, processes }) => ({
      cells: [
        objectName(source, object),
        site === null
          ? say({ de: "an keinen Standort gebunden", en: "bound to no site" })
          : siteName(source, site),
        processes.map((id) => objectName(source, id)).join(", "),
      ],
    })),
  };
}

function* distances(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  if (report.failover.distances.length === 0) return;
  yield heading(1, say({ de: "Entfernungen", en: "Distances" }));
  yield {
    kind: "table",
    caption: say({
      de: "Nach der Empfehlung des BSI zur Standortwahl",
      en: "By the BSI's recommendation on the choice of sites",
    }),
    columns: [
      { title: say({ de: "Standorte", en: "Sites" }), share: 4, header: true },
      { title: "km", share: 1, align: "right" },
      { title: say({ de: "Einordnung", en: "Rating" }), share: 4 },
    ],
    rows: report.failover.distances.map(({ from, to, kilometres, rating }) => ({
      cells: [
        `${siteName(source, from)} – ${siteName(source, to)}`,
        decimal(kilometres.toFixed(1), language),
        words.distance[rating][language],
      ],
    })),
  };
}

function evidenceTitle(path: string | null, { lookup, language }: DocumentSource): string {
  if (path === null) return { de: "nichts", en: "nothing" }[language];
  return lookup.evidence.get(path)?.title ?? path;
}
