import type { Report, ReportAction, ReportItem } from "../../model/report.ts";
import { compareBy, compareNullable, compareText } from "../../text/order.ts";
import type { Block, Cell, DocumentDefinition, Row } from "../layout/definition.ts";
import { type DocumentSource, framed, missing, stateRun } from "./document-frame.ts";
import { statusWords } from "./words.ts";

/** An item that is not met, with one of its open actions; null if it has none. */
interface PlanEntry {
  readonly item: ReportItem;
  readonly action: ReportAction | null;
  readonly order: string;
}

/** A.6: realisation plan (Realisierungsplan, BSI-Standard 200-2, 9): every partial or open item with its actions. */
export function realisationPlan(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.6",
    title: { de: "Realisierungsplan", en: "Realisation plan" },
    holds: source.report.controls.map(({ classification }) => classification),
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  const entries = planEntries(report);
  const overdue = entries.filter(({ action }) => action?.overdue).length;
  const items = new Set(entries.map(({ item }) => item)).size;
  yield { kind: "heading", level: 1, text: de ? "Überblick" : "Overview" };
  yield {
    kind: "facts",
    rows: [
      { name: de ? "Prüfpunkte teilweise oder nein" : "Items partial or no", value: String(items) },
      {
        name: de ? "davon mit MUSS oder Basis" : "of these Basis or with MUSS",
        value: String(new Set(entries.filter(({ item }) => item.essential).map(({ item }) => item)).size),
      },
      { name: de ? "Maßnahmen überfällig" : "Actions overdue", value: String(overdue) },
      {
        name: de ? "ohne Maßnahme" : "without action",
        value: String(entries.filter(({ action }) => action === null).length),
      },
    ],
  };
  yield {
    kind: "paragraph",
    text: de
      ? "Geordnet nach der Reihenfolge der Bausteine (R1, R2, R3), dann nach Stufe (Basis, Standard, erhöht), dann nach Frist."
      : "In the order of the modules (R1, R2, R3), then by level (Basis, Standard, raised), then by date.",
  };
  yield { kind: "page-break", orientation: "landscape" };
  yield { kind: "heading", level: 1, text: de ? "Maßnahmen" : "Actions" };
  for (const [order, ofOrder] of Map.groupBy(entries, (entry) => entry.order)) {
    yield { kind: "heading", level: 2, text: order };
    yield table(ofOrder, order, source);
  }
}

/** Every partial or open item with each of its actions, in the order in which they are to be done. */
export function planEntries(report: Report): PlanEntry[] {
  const orders = new Map(report.modules.map(({ id, order }) => [id, order]));
  const modules = new Map(report.requirements.map(({ id, module }) => [id, module]));
  const entries = report.items
    .filter(({ declared }) => declared === "partial" || declared === "no")
    .flatMap((item): PlanEntry[] => {
      const order = orders.get(modules.get(item.requirement) ?? "") ?? "R3";
      const actions = item.assessments.flatMap(
        ({ control, index }) =>
          report.controls.find(({ id }) => id === control)?.assessments[index]?.actions ?? [],
      );
      return actions.length === 0
        ? [{ item, action: null, order }]
        : actions.map((action) => ({ item, action, order }));
    });
  const levels = "BSH";
  return entries.sort(
    compareBy(
      (a, b) => compareText(a.order, b.order),
      (a, b) => levels.indexOf(a.item.level) - levels.indexOf(b.item.level),
      (a, b) => compareNullable(a.action?.due ?? null, b.action?.due ?? null),
    ),
  );
}

function table(entries: readonly PlanEntry[], caption: string, source: DocumentSource): Block {
  const { report, language } = source;
  const de = language === "de";
  const titles = new Map(report.requirements.map(({ id, title }) => [id, title]));
  return {
    kind: "table",
    caption,
    columns: [
      { title: de ? "Anforderung" : "Requirement", share: 2.6, header: true },
      { title: de ? "Zielobjekt, Standort" : "Object, site", share: 1.8 },
      { title: "Status", share: 1.1 },
      { title: de ? "Maßnahme" : "Action", share: 4 },
      { title: de ? "Zuständig" : "Responsible", share: 1.7 },
      { title: de ? "Frist" : "Due", share: 1.3 },
      { title: de ? "Aufwand" : "Effort", share: 1.1 },
    ],
    rows: entries.map(
      ({ item, action }): Row => ({
        cells: [
          [{ text: item.requirement, bold: true }, ` ${titles.get(item.requirement) ?? ""} (${item.level})`],
          [item.object, item.site].filter(Boolean).join(", ") || (de ? "Verbund" : "domain"),
          [
            { text: `${item.declared === null ? "–" : statusWords[item.declared][language]}\n` },
            stateRun(item.state, language),
          ],
          action === null
            ? riskOrMissing(item, source)
            : { blocks: [{ kind: "paragraph", text: action.text, lang: "de" }] },
          action?.responsible ?? item.responsible ?? missing(language),
          dueCell(action, source),
          action?.effort ?? "–",
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
function riskOrMissing(item: ReportItem, { report, language }: DocumentSource): Cell {
  const ids = item.assessments.flatMap(
    ({ control, index }) => report.controls.find(({ id }) => id === control)?.assessments[index]?.risks ?? [],
  );
  if (ids.length === 0) return missing(language);
  return `${language === "de" ? "Risiko akzeptiert: " : "Risk accepted: "}${ids.join(", ")}`;
}
