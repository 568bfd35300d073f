import type {
  EvidenceUse,
  Report,
  ReportCertificate,
  ReportEvidence,
  ReportExercise,
} from "../../model/report.ts";
import { prose } from "./decide-prose.ts";
import {
  type Decide,
  type Decisions,
  day,
  decide,
  digest,
  type Edition,
  each,
  fact,
  group,
  id,
  keep,
  nobody,
  optional,
  text,
} from "./decisions.ts";
import { neutralNumber, neutralPath } from "./neutral-names.ts";
import { useIsShown } from "./shown.ts";

type Signature = NonNullable<ReportEvidence["reviewed"]>;

const signature = group<Signature>({ by: text, on: day });

/** That somebody reviewed or added it is said where persons are not named. */
const personal = group<Signature>({
  by: (name, edition) => (edition.shown.persons ? text(name, edition) : nobody),
  on: day,
});

const certificate = group<ReportCertificate>({
  number: text,
  holder: text,
  scope: text,
  covers: each(text),
  sites: each(id),
  basis: keep,
  surveillance: each(day),
  surveillanceDue: day,
  suspended: day,
  duties: each(text),
  valid: keep,
});

const exercise = group<ReportExercise>({
  lostSite: id,
  kind: text,
  carriedBy: each(id),
  processes: (processes, { names }) =>
    Object.fromEntries(
      Object.entries(processes).map(([process, { rto, rpo }]) => [
        names.of(process),
        { ...(rto === undefined ? {} : { rto: day(rto) }), ...(rpo === undefined ? {} : { rpo: day(rpo) }) },
      ]),
    ),
  passed: keep,
});

const use: Decide<EvidenceUse> = (value, { names }) => {
  switch (value.kind) {
    case "assessment":
    case "inheritance":
      return { kind: value.kind, control: names.of(value.control), index: value.index };
    case "audit":
      return {
        kind: "audit",
        audit: names.of(value.audit),
        finding: value.finding === null ? null : names.inText(value.finding),
      };
    case "exercise":
      return { kind: "exercise", process: names.of(value.process) };
    case "document":
      return { kind: "document", document: names.inText(value.document) };
    case "text":
      return { kind: "text", file: names.of(value.file) };
  }
};

const shownEvidence: Decisions<ReportEvidence> = {
  path: id,
  site: id,
  sites: each(id),
  title: text,
  type: keep,
  issued: day,
  validUntil: day,
  validity: keep,
  issuer: text,
  classification: keep,
  label: fact,
  reviewed: optional(personal),
  added: optional(personal),
  location: text,
  sha256: digest,
  intact: keep,
  flaw: optional(group<NonNullable<ReportEvidence["flaw"]>>({ kind: keep, found: text, proves: keep })),
  digest,
  bytes: keep,
  pointer: keep,
  isNote: keep,
  prose,
  document: optional(group({ id: text, version: text, approved: optional(signature), nextReview: day })),
  certificate: optional(certificate),
  exercise: optional(exercise),
  usedBy: each(use),
  file: id,
  withheld: keep,
};

/**
 * The register: of evidence above the clearance remain a neutral number, its type and dates, and that it is withheld; in a
 * public report not even its hash.
 */
export function decideEvidence(report: Report, edition: Edition): readonly ReportEvidence[] {
  const { shown, clearance, names } = edition;
  const isUseShown = useIsShown(report, shown);
  return report.evidence.map((evidence, place): ReportEvidence => {
    const usedBy = evidence.usedBy.filter(isUseShown).map((one) => use(one, edition));
    if (shown.evidence.has(evidence.path))
      return decide({ ...shownEvidence, usedBy: () => usedBy }, evidence, edition);
    const path = neutralPath(place);
    return {
      path,
      site: evidence.site === null ? null : names.of(evidence.site),
      sites: evidence.sites.map((one) => names.of(one)),
      title: neutralNumber(place),
      type: evidence.type,
      issued: evidence.issued,
      validUntil: evidence.validUntil,
      validity: evidence.validity,
      issuer: null,
      classification: evidence.classification,
      label: null,
      reviewed: null,
      added: null,
      location: null,
      sha256: clearance === "public" ? null : evidence.sha256,
      intact: evidence.intact,
      flaw: null,
      digest: clearance === "public" ? null : evidence.digest,
      bytes: 0,
      pointer: evidence.pointer,
      isNote: evidence.isNote,
      prose: [],
      document: null,
      certificate: null,
      exercise: null,
      usedBy,
      file: path,
      withheld: true,
    };
  });
}
