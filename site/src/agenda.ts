/** What has a date: open actions, and what lapses or falls due soon. */
import { missingDueDates, unreadFilesOf } from "../../src/model/forecast.ts";
import type { Bilingual } from "../../src/model/position.ts";
import { type PlannedAction, realisationPlanOf } from "../../src/model/realisation-plan.ts";
import { words } from "../../src/model/words.ts";
import { compareText } from "../../src/text/order.ts";
import { method, report } from "./data.ts";
import { itemsOf, objects } from "./lookup.ts";
import type { Page } from "./page.ts";
import type { EntryKind } from "./routes.ts";

/** What is left to do (Umsetzungsplan, A.6). */
export const plan = realisationPlanOf(report, method);

/** All open actions, by date; those without one last. */
export const plannedActions: readonly PlannedAction[] = plan.actions.toSorted((a, b) =>
  compareText(a.action.due ?? "9999", b.action.due ?? "9999"),
);

/** Something that lapses or falls due. */
export interface Upcoming {
  readonly date: string;
  readonly kind: EntryKind;
  readonly id: string;
  readonly what: string;
  /** What is to be done, or what somebody found, as officers wrote it; null: the entry says it all. */
  readonly task: string | null;
  /** The sites that it is about, null among them: what belongs to no site. Empty: the entry says it, or nobody does. */
  readonly sites: readonly (string | null)[];
  readonly responsible: readonly string[];
}

/** The day `days` after the report's day. */
function daysLater(days: number): string {
  return new Date(Date.parse(`${report.asOf}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

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

/** What lapses or falls due from the report's day on, within `days`, by date. */
export function upcoming(days: number, page: Page): readonly Upcoming[] {
  const { say } = page;
  const all: readonly (Omit<Upcoming, "date"> & { date: string | null })[] = [
    ...report.evidence.map((entry) => ({
      date: entry.usedBy.length > 0 ? entry.validUntil : null,
      kind: "evidence" as const,
      id: entry.path,
      what: say({ de: "Nachweis läuft ab", en: "evidence expires" }),
      task: null,
      sites: entry.sites.length > 0 ? entry.sites : [entry.site],
      responsible: distinct(
        entry.usedBy
          .flatMap((use) => ("control" in use ? itemsOf(use.control, use.index) : []))
          .flatMap(({ responsible }) => responsible ?? []),
      ),
    })),
    ...plannedActions.map(({ action, items, places: [place] }) => ({
      date: action.due,
      ...(place?.kind === "finding"
        ? { kind: "audit" as const, id: place.audit.id }
        : { kind: "control" as const, id: place?.control.id ?? "" }),
      what: say({ de: "offene Aufgabe fällig", en: "open action due" }),
      task: action.text,
      sites: distinct(items.map(({ site }) => site)),
      responsible: action.responsible === null ? [] : [action.responsible],
    })),
    ...report.risks.map((risk) => ({
      date: risk.accepted?.until ?? null,
      kind: "risk" as const,
      id: risk.id,
      what: say({ de: "Risikoübernahme endet", en: "risk acceptance ends" }),
      task: null,
      sites: distinct(risk.objects.flatMap((id) => objects.get(id)?.sites ?? [])),
      responsible: risk.accepted === null ? [] : [risk.accepted.by],
    })),
    ...report.audits.flatMap((audit) =>
      audit.findings.map((finding) => ({
        date: finding.closed === null ? finding.due : null,
        kind: "audit" as const,
        id: audit.id,
        what: say({
          de: `Frist der Feststellung ${finding.id}`,
          en: `deadline of audit finding ${finding.id}`,
        }),
        task: finding.title,
        sites: report.sites
          .map(({ id }) => id)
          .filter((id) => finding.scopes.some((scope) => isAt(scope, id))),
        responsible: [],
      })),
    ),
    ...report.sites.flatMap((site) =>
      site.phases.map((phase) => ({
        date: phase.from,
        kind: "site" as const,
        id: site.id,
        what: say({
          de: `Standort ist ab dann ${words.siteState[phase.state].de}`,
          en: `site is ${words.siteState[phase.state].en} from then on`,
        }),
        task: null,
        sites: [],
        responsible: [],
      })),
    ),
  ];
  const last = daysLater(days);
  const found = new Map<string, Upcoming>();
  for (const entry of all) {
    if (entry.date === null || entry.date < report.asOf || entry.date > last) continue;
    const { date, kind, id, what, task, sites, responsible } = entry;
    found.set(JSON.stringify([date, kind, id, what, task, sites, responsible]), { ...entry, date });
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}

/** True if a scope (`rz-a`, `server`, `server@rz-a`) lies at a site. */
function isAt(scope: string, site: string): boolean {
  const [object = "", at] = scope.split("@");
  return at === undefined
    ? scope === site || objects.get(object)?.sites.includes(site) === true
    : at === site;
}
