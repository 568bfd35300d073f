import { sayIn } from "../../model/languages.ts";
import type { PlannedAction } from "../../model/realisation-plan.ts";
import { compareText } from "../../text/order.ts";
import type { Block, Run, TimelineRow } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";
import { german } from "./given-text.ts";

/** The actions in the order of their days: when each is due, and which is overdue since when. */
export function* planTimeline(actions: readonly PlannedAction[], source: DocumentSource): Generator<Block> {
  const { report, language, day } = source;
  const say = sayIn(language);
  const due = actions.flatMap(({ action }) => action.due ?? []).sort(compareText);
  const first = [report.asOf, ...due].sort(compareText)[0] ?? report.asOf;
  const last = [report.asOf, ...due].sort(compareText).at(-1) ?? report.asOf;
  yield {
    kind: "paragraph",
    text: say({
      de: `Ein Balken reicht vom Stichtag (${day(report.asOf)}, senkrechte Linie) bis zum Termin der Aufgabe, oder vom verstrichenen Termin bis zum Stichtag. Wann eine Aufgabe beginnt, ist nicht angegeben.`,
      en: `A bar reaches from the day of the report (${day(report.asOf)}, vertical line) to the day of the action, or from a day that has passed to the day of the report. When an action begins is not stated.`,
    }),
  };
  const byDay = actions.toSorted((a, b) => compareText(a.action.due ?? "9999", b.action.due ?? "9999"));
  yield {
    kind: "timeline",
    title: say({ de: "Aufgaben nach Termin", en: "Actions by date" }),
    from: first,
    to: last,
    tick: day,
    mark: { day: report.asOf, name: say({ de: "Stichtag", en: "As of" }) },
    series: [
      { name: say({ de: "bis zum Termin", en: "until due" }), tone: "accent" },
      ...(actions.some(({ action }) => action.overdue)
        ? [
            {
              name: say({ de: "überfällig", en: "overdue" }),
              tone: "danger" as const,
              icon: "warning" as const,
            },
          ]
        : []),
    ],
    rows: byDay.map(({ action }): TimelineRow => {
      const { due, id, text, overdue } = action;
      const named: Run[] = id === null ? [] : [{ text: `${id} `, bold: true, whole: true }];
      return {
        name: text === id ? named : [...named, german(text)],
        spoken: id === null || text === id ? text : `${id} ${text}`,
        bar:
          due === null
            ? null
            : overdue
              ? { from: due, to: report.asOf, series: 1 }
              : { from: report.asOf, to: due, series: 0 },
        label: day(due) ?? say({ de: "ohne Termin", en: "no date" }),
      };
    }),
  };
}
