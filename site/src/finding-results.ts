/** What the pages of the check and of changes come to. */
import { droppedItems, notCompared } from "../../src/model/comparison.ts";
import type { Act } from "./acts.ts";
import type { Result } from "./answers.ts";
import { findingLooks, numberOf, sinceWhen } from "./changes.ts";
import { type Finding, report } from "./data.ts";
import { findingsByRule, rules } from "./lookup.ts";
import type { Page } from "./page.ts";
import { isWithheld } from "./withheld.ts";

const severities = ["error", "warning", "info"] as const;

/** What the automatic check comes to; the acts are the kinds of defect, the gravest and most frequent first. */
export function findingsResult(page: Page): Result {
  const { say } = page;
  const { errors, warnings, infos } = report.summary;
  const grave = (found: readonly Finding[]) =>
    Math.min(...found.map(({ severity }) => severities.indexOf(severity)));
  const kinds = [...findingsByRule].sort(([, a], [, b]) => grave(a) - grave(b) || b.length - a.length);
  return {
    badge:
      errors > 0
        ? {
            tone: "bad",
            icon: "danger",
            text: say({ de: `${errors} Fehler`, en: errors === 1 ? "1 error" : `${errors} errors` }),
          }
        : warnings > 0
          ? { tone: "warning", icon: "warning", text: say({ de: "kein Fehler", en: "no error" }) }
          : isWithheld("findings")
            ? null
            : { tone: "good", icon: "success", text: say({ de: "kein Fehler", en: "no error" }) },
    text: say({
      de: `Die Prüfung fand ${errors} Fehler, ${warnings} ${warnings === 1 ? "Warnung" : "Warnungen"} und ${infos} ${infos === 1 ? "Hinweis" : "Hinweise"}.`,
      en: `The check found ${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"} and ${infos} ${infos === 1 ? "note" : "notes"}.`,
    }),
    acts: kinds.map(
      ([rule, found]): Act => ({
        text: `${found.length} × ${say(rules.get(rule)?.summary ?? { de: rule, en: rule })}`,
        german: false,
        who: [],
        until: null,
        overdue: false,
        href: page.link("findings", "", `?rule=${rule}`),
      }),
    ),
    rest: null,
  };
}

/** How often a rule fires here. */
export function ruleResult(page: Page): Result {
  const { say } = page;
  const number = findingsByRule.get(page.id)?.length ?? 0;
  return {
    badge: null,
    text:
      number === 0
        ? isWithheld("findings")
          ? say({
              de: "Diese Ausgabe zeigt keinen Befund dieser Regel.",
              en: "This edition shows no finding of this rule.",
            })
          : say({ de: "Die Regel hat hier nichts gefunden.", en: "The rule found nothing here." })
        : number === 1
          ? say({ de: "Die Regel hat hier 1 Befund.", en: "The rule has 1 finding here." })
          : say({ de: `Die Regel hat hier ${number} Befunde.`, en: `The rule has ${number} findings here.` }),
    acts: [],
    rest: null,
  };
}

/** What has changed since the earlier state. */
export function changesResult(page: Page): Result | null {
  const { changes } = report;
  if (changes === null) return null;
  const { say } = page;
  const lost = numberOf(changes, "unproven");
  const won = numberOf(changes, "proven");
  const since = sinceWhen(changes, page);
  const gone = findingLooks.gone.label;
  const dropped = droppedItems(changes).length;
  const unread = notCompared(changes);
  const unsure = changes.withheld.otherItems > 0 || report.certificate.unformed !== null || unread !== null;
  return {
    badge:
      lost > 0
        ? {
            tone: "bad",
            icon: "danger",
            text: say({ de: `${lost} nicht mehr belegt`, en: `${lost} no longer proven` }),
          }
        : dropped > 0
          ? {
              tone: "warning",
              icon: "warning",
              text: say({ de: `${dropped} belegte fallen weg`, en: `${dropped} proven ones dropped` }),
            }
          : unsure
            ? null
            : { tone: "good", icon: "success", text: say({ de: "nichts verloren", en: "nothing lost" }) },
    text: say({
      de: `${since.charAt(0).toUpperCase()}${since.slice(1)} sind ${won} Prüfpunkte belegt worden, ${lost} sind es nicht mehr${dropped > 0 ? `, und ${dropped} belegte sind keine Prüfpunkte mehr` : ""}; ${numberOf(changes, "newFindings")} Befunde sind neu, ${numberOf(changes, "goneFindings")} ${gone.de}.${unread === null ? "" : ` ${unread.de}`}`,
      en: `${since.charAt(0).toUpperCase()}${since.slice(1)} ${won} items became proven and ${lost} no longer are${dropped > 0 ? `, and ${dropped} proven ones are no items any more` : ""}; ${numberOf(changes, "newFindings")} findings are new, ${numberOf(changes, "goneFindings")} ${gone.en}.${unread === null ? "" : ` ${unread.en}`}`,
    }),
    acts: [],
    rest: null,
  };
}
