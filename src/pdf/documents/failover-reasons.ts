import { amountWords } from "../../model/amount.ts";
import type { FailoverReason, Verdict } from "../../model/failover.ts";
import { actionsAgainst, remedyOf } from "../../model/failover-remedy.ts";
import { holdsUnsaid } from "../../model/holds-unsaid.ts";
import type { PlannedAction } from "../../model/realisation-plan.ts";
import type { ReportSite } from "../../model/report.ts";
import type { Block, Cell, CellBlock, Run } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";
import { german } from "./given-text.ts";
import { dueCell, effortCell, responsibleOf } from "./plan-tables.ts";

/** That what lapses at these sites, while they carry alone, has not been looked at. */
export function holdsUnsaidOf(sites: readonly ReportSite[], { say }: DocumentSource): (string | Run)[] {
  const names = sites.flatMap(({ title }, place) => [place === 0 ? " " : ", ", german(title)]);
  return [say(holdsUnsaid), ...names, "."];
}

/** Each reason of a verdict with what removes it, and who does that, until when and at what cost by the plan. */
export function reasonTable(
  reasons: readonly FailoverReason[],
  plan: readonly PlannedAction[],
  source: DocumentSource,
): Block {
  const { say, language, lookup } = source;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Grund", en: "Reason" }), share: 3.4, header: true },
      { title: say({ de: "Was ihn beseitigt", en: "What removes it" }), share: 2.8 },
      { title: say({ de: "Wer", en: "Who" }), share: 1.6 },
      { title: say({ de: "Bis", en: "Until" }), share: 1.2 },
      { title: say({ de: "Aufwand und Kosten", en: "Effort and cost" }), share: 1.4 },
    ],
    rows: reasons.map((reason) => {
      const { text, change, evidence, kind } = reason;
      const actions = actionsAgainst(reason, plan);
      const lapsing =
        kind === "lapses" && evidence !== null ? lookup.evidence.get(evidence)?.title : undefined;
      return {
        cells: [
          lapsing === undefined ? text[language] : [`${text[language]} `, german(`„${lapsing}“`)],
          change[language],
          ...(actions.length === 0
            ? [say({ de: "nicht geplant", en: "not planned" }), "–", "–"]
            : [
                eachAction(actions, (one) => [german(responsibleOf(one) ?? "–")]),
                eachAction(actions, ({ action }) => dueCell(action, source)),
                eachAction(actions, ({ action }) => effortCell(action, source)),
              ]),
        ],
      };
    }),
  };
}

/** A line an action. */
function eachAction(actions: readonly PlannedAction[], cell: (one: PlannedAction) => Cell): Cell {
  return {
    blocks: actions.flatMap((one): CellBlock[] => {
      const written = cell(one);
      return typeof written === "object" && "blocks" in written
        ? [...written.blocks]
        : [{ kind: "paragraph", text: written }];
    }),
  };
}

/** The least change that would make a verdict sufficient, and its cost, or why it cannot be said. */
export function leastChange(
  { verdict, reasons }: { readonly verdict: Verdict; readonly reasons: readonly FailoverReason[] },
  plan: readonly PlannedAction[],
  source: DocumentSource,
): string | null {
  if (verdict === "sufficient" || verdict === "sufficient-until") return null;
  const { say, day, language } = source;
  const remedy = remedyOf(reasons, plan);
  const [count, planned] = [remedy.reasons.length, remedy.actions.length];
  const change = say({
    de: count === 1 ? "Der eine Grund muss entfallen" : `Jeder der ${count} Gründe muss entfallen`,
    en: count === 1 ? "The one reason must go" : `Each of the ${count} reasons must go`,
  });
  const by =
    planned === 0
      ? ""
      : say({
          de: ` (${planned === 1 ? "1 geplante Aufgabe" : `${planned} geplante Aufgaben`}${remedy.due === null ? "" : `, die letzte bis ${day(remedy.due)}`})`,
          en: ` (${planned === 1 ? "1 planned action" : `${planned} planned actions`}${remedy.due === null ? "" : `, the last by ${day(remedy.due)}`})`,
        });
  const amounts = remedy.sums.map((sum) => amountWords(sum)[language]).join(", ");
  const { unplanned, unpriced } = remedy;
  if (unplanned.length === 0 && unpriced.length === 0)
    return `${change}${by}. ${say({ de: "Nach dem Plan kostet das mindestens", en: "By the plan that costs at least" })} ${amounts}.`;
  const why = [
    ...(unplanned.length > 0
      ? [
          say({
            de:
              unplanned.length === 1
                ? "zu 1 Grund ist nichts geplant"
                : `zu ${unplanned.length} Gründen ist nichts geplant`,
            en:
              unplanned.length === 1
                ? "nothing is planned against 1 reason"
                : `nothing is planned against ${unplanned.length} reasons`,
          }),
        ]
      : []),
    ...(unpriced.length > 0
      ? [
          say({
            de:
              unpriced.length === 1
                ? "1 Aufgabe ist nicht beziffert"
                : `${unpriced.length} Aufgaben sind nicht beziffert`,
            en:
              unpriced.length === 1 ? "1 action has no amount" : `${unpriced.length} actions have no amount`,
          }),
        ]
      : []),
  ].join(say({ de: ", und ", en: ", and " }));
  const known =
    amounts === "" ? "" : say({ de: ` Beziffert sind ${amounts}.`, en: ` Stated are ${amounts}.` });
  return `${change}${by}. ${say({ de: "Was das kostet, lässt sich nicht sagen", en: "What that costs cannot be said" })}: ${why}.${known}`;
}
