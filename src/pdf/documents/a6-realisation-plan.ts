import { methodOf } from "../../catalogue/methods.ts";
import { amountUnits, amountWords, sumsOf } from "../../model/amount.ts";
import { sayIn } from "../../model/languages.ts";
import { levelNames, type Method, orderHeading } from "../../model/method.ts";
import type { Bilingual } from "../../model/position.ts";
import { type PlannedAction, type RealisationPlan, realisationPlanOf } from "../../model/realisation-plan.ts";
import { type Block, type DocumentDefinition, heading, type Row } from "../layout/definition.ts";
import { type DocumentSource, framed, whenEmpty, withheldNote } from "./document-frame.ts";
import { acceptedRisksTable, actionTable, unplannedTable } from "./plan-tables.ts";
import { planTimeline } from "./plan-timeline.ts";

/** A.6: realisation plan (Realisierungsplan, BSI-Standard 200-2, 9): every open action once, with the items that it serves. */
export function realisationPlan(source: DocumentSource): DocumentDefinition {
  const { audits, controls, objects, risks, sites } = source.report;
  const plan = planOf(source);
  return framed(source, {
    id: "A.6",
    title: { de: "Realisierungsplan", en: "Realisation plan" },
    holds: [...audits, ...controls, ...objects, ...risks, ...sites].map(
      ({ classification }) => classification,
    ),
    page: "plan",
    ...(plan.actions.length > 0 ? { signature: decision(plan, source) } : {}),
    body: () => body(plan, source),
  });
}

/** What is left to do by the report. */
export function planOf({ report }: DocumentSource): RealisationPlan {
  return realisationPlanOf(report, methodOf(report));
}

function* body(plan: RealisationPlan, source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const method = methodOf(report);
  yield heading(1, say({ de: "Überblick", en: "Overview" }));
  const { actions, unplanned, accepted } = plan;
  if (actions.length + unplanned.length + accepted.length === 0) {
    yield whenEmpty(source, ["items", "actions", "auditFindings", "risks"], nothingPlanned(source));
    return;
  }
  yield* overview(plan, method, source);
  yield { kind: "page-break", orientation: "landscape" };
  if (actions.length > 0) {
    yield heading(1, say({ de: "Zeitplan", en: "Time plan" }));
    yield* planTimeline(actions, source);
    yield heading(1, say({ de: "Aufgaben", en: "Actions" }));
    for (const [order, ofOrder] of Map.groupBy(actions, (planned) => planned.order)) {
      yield heading(2, orderHeading(method, order)[language]);
      yield actionTable(ofOrder, source);
    }
    yield* withheldNote(source, ["actions"]);
  }
  if (unplanned.length > 0) {
    yield heading(1, say({ de: "Noch ohne Aufgabe", en: "Without an action yet" }));
    yield unplannedTable(unplanned, source);
  }
  if (accepted.length > 0) {
    yield heading(1, say({ de: "Akzeptierte Risiken", en: "Accepted risks" }));
    yield acceptedRisksTable(accepted, source);
    yield* withheldNote(source, ["risks"]);
  }
}

/** What an empty plan says: that nothing is to be done only where every item was assessed. */
function nothingPlanned({ report: { summary }, say }: DocumentSource): Block {
  if (summary.items > 0 && summary.unassessed === 0)
    return {
      kind: "note",
      icon: "check",
      tone: "success",
      text: say({
        de: "Kein Prüfpunkt ist teilweise oder nein, und keine Aufgabe ist offen.",
        en: "No item is partial or no, and no action is open.",
      }),
    };
  const { items, unassessed } = summary;
  return {
    kind: "note",
    icon: "warning",
    tone: "warning",
    text:
      items === 0
        ? say({
            de: "Es gibt keinen Prüfpunkt: Ob etwas zu tun ist, lässt sich nicht sagen.",
            en: "There is no item: whether anything is to be done can't be said.",
          })
        : say({
            de: `Keine Aufgabe ist eingetragen, aber ${unassessed} von ${items} Prüfpunkten sind nicht bewertet: Was bei ihnen zu tun ist, lässt sich nicht sagen.`,
            en: `No action is entered, but ${unassessed} of ${items} items are not assessed: what is to be done about them can't be said.`,
          }),
  };
}

