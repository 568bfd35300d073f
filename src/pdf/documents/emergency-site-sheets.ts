import type { SiteLoss } from "../../model/failover.ts";
import { sitesWithoutHolds } from "../../model/holds-unsaid.ts";
import { durationWords } from "../../text/duration-words.ts";
import { type Block, type Cell, heading, type Row } from "../layout/definition.ts";
import { type DocumentSource, objectName, siteName } from "./document-frame.ts";
import { lacking } from "./emergency-lacks.ts";
import { holdsUnsaidOf } from "./failover-reasons.ts";
import { verdictRun } from "./failover-report.ts";
import { german, germanOr } from "./given-text.ts";
import { recoveryOrderOf, recoveryTarget } from "./recovery-order.ts";

/** Most objects in the order of recovery of a sheet: it is to fit on a page that hangs on a wall. */
const mostSteps = 14;

/** A page to hang up for each site that may be lost: who is called, what falls, what holds, what comes first. */
export function* siteSheets(source: DocumentSource): Generator<Block> {
  for (const loss of source.report.failover.losses) yield* sheet(loss, source);
}

function* sheet(loss: SiteLoss, source: DocumentSource): Generator<Block> {
  const { say } = source;
  yield { kind: "page-break" };
  yield heading(1, [
    say({ de: "Aushang: Ausfall ", en: "Notice to hang up: loss of " }),
    german(siteName(source, loss.lost)),
  ]);
  yield roles(loss, source);
  yield* whatFalls(loss, source);
  yield processes(loss, source);
  yield* whatLapses(loss, source);
  yield* firstSteps(loss, source);
}

/** Who is called and decides at the lost site and at those that carry on. */
function roles({ lost, remaining }: SiteLoss, source: DocumentSource): Block {
  const { say, language, lookup } = source;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Standort", en: "Site" }), share: 3, header: true },
      { title: say({ de: "Zuerst rufen", en: "Call first" }), share: 2.4 },
      { title: say({ de: "Entscheidet", en: "Decides" }), share: 2.4 },
      { title: say({ de: "Trägt allein", en: "Holds alone" }), share: 1.6 },
    ],
    rows: [lost, ...remaining].flatMap((id): Row[] => {
      const site = lookup.sites.get(id);
      if (!site) return [];
      const given = (text: string | null, key: string): Cell =>
        text === null ? lacking(source, `emergency: {${key}: …}`, site.file) : [german(text)];
      const { calls, decides, holds, title } = site;
      const alone =
        holds === null ? lacking(source, "emergency: {holds: …}", site.file) : durationWords(holds)[language];
      return [
        {
          cells: [
            [
              german(title),
              id === lost
                ? say({ de: " (ausgefallen)", en: " (lost)" })
                : say({ de: " (trägt)", en: " (carries)" }),
            ],
            given(calls, "calls"),
            given(decides, "decides"),
            id === lost ? "–" : alone,
          ],
        },
      ];
    }),
  };
}

/** What the verdicts say that is gone with the site. */
function* whatFalls({ lost, reasons, remaining }: SiteLoss, source: DocumentSource): Generator<Block> {
  const { say } = source;
  const gone = reasons.filter(({ kind }) => kind === "object-missing" || kind === "no-redundancy");
  const names = [...new Set(gone.flatMap(({ path }) => path.at(-1) ?? []))].map((id) =>
    objectName(source, id),
  );
  if (remaining.length === 0)
    yield {
      kind: "note",
      icon: "cross",
      tone: "danger",
      text: say({
        de: `Nach dem Ausfall von ${siteName(source, lost)} trägt kein Standort.`,
        en: `After the loss of ${siteName(source, lost)} no site carries on.`,
      }),
    };
  else if (names.length > 0)
    yield {
      kind: "note",
      icon: "cross",
      tone: "danger",
      text: [
        say({ de: "Ersatzlos fällt aus: ", en: "Gone without replacement: " }),
        german(names.join(", ")),
      ],
    };
}

