/** What the pages of what is left to do and to decide come to. */
import { livingDocuments } from "../../src/model/reference-document.ts";
import { words } from "../../src/model/words.ts";
import { type Act, actOf } from "./acts.ts";
import { plan, plannedActions } from "./agenda.ts";
import type { Result } from "./answers.ts";
import { report } from "./data.ts";
import { risks } from "./lookup.ts";
import type { Page } from "./page.ts";
import { isWithheld } from "./withheld.ts";

/** What is left to do, and how much of it is late. */
export function planResult(page: Page): Result {
  const { say } = page;
  const overdue = plannedActions.filter(({ action }) => action.overdue).length;
  const number = plannedActions.length;
  const dayless = plannedActions.filter(({ action }) => action.due === null).length;
  return {
    badge:
      overdue > 0
        ? {
            tone: "bad",
            icon: "danger",
            text: say({ de: `${overdue} überfällig`, en: `${overdue} overdue` }),
          }
        : number > 0
          ? { tone: "notice", icon: "calendar", text: say({ de: "keine überfällig", en: "none overdue" }) }
          : null,
    text: say({
      de: `${number === 1 ? "1 Aufgabe ist" : `${number} Aufgaben sind`} offen, ${overdue} davon überfällig, ${dayless} ohne Termin; ${plan.unplanned.length === 1 ? "1 Lücke hat" : `${plan.unplanned.length} Lücken haben`} keine Aufgabe.`,
      en: `${number === 1 ? "1 action is" : `${number} actions are`} open, ${overdue} of them overdue, ${dayless} without a day; ${plan.unplanned.length === 1 ? "1 gap has" : `${plan.unplanned.length} gaps have`} no action.`,
    }),
    acts: plannedActions.map((action) => actOf(action, page)),
    rest: null,
  };
}

/** How the risks stand: what is to be decided comes first. */
export function risksResult(page: Page): Result {
  const { say } = page;
  const open = report.risks.filter(({ treatment }) => treatment === null);
  const refused = report.risks.filter(
    ({ acceptanceHolds, accepted, treatment }) =>
      !acceptanceHolds && (accepted !== null || treatment === "accept"),
  );
  const bad = new Set([...open, ...refused]).size;
  const held = report.risks.filter(({ acceptanceHolds }) => acceptanceHolds);
  return {
    badge:
      bad > 0
        ? { tone: "bad", icon: "danger", text: say({ de: `${bad} zu entscheiden`, en: `${bad} to decide` }) }
        : null,
    text: say({
      de: `${report.risks.length} ${report.risks.length === 1 ? "Risiko" : "Risiken"}: ${open.length} ohne Behandlung, ${held.length} von der Leitung akzeptiert, ${refused.length} ohne gültige Akzeptanz.`,
      en: `${report.risks.length} ${report.risks.length === 1 ? "risk" : "risks"}: ${open.length} without a treatment, ${held.length} accepted by the management, ${refused.length} without an acceptance that holds.`,
    }),
    acts: [
      ...new Set([
        ...open,
        ...refused,
        ...held.toSorted((a, b) => ((a.accepted?.until ?? "") < (b.accepted?.until ?? "") ? -1 : 1)),
      ]),
    ].map((risk) => riskAct(risk, page)),
    rest: null,
  };
}

function riskAct(
  { id, title, treatment, accepted, acceptanceHolds }: (typeof report.risks)[number],
  page: Page,
): Act {
  const { say } = page;
  const what =
    treatment === null
      ? say({ de: "Behandlung beschließen", en: "decide on a treatment" })
      : acceptanceHolds
        ? say({ de: "Akzeptanz erneuern", en: "renew the acceptance" })
        : say({ de: "akzeptieren oder behandeln", en: "accept it or treat it" });
  return {
    text: `${what}: ${title}`,
    german: page.german === undefined,
    who: accepted === null ? [say({ de: "Leitung", en: "management" })] : [accepted.by],
    until: accepted?.until ?? null,
    overdue: accepted !== null && accepted.until < report.asOf,
    href: page.link("risk", id),
  };
}

