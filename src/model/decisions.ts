import { type Amount, sumsOf } from "./amount.ts";
import { itemKey } from "./item-key.ts";
import type { Bilingual } from "./position.ts";
import { compareDays, type RealisationPlan } from "./realisation-plan.ts";
import { livingDocuments } from "./reference-document.ts";
import type { Report, ReportAction, ReportRisk } from "./report.ts";

/** What the management has to decide on (BSI-Standard 200-2, 3; 200-3, 6). */
type DecisionKind =
  | "modules"
  | "unplanned"
  | "overdue"
  | "plan"
  | "untreated"
  | "not-accepted"
  | "acceptance-ends"
  | "findings-overdue"
  | "documents"
  | "move";

/** Something that nobody but the management can decide. */
export interface Decision {
  readonly kind: DecisionKind;
  /** How many modules, items, actions, risks, findings or documents it is about. */
  readonly number: number;
  /** Ids of risks, documents or the new site, where they say what it is about. */
  readonly ids: readonly string[];
  /** Day by which it is to be taken, or by which it should have been; null: nothing sets one. */
  readonly day: string | null;
  /** What it costs, as far as the plan says so. */
  readonly amounts: readonly Amount[];
}

/**
 * The decisions that a report asks for, by day; those without a day last.
 *
 * @param until last day on which the end of an acceptance is asked about
 */
export function decisionsOf(report: Report, plan: RealisationPlan, until: string): Decision[] {
  const found = [
    ...ofModules(report),
    ...ofPlan(report, plan),
    ...ofRisks(report, until),
    ...ofAudits(report),
    ...ofDocuments(report),
    ...ofMoves(report, plan),
  ];
  return found.sort((a, b) => compareDays(a.day, b.day));
}

function ofModules({ blockers }: Report): Decision[] {
  const undecided = blockers.filter(({ kind }) => kind === "module-undecided");
  return asked("modules", undecided.length, {});
}

/** The plan is asked for until it is approved as it is; what is past its day needs a new one. */
function ofPlan({ domain }: Report, { actions, unplanned }: RealisationPlan): Decision[] {
  const overdue = actions.flatMap(({ action }) => (action.overdue ? [action] : []));
  const ahead = actions.flatMap(({ action }) => (action.overdue ? [] : [action]));
  const approval = domain.documents.find(({ id }) => id === "A.6");
  const isAsked = approval !== undefined && approval.state !== "approved";
  return [
    ...asked("unplanned", unplanned.length, {}),
    ...asked("overdue", overdue.length, costs(overdue)),
    ...(isAsked ? asked("plan", ahead.length, costs(ahead)) : []),
  ];
}

function costs(actions: readonly ReportAction[]): Partial<Decision> {
  return {
    day: earliest(actions.map(({ due }) => due)),
    amounts: sumsOf(actions.flatMap(({ amounts }) => amounts)),
  };
}

function ofRisks({ risks }: Report, last: string): Decision[] {
  const until = ({ accepted }: ReportRisk): string | null => accepted?.until ?? null;
  const untreated = risks.filter(({ treatment }) => treatment === null);
  const refused = risks.filter(
    ({ treatment, accepted, acceptanceHolds }) =>
      !acceptanceHolds && (accepted !== null || treatment === "accept"),
  );
  const ending = risks.filter(
    ({ acceptanceHolds, accepted }) => acceptanceHolds && accepted !== null && accepted.until <= last,
  );
  return [
    ...asked("untreated", untreated.length, { ids: untreated.map(({ id }) => id) }),
    ...asked("not-accepted", refused.length, {
      ids: refused.map(({ id }) => id),
      day: earliest(refused.map(until)),
    }),
    ...asked("acceptance-ends", ending.length, {
      ids: ending.map(({ id }) => id),
      day: earliest(ending.map(until)),
    }),
  ];
}

function ofAudits({ audits }: Report): Decision[] {
  const overdue = audits.flatMap(({ findings }) => findings).filter(({ state }) => state === "overdue");
  return asked("findings-overdue", overdue.length, { day: earliest(overdue.map(({ due }) => due)) });
}

/** What reports on every day is approved with the plan, if at all. */
function ofDocuments({ domain, asOf }: Report): Decision[] {
  const waiting = domain.documents.filter(
    ({ id, state, nextReview }) =>
      !livingDocuments.includes(id) &&
      (state === "changed" || state === "unapproved" || (nextReview !== null && nextReview < asOf)),
  );
  return asked("documents", waiting.length, { ids: waiting.map(({ id }) => id) });
}