function* overview(plan: RealisationPlan, method: Method, source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const gaps = report.items.filter(({ declared }) => declared === "partial" || declared === "no");
  const { actions, unplanned } = plan;
  const uncounted = actions.filter(({ action }) => action.amounts.length === 0).length;
  const rows: readonly (readonly [Bilingual, string])[] = [
    [{ de: "Offene Aufgaben", en: "Open actions" }, String(actions.length)],
    [
      { de: "davon überfällig", en: "of these overdue" },
      String(actions.filter(({ action }) => action.overdue).length),
    ],
    [
      { de: "davon ohne Termin", en: "of these without a date" },
      String(actions.filter(({ action }) => action.due === null).length),
    ],
    [{ de: "davon ohne bezifferten Aufwand", en: "of these without an amount" }, String(uncounted)],
    [{ de: "Prüfpunkte teilweise oder nein", en: "Items partial or no" }, String(gaps.length)],
    [essentialRow(method), String(gaps.filter(({ essential }) => essential).length)],
    [{ de: "Prüfpunkte nicht bewertet", en: "Items not assessed" }, String(report.summary.unassessed)],
    [{ de: "Prüfpunkte noch ohne Aufgabe", en: "Items without an action yet" }, String(unplanned.length)],
  ];
  yield { kind: "facts", rows: rows.map(([name, value]) => ({ name: say(name), value })) };
  const overdue = actions.filter(({ action }) => action.overdue).length;
  if (overdue > 0) {
    yield {
      kind: "note",
      icon: "warning",
      tone: "danger",
      text: say({
        de: `${overdue} Aufgaben sind am ${source.day(report.asOf)} überfällig.`,
        en: `${overdue} actions are overdue on ${source.day(report.asOf)}.`,
      }),
    };
  }
  const orders = method.orders.map(({ id }) => id).join(", ");
  yield {
    kind: "paragraph",
    text: say({
      de: `Geordnet nach der zeitlichen Reihenfolge der Bausteine (${orders}), dann nach Stufe (${levelList(method, "de")}), dann nach Termin. Jede Aufgabe steht einmal, mit allem, dem sie dient.`,
      en: `In the time order of the modules (${orders}), then by level (${levelList(method, "en")}), then by date. Every action stands once, with everything that it serves.`,
    }),
  };
  if (actions.length > 0) yield sumsTable(plan, method, source);
}

function levelList({ levels }: Method, language: keyof Bilingual): string {
  return levels.map(({ name }) => name[language]).join(", ");
}

/** What the actions of each order cost, and all together. */
function sumsTable({ actions, sums }: RealisationPlan, method: Method, { language }: DocumentSource): Block {
  const say = sayIn(language);
  const kinds = amountUnits.flatMap((unit) => [false, true].map((yearly) => ({ unit, yearly })));
  const shown = kinds.filter(({ unit, yearly }) =>
    sums.some((sum) => sum.unit === unit && sum.yearly === yearly),
  );
  const titles: Readonly<Record<(typeof amountUnits)[number], readonly [Bilingual, Bilingual]>> = {
    "person-days": [
      { de: "Aufwand einmalig", en: "Effort once" },
      { de: "Aufwand jährlich", en: "Effort every year" },
    ],
    EUR: [
      { de: "Kosten einmalig", en: "Cost once" },
      { de: "Kosten jährlich", en: "Cost every year" },
    ],
  };
  const row = (name: string, of: readonly PlannedAction[], strong: boolean): Row => {
    const own = sumsOf(of.flatMap(({ action }) => action.amounts));
    return {
      strong,
      cells: [
        name,
        String(of.length),
        ...shown.map(({ unit, yearly }) => {
          const sum = own.find((one) => one.unit === unit && one.yearly === yearly);
          return sum ? amountWords(sum)[language] : "–";
        }),
      ],
    };
  };
  return {
    kind: "table",
    caption: say({
      de: "Aufwand und Kosten, soweit beziffert",
      en: "Effort and cost, as far as stated in amounts",
    }),
    columns: [
      { title: say({ de: "Reihenfolge", en: "Order" }), share: 4, header: true },
      { title: say({ de: "Aufgaben", en: "Actions" }), share: 1, align: "right" },
      ...shown.map(({ unit, yearly }) => ({
        title: say(titles[unit][yearly ? 1 : 0]),
        share: 1.6,
        align: "right" as const,
      })),
    ],
    rows: [
      ...[...Map.groupBy(actions, ({ order }) => order)].map(([order, of]) =>
        row(orderHeading(method, order)[language], of, false),
      ),
      row(say({ de: "Summe", en: "Sum" }), actions, true),
    ],
  };
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

/** What the management decides on; only what the document shows. */
function decision({ actions, sums }: RealisationPlan, { report }: DocumentSource): Bilingual {
  const amounts = (language: keyof Bilingual) => sums.map((sum) => amountWords(sum)[language]).join(", ");
  const hidden = (report.withheld?.actions ?? 0) > 0;
  const cost =
    sums.length === 0
      ? { de: "", en: "" }
      : {
          de: ` Dafür stellt sie bereit, soweit beziffert: ${amounts("de")}.`,
          en: ` For these it provides, as far as stated in amounts: ${amounts("en")}.`,
        };
  return {
    de: `Die Leitung beschließt die Umsetzung der ${actions.length} Aufgaben dieses Plans mit den genannten Terminen und Zuständigen.${cost.de}${hidden ? " Über zurückgehaltene Aufgaben ist damit nichts beschlossen." : ""}`,
    en: `The management decides that the ${actions.length} actions of this plan are carried out by the dates and people named.${cost.en}${hidden ? " Nothing is decided on actions that are withheld." : ""}`,
  };
}
