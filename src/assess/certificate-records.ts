import type { AssessedDay, Index, Item } from "../model/assessed.ts";
import type {
  CertificateItem,
  CertificateRecord,
  LapseCascade,
  UpcomingCredit,
} from "../model/certificate.ts";
import { withAllAbove } from "../model/dependency-graph.ts";
import { itemKey } from "../model/item-key.ts";
import type { Evidence, Project } from "../model/project.ts";
import { addDays } from "../text/date.ts";
import { madeOnce } from "../text/made-once.ts";
import { compareText } from "../text/order.ts";
import { Remembered } from "../text/remembered.ts";
import { assessDay } from "./assess-day.ts";
import {
  endOfCredit,
  endsWithoutSurveillance,
  lapsesOf,
  surveillanceDay,
  surveillanceDue,
  surveillancesPassed,
} from "./certificate.ts";
import { hasUnreadableMetadata, isAltered, isUnusable, validUntil } from "./evidence-use.ts";
import { isLive } from "./project-index.ts";

/** Validity of a certificate on the basis of IT-Grundschutz in years, where its metadata name no end (Auditierungsschema). */
const usualYears = 3;

/** Every certificate of the project with what it gives, what stays with the institution, and what its lapse would undo. */
export function certificateRecords(today: AssessedDay): CertificateRecord[] {
  return today.index.project.evidence
    .filter(({ data }) => data.type === "certificate")
    .map((certificate) => recordOf(certificate, today))
    .sort((a, b) => compareText(a.path, b.path));
}

function recordOf(certificate: Evidence, today: AssessedDay): CertificateRecord {
  const { data, path } = certificate;
  const { asOf, method } = today.index;
  const isOutsourcing = ({ requirement }: Item): boolean => requirement.module === method.outsourcing;
  const { basis = null, sites = [] } = data;
  const credited = today.items.filter(({ inherited }) => inherited === certificate);
  const lapsed = whyNotHolding(certificate, asOf);
  const end = basis === "it-grundschutz" && lapsed.length === 0 ? endOfCredit(certificate, asOf) : null;
  const isEvidence = today.items.some(({ evidence }) => evidence.includes(certificate));
  // What the certificate leaves to the customer at its sites, whether or not somebody claims the rest from it.
  const isDuty = ({ requirement }: Item): boolean => data.duties?.includes(requirement.id) === true;
  const atSites = today.items.filter(({ site }) => site !== null && sites.includes(site));
  const own = atSites.filter(
    (item) => item.inherited !== certificate && !isDuty(item) && !isOutsourcing(item),
  );
  return {
    path,
    title: data.title ?? path,
    number: data.number ?? null,
    holder: data.holder ?? null,
    basis,
    scope: data.scope ?? null,
    sites,
    covers: data.covers ?? [],
    duties: data.duties ?? [],
    issued: data.issued ?? null,
    validUntil: validUntil(certificate),
    suspended: data.suspended ?? null,
    surveillance: {
      passed: surveillancesPassed(certificate, asOf),
      due: surveillanceDays(certificate),
      next: surveillanceDue(certificate, asOf),
    },
    lapsed,
    lastDay: end?.day ?? null,
    endsBy: end?.by ?? null,
    inherits: credited.map((item) => ({
      ...itemOf(item),
      responsibility: item.responsibility === "shared" ? "shared" : "provider",
    })),
    mine: {
      duties: atSites.filter(isDuty).map(itemOf),
      outsourcing: today.items.filter(isOutsourcing).map(itemOf),
      own: own.map(itemOf),
    },
    cascade: credited.length === 0 && !isEvidence ? null : cascadeOf(certificate, today),
    upcoming: upcomingCredit(certificate, today),
  };
}

/**
 * What the certificate will give to sites that are not in use yet: the content is judged for the first days on which they
 * are, as if the surveillance audits due by then were passed.
 */
function upcomingCredit(certificate: Evidence, today: AssessedDay): UpcomingCredit | null {
  const { index } = today;
  const { project, asOf, sites, siteStates } = index;
  const isClaimed = project.controls.some(({ assessments }) =>
    assessments.some(({ inherited }) => inherited.some(({ path }) => path === certificate.path)),
  );
  if (!isClaimed) return null;
  const unused = (certificate.data.sites ?? []).filter((id) => sites.has(id) && !isLive(siteStates.get(id)));
  const days = unused.flatMap((id) =>
    (sites.get(id)?.data.phases ?? [])
      .filter(({ from, state }) => from > asOf && isLive(state))
      .map(({ from }) => from),
  );
  const kept = surveyed(certificate);
  const then = withInstead(project, certificate, kept);
  for (const day of [...new Set(days)].sort(compareText)) {
    const judged = assessDay(then, day);
    const inherits = judged.items.filter(
      ({ inherited, site }) => inherited === kept && site !== null && unused.includes(site),
    );
    if (inherits.length > 0)
      return { on: day, inherits: inherits.map(itemOf), cascade: cascadeOf(kept, judged) };
  }
  return null;
}