/** How a risk stands; null for one that there is not. */
export function riskResult(page: Page): Result | null {
  const { say } = page;
  const risk = risks.get(page.id);
  if (!risk) return null;
  const { treatment, accepted, acceptanceHolds } = risk;
  const needs = treatment === null || (!acceptanceHolds && (treatment === "accept" || accepted !== null));
  const serving = plan.actions
    .filter((action) => action.risks.includes(risk.id))
    .map((action) => actOf(action, page));
  return {
    badge: needs
      ? { tone: "bad", icon: "danger", text: say({ de: "zu entscheiden", en: "to be decided" }) }
      : { tone: "notice", icon: "info", text: treatment === null ? "" : say(words.treatment[treatment]) },
    text: [
      treatment === null
        ? say({
            de: "Niemand hat über die Behandlung entschieden.",
            en: "Nobody has decided on a treatment.",
          })
        : say({
            de: `Behandlung: ${words.treatment[treatment].de}.`,
            en: `Treatment: ${words.treatment[treatment].en}.`,
          }),
      acceptanceHolds && accepted
        ? say({
            de: ` Akzeptiert bis ${page.date(accepted.until)}.`,
            en: ` Accepted until ${page.date(accepted.until)}.`,
          })
        : accepted
          ? say({ de: " Die Akzeptanz gilt nicht.", en: " Its acceptance does not hold." })
          : "",
    ].join(""),
    acts: [...(needs || acceptanceHolds ? [riskAct(risk, page)] : []), ...serving],
    rest: null,
  };
}

/** What of the findings of audits is open. */
export function auditsResult(page: Page, of: typeof report.audits): Result {
  const { say } = page;
  const open = of
    .flatMap((audit) =>
      audit.findings.filter(({ state }) => state !== "closed").map((finding) => ({ audit, finding })),
    )
    .sort((a, b) => ((a.finding.due ?? "9999") < (b.finding.due ?? "9999") ? -1 : 1));
  const overdue = open.filter(({ finding }) => finding.state === "overdue").length;
  const hidden = isWithheld("openAuditFindings");
  return {
    badge:
      overdue > 0
        ? {
            tone: "bad",
            icon: "danger",
            text: say({ de: `${overdue} überfällig`, en: `${overdue} overdue` }),
          }
        : open.length > 0
          ? {
              tone: "warning",
              icon: "warning",
              text: say({ de: `${open.length} offen`, en: `${open.length} open` }),
            }
          : hidden
            ? null
            : { tone: "good", icon: "success", text: say({ de: "keine offen", en: "none open" }) },
    text: say({
      de: `${open.length === 1 ? "1 Feststellung ist" : `${open.length} Feststellungen sind`} offen, ${overdue} davon über der Frist.`,
      en: `${open.length === 1 ? "1 audit finding is" : `${open.length} audit findings are`} open, ${overdue} of them past their deadline.`,
    }),
    acts: open.map(({ audit, finding }) => ({
      text: `${finding.id} ${finding.actions[0]?.text || finding.title}`,
      german: true,
      who: finding.actions[0]?.responsible ? [finding.actions[0].responsible] : finding.responsible,
      until: finding.actions[0]?.due ?? finding.due,
      overdue: finding.state === "overdue",
      href: page.link("audit", audit.id, `#${finding.id}`),
    })),
    rest: null,
  };
}

/** Which reference documents are approved as they are; null where the edition shows none. */
export function documentsResult(page: Page): Result | null {
  const { say } = page;
  const { documents } = report.domain;
  if (documents.length === 0) return null;
  const waiting = documents.filter(({ id, state, nextReview }) =>
    state !== "approved" && !(state === "changed" && livingDocuments.includes(id))
      ? true
      : nextReview !== null && nextReview < report.asOf,
  );
  return {
    badge:
      waiting.length > 0
        ? {
            tone: "warning",
            icon: "warning",
            text: say({
              de: `${waiting.length} ohne gültige Freigabe`,
              en: `${waiting.length} without a valid approval`,
            }),
          }
        : { tone: "good", icon: "success", text: say({ de: "alle freigegeben", en: "all approved" }) },
    text: say({
      de: `${documents.length - waiting.length} von ${documents.length} Referenzdokumenten sind freigegeben, wie sie heute sind.`,
      en: `${documents.length - waiting.length} of ${documents.length} reference documents are approved as they are today.`,
    }),
    acts: waiting.map(({ id, owner, nextReview }) => ({
      text: say({ de: `${id} prüfen und freigeben`, en: `check and approve ${id}` }),
      german: false,
      who: owner === null ? [say({ de: "Leitung", en: "management" })] : [owner],
      until: nextReview,
      overdue: nextReview !== null && nextReview < report.asOf,
      href: null,
    })),
    rest: null,
  };
}
