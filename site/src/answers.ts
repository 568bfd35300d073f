/** The four questions that an audit begins with, answered from the verdicts that the report has anyway. */
import { type Decision, decisionsOf, decisionWords } from "../../src/model/decisions.ts";
import { nothingMissing } from "../../src/model/empty-relocation.ts";
import type { SiteLoss } from "../../src/model/failover.ts";
import { remedyOf } from "../../src/model/failover-remedy.ts";
import { unreadFilesOf, withheldLapses } from "../../src/model/forecast.ts";
import { itemKey } from "../../src/model/item-key.ts";
import { stopsCertificate } from "../../src/model/item-states.ts";
import { compareDays } from "../../src/model/realisation-plan.ts";
import type { MissingItem } from "../../src/model/relocation.ts";
import { type Tone, verdictTones } from "../../src/model/tones.ts";
import { words } from "../../src/model/words.ts";
import { addDays } from "../../src/text/date.ts";
import { type Act, actOf, actsFor } from "./acts.ts";
import { daysUntil, nothingLapses, plan, type Upcoming, upcoming } from "./agenda.ts";
import { type Relocation, report } from "./data.ts";
import { verdictIcons } from "./labels.ts";
import { evidence, itemsOf, sites } from "./lookup.ts";
import type { Page } from "./page.ts";
import { isWithheld } from "./withheld.ts";

/** What a page or a question comes to, in one sentence, and what would change it. */
export interface Result {
  readonly badge: { readonly tone: Tone; readonly icon: Icon; readonly text: string } | null;
  readonly text: string;
  /** All of them, the gravest first. */
  readonly acts: readonly Act[];
  /** Where the rest of the acts stands. */
  readonly rest: string | null;
}

type Icon = "success" | "warning" | "danger" | "help" | "calendar" | "info";

/** Days that the site looks ahead. */
const horizon = 90;

/** Decisions that take something out of the way of a certificate. */
const certifying: readonly Decision["kind"][] = [
  "modules",
  "documents",
  "untreated",
  "not-accepted",
  "findings-overdue",
];

/** Whether a certificate is possible, by the one definition of it; what would change it. */
export function certifiable(page: Page): Result {
  const { blockers, certificate } = report;
  const { say } = page;
  const stops = blockers.length > 0;
  const stopping = report.items.filter(stopsCertificate);
  const asked = decisionsOf(report, plan, addDays(report.asOf, horizon))
    .filter(({ kind }) => certifying.includes(kind))
    .map((decision) => decided(decision, page));
  const acts = actsFor(stopping, page, "?stops=ja");
  return {
    badge: certificate.clear
      ? {
          tone: "good",
          icon: "success",
          text: say({ de: "kein Hindernis bekannt", en: "no known obstacle" }),
        }
      : stops
        ? {
            tone: "bad",
            icon: "danger",
            text:
              blockers.length === 1
                ? say({ de: "nein, 1 Hindernis", en: "no, 1 obstacle" })
                : say({ de: `nein, ${blockers.length} Hindernisse`, en: `no, ${blockers.length} obstacles` }),
          }
        : { tone: "warning", icon: "warning", text: say({ de: "nicht feststellbar", en: "can't be said" }) },
    text: [certificate.unformed, certificate.blockers]
      .flatMap((text) => (text === null ? [] : [say(text)]))
      .join(" "),
    // One of the plan at least, and what nobody but the management can do.
    acts: [...acts.slice(0, asked.length > 1 ? 1 : 2), ...asked, ...acts.slice(asked.length > 1 ? 1 : 2)],
    rest: `${page.link("overview")}#zertifikat`,
  };
}

function decided(decision: Decision, page: Page): Act {
  const where: Partial<Record<Decision["kind"], string | null>> = {
    modules: page.link("modules"),
    documents: page.link("documents"),
    untreated: page.link("risks"),
    "not-accepted": page.link("risks"),
    "findings-overdue": page.link("audits"),
  };
  return {
    text: page.say(decisionWords(decision)),
    german: false,
    who: [page.say({ de: "Leitung", en: "management" })],
    until: decision.day,
    overdue: decision.day !== null && decision.day < report.asOf,
    href: where[decision.kind] ?? null,
  };
}

