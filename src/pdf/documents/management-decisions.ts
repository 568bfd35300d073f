import { type Amount, amountWords } from "../../model/amount.ts";
import { decisionsOf, decisionWords } from "../../model/decisions.ts";
import { itemKey } from "../../model/item-key.ts";
import type { PlannedAction, RealisationPlan } from "../../model/realisation-plan.ts";
import type { ReportItem, ReportRisk } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { addDays } from "../../text/date.ts";
import { compareNullable } from "../../text/order.ts";
import { type Block, type Cell, heading, type Rich, type Row } from "../layout/definition.ts";
import { levelRuns } from "./a5-risk-matrix.ts";
import { type DocumentSource, siteName, whenEmpty, withheldNote } from "./document-frame.ts";
import { german, germanOr, missing } from "./given-text.ts";
import { overdueRun, responsibleOf } from "./plan-tables.ts";
import { shortLine } from "./short-line.ts";

/** Days that the management looks ahead. */
export const horizon = 90;

/** Most rows of gaps and of risks: the report is to stay on two pages. */
const [mostGaps, mostRisks] = [3, 3];

/** What is asked of the management, by which day, and what it costs. */
export function* decisions(plan: RealisationPlan, source: DocumentSource): Generator<Block> {
  const { report, say, day, language } = source;
  yield heading(1, say({ de: "Erbetene Entscheidungen", en: "Decisions asked for" }));
  const asked = decisionsOf(report, plan, addDays(report.asOf, horizon));
  const kinds = ["blockers", "actions", "risks", "auditFindings", "gaps"] as const;
  if (asked.length === 0) {
    yield whenEmpty(source, ["domain", ...kinds], {
      kind: "paragraph",
      text: say({ de: "Keine.", en: "None." }),
    });
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Entscheidung", en: "Decision" }), share: 5.6, header: true },
      { title: say({ de: "bis", en: "by" }), share: 1.2 },
      { title: say({ de: "Betrag", en: "Amount" }), share: 2.7 },
    ],
    rows: asked.map(
      (decision): Row => ({
        cells: [
          [
            decisionWords(decision)[language],
            ...(decision.kind === "documents" ? [` (${decision.ids.join(", ")})`] : []),
          ],
          decision.day === null
            ? say({ de: "ohne Termin", en: "no day set" })
            : decision.day < report.asOf
              ? [`${day(decision.day)} `, overdueRun(language)]
              : day(decision.day),
          decision.amounts.length === 0 ? "–" : amountList(decision.amounts, source),
        ],
      }),
    ),
  };
  yield* withheldNote(source, kinds);
}

function amountList(amounts: readonly Amount[], { language }: DocumentSource): string {
  return amounts.map((amount) => amountWords(amount)[language]).join(", ");
}

/** The gaps as numbers that add up, and the actions that close them by day, each with its owner. */
export function* gaps(plan: RealisationPlan, source: DocumentSource): Generator<Block> {
  const { report, say, language } = source;
  yield heading(1, say({ de: "Lücken nach Termin", en: "Gaps by day" }));
  const open = report.items.filter(isDeclaredGap);
  if (open.length === 0) {
    yield whenEmpty(source, ["gaps", "items"], {
      kind: "paragraph",
      text:
        report.summary.items === 0
          ? words.explained.noItems[language]
          : say({ de: "Kein Prüfpunkt ist teilweise oder nein.", en: "No item is partial or no." }),
    });
    return;
  }
  const planned = new Set(plan.actions.flatMap(({ items }) => items.map(itemKey)));
  const withAction = open.filter((item) => planned.has(itemKey(item))).length;
  const borne = open.length - withAction - plan.unplanned.length;
  const essential = open.filter((item) => item.essential).length;
  yield {
    kind: "paragraph",
    text: [
      say({
        de: `${open.length} Prüfpunkte sind teilweise oder nein (${essential} davon unabdingbar): ${withAction} mit Aufgabe, ${borne} unter einem akzeptierten Risiko, ${plan.unplanned.length} ohne beides.`,
        en: `${open.length} items are partial or no (${essential} of them indispensable): ${withAction} with an action, ${borne} under an accepted risk, ${plan.unplanned.length} with neither.`,
      }),
      ...(plan.sums.length === 0
        ? []
        : [
            say({
              de: " Alle offenen Aufgaben kosten, soweit beziffert, ",
              en: " All open actions cost, as far as stated, ",
            }),
            { text: amountList(plan.sums, source), bold: true },
            ".",
          ]),
    ],
  };
  const closing = plan.actions
    .filter(({ items }) => items.some(isDeclaredGap))
    .toSorted((a, b) => compareNullable(a.action.due, b.action.due));
  if (closing.length > 0) yield gapTable(closing, source);
  yield* withheldNote(source, ["gaps", "actions"]);
}

function isDeclaredGap({ declared }: ReportItem): boolean {
  return declared === "partial" || declared === "no";
}

