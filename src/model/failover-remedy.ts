import { type Amount, sumsOf } from "./amount.ts";
import type { FailoverReason } from "./failover.ts";
import type { PlannedAction } from "./realisation-plan.ts";

/** What would make the verdict on a loss sufficient, as far as the plan says it. */
export interface Remedy {
  /** Reasons that must go: each stands in the way by itself, so the least change is to remove all of them. */
  readonly reasons: readonly FailoverReason[];
  /** The actions against them, each once. */
  readonly actions: readonly PlannedAction[];
  /** Reasons against which no action is planned. */
  readonly unplanned: readonly FailoverReason[];
  /** Actions without an amount. */
  readonly unpriced: readonly PlannedAction[];
  /** What the actions cost together; the least cost only if nothing is unplanned or unpriced. */
  readonly sums: readonly Amount[];
  /** The last day on which one of the actions is due; null if one has none, or there is none. */
  readonly due: string | null;
}

/** The actions that serve the item which a reason is about: only a requirement that is unmet or unproven is one. */
export function actionsAgainst(
  { kind, requirement, site, path }: FailoverReason,
  actions: readonly PlannedAction[],
): PlannedAction[] {
  if (kind !== "requirement-unmet" && kind !== "requirement-unproven") return [];
  const [object = null] = path;
  return actions.filter(({ items }) =>
    items.some((item) => item.requirement === requirement && item.site === site && item.object === object),
  );
}

/** The least change that would make a verdict sufficient, and its cost if the plan says it. What only lapses later stays. Pure. */
export function remedyOf(reasons: readonly FailoverReason[], plan: readonly PlannedAction[]): Remedy {
  const standing = reasons.filter(({ kind }) => kind !== "lapses");
  const found = standing.map((reason) => ({ reason, actions: actionsAgainst(reason, plan) }));
  const actions = [...new Set(found.flatMap((one) => one.actions))];
  const days = actions.map(({ action }) => action.due);
  return {
    reasons: standing,
    actions,
    unplanned: found.filter((one) => one.actions.length === 0).map(({ reason }) => reason),
    unpriced: actions.filter(({ action }) => action.amounts.length === 0),
    sums: sumsOf(actions.flatMap(({ action }) => action.amounts)),
    due: days.includes(null)
      ? null
      : days.reduce((last, day) => ((day ?? "") > (last ?? "") ? day : last), null),
  };
}