/** A certificate with the surveillance audits passed that will be due. */
const surveyed = madeOnce((certificate: Evidence): Evidence => {
  return { ...certificate, data: { ...certificate.data, surveillance: surveillanceDays(certificate) } };
});
const lapsedOn = new Remembered<Evidence>();
const evidenceInstead = new Remembered<readonly Evidence[]>();

/** The project with other evidence in the place of one. Nothing else of it is looked at. */
function withInstead(project: Project, one: Evidence, other: Evidence): Project {
  const evidence = evidenceInstead.of(project.evidence, [one, other], {}, () =>
    project.evidence.map((each) => (each === one ? other : each)),
  );
  return Object.create(project, { evidence: { value: evidence, enumerable: true } }) as Project;
}

/** Why a certificate does not hold on a day, whoever claims something from it. */
function whyNotHolding(certificate: Evidence, day: string): CertificateRecord["lapsed"] {
  const { issued } = certificate.data;
  const holds =
    certificate.metadata !== "missing" &&
    !isAltered(certificate) &&
    !isUnusable(certificate) &&
    !hasUnreadableMetadata(certificate);
  return [
    ...lapsesOf(certificate, day).filter(isLapse),
    ...(issued !== undefined && issued > day ? (["not-yet-valid"] as const) : []),
    ...(holds ? [] : (["not-holding"] as const)),
  ];
}

function isLapse(fault: string): fault is "expired" | "suspended" | "surveillance" {
  return fault === "expired" || fault === "suspended" || fault === "surveillance";
}

function itemOf({ requirement, object, site, state }: Item): CertificateItem {
  return { requirement: requirement.id, object, site, state };
}

/** The days by which the yearly surveillance audits must be passed. */
function surveillanceDays(certificate: Evidence): string[] {
  const { issued } = certificate.data;
  if (issued === undefined) return [];
  const end = validUntil(certificate) ?? surveillanceDay(issued, usualYears);
  const days: string[] = [];
  for (let year = 1; days.length < 100; year++) {
    const day = surveillanceDay(issued, year);
    if (endsWithoutSurveillance(day, end)) break;
    days.push(day);
  }
  return days;
}

/**
 * Judges the project once more for the same day with the certificate suspended and expired, and compares: expiry,
 * suspension and a missed surveillance audit all end the credit that it gives.
 */
function cascadeOf(certificate: Evidence, today: AssessedDay): LapseCascade {
  const { project, asOf } = today.index;
  const lapsed = lapsedOn.of(certificate, [asOf], {}, () => ({
    ...certificate,
    data: { ...certificate.data, suspended: asOf, "valid-until": addDays(asOf, -1) },
  }));
  const without = assessDay(withInstead(project, certificate, lapsed), asOf);
  const after = new Map(without.items.map((item) => [itemKey(item), item.state]));
  const items = today.items.flatMap((item) => {
    const state = after.get(itemKey(item)) ?? item.state;
    if (state === item.state) return [];
    const { state: before, ...place } = itemOf(item);
    return [{ ...place, before, after: state }];
  });
  return {
    items,
    processes: processesAbove(
      items.flatMap(({ object }) => object ?? []),
      today.index,
    ),
    verdicts: changedVerdicts(today, without),
  };
}

/** Processes that need any of the objects, directly or not. */
function processesAbove(objects: readonly string[], index: Index): string[] {
  return [...withAllAbove(index.graph, objects)]
    .filter((id) => index.objects.get(id)?.data.type === "process")
    .sort(compareText);
}

function changedVerdicts(
  { failover: before }: AssessedDay,
  { failover: after }: AssessedDay,
): LapseCascade["verdicts"] {
  const cells = [
    ...before.processes.map((cell) => ({
      process: cell.process,
      cell,
      now: after.processes.find(({ process, lost }) => process === cell.process && lost === cell.lost),
    })),
    ...before.losses.map((cell) => ({
      process: null,
      cell,
      now: after.losses.find(({ lost }) => lost === cell.lost),
    })),
  ];
  return cells.flatMap(({ process, cell, now }) => {
    if (!now || (now.verdict === cell.verdict && now.until === cell.until)) return [];
    return [{ process, lost: cell.lost, before: cell.verdict, after: now.verdict, until: now.until }];
  });
}
