/** What would change a result: from the plan (A.6), and where nothing is planned, what is to be planned. */

import { itemKey } from "../../src/model/item-key.ts";
import { stopsCertificate } from "../../src/model/item-states.ts";
import { compareDays, type PlannedAction } from "../../src/model/realisation-plan.ts";
import { plan } from "./agenda.ts";
import type { Bilingual, ReportItem } from "./data.ts";
import { anchorOf } from "./item-filters.ts";
import type { Page } from "./page.ts";
import { isWithheld } from "./withheld.ts";

/** Something that somebody can do, and that would change a result. */
export interface Act {
  readonly text: string;
  /** The text is what officers wrote, in German. */
  readonly german: boolean;
  /** Roles or persons; empty: nobody is named. */
  readonly who: readonly string[];
  /** Last day for it; null: none is set. */
  readonly until: string | null;
  readonly overdue: boolean;
  /** Where it stands. */
  readonly href: string | null;
}

/** Most acts that are told at once. */
export const mostActs = 3;

/** An action of the plan as an act. */
export function actOf({ action, places: [place], items: [item] }: PlannedAction, page: Page): Act {
  const { text, id, responsible, due, overdue } = action;
  const href =
    place?.kind === "finding"
      ? page.link("audit", place.audit.id)
      : item === undefined
        ? page.link("control", place?.control.id ?? "")
        : page.link("requirement", item.requirement, `#${anchorOf(item)}`);
  return {
    text: text || (id ?? ""),
    german: true,
    who: responsible === null ? [] : [responsible],
    until: due,
    overdue,
    href,
  };
}

type Words = readonly [one: Bilingual, many: Bilingual];

/** What is to be done about gaps that nothing is planned for, by what they lack. */
const lacking = [
  {
    holds: (item: ReportItem) => item.state === "unassessed",
    words: [
      { de: "Prüfpunkt bewerten", en: "item to assess" },
      { de: "Prüfpunkte bewerten", en: "items to assess" },
    ],
  },
  {
    holds: (item: ReportItem) => item.state === "unproven",
    words: [
      { de: "Prüfpunkt belegen", en: "item to prove" },
      { de: "Prüfpunkte belegen", en: "items to prove" },
    ],
  },
  {
    holds: (item: ReportItem) => item.state === "open",
    words: [
      {
        de: "Lücke ohne Aufgabe: Zuständige und Termin bestimmen",
        en: "gap without an action: name who and when",
      },
      {
        de: "Lücken ohne Aufgabe: Zuständige und Termine bestimmen",
        en: "gaps without an action: name who and when",
      },
    ],
  },
] as const satisfies readonly { holds(item: ReportItem): boolean; words: Words }[];

/**
 * What would close gaps, what stops a certificate first, then by day; after it what nothing is planned for.
 * @param gaps items that are neither proven nor dispensable
 * @param query of the list of all gaps that shows these
 */
export function actsFor(gaps: readonly ReportItem[], page: Page, query: string): readonly Act[] {
  const wanted = new Map(gaps.map((item) => [itemKey(item), item]));
  const stopped = ({ items }: PlannedAction) =>
    items.filter((item) => wanted.has(itemKey(item)) && stopsCertificate(item)).length;
  const planned = plan.actions.filter(({ items }) => items.some((item) => wanted.has(itemKey(item))));
  const served = new Set(planned.flatMap(({ items }) => items.map(itemKey)));
  const borne = new Set(plan.accepted.flatMap(({ items }) => items.map(itemKey)));
  // Where actions are withheld nobody can say that there is none.
  const rest = isWithheld("actions")
    ? []
    : [...wanted].flatMap(([key, item]) => (served.has(key) || borne.has(key) ? [] : [item]));
  const unplanned = lacking.flatMap(({ holds, words }): Act[] => {
    const found = rest.filter(holds);
    if (found.length === 0) return [];
    const [one, many] = words;
    return [
      {
        text: `${found.length} ${page.say(found.length === 1 ? one : many)}`,
        german: false,
        who: [...new Set(found.flatMap(({ responsible }) => responsible ?? []))].sort(),
        until: null,
        overdue: false,
        href: page.link("gaps", "", query),
      },
    ];
  });
  const byWeight = planned.toSorted(
    (a, b) => Math.sign(stopped(b)) - Math.sign(stopped(a)) || compareDays(a.action.due, b.action.due),
  );
  return [...byWeight.map((action) => actOf(action, page)), ...unplanned];
}
