import { amountWords } from "../../model/amount.ts";
import { sayIn } from "../../model/languages.ts";
import type { Language } from "../../model/position.ts";
import type { PlannedAction, PlanPlace, RealisationPlan } from "../../model/realisation-plan.ts";
import type { ReportAction, ReportItem } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import type { Block, Cell, CellBlock, Row, Run } from "../layout/definition.ts";
import { type DocumentSource, objectName, siteName, stateRun } from "./document-frame.ts";
import { german, germanOr, missing } from "./given-text.ts";
import { requirementRun } from "./site-address.ts";

/** A row an action: what is done, what for, by whom, until when, at what cost. */
export function actionTable(actions: readonly PlannedAction[], source: DocumentSource): Block {
  const say = sayIn(source.language);
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Aufgabe", en: "Action" }), share: 3.4, header: true },
      { title: say({ de: "dient", en: "serves" }), share: 3.8 },
      { title: say({ de: "Zuständig", en: "Responsible" }), share: 1.7 },
      { title: say({ de: "Termin", en: "Due" }), share: 1.3 },
      { title: say({ de: "Aufwand und Kosten", en: "Effort and cost" }), share: 1.7 },
    ],
    rows: actions.map(
      (planned): Row => ({
        cells: [
          actionCell(planned.action),
          { blocks: servedBlocks(planned, source) },
          germanOr(responsibleOf(planned), source.language),
          dueCell(planned.action, source),
          effortCell(planned.action, source),
        ],
      }),
    ),
  };
}

/** Its id and what is to be done, as written. */
function actionCell({ id, text }: ReportAction): Cell {
  const named: Run[] = id === null ? [] : [{ text: id, bold: true, whole: true }, { text: " " }];
  return text === id ? named.slice(0, 1) : [...named, german(text)];
}

/** Who an action names, or else who is responsible for what it serves. */
export function responsibleOf({ action, items, places }: PlannedAction): string | null {
  const named = places.flatMap((place) => (place.kind === "finding" ? place.finding.responsible : []));
  const all = [...items.flatMap(({ responsible }) => responsible ?? []), ...named];
  return action.responsible ?? ([...new Set(all)].join(", ") || null);
}

type Served = Pick<PlannedAction, "items" | "places" | "risks">;

/** The items by requirement, then the findings of audits and the risks. */
function servedBlocks({ items, places, risks }: Served, source: DocumentSource): CellBlock[] {
  const say = sayIn(source.language);
  const line = (...text: (string | Run)[]): CellBlock => ({ kind: "paragraph", text });
  const own = places.flatMap((place) => (place.kind === "assessment" ? [place] : []));
  return [
    ...[...Map.groupBy(items, ({ requirement }) => requirement)].map(([id, same]) =>
      line(
        requirementRun(id, source),
        german(` ${source.lookup.requirements.get(id)?.title ?? ""}`),
        ` (${same[0]?.level ?? ""}): `,
        german(placesIn(same, source)),
      ),
    ),
    ...(items.length === 0
      ? own.map(({ control }) => line({ text: control.id, whole: true }, german(` ${control.title}`)))
      : []),
    ...places
      .filter(isFinding)
      .map(({ audit, finding }) =>
        line(
          say({ de: "Feststellung ", en: "Finding " }),
          { text: finding.id, whole: true },
          german(` ${finding.title} (${audit.title})`),
        ),
      ),
    ...risks.map((id) =>
      line(
        say({ de: "Risiko ", en: "Risk " }),
        german(source.report.risks.find((risk) => risk.id === id)?.title ?? id),
      ),
    ),
  ];
}

function isFinding(place: PlanPlace): place is PlanPlace & { readonly kind: "finding" } {
  return place.kind === "finding";
}

/** Objects, each with its sites in the order of the report: „Serverraum (RZ A, RZ B)“. */
function placesIn(items: readonly ReportItem[], source: DocumentSource): string {
  return [...Map.groupBy(items, ({ object }) => object)]
    .map(([object, same]) => {
      const sites = same.flatMap(({ site }) => (site === null ? [] : siteName(source, site)));
      return `${objectName(source, object)}${sites.length > 0 ? ` (${sites.join(", ")})` : ""}`;
    })
    .join("; ");
}

/** The day, and whether it has passed. */
export function dueCell({ due, overdue }: ReportAction, { language, day }: DocumentSource): Cell {
  if (due === null) return missing(language);
  if (!overdue) return day(due);
  return [`${day(due)} `, overdueRun(language)];
}

/** The sign of what is past its day. */
export function overdueRun(language: Language): Run {
  return {
    text: sayIn(language)({ de: "überfällig", en: "overdue" }),
    icon: "warning",
    tone: "danger",
    bold: true,
  };
}

/** Amounts, one a line; other effort as it is written. */
export function effortCell({ amounts, effort }: ReportAction, { language }: DocumentSource): Cell {
  if (effort === null) return "–";
  if (amounts.length === 0) return [german(effort)];
  const count = effort.split(";").length;
  const written = amounts.map((amount) => amountWords(amount)[language]).join("\n");
  // Text beside the amounts would be lost without the whole.
  return count === amounts.length ? written : [german(effort)];
}

/** Items for which nothing is planned yet. */
export function unplannedTable(items: readonly ReportItem[], source: DocumentSource): Block {
  const { language, lookup } = source;
  const say = sayIn(language);
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Anforderung", en: "Requirement" }), share: 4, header: true },
      { title: say({ de: "Zielobjekt, Standort", en: "Object, site" }), share: 3 },
      { title: "Status", share: 1.3 },
      { title: say({ de: "Zuständig", en: "Responsible" }), share: 2 },
    ],
    rows: items.map(
      (item): Row => ({
        cells: [
          [
            requirementRun(item.requirement, source),
            german(` ${lookup.requirements.get(item.requirement)?.title ?? ""}`),
            ` (${item.level})`,
          ],
          [german(placesIn([item], source))],
          [
            { text: `${item.declared === null ? "–" : words.status[item.declared][language]}\n` },
            stateRun(item.state, language),
          ],
          germanOr(item.responsible, language),
        ],
      }),
    ),
  };
}

/** Risks that the management accepts until a day, with the gaps for which they stand. */
export function acceptedRisksTable(accepted: RealisationPlan["accepted"], source: DocumentSource): Block {
  const { language } = source;
  const say = sayIn(language);
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Risiko", en: "Risk" }), share: 3.4, header: true },
      { title: say({ de: "steht für", en: "stands for" }), share: 3.8 },
      { title: say({ de: "akzeptiert von", en: "accepted by" }), share: 2 },
      { title: say({ de: "bis", en: "until" }), share: 1.3 },
    ],
    rows: accepted.map(
      ({ risk, items }): Row => ({
        cells: [
          [german(risk.title)],
          items.length === 0 ? "–" : { blocks: servedBlocks({ items, places: [], risks: [] }, source) },
          risk.accepted
            ? [german(`${risk.accepted.by}, ${source.day(risk.accepted.on)}`)]
            : missing(language),
          risk.accepted ? source.day(risk.accepted.until) : missing(language),
        ],
      }),
    ),
  };
}