/** Whether what remains is enough if a site is lost; the acts are those that take its reasons away. */
export function aloneWithout(
  { lost, remaining, verdict, until, reasons }: Omit<SiteLoss, "objects" | "processes" | "shownBy">,
  page: Page,
): Result {
  const { say } = page;
  const remedy = remedyOf(reasons, plan.actions);
  const href = page.link("failover", "", `#ausfall-${lost}`);
  const others = remaining.map((id) => sites.get(id)?.title ?? id).join(", ");
  const stays = others === "" ? say({ de: "kein Standort", en: "no site" }) : others;
  const name = sites.get(lost)?.title ?? lost;
  const open = remedy.unplanned.map(
    (reason): Act => ({
      text: say(reason.change),
      german: false,
      who: reason.evidence === null ? [] : responsibleFor(reason.evidence),
      until: null,
      overdue: false,
      href,
    }),
  );
  const lapsing = reasons
    .filter(({ kind }) => kind === "lapses")
    .toSorted((a, b) => compareDays(a.day, b.day))
    .map(
      ({ change, evidence: path, day }): Act => ({
        text: path === null ? say(change) : `${say(change)} (${evidence.get(path)?.title ?? path})`,
        german: false,
        who: path === null ? [] : responsibleFor(path),
        until: day,
        overdue: false,
        href: path === null ? href : (page.link("evidence", path) ?? href),
      }),
    );
  const standing = remedy.reasons.length;
  const planned = remedy.actions
    .toSorted((a, b) => compareDays(a.action.due, b.action.due))
    .map((action) => actOf(action, page));
  return {
    badge: {
      tone: verdictTones[verdict],
      icon: verdictIcons[verdict],
      text: `${say(words.verdict[verdict])}${verdict === "sufficient-until" && until ? ` ${page.date(until)}` : ""}`,
    },
    text: [
      say({
        de: `Fällt ${name} aus, bleibt: ${stays}.`,
        en: `If ${name} is lost, what remains is: ${stays}.`,
      }),
      standing === 0
        ? ""
        : standing === 1
          ? say({ de: " 1 Grund steht im Weg.", en: " 1 reason is in the way." })
          : say({ de: ` ${standing} Gründe stehen im Weg.`, en: ` ${standing} reasons are in the way.` }),
    ].join(""),
    acts: unique([...open, ...planned, ...lapsing]),
    rest: href,
  };
}

/** Who answers for the items that evidence proves. */
export function responsibleFor(path: string): readonly string[] {
  const uses = evidence.get(path)?.usedBy ?? [];
  const items = uses.flatMap((use) => ("control" in use ? itemsOf(use.control, use.index) : []));
  return [...new Set(items.flatMap(({ responsible }) => responsible ?? []))].sort();
}

/** Different reasons can ask for the same. */
function unique(acts: readonly Act[]): readonly Act[] {
  return [...new Map(acts.map((act) => [JSON.stringify([act.text, act.who, act.until]), act])).values()];
}

/** Moves whose cut-over is still to come. */
export const comingMoves: readonly Relocation[] = report.relocations.filter(
  ({ cutOver }) => cutOver >= report.asOf,
);

