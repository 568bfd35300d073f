import type {
  CertificateItem,
  CertificateRecord,
  LapseCascade,
  UpcomingCredit,
} from "../../model/certificate.ts";
import type {
  EmergencyLapse,
  Failover,
  FailoverReason,
  ObjectLoss,
  ProcessLoss,
  SharedObject,
  SiteDistance,
  SiteLoss,
} from "../../model/failover.ts";
import type {
  Exposure,
  MissingItem,
  Relocation,
  RelocationItem,
  RelocationObligation,
} from "../../model/relocation.ts";
import {
  bilingual,
  type Decide,
  type Decisions,
  day,
  each,
  fact,
  group,
  id,
  keep,
  optional,
  text,
} from "./decisions.ts";

const shownReason = group<FailoverReason>({
  kind: keep,
  text: bilingual,
  change: bilingual,
  path: each(id),
  site: id,
  requirement: fact,
  evidence: id,
  day,
});

/** A reason tells what evidence says, such as the times of an exercise: not of evidence that is withheld. */
const reason: Decide<FailoverReason> = (entry, edition) =>
  entry.evidence === null || !edition.numbers.has(entry.evidence)
    ? shownReason(entry, edition)
    : shownReason(
        {
          kind: entry.kind,
          text: {
            de: `Das sagt ein Nachweis, der zurückgehalten wird: ${edition.numbers.get(entry.evidence)}.`,
            en: `Evidence that is withheld says so: ${edition.numbers.get(entry.evidence)}.`,
          },
          change: { de: "Zurückgehalten.", en: "Withheld." },
          path: entry.path,
          site: entry.site,
          requirement: entry.requirement,
          evidence: entry.evidence,
          day: entry.day,
        },
        edition,
      );

type Exercise = NonNullable<ProcessLoss["exercise"]>;

const exercise: Decide<Exercise> = (entry, edition) => {
  const isHidden = edition.numbers.has(entry.evidence);
  return {
    evidence: edition.names.of(entry.evidence),
    issued: day(entry.issued),
    rto: isHidden ? null : day(entry.rto),
    rpo: isHidden ? null : day(entry.rpo),
    ends: day(entry.ends),
    shows: entry.shows,
  };
};

/** Failover sufficiency, where all sites and objects are shown. */
export const failover = group<Failover>({
  processes: each(
    group<ProcessLoss>({
      process: id,
      lost: id,
      remaining: each(id),
      survives: keep,
      exercise: optional(exercise),
      verdict: keep,
      until: day,
      reasons: each(reason),
      openBeside: keep,
    }),
  ),
  losses: each(
    group<SiteLoss>({
      lost: id,
      remaining: each(id),
      processes: each(id),
      shownBy: id,
      verdict: keep,
      until: day,
      reasons: each(reason),
      objects: each(group<ObjectLoss>({ object: id, falls: keep, misses: each(id), remaining: each(id) })),
    }),
  ),
  stranded: each(id),
  unread: each(reason),
  shared: each(group<SharedObject>({ object: id, site: id, processes: each(id) })),
  distances: each(group<SiteDistance>({ from: id, to: id, kilometres: keep, rating: keep })),
  lapses: each(group<EmergencyLapse>({ site: id, evidence: id, day, requirements: each(fact) })),
  asksForAll: keep,
});

/** What remains of failover where something that it is made from is withheld. */
export const noFailover: Failover = {
  processes: [],
  losses: [],
  stranded: [],
  unread: [],
  shared: [],
  distances: [],
  lapses: [],
  asksForAll: false,
};

const relocationItem: Decisions<RelocationItem> = {
  requirement: fact,
  title: fact,
  level: fact,
  order: fact,
  object: id,
  state: keep,
  essential: keep,
  responsibility: keep,
  evidence: each(id),
  inherited: id,
};
const relocationItems = each(group(relocationItem));

const missing = group<MissingItem>({
  ...relocationItem,
  responsible: text,
  action: optional(group({ text, due: day, effort: text })),
  late: keep,
  before: keep,
  waitsFor: each(id),
});

/** A move of a data centre, where all that it is made from is shown. */
export const relocation = group<Relocation>({
  to: id,
  from: id,
  state: keep,
  transitionFrom: day,
  cutOver: day,
  retired: day,
  proven: relocationItems,
  inherited: relocationItems,
  carriedOver: relocationItems,
  dispensable: relocationItems,
  missing: each(missing),
  obligations: each(
    group<RelocationObligation>({
      kind: keep,
      text: bilingual,
      hint: optional(bilingual),
      source: bilingual,
      requirement: fact,
      due: day,
      met: keep,
      evidence: each(id),
    }),
  ),
  verdicts: each(
    group<Relocation["verdicts"][number]>({
      process: id,
      lost: id,
      verdict: keep,
      until: day,
      reasons: each(reason),
    }),
  ),
  exposure: each(group<Exposure>({ process: id, from: day, to: day, site: id })),
});

const certificateItem: Decisions<CertificateItem> = { requirement: fact, object: id, site: id, state: keep };
const certificateItems = each(group(certificateItem));

const cascade = group<LapseCascade>({
  items: each(
    group<LapseCascade["items"][number]>({
      requirement: fact,
      object: id,
      site: id,
      before: keep,
      after: keep,
    }),
  ),
  processes: each(id),
  verdicts: each(
    group<LapseCascade["verdicts"][number]>({ process: id, lost: id, before: keep, after: keep, until: day }),
  ),
});

/** A certificate that is shown, where all items are that it touches. */
export const certificateRecord = group<CertificateRecord>({
  path: id,
  title: text,
  number: text,
  holder: text,
  basis: keep,
  scope: text,
  sites: each(id),
  covers: each(text),
  duties: each(text),
  issued: day,
  validUntil: day,
  suspended: day,
  surveillance: group({ passed: each(day), due: each(day), next: day }),
  lapsed: each(keep),
  lastDay: day,
  endsBy: keep,
  inherits: each(group<CertificateRecord["inherits"][number]>({ ...certificateItem, responsibility: keep })),
  mine: group({ duties: certificateItems, outsourcing: certificateItems, own: certificateItems }),
  cascade: optional(cascade),
  upcoming: optional(group<UpcomingCredit>({ on: day, inherits: certificateItems, cascade })),
});
