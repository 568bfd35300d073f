import { methodOf } from "../../catalogue/methods.ts";
import type { FailoverReason, ProcessLoss, Verdict } from "../../model/failover.ts";
import type { Language } from "../../model/position.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { durationWords } from "../../text/duration-words.ts";
import type { Block, DocumentDefinition, Icon, Run, Tone } from "../layout/definition.ts";
import { type DocumentSource, framed, german, objectName, siteName } from "./document-frame.ts";

const looks: Readonly<Record<Verdict, { icon: Icon; tone: Tone }>> = {
  sufficient: { icon: "check", tone: "success" },
  "sufficient-until": { icon: "warning", tone: "warning" },
  "not-shown": { icon: "question", tone: "accent" },
  "not-sufficient": { icon: "cross", tone: "danger" },
};

/** A verdict as word and icon. */
export function verdictRun(verdict: Verdict, until: string | null, language: Language): Run {
  const text =
    words.verdict[verdict][language] + (verdict === "sufficient-until" && until !== null ? ` ${until}` : "");
  return { text, bold: true, ...looks[verdict] };
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
  const de = language === "de";
  yield { kind: "heading", level: 1, text: de ? "Urteile" : "Verdicts" };
  yield {
    kind: "table",
    caption: de ? "Kritischer Prozess und ausgefallener Standort" : "Critical process and lost site",
    columns: [
      { title: de ? "Prozess" : "Process", share: 2.5, header: true },
      ...failover.losses.map(({ lost }) => ({
        title: [de ? "Ausfall: " : "Loss of ", german(siteName(source, lost))],
        share: 2,
      })),
    ],
    rows: [...new Set(failover.processes.map(({ process }) => process))].map((process) => ({
      cells: [
        [german(objectName(source, process))],
        ...failover.losses.map(({ lost }) => {
          const found = failover.processes.find((loss) => loss.process === process && loss.lost === lost);
          return found ? [verdictRun(found.verdict, found.until, language)] : "–";
        }),
      ],
    })),
  };
  for (const id of failover.stranded) {
    yield {
      kind: "note",
      icon: "cross",
      tone: "danger",
      text: de
        ? `${objectName(source, id)} steht an keinem aktiven Standort.`
        : `${objectName(source, id)} stands at no active site.`,
    };
  }
  if (failover.asksForAll) {
    yield {
      kind: "note",
      icon: "warning",
      tone: "neutral",
      text: de
        ? `${methodOf(report).alternativeSite.requirement} fragt nach allen Prozessen. Das Ziel der Institution sind die kritischen; nur über sie urteilt dieser Bericht.`
        : `${methodOf(report).alternativeSite.requirement} asks for all processes. The institution's aim is the critical ones; this report judges them alone.`,
    };
  }
  for (const loss of failover.losses) {
    yield {
      kind: "heading",
      level: 1,
      text: [de ? "Ausfall: " : "Loss of ", german(siteName(source, loss.lost))],
    };
    yield {
      kind: "facts",
      rows: [
        {
          name: de ? "Es bleiben" : "Remaining",
          value: loss.remaining.map((id) => siteName(source, id)).join(", ") || "–",
        },
        {
          name: de ? "Alle zugleich" : "All at once",
          value: [verdictRun(loss.verdict, loss.until, language)],
        },
        { name: de ? "Gezeigt durch" : "Shown by", value: evidenceTitle(loss.shownBy, source) },
      ],
    };
    const ofSite = failover.processes.filter(({ lost }) => lost === loss.lost);
    const common = sharedReasons(ofSite);
    if (common.length > 0) {
      yield {
        kind: "heading",
        level: 2,
        text: de ? "Gründe, die alle Prozesse treffen" : "Reasons that concern all processes",
      };
      yield reasonTable(common, source);
    }
    for (const process of ofSite) yield* processChapter(process, common, source);
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
  source: DocumentSource,
): Generator<Block> {
  const { language } = source;
  const de = language === "de";
  const exercise = loss.exercise;
  const said = (duration: string | null): string =>
    duration === null ? "–" : durationWords(duration)[language];
  yield {
    kind: "keep-together",
    blocks: [
      { kind: "heading", level: 2, text: [german(objectName(source, loss.process))] },
      {
        kind: "facts",
        rows: [
          { name: de ? "Urteil" : "Verdict", value: [verdictRun(loss.verdict, loss.until, language)] },
          {
            name: de ? "Übung" : "Exercise",
            value: exercise
              ? `${evidenceTitle(exercise.evidence, source)} (${exercise.issued}); ${
                  de
                    ? `gemessen: Wiederanlaufzeit (RTA) ${said(exercise.rto)}, Datenverlust (RPA) ${said(exercise.rpo)}`
                    : `measured: recovery time (RTA) ${said(exercise.rto)}, loss of data (RPA) ${said(exercise.rpo)}`
                }`
              : de
                ? "keine, die zählt"
                : "none that counts",
          },
          {
            name: de ? "Offen, ohne das Urteil zu ändern" : "Open beside the verdict",
            value: String(loss.openBeside),
          },
        ],
      },
    ],
  };
  const own = loss.reasons.filter(
    (reason) => !common.includes(reason) && !common.some(({ text }) => text.de === reason.text.de),
  );
  if (own.length > 0) yield reasonTable(own, source);
}

function reasonTable(reasons: readonly FailoverReason[], { language }: DocumentSource): Block {
  const de = language === "de";
  return {
    kind: "table",
    columns: [
      { title: de ? "Grund" : "Reason", share: 4, header: true },
      { title: de ? "Was ihn beseitigt" : "What removes it", share: 3 },
    ],
    rows: reasons.map(({ text, change }) => ({ cells: [text[language], change[language]] })),
  };
}

function* sharedObjects(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  if (report.failover.shared.length === 0) return;
  yield {
    kind: "heading",
    level: 1,
    text: de ? "Gemeinsame Schwachpunkte" : "Shared single points of failure",
  };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Zielobjekt" : "Object", share: 3, header: true },
      { title: de ? "steht in" : "stands at", share: 2 },
      { title: de ? "Prozesse" : "Processes", share: 4 },
    ],
    rows: report.failover.shared.map(({ object, site, processes }) => ({
      cells: [
        objectName(source, object),
        site === null ? (de ? "an keinen Standort gebunden" : "bound to no site") : siteName(source, site),
        processes.map((id) => objectName(source, id)).join(", "),
      ],
    })),
  };
}

function* distances(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  if (report.failover.distances.length === 0) return;
  yield { kind: "heading", level: 1, text: de ? "Entfernungen" : "Distances" };
  yield {
    kind: "table",
    caption: de
      ? "Nach der Empfehlung des BSI zur Standortwahl"
      : "By the BSI's recommendation on the choice of sites",
    columns: [
      { title: de ? "Standorte" : "Sites", share: 4, header: true },
      { title: "km", share: 1, align: "right" },
      { title: de ? "Einordnung" : "Rating", share: 4 },
    ],
    rows: report.failover.distances.map(({ from, to, kilometres, rating }) => ({
      cells: [
        `${siteName(source, from)} – ${siteName(source, to)}`,
        kilometres.toFixed(1).replace(".", de ? "," : "."),
        words.distance[rating][language],
      ],
    })),
  };
}

function evidenceTitle(path: string | null, { lookup, language }: DocumentSource): string {
  if (path === null) return language === "de" ? "nichts" : "nothing";
  return lookup.evidence.get(path)?.title ?? path;
}
