/** What has a date: open actions, and what lapses or falls due soon. */
import { words } from "../../src/model/words.ts";
import { type ReportAction, type ReportControl, type ReportItem, report } from "./data.ts";
import { itemsOf, objects } from "./lookup.ts";
import type { Page } from "./page.ts";
import type { EntryKind } from "./routes.ts";

/** An open action (Umsetzungsplan, A.6) with the assessment that names it and the items that wait for it. */
export interface PlannedAction {
  readonly action: ReportAction;
  readonly control: ReportControl;
  readonly index: number;
  readonly items: readonly ReportItem[];
}

/** All open actions, by date (those without one last), then in the order of the catalogues. */
export const plannedActions: readonly PlannedAction[] = report.controls
  .flatMap((control) =>
    control.assessments.flatMap((assessment, index) =>
      assessment.actions.map((action) => ({ action, control, index, items: itemsOf(control.id, index) })),
    ),
  )
  .map((planned, place) => ({ planned, place, due: planned.action.due ?? "9999-99-99" }))
  .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.place - b.place))
  .map(({ planned }) => planned);

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
    ...plannedActions.map(({ action, control, items }) => ({
      date: action.due,
      kind: "control" as const,
      id: control.id,
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
