import {
  type EmergencySection,
  emergencySections,
  sectionOf,
  withoutSections,
} from "../../model/prose-section.ts";
import type { ReportObject } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { durationWords } from "../../text/duration-words.ts";
import { type Block, type Cell, heading } from "../layout/definition.ts";
import { type DocumentSource, objectName, siteName } from "./document-frame.ts";
import { lacking } from "./emergency-lacks.ts";
import { criticalProcesses } from "./emergency-processes.ts";
import { verdictRun } from "./failover-report.ts";
import { german, germanOr } from "./given-text.ts";
import { proseChapter } from "./prose-blocks.ts";
import { exerciseCell } from "./recovery-times.ts";

/** A business continuity plan (Geschäftsfortführungsplan) for each critical process. */
export function* continuityPlans(source: DocumentSource): Generator<Block> {
  const { say } = source;
  yield { kind: "page-break" };
  yield heading(1, say({ de: "Geschäftsfortführungspläne", en: "Business continuity plans" }));
  yield {
    kind: "paragraph",
    text: say({
      de: "Je kritischem Prozess: was er braucht, wie lange er stehen darf, was bei Ausfall eines Standorts gilt, und wie bis zum Wiederanlauf gearbeitet wird.",
      en: "For each critical process: what it needs, how long it may stand still, what holds when a site is lost, and how work goes on until it is back.",
    }),
  };
  for (const process of criticalProcesses(source)) yield* plan(process, source);
}

function* plan(process: ReportObject, source: DocumentSource): Generator<Block> {
  const { report, say, day, language } = source;
  yield heading(2, [german(process.title)]);
  const time = (kind: "mtpd" | "rto" | "rpo"): Cell =>
    process.recovery
      ? durationWords(process.recovery[kind])[language]
      : lacking(source, "recovery", process.file);
  yield {
    kind: "facts",
    rows: [
      { name: say({ de: "Zuständig", en: "Responsible" }), value: germanOr(process.owner, language) },
      {
        name: say({ de: "Darf höchstens stehen (MTPD)", en: "May stand still at most (MTPD)" }),
        value: time("mtpd"),
      },
      {
        name: say({ de: "Muss wieder laufen nach (RTO)", en: "Must run again after (RTO)" }),
        value: time("rto"),
      },
      {
        name: say({ de: "Darf an Daten verlieren (RPO)", en: "May lose of data (RPO)" }),
        value: time("rpo"),
      },
      { name: say({ de: "Standorte", en: "Sites" }), value: sitesCell(process, source) },
      { name: say({ de: "Braucht", en: "Needs" }), value: needsCell(process, source) },
    ],
  };
  const losses = report.failover.processes.filter((loss) => loss.process === process.id);
  if (losses.length > 0)
    yield {
      kind: "table",
      caption: say({ de: "Wenn ein Standort ausfällt", en: "When a site is lost" }),
      columns: [
        { title: say({ de: "Ausfall von", en: "Loss of" }), share: 2.6, header: true },
        { title: say({ de: "getragen von", en: "carried by" }), share: 2.6 },
        { title: say({ de: "Übung", en: "Exercise" }), share: 2.2 },
        { title: say({ de: "Urteil", en: "Verdict" }), share: 2 },
      ],
      rows: losses.map((loss) => ({
        cells: [
          [german(siteName(source, loss.lost))],
          loss.survives ? [german(loss.remaining.map((id) => siteName(source, id)).join(", "))] : "–",
          exerciseCell(loss, day, source),
          [verdictRun(loss.verdict, loss.until, source)],
        ],
      })),
    };
  const rest = withoutSections(process.prose);
  if (rest.length > 0) {
    yield heading(3, say({ de: "Was zum Prozess geschrieben ist", en: "What is written about the process" }));
    yield* proseChapter(rest, 3, language);
  }
  yield* section(process, "continuity", source);
  yield* section(process, "return", source);
}

const titles: Readonly<Record<EmergencySection, { readonly de: string; readonly en: string }>> = {
  continuity: {
    de: "Notbetrieb: Ersatzverfahren und Mindestleistung",
    en: "Emergency operation: workarounds and minimum output",
  },
  restart: { de: "Schritte des Wiederanlaufs", en: "Steps of recovery" },
  return: { de: "Rückkehr in den Normalbetrieb", en: "Return to normal operation" },
};

/** What stands below the section's heading in the object's text, or where to write it. */
function* section(object: ReportObject, key: EmergencySection, source: DocumentSource): Generator<Block> {
  const { say, language } = source;
  yield heading(3, say(titles[key]));
  const found = sectionOf(object.prose, key);
  if (found) yield* proseChapter(found, 3, language);
  else yield { kind: "paragraph", text: lackingSection(object, key, source) };
}

/** Says that a section of an object's text is missing. */
export function lackingSection(
  { file }: ReportObject,
  key: EmergencySection,
  source: DocumentSource,
): ReturnType<typeof lacking> {
  const title = emergencySections[key].de;
  return lacking(
    source,
    source.say({ de: `Überschrift „${title}“ im Text`, en: `heading “${title}” in the text` }),
    file,
  );
}

/** Where an object stands, and how its places share the work. */
export function sitesCell({ sites, redundancy }: ReportObject, source: DocumentSource): Cell {
  const { say, language } = source;
  if (sites.length === 0) return say({ de: "an keinen gebunden", en: "bound to none" });
  const how = redundancy === null ? "" : ` (${words.redundancy[redundancy][language]})`;
  return [german(sites.map((id) => siteName(source, id)).join(", ")), how];
}

/** What an object needs directly; of some one suffices. */
export function needsCell({ dependsOn }: ReportObject, source: DocumentSource): Cell {
  if (dependsOn.length === 0)
    return source.say({ de: "nichts, was erfasst ist", en: "nothing that is recorded" });
  const or = source.say({ de: " oder ", en: " or " });
  return [german(dependsOn.map((entry) => entry.map((id) => objectName(source, id)).join(or)).join("; "))];
}
