import type { AssessedDay, Item } from "../../model/assessed.ts";
import type { Relocation, RelocationItem } from "../../model/relocation.ts";
import { compareText } from "../../text/order.ts";
import { assessDay } from "../assess-day.ts";
import { speakerOf } from "../evidence-use.ts";
import { exposureOf } from "./exposure.ts";
import { missingItems } from "./missing-items.ts";
import { obligationsOf } from "./obligations.ts";
import { plansOf, type RelocationPlan } from "./plan.ts";
import { describe } from "./relocation-item.ts";

/**
 * Every relocation (Umzug) of the project, judged for its day of cut-over on what is known today. What the new site lacks
 * then is preparation: it is no gap of today.
 */
export function judgeRelocations(today: AssessedDay): Relocation[] {
  return plansOf(today.index)
    .map((plan) => judgeRelocation(plan, today))
    .sort((a, b) => compareText(a.cutOver, b.cutOver) || compareText(a.to, b.to));
}

function judgeRelocation(plan: RelocationPlan, today: AssessedDay): Relocation {
  const { project } = today.index;
  const then = plan.cutOver === today.index.asOf ? today : assessDay(project, plan.cutOver);
  const there = then.items.filter(({ site }) => site === plan.to.id);
  const described = (items: readonly Item[]): RelocationItem[] =>
    items.map((item) => describe(item, then.index));
  const proven = there.filter(({ state }) => state === "proven");
  const own = proven.filter(({ inherited }) => inherited === null);
  const moved = (item: Item): boolean =>
    item.evidence.some((evidence) => {
      const speaker = speakerOf(evidence, then.index);
      return speaker !== "domain" && !speaker.has(plan.to.id);
    });
  return {
    to: plan.to.id,
    from: plan.from.id,
    state: today.index.siteStates.get(plan.to.id) ?? "planned",
    transitionFrom: plan.transitionFrom,
    cutOver: plan.cutOver,
    retired: plan.retired,
    proven: described(own.filter((item) => !moved(item))),
    inherited: described(proven.filter(({ inherited }) => inherited !== null)),
    carriedOver: described(own.filter(moved)),
    dispensable: described(there.filter(({ state }) => state === "dispensable")),
    missing: missingItems(plan, then),
    obligations: obligationsOf(plan, today, then),
    verdicts: then.failover.processes
      .filter(({ lost, remaining }) => lost === plan.to.id || remaining.includes(plan.to.id))
      .map(({ process, lost, verdict, until, reasons }) => ({ process, lost, verdict, until, reasons })),
    exposure: exposureOf(plan, today, then),
  };
}
