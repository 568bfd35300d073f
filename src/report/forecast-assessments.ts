import type { ForecastEntry } from "../model/forecast.ts";
import type { Report, ReportAssessment, ReportControl, ReportItem } from "../model/report.ts";
import { endOf } from "../text/date.ts";
import { durationWords } from "../text/duration-words.ts";
import { compareText } from "../text/order.ts";

/** Something that lapses, not yet said whether it has. */
export type Lapse = Omit<ForecastEntry, "past">;

/** An assessment that decides on items. */
interface Decided {
  readonly control: ReportControl;
  readonly assessment: ReportAssessment;
  readonly items: readonly ReportItem[];
}

/** What lapses of the assessments that decide on items: they themselves, their evidence and their actions. */
export function assessmentLapses(report: Report): Lapse[] {
  const decided = decidedAssessments(report);
  return [...ageing(report, decided), ...actions(decided), ...evidence(report, decided)];
}

function decidedAssessments(report: Report): Decided[] {
  const items = new Map<string, ReportItem[]>();
  for (const item of report.items) {
    for (const { control, index } of item.assessments) {
      const key = JSON.stringify([control, index]);
      const known = items.get(key);
      if (known) known.push(item);
      else items.set(key, [item]);
    }
  }
  return report.controls.flatMap((control) =>
    control.assessments.flatMap((assessment, index) => {
      const concerned = items.get(JSON.stringify([control.id, index]));
      return concerned ? [{ control, assessment, items: concerned }] : [];
    }),
  );
}

/** The assessments of a catalogue that grow too old on one day are one task of whoever is responsible. */
function ageing(report: Report, decided: readonly Decided[]): Lapse[] {
  const { assessedWithin } = report.domain;
  const groups = Map.groupBy(
    decided.flatMap((one) => {
      const day = one.assessment.assessed && endOf(one.assessment.assessed.date, assessedWithin);
      return day ? [{ ...one, day }] : [];
    }),
    (one) => JSON.stringify([one.day, one.control.file, responsibleFor(one)]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { day, control } = first;
    const scopes = group.map((one) => `${one.control.id} (${one.assessment.scopes.join(", ")})`);
    const within = durationWords(assessedWithin);
    return [
      {
        ...concerning(group),
        id: JSON.stringify(["assessment", control.file, responsibleFor(first), day]),
        kind: "assessment",
        day,
        subject: control.catalogueTitle,
        text: {
          de: `Bewertungen werden älter als ${within.de}: ${scopes.join(", ")}.`,
          en: `Assessments grow older than ${within.en}: ${scopes.join(", ")}.`,
        },
        help: { de: "Neu bewerten.", en: "Assess anew." },
        about: controlsOf(group),
        file: control.file,
      },
    ];
  });
}

/** Actions that fall due: the same id is one action, in however many assessments it is named. */
function actions(decided: readonly Decided[]): Lapse[] {
  const named = decided.flatMap((one) => one.assessment.actions.map((action) => ({ one, action })));
  const groups = Map.groupBy(named, (entry) =>
    entry.action.id === null ? entry : JSON.stringify([entry.action.id, entry.action.text, entry.action.due]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const day = first?.action.due ?? null;
    if (!first || day === null) return [];
    const { action, one } = first;
    const places = group.map(
      ({ one: { control, assessment } }) => `${control.id} (${assessment.scopes.join(", ")})`,
    );
    return [
      {
        ...concerning(group.map((entry) => entry.one)),
        responsible: action.responsible === null ? responsibleFor(one) : [action.responsible],
        id: JSON.stringify(["action", one.control.id, one.assessment.scopes, action.text]),
        kind: "action" as const,
        day,
        subject: action.text,
        text: {
          de: `Aufgabe zu ${places.join(", ")} fällig.`,
          en: `Action for ${places.join(", ")} due.`,
        },
        help: {
          de: "Umsetzen und belegen, oder ein neues Datum vereinbaren.",
          en: "Do it and prove it, or agree on a new date.",
        },
        about: controlsOf(group.map((entry) => entry.one)),
        file: one.control.file,
      },
    ];
  });
}

/** Each piece of evidence once, whichever assessments it proves; twice if an interval ends it elsewhere. */
function evidence(report: Report, decided: readonly Decided[]): Lapse[] {
  const titles = new Map(report.evidence.map(({ path, title }) => [path, title]));
  const groups = Map.groupBy(
    decided.flatMap((one) => one.assessment.lapses.map((lapse) => ({ ...one, lapse }))),
    ({ lapse }) => JSON.stringify([lapse.evidence, lapse.on, lapse.interval]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { evidence: path, on, interval } = first.lapse;
    const kind = interval === null ? "evidence" : "interval";
    return [
      {
        ...concerning(group),
        id: JSON.stringify([kind, path, interval]),
        kind,
        day: on,
        subject: titles.get(path) ?? path,
        text:
          interval === null
            ? { de: "Der Nachweis läuft ab.", en: "The evidence expires." }
            : {
                de: `Der Nachweis wird älter als die verlangten ${durationWords(interval).de}.`,
                en: `The evidence grows older than the required ${durationWords(interval).en}.`,
              },
        help: {
          de: "Neuen Nachweis beschaffen und verlinken.",
          en: "Get new evidence and link it.",
        },
        about: [{ kind: "evidence", id: path }],
        file: path,
      },
    ];
  });
}

function controlsOf(decided: readonly Decided[]): Lapse["about"] {
  return [...new Set(decided.map(({ control }) => control.id))].map((id) => ({ kind: "control", id }));
}

/** What assessments concern: the sites and requirements of their items, and who is responsible for them. */
function concerning(decided: readonly Decided[]): Pick<Lapse, "responsible" | "sites" | "requirements"> {
  const items = decided.flatMap((one) => one.items);
  return {
    responsible: [...new Set(decided.flatMap(responsibleFor))].sort(compareText),
    sites: [...new Set(items.flatMap(({ site }) => site ?? []))].sort(compareText),
    requirements: [...new Set(items.map(({ requirement }) => requirement))],
  };
}

/** Whoever the assessment names, else the control, else the owner of the catalogue. */
export function responsibleFor({
  control,
  assessment,
}: {
  readonly control: ReportControl;
  readonly assessment: ReportAssessment | undefined;
}): string[] {
  if (assessment && assessment.responsible.length > 0) return [...assessment.responsible].sort(compareText);
  if (control.responsible.length > 0) return [...control.responsible].sort(compareText);
  return control.owner === null ? [] : [control.owner];
}
