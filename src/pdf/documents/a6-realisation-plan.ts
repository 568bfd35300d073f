import { methodOf } from "../../catalogue/methods.ts";
import { levelNames, levelRank, type Method, orderRank } from "../../model/method.ts";
import type { Bilingual } from "../../model/position.ts";
import type { ReportAction, ReportItem } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { compareBy, compareNullable } from "../../text/order.ts";
import type { Block, Cell, DocumentDefinition, Row } from "../layout/definition.ts";
import {
  type DocumentSource,
  framed,
  german,
  germanOr,
  missing,
  objectName,
  siteName,
  stateRun,
  whenEmpty,
} from "./document-frame.ts";
import { requirementRun } from "./site-address.ts";

/** An item that is not met, with one of its open actions; null if it has none. */
interface PlanEntry {
  readonly item: ReportItem;
  readonly action: ReportAction | null;
  /** Id of one of the method's orders. */
  readonly order: string;
}

/** A.6: realisation plan (Realisierungsplan, BSI-Standard 200-2, 9): every partial or open item with its actions. */
export function realisationPlan(source: DocumentSource): DocumentDefinition {
  const { controls, objects, sites } = source.report;
  return framed(source, {
    id: "A.6",
    title: { de: "Realisierungsplan", en: "Realisation plan" },
    holds: [...controls, ...objects, ...sites].map(({ classification }) => classification),
    page: "plan",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  const method = methodOf(report);
  const orders = method.orders.map(({ id }) => id).join(", ");
  const levels = method.levels.map(({ name }) => name[language]).join(", ");
  const entries = planEntries(source);
  const overdue = entries.filter(({ action }) => action?.overdue);
  const items = new Set(entries.map(({ item }) => item));
  yield { kind: "page-break", orientation: "landscape" };
  yield { kind: "heading", level: 1, text: de ? "Überblick" : "Overview" };
  if (entries.length === 0) {
    yield whenEmpty(source, ["items"], {
      kind: "note",
      icon: "check",
      tone: "success",
      text: de ? "Kein Prüfpunkt ist teilweise oder nein." : "No item is partial or no.",
    });
    return;
  }
  yield {
    kind: "facts",
    rows: [
      { name: de ? "Prüfpunkte teilweise oder nein" : "Items partial or no", value: String(items.size) },
      {
        name: essentialRow(method)[language],
        value: String([...items].filter(({ essential }) => essential).length),
      },
      {
        name: de ? "ohne Aufgabe" : "without action",
        value: String(entries.filter(({ action }) => action === null).length),
      },
    ],
  };
  if (overdue.length > 0) {
    yield {
      kind: "note",
      icon: "warning",
      tone: "danger",
      text: de
        ? `${overdue.length} Aufgaben sind am ${report.asOf} überfällig.`
        : `${overdue.length} actions are overdue on ${report.asOf}.`,
    };
  }
  yield {
    kind: "paragraph",
    text: de
      ? `Geordnet nach der zeitlichen Reihenfolge der Bausteine (${orders}), dann nach Stufe (${levels}), dann nach Frist. Jede Aufgabe steht bei jedem Prüfpunkt, den sie betrifft.`
      : `In the time order of the modules (${orders}), then by level (${levels}), then by date. Every action stands at each item that it concerns.`,
  };
  yield { kind: "heading", level: 1, text: de ? "Aufgaben" : "Actions" };
  for (const [order, ofOrder] of Map.groupBy(entries, (entry) => entry.order)) {
    yield { kind: "heading", level: 2, text: orderHeading(method, order)[language] };
    yield table(ofOrder, source);
  }
}

/** What of the items is essential, by level or verb. */
function essentialRow(method: Method): Bilingual {
  const { levels, must } = method.essential;
  const { de, en } = levelNames(method, levels);
  const verb = must === null ? [] : [{ de: `mit ${must.all.de}`, en: `with ${must.all.en}` }];
  return {
    de: `davon ${[...de, ...verb.map((one) => one.de)].join(" oder ")}`,
    en: `of these ${[...en, ...verb.map((one) => one.en)].join(" or ")}`,
  };
}

function orderHeading({ orders }: Method, id: string): Bilingual {
  const name = orders.find((order) => order.id === id)?.name;
  return name ? { de: `${id}: ${name.de}`, en: `${id}: ${name.en}` } : { de: id, en: id };
}

/** Every partial or open item with each of its actions, in the order in which they are to be done. */
export function planEntries({ report, lookup }: DocumentSource): PlanEntry[] {
  const method = methodOf(report);
  const entries = report.items
    .filter(({ declared }) => declared === "partial" || declared === "no")
    .flatMap((item): PlanEntry[] => {
      const module = lookup.requirements.get(item.requirement)?.module ?? "";
      const order = lookup.modules.get(module)?.order ?? method.orders.at(-1)?.id ?? "";
      const actions = lookup.assessmentsOf(item).flatMap(({ assessment }) => assessment.actions);
      return actions.length === 0
        ? [{ item, action: null, order }]
        : actions.map((action) => ({ item, action, order }));
    });
  return entries.sort(
    compareBy(
      (a, b) => orderRank(method, a.order) - orderRank(method, b.order),
      (a, b) => levelRank(method, a.item.level) - levelRank(method, b.item.level),
      (a, b) => compareNullable(a.action?.due ?? null, b.action?.due ?? null),
    ),
  );
}

function table(entries: readonly PlanEntry[], source: DocumentSource): Block {
  const { language, lookup } = source;
  const de = language === "de";
  return {
    kind: "table",
    columns: [
      { title: de ? "Anforderung" : "Requirement", share: 2.6, header: true },
      { title: de ? "Zielobjekt, Standort" : "Object, site", share: 2.4 },
      { title: "Status", share: 1.1 },
      { title: de ? "Aufgabe" : "Action", share: 3.6 },
      { title: de ? "Zuständig" : "Responsible", share: 1.6 },
      { title: de ? "Frist" : "Due", share: 1.15 },
      { title: de ? "Aufwand" : "Effort", share: 1.3 },
    ],
    rows: entries.map(
      ({ item, action }): Row => ({
        cells: [
          [
            requirementRun(item.requirement, source),
            german(` ${lookup.requirements.get(item.requirement)?.title ?? ""} `),
            `(${item.level})`,
          ],
          [
            german(objectName(source, item.object)),
            ...(item.site === null
              ? []
              : ["\n", { ...german(siteName(source, item.site)), tone: "muted" as const }]),
          ],
          [
            { text: `${item.declared === null ? "–" : words.status[item.declared][language]}\n` },
            stateRun(item.state, language),
          ],
          action === null
            ? riskOrMissing(item, source)
            : { blocks: [{ kind: "paragraph", text: action.text, lang: "de" }] },
          germanOr(action?.responsible ?? item.responsible, language),
          dueCell(action, source),
          action?.effort ? [german(action.effort)] : "–",
        ],
      }),
    ),
  };
}

function dueCell(action: ReportAction | null, { language }: DocumentSource): Cell {
  if (action === null) return "–";
  if (action.due === null) return missing(language);
  if (!action.overdue) return action.due;
  return [
    `${action.due} `,
    { text: language === "de" ? "überfällig" : "overdue", icon: "warning", tone: "danger", bold: true },
  ];
}

/** A gap without an action may be accepted by a risk. */
function riskOrMissing(item: ReportItem, { language, lookup }: DocumentSource): Cell {
  const ids = lookup.assessmentsOf(item).flatMap(({ assessment }) => assessment.risks);
  if (ids.length === 0) return missing(language);
  return `${language === "de" ? "Risiko akzeptiert: " : "Risk accepted: "}${ids.join(", ")}`;
}
