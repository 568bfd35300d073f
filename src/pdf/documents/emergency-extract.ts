import { whyNoLoss } from "../../model/failover.ts";
import type { ReportObject } from "../../model/report.ts";
import { durationWords } from "../../text/duration-words.ts";
import { type Block, type DocumentDefinition, heading } from "../layout/definition.ts";
import { type DocumentSource, framed, siteName, whenEmpty } from "./document-frame.ts";
import { continuityPlans } from "./emergency-continuity.ts";
import { exercisePlan } from "./emergency-exercises.ts";
import { lacking, unknownChapters } from "./emergency-lacks.ts";
import { criticalProcesses } from "./emergency-processes.ts";
import { recoveryPlans } from "./emergency-recovery.ts";
import { siteSheets } from "./emergency-site-sheets.ts";
import { verdictRun } from "./failover-report.ts";
import { german, germanOr } from "./given-text.ts";
import { recoveryOrderOf } from "./recovery-order.ts";
import { recoveryCharts } from "./recovery-times.ts";

/** Emergency documents (BSI-Standard 200-4) from what the content says: an extract, which calls what it lacks by name. */
export function emergencyExtract(source: DocumentSource): DocumentDefinition {
  const { evidence, objects, sites } = source.report;
  return framed(source, {
    id: "",
    title: { de: "Notfalldokumente (Auszug)", en: "Emergency documents (extract)" },
    subtitle: {
      de: "Auszug für das Notfallhandbuch, kein Notfallhandbuch",
      en: "Extract for the emergency manual, no manual",
    },
    holds: [...objects, ...sites, ...evidence.filter(({ exercise }) => exercise !== null)].map(
      ({ classification }) => classification,
    ),
    page: "failover",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, say, day } = source;
  yield heading(1, say({ de: "Überblick", en: "Overview" }));
  yield {
    kind: "paragraph",
    look: "lead",
    text: say({
      de: `Dieser Auszug enthält, was der Informationsverbund am ${day(report.asOf)} über Notfälle sagt. Er ersetzt kein Notfallhandbuch: Was fehlt, steht als „fehlt“ da, mit dem Ort, an den es gehört.`,
      en: `This extract holds what the information domain says about emergencies on ${day(report.asOf)}. It is no substitute for an emergency manual: what is missing is called “missing”, with the place where it belongs.`,
    }),
  };
  yield {
    kind: "note",
    icon: "warning",
    tone: "warning",
    text: say({
      de: "Drucken Sie ihn aus, und legen Sie ihn an jeden Standort: Er wird gebraucht, wenn nichts läuft. Ein Ausdruck gilt nur für seinen Stichtag.",
      en: "Print it and keep it at every site: it is needed when nothing runs. A printout holds for its day alone.",
    }),
  };
  const processes = criticalProcesses(source);
  if (processes.length === 0) {
    yield whenEmpty(source, ["objects", "failover"], {
      kind: "note",
      icon: "question",
      tone: "accent",
      text: say(
        whyNoLoss(report.failover, {
          de: "Kein Prozess ist als kritisch gekennzeichnet (critical: true). Ohne kritische Prozesse gibt es nichts zu planen.",
          en: "No process is marked as critical (critical: true). Without critical processes there is nothing to plan.",
        }),
      ),
    });
    return;
  }
  yield processTable(processes, source);
  yield* recoveryCharts(source);
  yield* rolesOfSites(source);
  yield* siteSheets(source);
  yield* continuityPlans(source);
  const steps = recoveryOrderOf(report);
  yield* recoveryPlans(steps, source);
  yield* exercisePlan(source);
  yield* unknownChapters(source);
}

/** The critical processes with their times, and the verdict on each loss. */
function processTable(processes: readonly ReportObject[], source: DocumentSource): Block {
  const { report, say, language } = source;
  const { losses } = report.failover;
  return {
    kind: "table",
    caption: say({
      de: "Kritische Prozesse, ihre Zeiten und die Urteile über den Ausfall eines Standorts",
      en: "Critical processes, their times and the verdicts on the loss of a site",
    }),
    columns: [
      { title: say({ de: "Prozess", en: "Process" }), share: 2.2, header: true },
      { title: say({ de: "Zuständig", en: "Responsible" }), share: 1.9 },
      { title: "MTPD", share: 1.4 },
      { title: "RTO", share: 1.4 },
      { title: "RPO", share: 1.4 },
      ...losses.map(({ lost }) => ({
        title: [say({ de: "Ausfall: ", en: "Loss of " }), german(siteName(source, lost))],
        share: 2.1,
      })),
    ],
    rows: processes.map(({ id, title, owner, recovery, file }) => ({
      cells: [
        [german(title)],
        germanOr(owner, language),
        ...(["mtpd", "rto", "rpo"] as const).map((kind) =>
          recovery === null ? lacking(source, "recovery", file) : durationWords(recovery[kind])[language],
        ),
        ...losses.map(({ lost }) => {
          const found = report.failover.processes.find((loss) => loss.process === id && loss.lost === lost);
          return found ? [verdictRun(found.verdict, found.until, source)] : "–";
        }),
      ],
    })),
  };
}

/** Who is called and who decides at each site that is in use: roles alone. */
function* rolesOfSites(source: DocumentSource): Generator<Block> {
  const { report, say, language } = source;
  const sites = report.sites.filter(({ state }) => state === "active" || state === "transition");
  yield {
    kind: "keep-together",
    blocks: [
      heading(2, say({ de: "Wer gerufen wird und wer entscheidet", en: "Who is called and who decides" })),
      {
        kind: "table",
        columns: [
          { title: say({ de: "Standort", en: "Site" }), share: 3, header: true },
          { title: say({ de: "Zuerst rufen", en: "Call first" }), share: 2.4 },
          { title: say({ de: "Entscheidet", en: "Decides" }), share: 2.4 },
          { title: say({ de: "Betreiber des Gebäudes", en: "Operator of the building" }), share: 2 },
          { title: say({ de: "Trägt allein", en: "Holds alone" }), share: 1.4 },
        ],
        rows: sites.map(({ title, calls, decides, operator, holds, file }) => ({
          cells: [
            [german(title)],
            calls === null ? lacking(source, "emergency: {calls: …}", file) : [german(calls)],
            decides === null ? lacking(source, "emergency: {decides: …}", file) : [german(decides)],
            germanOr(operator, language),
            holds === null ? lacking(source, "emergency: {holds: …}", file) : durationWords(holds)[language],
          ],
        })),
      },
      {
        kind: "paragraph",
        look: "small",
        text: say({
          de: "Hier stehen nur Rollen. Namen und Rufnummern stehen im Alarmierungsplan, der nicht veröffentlicht wird.",
          en: "Only roles stand here. Names and phone numbers stand in the alarm plan, which is not published.",
        }),
      },
    ],
  };
}
