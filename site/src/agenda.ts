/** What has a date: open actions, and what lapses or falls due soon. */
import { type LapseKind, missingDueDates, unreadFilesOf } from "../../src/model/forecast.ts";
import type { Bilingual } from "../../src/model/position.ts";
import { type PlannedAction, realisationPlanOf } from "../../src/model/realisation-plan.ts";
import { words } from "../../src/model/words.ts";
import { addDays } from "../../src/text/date.ts";
import { compareText } from "../../src/text/order.ts";
import { lapses, method, report } from "./data.ts";
import type { EntryKind } from "./routes.ts";

/** What is left to do (Umsetzungsplan, A.6). */
export const plan = realisationPlanOf(report, method);

/** All open actions, by date; those without one last. */
export const plannedActions: readonly PlannedAction[] = plan.actions.toSorted((a, b) =>
  compareText(a.action.due ?? "9999", b.action.due ?? "9999"),
);

/** Something that lapses or falls due, or begins. */
export interface Upcoming {
  readonly date: string;
  readonly what: Bilingual;
  /** What it is in the words of the content, which are German. */
  readonly subject: string;
  /** True if the subject says something that the titles of what it is about don't. */
  readonly isTask: boolean;
  /** What has a page to read on. */
  readonly about: readonly { readonly kind: EntryKind; readonly id: string }[];
  /** The sites that it is about. Empty: the entry says it, or nobody does. */
  readonly sites: readonly string[];
  readonly responsible: readonly string[];
}

const whatLapses: Readonly<Record<LapseKind, Bilingual>> = {
  action: { de: "offene Aufgabe fällig", en: "open action due" },
  assessment: { de: "Bewertungen werden zu alt", en: "assessments grow too old" },
  "audit-finding": { de: "Frist einer Feststellung", en: "deadline of an audit finding" },
  certificate: { de: "geerbtes Zertifikat endet", en: "inherited certificate ends" },
  document: { de: "Dokument zu überprüfen", en: "document to review" },
  evidence: { de: "Nachweis läuft ab", en: "evidence expires" },
  exercise: { de: "Übung zählt danach nicht mehr", en: "exercise counts no more after that" },
  interval: {
    de: "Nachweis wird für das verlangte Intervall zu alt",
    en: "evidence grows older than the interval asks for",
  },
  risk: { de: "Risikoübernahme endet", en: "risk acceptance ends" },
  surveillance: { de: "Überwachungsaudit fällig", en: "surveillance audit due" },
};

/** Whole days from the report's day to a date; negative for a past one. */
export function daysUntil(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${report.asOf}T00:00:00Z`)) / 86_400_000);
}

/** That nothing lapses within some days, as far as the content could be read. */
export function nothingLapses(days: number): Bilingual {
  const unread = unreadFilesOf(report);
  const missing = unread.length === 0 ? null : missingDueDates(unread);
  return {
    de: `In den nächsten ${days} Tagen läuft nichts ab, und nichts wird fällig.${missing ? ` ${missing.de}.` : ""}`,
    en: `Nothing lapses or falls due within ${days} days.${missing ? ` ${missing.en}.` : ""}`,
  };
}

/** What lapses or falls due from the report's day on within `days`, and the phases of sites that begin after it, by date. */
export function upcoming(days: number): readonly Upcoming[] {
  const last = addDays(report.asOf, days);
  const phases = report.sites.flatMap(({ id, title, phases }) =>
    phases
      .filter(({ from }) => from > report.asOf)
      .map(
        ({ from, state }): Upcoming => ({
          date: from,
          what: {
            de: `Standort ist ab dann ${words.siteState[state].de}`,
            en: `site is ${words.siteState[state].en} from then on`,
          },
          subject: title,
          isTask: false,
          about: [{ kind: "site", id }],
          sites: [],
          responsible: [],
        }),
      ),
  );
  const due = lapses.map(
    ({ day, kind, subject, about, sites, responsible }): Upcoming => ({
      date: day,
      what: whatLapses[kind],
      subject,
      isTask: kind === "action" || kind === "audit-finding",
      about,
      sites,
      responsible,
    }),
  );
  return [...due, ...phases].filter(({ date }) => date <= last).sort((a, b) => compareText(a.date, b.date));
}
