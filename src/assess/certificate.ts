import type { CreditFault, InheritedUse, Item, LinkUse } from "../model/assessed.ts";
import type { Method } from "../model/method.ts";
import type { Evidence } from "../model/project.ts";
import { addDays, addDuration } from "../text/date.ts";
import { parseDuration } from "../text/duration.ts";
import { compareText } from "../text/order.ts";
import { validUntil } from "./evidence-use.ts";
import type { Known } from "./judging.ts";

/**
 * What has lapsed of a certificate on a day: its validity, a suspension, or a yearly surveillance audit (FORMAT.md,
 * `certificate-lapsed`; Auditierungsschema: surveillance audits are due every year).
 */
export function lapsesOf(certificate: Evidence, day: string): CreditFault[] {
  const { suspended, issued } = certificate.data;
  const until = validUntil(certificate);
  const faults: CreditFault[] = [];
  if (until !== null && until < day) faults.push("expired");
  if (suspended !== undefined && suspended <= day) faults.push("suspended");
  if (issued !== undefined && surveillancesPassed(certificate, day).length < yearsOver(issued, day))
    faults.push("surveillance");
  return faults;
}

/** The days of the surveillance audits that a certificate has passed up to a day: those after its issue, each once, sorted. */
export function surveillancesPassed({ data }: Evidence, day: string): readonly string[] {
  const { issued = day, surveillance = [] } = data;
  return [...new Set(surveillance.filter((date) => date > issued && date <= day))].sort(compareText);
}

/** The end of the year `years` after a certificate was issued: a surveillance audit must be passed by then. */
export function surveillanceDay(issued: string, years: number): string {
  const duration = parseDuration(`P${years}Y`);
  return duration ? addDuration(issued, duration) : issued;
}

/**
 * Whether no surveillance audit is due on an anniversary, because the certificate has ended on it or before: its last year
 * ends with a recertification instead (Auditierungsschema).
 */
export function endsWithoutSurveillance(anniversary: string, end: string): boolean {
  return anniversary >= end;
}

/**
 * The day until which the next surveillance audit must be passed, if none is recorded beyond those due so far; null if the
 * certificate ends before, or has no day of issue. One without an end goes on (FORMAT.md, `certificate-lapsed`).
 */
export function surveillanceDue(certificate: Evidence, day: string): string | null {
  const { issued } = certificate.data;
  if (issued === undefined) return null;
  const due = surveillanceDay(issued, surveillancesPassed(certificate, day).length + 1);
  const end = validUntil(certificate);
  return end !== null && endsWithoutSurveillance(due, end) ? null : due;
}

/** The last day on which a certificate that is valid on `day` gives credit, and what ends it; null if nothing does. */
export function endOfCredit(
  certificate: Evidence,
  day: string,
): { readonly day: string; readonly by: "expired" | "suspended" | "surveillance" } | null {
  if (lapsesOf(certificate, day).length > 0) return null;
  const { suspended } = certificate.data;
  const ends = [
    { day: validUntil(certificate), by: "expired" },
    { day: suspended === undefined ? null : addDays(suspended, -1), by: "suspended" },
    { day: surveillanceDue(certificate, day), by: "surveillance" },
  ] as const;
  const known = ends.flatMap(({ day: last, by }) => (last === null ? [] : [{ day: last, by }]));
  return known.toSorted((a, b) => compareText(a.day, b.day))[0] ?? null;
}

/** Full years that are over since `issued`; on the anniversary itself the year is not yet over. */
function yearsOver(issued: string, day: string): number {
  let years = 0;
  for (;;) {
    const duration = parseDuration(`P${years + 1}Y`);
    if (!duration || addDuration(issued, duration) >= day) return years;
    years++;
  }
}

/** Why a certificate gives no credit to an item, apart from the day; empty if it does (FORMAT.md, Inherited). */
function creditFaults(certificate: Evidence, item: Item, { outsourcing }: Method): CreditFault[] {
  const { type, basis, covers = [], sites = [] } = certificate.data;
  const { id, module } = item.requirement;
  // The customer stays responsible for outsourcing: nobody can inherit it.
  if (module === outsourcing) return ["outsourcing"];
  if (type !== "certificate") return ["no-certificate"];
  const faults: CreditFault[] = [];
  if (basis !== "it-grundschutz") faults.push("basis");
  if (!covers.includes(id) && !covers.includes(module)) faults.push("covers");
  if (item.site === null || !sites.includes(item.site)) faults.push("sites");
  return faults;
}

/** Judges a `Geerbt:` link for the items of its assessment. */
export function judgeInheritance(use: LinkUse, items: readonly Item[], index: Known): InheritedUse {
  const certificate = use.evidence;
  const readable = certificate !== null && use.faults.size === 0;
  const lapsed = certificate && !use.faults.has("unreadable") ? lapsesOf(certificate, index.asOf) : [];
  const perItem = certificate
    ? items.map((item) => ({ item, faults: creditFaults(certificate, item, index.method) }))
    : [];
  const fitting = perItem.filter(({ faults }) => faults.length === 0).map(({ item }) => item);
  const judged = certificate !== null && !use.faults.has("unreadable") && !use.faults.has("without-metadata");
  return {
    use,
    lapsed: judged ? lapsed : [],
    scopeFaults: judged && fitting.length === 0 ? [...new Set(perItem.flatMap(({ faults }) => faults))] : [],
    credited: readable && lapsed.length === 0 ? fitting : [],
    dutiesUnproven: [],
  };
}
