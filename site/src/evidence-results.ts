/** What evidence and certificates come to. */

import { isGap } from "../../src/model/item-states.ts";
import { validityTones } from "../../src/model/tones.ts";
import { words } from "../../src/model/words.ts";
import { type Act, actsFor } from "./acts.ts";
import { daysUntil } from "./agenda.ts";
import type { Result } from "./answers.ts";
import { responsibleFor } from "./answers.ts";
import { type ReportEvidence, report } from "./data.ts";
import { evidence, itemsByEvidence, itemsByRequirement } from "./lookup.ts";
import type { Page } from "./page.ts";
import { isWithheld } from "./withheld.ts";

function renewal(entry: ReportEvidence, page: Page): Act {
  return {
    text: page.say({ de: `erneuern: ${entry.title}`, en: `renew: ${entry.title}` }),
    german: page.german === undefined,
    who: responsibleFor(entry.path),
    until: entry.validUntil,
    overdue: entry.validity === "expired",
    href: page.link("evidence", entry.path),
  };
}

/** How all evidence stands; what is used and lapses first is to be renewed. */
export function registerResult(page: Page): Result {
  const { say } = page;
  const number = (validity: ReportEvidence["validity"]) =>
    report.evidence.filter((entry) => entry.validity === validity).length;
  const expired = number("expired");
  const expiring = number("expiring");
  const used = report.evidence
    .filter(({ usedBy, validUntil }) => usedBy.length > 0 && validUntil !== null)
    .toSorted((a, b) => ((a.validUntil ?? "") < (b.validUntil ?? "") ? -1 : 1));
  return {
    badge:
      expired > 0
        ? {
            tone: validityTones.expired,
            icon: "danger",
            text: say({ de: `${expired} abgelaufen`, en: `${expired} expired` }),
          }
        : expiring > 0
          ? {
              tone: validityTones.expiring,
              icon: "calendar",
              text: say({ de: `${expiring} laufen bald ab`, en: `${expiring} expiring soon` }),
            }
          : null,
    text: say({
      de: `Von ${report.evidence.length} Nachweisen gelten ${number("valid") + expiring}, davon ${expiring} nicht mehr lange; ${expired} sind abgelaufen.`,
      en: `Of ${report.evidence.length} evidence files ${number("valid") + expiring} are valid, ${expiring} of them not for long; ${expired} are expired.`,
    }),
    acts: used.map((entry) => renewal(entry, page)),
    rest: null,
  };
}

/** Whether evidence holds, until when, and how much rests on it. */
export function evidenceResult(page: Page): Result | null {
  const entry = evidence.get(page.id);
  if (!entry) return null;
  const { say } = page;
  const resting = itemsByEvidence.get(entry.path)?.length ?? 0;
  const unfit = entry.intact === false || entry.flaw?.proves === false;
  const ends =
    entry.validUntil === null
      ? ""
      : say({
          de: ` Gültig bis ${page.date(entry.validUntil)}${daysUntil(entry.validUntil) >= 0 ? `, noch ${daysUntil(entry.validUntil)} Tage` : ""}.`,
          en: ` Valid until ${page.date(entry.validUntil)}${daysUntil(entry.validUntil) >= 0 ? `, ${daysUntil(entry.validUntil)} days left` : ""}.`,
        });
  return {
    badge: unfit
      ? { tone: "bad", icon: "danger", text: say({ de: "belegt nichts", en: "proves nothing" }) }
      : {
          tone: validityTones[entry.validity],
          icon:
            entry.validity === "valid"
              ? "success"
              : entry.validity === "expired"
                ? "danger"
                : entry.validity === "unknown"
                  ? "help"
                  : "calendar",
          text: say(words.validity[entry.validity]),
        },
    text: `${
      resting === 0
        ? isWithheld("items")
          ? say({
              de: "In dieser Ausgabe stützt sich kein Prüfpunkt darauf.",
              en: "In this edition no item rests on it.",
            })
          : say({ de: "Kein Prüfpunkt stützt sich darauf.", en: "No item rests on it." })
        : resting === 1
          ? say({ de: "1 Prüfpunkt stützt sich darauf.", en: "1 item rests on it." })
          : say({ de: `${resting} Prüfpunkte stützen sich darauf.`, en: `${resting} items rest on it.` })
    }${ends}`,
    acts: entry.validUntil !== null && resting > 0 ? [renewal(entry, page)] : [],
    rest: null,
  };
}

/** Whether certificates of others carry, and what of the customer's duties is open. */
export function certificatesResult(page: Page): Result {
  const { say } = page;
  const { certificates } = report;
  const lapsed = certificates.filter((one) => one.lapsed.length > 0).length;
  const duties = certificates.flatMap(({ mine }) => mine.duties);
  const open = duties.filter(isGap);
  const items = open.flatMap(({ requirement, object, site }) =>
    (itemsByRequirement.get(requirement) ?? []).filter(
      (item) => item.object === object && item.site === site,
    ),
  );
  const ends = certificates.flatMap(({ path, lastDay, title, holder }): Act[] =>
    lastDay === null
      ? []
      : [
          {
            text: say({ de: `Weiterführung belegen: ${title}`, en: `show that it goes on: ${title}` }),
            german: page.german === undefined,
            who: holder === null ? [] : [holder],
            until: lastDay,
            overdue: false,
            href: page.link("evidence", path),
          },
        ],
  );
  return {
    badge:
      lapsed > 0
        ? {
            tone: "bad",
            icon: "danger",
            text: say({ de: `${lapsed} gelten nicht`, en: `${lapsed} do not hold` }),
          }
        : certificates.length > 0 && !isWithheld("certificates")
          ? {
              tone: "good",
              icon: "success",
              text:
                certificates.length === 1
                  ? say({ de: "gilt", en: "holds" })
                  : say({ de: "alle gelten", en: "all hold" }),
            }
          : null,
    text: say({
      de: `${certificates.length === 1 ? "1 Zertifikat" : `${certificates.length} Zertifikate`}; von ${duties.length} Pflichten, die beim Kunden bleiben, ${open.length === 1 ? "ist 1" : `sind ${open.length}`} nicht belegt.`,
      en: `${certificates.length === 1 ? "1 certificate" : `${certificates.length} certificates`}; of ${duties.length} duties that stay with the customer ${open.length} ${open.length === 1 ? "is" : "are"} not proven.`,
    }),
    acts: [...actsFor(items, page, ""), ...ends],
    rest: null,
  };
}
