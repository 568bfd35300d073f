import { sectionOf } from "../../model/prose-section.ts";
import type { ReportObject } from "../../model/report.ts";
import type { ObjectType } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { durationWords } from "../../text/duration-words.ts";
import { compareText } from "../../text/order.ts";
import { type Block, type Cell, heading, type Row } from "../layout/definition.ts";
import { type DocumentSource, objectName, whenEmpty } from "./document-frame.ts";
import { lackingSection, needsCell, sitesCell } from "./emergency-continuity.ts";
import { criticalProcesses } from "./emergency-processes.ts";
import { german, germanOr, missing } from "./given-text.ts";
import { proseBlocks } from "./prose-blocks.ts";
import { type RecoveryStep, recoveryTarget } from "./recovery-order.ts";

/** What is recovered by a plan of its own; rooms, buildings and providers are only waited for. */
const planned: readonly (ObjectType | null)[] = ["application", "it-system", "ics", "network", "service"];

/** Recovery plans (Wiederanlauf- und Wiederherstellungspläne) of applications and systems, in the order of the dependencies. */
export function* recoveryPlans(steps: readonly RecoveryStep[], source: DocumentSource): Generator<Block> {
  const { say } = source;
  yield { kind: "page-break" };
  yield heading(1, say({ de: "Wiederanlauf- und Wiederherstellungspläne", en: "Recovery plans" }));
  if (steps.length === 0) {
    yield whenEmpty(source, ["objects"], {
      kind: "note",
      icon: "question",
      tone: "accent",
      text: say({
        de: "Kein kritischer Prozess nennt, was er braucht (depends-on).",
        en: "No critical process says what it needs (depends-on).",
      }),
    });
    return;
  }
  yield {
    kind: "paragraph",
    text: say({
      de: "Von unten nach oben: Eine Stufe beginnt, wenn läuft, was ihre Zielobjekte aus den Stufen davor brauchen. RTO und RPO sind die kürzesten der Prozesse, die das Zielobjekt brauchen (Minimalprinzip); alles zusammen muss in sie passen.",
      en: "From bottom to top: a stage begins when what its objects need of the stages before runs. RTO and RPO are the shortest of the processes that need the object (minimum principle); all of it together must fit into them.",
    }),
  };
  yield orderTable(steps, source);
  for (const step of steps.filter(({ object }) => planned.includes(object.type))) yield* plan(step, source);
}

function orderTable(steps: readonly RecoveryStep[], source: DocumentSource): Block {
  const { say, language } = source;
  const all = criticalProcesses(source).length;
  return {
    kind: "table",
    caption: say({ de: "Reihenfolge", en: "Order" }),
    columns: [
      { title: say({ de: "Stufe", en: "Stage" }), share: 0.8, align: "right" },
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3, header: true },
      { title: say({ de: "Art", en: "Type" }), share: 1.5 },
      { title: "RTO", share: 1.4 },
      { title: "RPO", share: 1.4 },
      { title: say({ de: "dient", en: "serves" }), share: 3.4 },
    ],
    rows: steps.map(({ object, stage, serves }): Row => {
      const time = (kind: "rto" | "rpo"): string => {
        const target = recoveryTarget(object, kind);
        return target === null ? "–" : durationWords(target.value)[language];
      };
      return {
        cells: [
          String(stage),
          [german(object.title)],
          object.type === null ? missing(language) : words.objectType[object.type][language],
          time("rto"),
          time("rpo"),
          serves.length === all && all > 1
            ? say({ de: "allen kritischen Prozessen", en: "all critical processes" })
            : [german(serves.map((id) => objectName(source, id)).join(", "))],
        ],
      };
    }),
  };
}

function* plan({ object, stage, serves }: RecoveryStep, source: DocumentSource): Generator<Block> {
  const { say, language } = source;
  const steps = (key: "restart" | "return"): Cell => {
    const found = sectionOf(object.prose, key);
    return found ? { blocks: proseBlocks(found, language) } : lackingSection(object, key, source);
  };
  yield heading(2, [german(object.title)]);
  yield {
    kind: "facts",
    rows: [
      { name: say({ de: "Stufe", en: "Stage" }), value: String(stage) },
      { name: say({ de: "Zuständig", en: "Responsible" }), value: germanOr(object.owner, language) },
      { name: say({ de: "Braucht zuvor", en: "Needs before" }), value: needsCell(object, source) },
      {
        name: say({ de: "Dient", en: "Serves" }),
        value: [german(serves.map((id) => objectName(source, id)).join(", "))],
      },
      { name: say({ de: "Standorte", en: "Sites" }), value: sitesCell(object, source) },
      { name: "RTO", value: targetCell(object, "rto", source) },
      { name: "RPO", value: targetCell(object, "rpo", source) },
      { name: say({ de: "Wiederanlauf", en: "Recovery" }), value: steps("restart") },
      { name: say({ de: "Rückkehr", en: "Return" }), value: steps("return") },
      {
        name: say({ de: "Wiederherstellung belegt", en: "Restoring proven" }),
        value: restoredCell(object, source),
      },
    ],
  };
}

/** A time, and which process demands it. */
function targetCell(object: ReportObject, kind: "rto" | "rpo", source: DocumentSource): Cell {
  const { say, language } = source;
  const target = recoveryTarget(object, kind);
  if (target === null) return say({ de: "keine gefordert", en: "none demanded" });
  const [from] = target.path;
  const time = durationWords(target.value)[language];
  if (from === undefined || from === object.id) return time;
  return [
    `${time} (${say({ de: "gefordert von", en: "demanded by" })} `,
    german(objectName(source, from)),
    ")",
  ];
}

/** The restore tests among the evidence of the object's items, the latest first. */
function restoredCell({ id }: ReportObject, { report, lookup, say, day }: DocumentSource): Cell {
  const paths = new Set(
    report.items.filter(({ object }) => object === id).flatMap(({ evidence }) => evidence),
  );
  const tests = [...paths]
    .flatMap((path) => lookup.evidence.get(path) ?? [])
    .filter(({ type }) => type === "restore")
    .sort((a, b) => compareText(b.issued ?? "", a.issued ?? "") || compareText(a.path, b.path));
  if (tests.length === 0)
    return [
      { text: say({ de: "fehlt", en: "missing" }), bold: true, icon: "warning", tone: "warning" },
      {
        text: say({
          de: ": Wiederherstellung proben und als Nachweis (type: restore) bei einem Prüfpunkt des Zielobjekts ablegen",
          en: ": test restoring, and link it as evidence (type: restore) at an item of the object",
        }),
        tone: "muted",
      },
    ];
  return [german(tests.map(({ title, issued }) => `${title} (${day(issued) ?? "–"})`).join("; "))];
}