/** How a move stands: days left, what lacks, what comes too late. */
export function move(relocation: Relocation, page: Page): Result {
  const { to, cutOver, missing, obligations } = relocation;
  const { say } = page;
  const left = daysUntil(cutOver);
  const late = missing.filter((item) => item.late).length;
  const unmet = obligations.filter(({ met }) => met !== true).length;
  const href = page.link("relocations", "", `#fehlt-${to}`);
  const hidden = isWithheld("relocations");
  const name = sites.get(to)?.title ?? to;
  const lacks = missing.length === 0 ? nothingMissing(relocation, report) : null;
  const none = lacks?.good === true && unmet === 0;
  return {
    badge: {
      tone: late > 0 ? "bad" : none && !hidden ? "good" : "warning",
      icon: late > 0 ? "danger" : none && !hidden ? "success" : "calendar",
      text:
        left === 1
          ? say({ de: "noch 1 Tag", en: "1 day left" })
          : say({ de: `noch ${left} Tage`, en: `${left} days left` }),
    },
    text: `${lacks?.good === false ? `${say(lacks.text)} ` : ""}${say({
      de: `Umschaltung nach ${name} am ${page.date(cutOver)}: ${missing.length === 1 ? "1 Prüfpunkt fehlt" : `${missing.length} Prüfpunkte fehlen`}, davon ${late} mit Termin nach der Umschaltung; ${unmet === 1 ? "1 Pflicht des Umzugs ist" : `${unmet} Pflichten des Umzugs sind`} nicht erfüllt oder nicht betrachtet.`,
      en: `Cut-over to ${name} on ${page.date(cutOver)}: ${missing.length === 1 ? "1 item is missing" : `${missing.length} items are missing`}, ${late} of them with a day after the cut-over; ${unmet === 1 ? "1 obligation of the move is" : `${unmet} obligations of the move are`} unmet or not considered.`,
    })}`,
    acts: unique(
      missing
        .toSorted(
          (a, b) => weight(a) - weight(b) || compareDays(a.action?.due ?? null, b.action?.due ?? null),
        )
        .map((item) => actAgainst(item, to, page)),
    ),
    rest: href,
  };
}

/** What comes too late or is not planned first, then what stops a certificate. */
function weight({ late, action, essential }: MissingItem): number {
  return (late || action === null ? 0 : 2) + (essential ? 0 : 1);
}

function actAgainst(item: MissingItem, site: string, page: Page): Act {
  const planned = plan.actions.find(
    ({ action, items }) =>
      action.text === item.action?.text && items.some((one) => itemKey(one) === itemKey({ ...item, site })),
  );
  if (planned) return actOf(planned, page);
  return {
    text:
      item.action?.text ??
      page.say({
        de: `${item.requirement}: Zuständige und Termin bestimmen`,
        en: `${item.requirement}: name who and when`,
      }),
    german: item.action !== null,
    who: item.responsible === null ? [] : [item.responsible],
    until: item.action?.due ?? null,
    overdue: false,
    href: page.link("requirement", item.requirement),
  };
}

/** What lapses or falls due next. */
export function lapsesNext(page: Page): Result {
  const { say } = page;
  const coming = upcoming(horizon);
  const hidden = withheldLapses.some(isWithheld);
  const [first] = coming;
  if (first === undefined) {
    return {
      badge:
        hidden || unreadFilesOf(report).length > 0
          ? null
          : { tone: "good", icon: "success", text: say({ de: "nichts", en: "nothing" }) },
      text: hidden
        ? say({
            de: `In dieser Ausgabe steht nichts, was in ${horizon} Tagen abläuft; manches ist zurückgehalten.`,
            en: `This edition shows nothing that lapses within ${horizon} days; some is withheld.`,
          })
        : say(nothingLapses(horizon)),
      acts: [],
      rest: null,
    };
  }
  const days = daysUntil(first.date);
  return {
    badge: {
      tone: days <= 30 ? "warning" : "notice",
      icon: "calendar",
      text:
        days === 0
          ? say({ de: "heute", en: "today" })
          : days === 1
            ? say({ de: "in 1 Tag", en: "in 1 day" })
            : say({ de: `in ${days} Tagen`, en: `in ${days} days` }),
    },
    text:
      coming.length === 1
        ? say({
            de: `In den nächsten ${horizon} Tagen läuft eines ab oder wird fällig.`,
            en: `Within ${horizon} days one thing lapses or falls due.`,
          })
        : say({
            de: `In den nächsten ${horizon} Tagen laufen ${coming.length} ab oder werden fällig.`,
            en: `Within ${horizon} days ${coming.length} lapse or fall due.`,
          }),
    acts: coming.map((entry) => actOfComing(entry, page)),
    rest: `${page.link("overview")}#fristen`,
  };
}

function actOfComing(
  { what, subject, isTask, about: [first], responsible, date }: Upcoming,
  page: Page,
): Act {
  return {
    text: isTask ? subject : `${page.say(what)}: ${subject}`,
    german: isTask,
    who: responsible,
    until: date,
    overdue: false,
    href: first ? page.link(first.kind, first.id) : page.link("documents"),
  };
}