/** What holds: each process, where it goes on, until when it must be back, and what is known of that. */
function processes({ lost }: SiteLoss, source: DocumentSource): Block {
  const { report, say, language, lookup } = source;
  return {
    kind: "table",
    caption: say({ de: "Was fällt und was hält", en: "What falls and what holds" }),
    columns: [
      { title: say({ de: "Prozess", en: "Process" }), share: 2.6, header: true },
      { title: say({ de: "Ausfall", en: "Loss" }), share: 1.5 },
      { title: say({ de: "läuft weiter in", en: "goes on at" }), share: 2.2 },
      { title: say({ de: "muss laufen nach", en: "must run after" }), share: 1.6 },
      { title: say({ de: "höchstens", en: "at most" }), share: 1.3 },
      { title: say({ de: "Urteil", en: "Verdict" }), share: 2 },
    ],
    rows: report.failover.processes
      .filter((loss) => loss.lost === lost)
      .map(({ process, survives, remaining, verdict, until }): Row => {
        const object = lookup.objects.get(process);
        const time = (kind: "rto" | "mtpd"): Cell =>
          object?.recovery
            ? durationWords(object.recovery[kind])[language]
            : lacking(source, "recovery", object?.file ?? process);
        return {
          cells: [
            [german(objectName(source, process))],
            survives
              ? [
                  {
                    text: say({ de: "überstanden", en: "survived" }),
                    bold: true,
                    icon: "check",
                    tone: "success",
                  },
                ]
              : [{ text: say({ de: "steht", en: "stops" }), bold: true, icon: "cross", tone: "danger" }],
            survives ? [german(remaining.map((id) => siteName(source, id)).join(", "))] : "–",
            time("rto"),
            time("mtpd"),
            [verdictRun(verdict, until, source)],
          ],
        };
      }),
  };
}

/** Evidence that lapses at the sites that carry alone, while they must. */
function* whatLapses({ remaining }: SiteLoss, source: DocumentSource): Generator<Block> {
  const { report, say, day, lookup } = source;
  const lapses = report.failover.lapses.filter(({ site }) => remaining.includes(site));
  if (remaining.length === 0) return;
  const unsaid = sitesWithoutHolds(report, remaining);
  if (unsaid.length > 0) yield { kind: "paragraph", text: holdsUnsaidOf(unsaid, source) };
  if (lapses.length === 0) {
    if (unsaid.length === 0)
      yield {
        kind: "paragraph",
        text: say({
          de: "Kein Nachweis läuft ab, solange der Standort allein tragen muss.",
          en: "No evidence lapses while the site must carry alone.",
        }),
      };
    return;
  }
  yield {
    kind: "table",
    caption: say({
      de: "Was abläuft, solange ein Standort allein trägt",
      en: "What lapses while a site carries alone",
    }),
    columns: [
      { title: say({ de: "gilt nur bis", en: "holds only until" }), share: 1.3 },
      { title: say({ de: "Nachweis", en: "Evidence" }), share: 4, header: true },
      { title: say({ de: "Anforderungen", en: "Requirements" }), share: 2.4 },
      { title: say({ de: "Standort", en: "Site" }), share: 2.4 },
    ],
    rows: lapses.map(({ site, evidence, day: on, requirements }) => ({
      cells: [
        day(on),
        [german(lookup.evidence.get(evidence)?.title ?? evidence)],
        requirements.join(", "),
        [german(siteName(source, site))],
      ],
    })),
  };
}

/** What is brought up first at the sites that remain. */
function* firstSteps({ remaining, processes: ofLoss }: SiteLoss, source: DocumentSource): Generator<Block> {
  const { report, say, language } = source;
  const here = recoveryOrderOf(report).filter(
    ({ object, serves }) =>
      serves.some((id) => ofLoss.includes(id)) &&
      (object.sites.length === 0 || object.sites.some((id) => remaining.includes(id))),
  );
  if (here.length === 0 || remaining.length === 0) return;
  const left = here.length - mostSteps;
  yield {
    kind: "table",
    caption: say({
      de: "Reihenfolge des Wiederanlaufs: Was eine Zeile braucht, steht in einer Stufe davor",
      en: "Order of recovery: what a line needs stands in a stage before it",
    }),
    columns: [
      { title: say({ de: "Stufe", en: "Stage" }), share: 0.7, align: "right" },
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3.6, header: true },
      { title: "RTO", share: 1.4 },
      { title: say({ de: "Zuständig", en: "Responsible" }), share: 3 },
    ],
    rows: [
      ...here.slice(0, mostSteps).map(({ object, stage }): Row => {
        const target = recoveryTarget(object, "rto");
        return {
          cells: [
            String(stage),
            [german(object.title)],
            target === null ? "–" : durationWords(target.value)[language],
            germanOr(object.owner, language),
          ],
        };
      }),
      ...(left > 0
        ? [
            {
              cells: [
                "",
                say({ de: `${left} weitere (Wiederanlaufpläne)`, en: `${left} more (recovery plans)` }),
                "",
                "",
              ],
            },
          ]
        : []),
    ],
  };
}