/** A move that something comes too late for: its day or the days of the actions have to change. */
function ofMoves({ relocations, asOf }: Report, plan: RealisationPlan): Decision[] {
  return relocations.flatMap(({ to, cutOver, missing }) => {
    const late = new Set(missing.filter((item) => item.late).map((item) => itemKey({ ...item, site: to })));
    const actions = plan.actions.filter(({ items }) => items.some((item) => late.has(itemKey(item))));
    const amounts = sumsOf(actions.flatMap(({ action }) => action.amounts));
    return cutOver < asOf ? [] : asked("move", late.size, { ids: [to], day: cutOver, amounts });
  });
}

function asked(kind: DecisionKind, number: number, more: Partial<Decision>): Decision[] {
  return number === 0 ? [] : [{ kind, number, ids: [], day: null, amounts: [], ...more }];
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.toSorted(compareDays)[0] ?? null;
}

type Words = readonly [one: Bilingual, many: Bilingual];

const texts: Readonly<Record<DecisionKind, Words>> = {
  modules: [
    {
      de: "Baustein modellieren oder mit Grund ausschließen",
      en: "module to model, or to exclude with a reason",
    },
    {
      de: "Bausteine modellieren oder mit Grund ausschließen",
      en: "modules to model, or to exclude with a reason",
    },
  ],
  unplanned: [
    {
      de: "Lücke ohne Aufgabe: Zuständige und Termin bestimmen",
      en: "gap without an action: name who and when",
    },
    {
      de: "Lücken ohne Aufgabe: Zuständige und Termine bestimmen",
      en: "gaps without an action: name who and when",
    },
  ],
  overdue: [
    {
      de: "überfällige Aufgabe: neuen Termin oder Mittel beschließen",
      en: "overdue action: set a new day, or give means",
    },
    {
      de: "überfällige Aufgaben: neue Termine oder Mittel beschließen",
      en: "overdue actions: set new days, or give means",
    },
  ],
  plan: [
    {
      de: "Aufgabe des Realisierungsplans (A.6) freigeben",
      en: "action of the realisation plan (A.6) to approve",
    },
    {
      de: "Aufgaben des Realisierungsplans (A.6) freigeben",
      en: "actions of the realisation plan (A.6) to approve",
    },
  ],
  untreated: [
    { de: "Risiko ohne Behandlung: Behandlung beschließen", en: "risk without a treatment: decide on one" },
    {
      de: "Risiken ohne Behandlung: Behandlung beschließen",
      en: "risks without a treatment: decide on them",
    },
  ],
  "not-accepted": [
    {
      de: "Risiko ohne gültige Akzeptanz: akzeptieren oder behandeln",
      en: "risk that nobody validly accepts: accept or treat it",
    },
    {
      de: "Risiken ohne gültige Akzeptanz: akzeptieren oder behandeln",
      en: "risks that nobody validly accepts: accept or treat them",
    },
  ],
  "acceptance-ends": [
    {
      de: "Risikoakzeptanz endet: erneuern oder behandeln",
      en: "acceptance of a risk ends: renew it, or treat the risk",
    },
    {
      de: "Risikoakzeptanzen enden: erneuern oder behandeln",
      en: "acceptances of risks end: renew them, or treat the risks",
    },
  ],
  "findings-overdue": [
    {
      de: "überfällige Auditfeststellung: Behebung durchsetzen",
      en: "overdue audit finding: have it corrected",
    },
    {
      de: "überfällige Auditfeststellungen: Behebung durchsetzen",
      en: "overdue audit findings: have them corrected",
    },
  ],
  documents: [
    { de: "Referenzdokument prüfen und freigeben", en: "reference document to check and approve" },
    { de: "Referenzdokumente prüfen und freigeben", en: "reference documents to check and approve" },
  ],
  move: [
    {
      de: "Prüfpunkt kommt nach der Umschaltung: vorziehen oder verschieben",
      en: "item comes after the cut-over: hasten it, or move the day",
    },
    {
      de: "Prüfpunkte kommen nach der Umschaltung: vorziehen oder verschieben",
      en: "items come after the cut-over: hasten them, or move the day",
    },
  ],
};

/** What is to be decided, with how many things it is about: `3 Risiken ohne Behandlung: …`. */
export function decisionWords({ kind, number }: Decision): Bilingual {
  const [one, many] = texts[kind];
  const { de, en } = number === 1 ? one : many;
  return { de: `${number} ${de}`, en: `${number} ${en}` };
}
