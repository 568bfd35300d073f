/** The one sentence that a page begins with, and what would change it. */

import { verdicts } from "../../src/model/failover.ts";
import { isGap, stopsCertificate } from "../../src/model/item-states.ts";
import { actsFor } from "./acts.ts";
import { aloneWithout, comingMoves, move, type Result } from "./answers.ts";
import { count, neededItems, sum } from "./counts.ts";
import { type Counts, type ReportItem, report, type Verdict } from "./data.ts";
import { certificatesResult, evidenceResult, registerResult } from "./evidence-results.ts";
import { changesResult, findingsResult, ruleResult } from "./finding-results.ts";
import {
  countsByModule,
  itemsByControl,
  itemsByModule,
  itemsByObject,
  itemsByRequirement,
  itemsBySite,
  objects,
  sites,
} from "./lookup.ts";
import type { Page } from "./page.ts";
import { auditsResult, documentsResult, planResult, riskResult, risksResult } from "./plan-results.ts";
import { isWithheld, withheldItems } from "./withheld.ts";

/** The result of a page; null for a page that says nothing of a state, or that answers at length itself. */
export function resultOf(page: Page): Result | null {
  const { id } = page;
  switch (page.kind) {
    case "overview":
    case "search":
    case "about":
    case "accessibility":
      return null;
    case "modules":
    case "requirements":
    case "items":
    case "controls":
    case "gaps":
      return itemsResult(
        report.items,
        sum([...report.sites.map(({ counts }) => counts), report.domainCounts]),
        page,
        "",
      );
    case "sites":
    case "failover":
      return worstLoss(page);
    case "objects":
      return itemsResult(report.items, report.summary, page, "");
    case "module": {
      const counts = sum((countsByModule.get(id) ?? []).map((entry) => entry.counts));
      return itemsResult(itemsByModule.get(id) ?? [], counts, page, `?module=${id}`);
    }
    case "requirement": {
      const items = itemsByRequirement.get(id) ?? [];
      return itemsResult(items, count(items), page, `?requirement=${id}`, withheldItems([id]) > 0);
    }
    case "site":
      return itemsResult(itemsBySite.get(id) ?? [], sites.get(id)?.counts ?? count([]), page, `?site=${id}`);
    case "object": {
      const worst = worstOf(report.failover.processes.filter(({ process }) => process === id));
      if (worst) return aloneWithout(worst, page);
      return itemsResult(
        itemsByObject.get(id) ?? [],
        objects.get(id)?.counts ?? count([]),
        page,
        `?object=${id}`,
      );
    }
    case "control": {
      const items = itemsByControl.get(id) ?? [];
      return itemsResult(items, count(items), page, "");
    }
    case "register":
      return registerResult(page);
    case "evidence":
      return evidenceResult(page);
    case "certificates":
      return certificatesResult(page);
    case "plan":
      return planResult(page);
    case "relocations": {
      const [next] = comingMoves;
      return next ? move(next, page) : null;
    }
    case "risks":
      return risksResult(page);
    case "risk":
      return riskResult(page);
    case "audits":
      return auditsResult(page, report.audits);
    case "audit":
      return auditsResult(
        page,
        report.audits.filter((audit) => audit.id === id),
      );
    case "documents":
      return documentsResult(page);
    case "findings":
    case "rules":
      return findingsResult(page);
    case "rule":
      return ruleResult(page);
    case "changes":
      return changesResult(page);
    default:
      return null;
  }
}

/** How items stand, and what would close the gaps among them. */
function itemsResult(
  items: readonly ReportItem[],
  counts: Counts,
  page: Page,
  query: string,
  hidden = isWithheld("items"),
): Result {
  const { say } = page;
  const gaps = items.filter(isGap);
  const stops = gaps.filter(stopsCertificate).length;
  const needed = neededItems(counts);
  const open = needed - counts.proven;
  const acts = actsFor(gaps, page, query);
  if (counts.items === 0) {
    return {
      badge: null,
      text: hidden
        ? say({ de: "Diese Ausgabe zeigt hier keine Prüfpunkte.", en: "This edition shows no items here." })
        : say({
            de: "Hier gibt es am Stichtag keine Prüfpunkte.",
            en: "There are no items here on the day.",
          }),
      acts: [],
      rest: null,
    };
  }
  const whole = open === 0 && !hidden && report.certificate.unformed === null;
  return {
    badge:
      stops > 0
        ? {
            tone: "bad",
            icon: "danger",
            text: say({
              de: `${stops} im Weg eines Zertifikats`,
              en: `${stops} in the way of a certificate`,
            }),
          }
        : open > 0
          ? {
              tone: "warning",
              icon: "warning",
              text:
                open === 1
                  ? say({ de: "1 Lücke", en: "1 gap" })
                  : say({ de: `${open} Lücken`, en: `${open} gaps` }),
            }
          : whole
            ? { tone: "good", icon: "success", text: say({ de: "ohne Lücke", en: "no gap" }) }
            : null,
    text: [
      needed === 0
        ? say({
            de: `Alle ${counts.items} Prüfpunkte sind entbehrlich.`,
            en: `All ${counts.items} items are dispensable.`,
          })
        : say({
            de: `${counts.proven} von ${needed} Prüfpunkten sind belegt${open > 0 ? `, ${open} nicht` : ""}${stops > 0 ? `; ${stops} davon ${stops === 1 ? "verhindert" : "verhindern"} ein Zertifikat` : ""}.`,
            en: `${counts.proven} of ${needed} items are proven${open > 0 ? `, ${open} are not` : ""}${stops > 0 ? `; ${stops} of these ${stops === 1 ? "stops" : "stop"} a certificate` : ""}.`,
          }),
      hidden && open === 0
        ? say({
            de: " Manche sind in dieser Ausgabe zurückgehalten.",
            en: " Some are withheld from this edition.",
          })
        : "",
    ].join(""),
    acts,
    rest: page.link("gaps", "", query),
  };
}

/** The worst of verdicts, the first of those that are equal; undefined for none. */
function worstOf<T extends { readonly verdict: Verdict }>(all: readonly T[]): T | undefined {
  return all.toSorted((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict))[0];
}

function worstLoss(page: Page): Result | null {
  const worst = worstOf(report.failover.losses);
  return worst ? aloneWithout(worst, page) : null;
}