function gapTable(closing: readonly PlannedAction[], source: DocumentSource): Block {
  const { say, day, language } = source;
  const left = closing.length - mostGaps;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Aufgabe", en: "Action" }), share: 4, header: true },
      { title: say({ de: "schließt", en: "closes" }), share: 2.6 },
      { title: say({ de: "Zuständig", en: "Responsible" }), share: 1.8 },
      { title: say({ de: "bis", en: "by" }), share: 1.5 },
    ],
    rows: [
      ...closing.slice(0, mostGaps).map(
        (planned): Row => ({
          cells: [
            [
              ...(planned.action.id === null
                ? []
                : [{ text: `${planned.action.id} `, bold: true, whole: true }]),
              german(shortLine(planned.action.text)),
            ],
            closes(planned.items.filter(isDeclaredGap), source),
            germanOr(responsibleOf(planned), language),
            dueCell(planned, source),
          ],
        }),
      ),
      ...(left > 0
        ? [
            {
              cells: [
                say({ de: `und ${left} weitere (A.6)`, en: `and ${left} more (A.6)` }),
                "",
                "",
                lastDays(closing.slice(mostGaps), source),
              ],
            },
          ]
        : []),
    ],
  };

  function dueCell({ action }: PlannedAction, { report }: DocumentSource): Cell {
    if (action.due === null) return missing(language);
    return action.due < report.asOf ? [`${day(action.due)} `, overdueRun(language)] : day(action.due);
  }
}

/** The span of days of what is left out. */
function lastDays(rest: readonly PlannedAction[], { say, day }: DocumentSource): string {
  const days = rest.flatMap(({ action }) => action.due ?? []);
  const last = days.at(-1);
  if (last === undefined) return "–";
  return say({ de: `bis ${day(last)}`, en: `until ${day(last)}` });
}

/** The first requirement with its sites, and how many items more. */
function closes(items: readonly ReportItem[], source: DocumentSource): Rich {
  const [first] = items;
  if (!first) return "–";
  const more = items.length - 1;
  return [
    { text: first.requirement, bold: true, whole: true },
    ...(first.site === null ? [] : [", ", german(siteName(source, first.site))]),
    ...(more === 0 ? [] : [source.say({ de: ` und ${more} weitere`, en: ` and ${more} more` })]),
  ];
}

/** The gravest risks, and how many the management bears until when. */
export function* topRisks(source: DocumentSource): Generator<Block> {
  const { report, say, day, language } = source;
  yield heading(1, say({ de: "Risiken", en: "Risks" }));
  if (report.risks.length === 0) {
    yield whenEmpty(source, ["risks"], {
      kind: "paragraph",
      text: say({ de: "Kein Risiko ist verzeichnet.", en: "No risk is recorded." }),
    });
    return;
  }
  const ranks = (report.riskMatrix?.categories ?? []).map(({ id }) => id);
  const rank = ({ category }: ReportRisk): number => (category === null ? -1 : ranks.indexOf(category));
  const gravest = report.risks.toSorted((a, b) => rank(b) - rank(a)).slice(0, mostRisks);
  yield { kind: "paragraph", text: riskNumbers(source, ranks) };
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Die schwersten", en: "The gravest" }), share: 4, header: true },
      { title: say({ de: "vorher", en: "before" }), share: 1.2 },
      { title: say({ de: "Behandlung", en: "Treatment" }), share: 1.6 },
      { title: say({ de: "Restrisiko", en: "Residual" }), share: 1.3 },
      { title: say({ de: "akzeptiert", en: "accepted" }), share: 1.8 },
    ],
    rows: gravest.map(
      (risk): Row => ({
        cells: [
          [german(shortLine(risk.title))],
          levelRuns("categories", risk.category, source),
          risk.treatment === null ? missing(language) : words.treatment[risk.treatment][language],
          risk.residual === null
            ? say({ de: "nicht eingeschätzt", en: "not rated" })
            : levelRuns("categories", risk.residual.category, source),
          risk.acceptanceHolds && risk.accepted
            ? say({ de: `bis ${day(risk.accepted.until)}`, en: `until ${day(risk.accepted.until)}` })
            : say({ de: "von niemandem", en: "by nobody" }),
        ],
      }),
    ),
  };
  yield* withheldNote(source, ["risks"]);
}

/** `30 Risiken: 2 sehr hoch, …; die Leitung trägt 8, das nächste bis …`. */
function riskNumbers(source: DocumentSource, ranks: readonly string[]): Rich {
  const { report, say, day } = source;
  const counted = [...ranks].reverse().flatMap((id) => {
    const number = report.risks.filter(({ category }) => category === id).length;
    return number === 0 ? [] : [[`${number} `, ...levelRuns("categories", id, source)]];
  });
  const unrated = report.risks.filter(
    ({ category }) => category === null || !ranks.includes(category),
  ).length;
  if (unrated > 0)
    counted.push([say({ de: `${unrated} ohne Kategorie`, en: `${unrated} without a category` })]);
  const held = report.risks.filter(({ acceptanceHolds }) => acceptanceHolds);
  const next = held.flatMap(({ accepted }) => accepted?.until ?? []).toSorted()[0];
  return [
    `${report.risks.length} ${report.risks.length === 1 ? say({ de: "Risiko", en: "risk" }) : say({ de: "Risiken", en: "risks" })}: `,
    ...counted.flatMap((parts, i) => [...(i > 0 ? [", "] : []), ...parts]),
    say({ de: "; akzeptiert ", en: "; accepted " }),
    next === undefined
      ? say({ de: "keines", en: "none" })
      : say({
          de: `${held.length}, das nächste Ende am ${day(next)}`,
          en: `${held.length}, the next until ${day(next)}`,
        }),
    ".",
  ];
}
