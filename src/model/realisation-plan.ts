import { type Amount, sumsOf } from "./amount.ts";
import { itemKey } from "./item-key.ts";
import { levelRank, type Method, orderRank } from "./method.ts";
import type {
  Report,
  ReportAction,
  ReportAssessment,
  ReportAudit,
  ReportAuditFinding,
  ReportControl,
  ReportItem,
  ReportRisk,
} from "./report.ts";

/** Where an open action stands: in an assessment of a control, or at a finding of an audit. */
export type PlanPlace =
  | {
      readonly kind: "assessment";
      readonly control: ReportControl;
      readonly assessment: ReportAssessment;
      readonly index: number;
    }
  | { readonly kind: "finding"; readonly audit: ReportAudit; readonly finding: ReportAuditFinding };

/** An open action with whatever it serves. */
export interface PlannedAction {
  readonly action: ReportAction;
  /** Every place that describes or names it, in the order of the report; at least one. */
  readonly places: readonly PlanPlace[];
  /** The items that it serves. */
  readonly items: readonly ReportItem[];
  /** Risks that the assessments name which it stands in. */
  readonly risks: readonly string[];
  /** Id of one of the method's orders: the earliest of what it serves. */
  readonly order: string;
  /** Id of one of the method's levels: the first of what it serves; null if it serves no requirement that there is. */
  readonly level: string | null;
}

/** What is left to do (Realisierungsplan, A.6; BSI-Standard 200-2, 9). */
export interface RealisationPlan {
  /** In the time order of the modules, then by level, then by day; those without a day last. */
  readonly actions: readonly PlannedAction[];
  /** Partial and open items for which nothing is planned, and whose risk nobody accepts. */
  readonly unplanned: readonly ReportItem[];
  /** Accepted risks, each with the items whose assessments name it. */
  readonly accepted: readonly { readonly risk: ReportRisk; readonly items: readonly ReportItem[] }[];
  /** What of the actions is an amount, added up. */
  readonly sums: readonly Amount[];
}

/** What is left to do by a report: one entry for one action, however many items it serves. Pure. */
export function realisationPlanOf(report: Report, method: Method): RealisationPlan {
  const requirements = new Map(report.requirements.map((requirement) => [requirement.id, requirement]));
  const orders = new Map(report.modules.map(({ id, order }) => [id, order]));
  const itemsAt = Map.groupBy(
    report.items.flatMap((item) => item.assessments.map((use) => ({ item, use: useKey(use) }))),
    ({ use }) => use,
  );
  const itemsOf = (place: PlanPlace): ReportItem[] =>
    place.kind === "finding"
      ? []
      : (itemsAt.get(useKey({ control: place.control.id, index: place.index })) ?? []).map(
          ({ item }) => item,
        );
  const requirementsOf = (place: PlanPlace): readonly string[] =>
    place.kind === "finding" ? place.finding.requirements : place.control.requirements;

  const found = placesOf(report).flatMap((place, at) => {
    const { actions } = place.kind === "finding" ? place.finding : place.assessment;
    return actions.map((action, number) => ({ place, action, key: actionKey(action, at, number) }));
  });
  const actions = [...Map.groupBy(found, ({ key }) => key).values()].flatMap((same): PlannedAction[] => {
    const [first] = same;
    if (!first) return [];
    const places = same.map(({ place }) => place);
    const known = [...new Set(places.flatMap(requirementsOf))].flatMap((id) => requirements.get(id) ?? []);
    const order = known
      .map(({ module }) => orders.get(module) ?? "")
      .sort((a, b) => orderRank(method, a) - orderRank(method, b))[0];
    const levels = known
      .map(({ level }) => level)
      .sort((a, b) => levelRank(method, a) - levelRank(method, b));
    return [
      {
        action: first.action,
        places,
        items: [...new Map(places.flatMap(itemsOf).map((item) => [itemKey(item), item])).values()],
        risks: [
          ...new Set(places.flatMap((place) => (place.kind === "finding" ? [] : place.assessment.risks))),
        ],
        order: order ?? method.orders.at(-1)?.id ?? "",
        level: levels[0] ?? null,
      },
    ];
  });
  const planned = new Set(actions.flatMap(({ items }) => items.map(itemKey)));
  const accepting = report.risks.filter(({ acceptanceHolds }) => acceptanceHolds);
  const accepted = accepting.map((risk) => ({ risk, items: itemsNaming(risk.id, report, itemsAt) }));
  const borne = new Set(accepted.flatMap(({ items }) => items.map(itemKey)));
  return {
    actions: actions.sort(
      (a, b) =>
        orderRank(method, a.order) - orderRank(method, b.order) ||
        rankOf(method, a.level) - rankOf(method, b.level) ||
        compareDays(a.action.due, b.action.due),
    ),
    unplanned: report.items.filter(
      (item) =>
        (item.declared === "partial" || item.declared === "no") &&
        !planned.has(itemKey(item)) &&
        !borne.has(itemKey(item)),
    ),
    accepted: accepted.sort((a, b) =>
      compareDays(a.risk.accepted?.until ?? null, b.risk.accepted?.until ?? null),
    ),
    sums: sumsOf(actions.flatMap(({ action }) => action.amounts)),
  };
}

/** Every assessment, and every finding that is not closed. */
function placesOf({ controls, audits }: Report): PlanPlace[] {
  return [
    ...controls.flatMap((control) =>
      control.assessments.map((assessment, index) => ({
        kind: "assessment" as const,
        control,
        assessment,
        index,
      })),
    ),
    ...audits.flatMap((audit) =>
      audit.findings
        .filter(({ state }) => state !== "closed")
        .map((finding) => ({ kind: "finding" as const, audit, finding })),
    ),
  ];
}

/** The same id is the same action, unless it is described differently; without an id every one is its own. */
function actionKey(action: ReportAction, place: number, number: number): string {
  const { id, text, due, responsible, effort } = action;
  return JSON.stringify(id === null ? [place, number] : [id, text, due, responsible, effort]);
}

function useKey({ control, index }: { readonly control: string; readonly index: number }): string {
  return JSON.stringify([control, index]);
}

function itemsNaming(
  risk: string,
  { controls }: Report,
  itemsAt: ReadonlyMap<string, readonly { readonly item: ReportItem }[]>,
): ReportItem[] {
  const items = controls.flatMap(({ id, assessments }) =>
    assessments.flatMap(({ risks }, index) =>
      risks.includes(risk) ? (itemsAt.get(useKey({ control: id, index })) ?? []) : [],
    ),
  );
  return [...new Map(items.map(({ item }) => [itemKey(item), item])).values()];
}

function rankOf(method: Method, level: string | null): number {
  return level === null ? method.levels.length : levelRank(method, level);
}

/** Compares days; what has none comes last. */
export function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? "9999") < (b ?? "9999") ? -1 : 1;
}
