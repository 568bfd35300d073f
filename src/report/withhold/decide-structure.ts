import type { NeedReason, ReportLink } from "../../model/communication-link.ts";
import type { ReferenceDocument } from "../../model/reference-document.ts";
import type {
  Counts,
  ModuleHolder,
  Obstacle,
  RecoveryNeed,
  Report,
  ReportDomain,
  ReportFile,
  ReportItem,
  ReportModule,
  ReportNeed,
  ReportObject,
  ReportRequirement,
  ReportSite,
} from "../../model/report.ts";
import { clearances } from "../../model/vocabulary.ts";
import { prose } from "./decide-prose.ts";
import { analysis } from "./decide-risks.ts";
import {
  bilingual,
  type Decide,
  day,
  each,
  fact,
  group,
  id,
  keep,
  optional,
  text,
  wholeName,
} from "./decisions.ts";

const signature = group<NonNullable<ReportDomain["approved"]>>({ by: text, on: day });

/** The information domain, where it is shown. */
export const domain = group<ReportDomain>({
  id: wholeName,
  title: text,
  organisation: text,
  approach: keep,
  assessedWithin: day,
  contact: text,
  version: text,
  approved: optional(signature),
  documents: each(
    group<ReferenceDocument>({
      id: keep,
      version: text,
      owner: text,
      checked: optional(signature),
      approved: optional(signature),
      state: keep,
      // Of what the edition may not show as well: whoever guesses that could prove the guess.
      digest: (value, { clearance }) => (clearance === clearances.at(-1) ? value : ""),
      since: keep,
      nextReview: day,
      history: each(group({ version: text, on: day, what: text })),
      distribution: each(text),
    }),
  ),
  management: each(text),
  furtherThreats: optional(signature),
  classification: keep,
  persons: keep,
  definitions: each(group({ scenario: text, needs: group({ normal: text, high: text, "very-high": text }) })),
  prose,
  file: id,
});

/** What remains of a domain above the clearance. */
export function withheldDomain(whole: ReportDomain): ReportDomain {
  return {
    id: null,
    title: "Informationsverbund",
    organisation: null,
    approach: whole.approach,
    assessedWithin: whole.assessedWithin,
    contact: null,
    version: null,
    approved: null,
    documents: [],
    management: [],
    furtherThreats: null,
    classification: whole.classification,
    persons: whole.persons,
    definitions: [],
    prose: [],
    file: whole.file,
  };
}

/** Numbers of items say nothing of any of them. */
const counts: Decide<Counts> = group<Counts>({
  items: keep,
  proven: keep,
  unproven: keep,
  open: keep,
  dispensable: keep,
  unassessed: keep,
});

const shownSite = group<ReportSite>({
  id,
  title: text,
  operator: text,
  location: optional(group({ latitude: keep, longitude: keep })),
  state: keep,
  phases: each(group({ from: day, state: keep })),
  replaces: id,
  holds: day,
  decides: text,
  calls: text,
  classification: keep,
  prose,
  counts,
  file: id,
});

/** A site; of one above the clearance its state and counts remain, under a neutral name. */
export const site: Decide<ReportSite> = (entry, edition) =>
  edition.shown.sites.has(entry.id)
    ? shownSite(entry, edition)
    : {
        id: edition.names.of(entry.id),
        title: edition.names.of(entry.id),
        operator: null,
        location: null,
        state: entry.state,
        phases: [],
        replaces: null,
        holds: null,
        decides: null,
        calls: null,
        classification: entry.classification,
        prose: [],
        counts: entry.counts,
        file: edition.names.of(entry.id),
      };

const need = group<ReportNeed>({ value: keep, set: keep, inherited: keep, path: each(id) });
const needReason = optional(group<NeedReason>({ scenario: text, reason: text }));
const recoveryNeed = optional(group<RecoveryNeed>({ value: day, path: each(id) }));

/** A target object. */
export const object = group<ReportObject>({
  id,
  title: text,
  type: keep,
  sites: each(id),
  redundancy: keep,
  dependsOn: each(each(id)),
  protection: group({ confidentiality: need, integrity: need, availability: need }),
  protectionReason: text,
  protectionReasons: group({ confidentiality: needReason, integrity: needReason, availability: needReason }),
  modules: each(text),
  owner: text,
  quantity: keep,
  platform: text,
  users: text,
  roomType: keep,
  connects: each(id),
  external: keep,
  link: optional(group<ReportLink>({ betweenSites: keep, externalReason: text, criticality: each(keep) })),
  critical: keep,
  recovery: optional(group({ rto: day, rpo: day, mtpd: day })),
  recoveryInherited: group({ rto: recoveryNeed, rpo: recoveryNeed }),
  analysis,
  classification: keep,
  prose,
  counts,
  file: id,
});

/** A module of the catalogue; why it is excluded is the domain's own. */
export const module = group<ReportModule>({
  id: fact,
  title: fact,
  layer: fact,
  kind: keep,
  order: fact,
  mainRole: fact,
  furtherRoles: fact,
  modelling: keep,
  reason: ofDomain(text),
  decision: ofDomain(optional(group({ by: text, on: day }))),
  domain: keep,
  objects: (objects, { shown }) => objects.filter((one) => shown.objects.has(one)),
  holders: (holders, edition) =>
    each(holder)(
      holders.filter(({ object }) =>
        object === null ? edition.shown.domain : edition.shown.objects.has(object),
      ),
      edition,
    ),
});

const holder = group<ModuleHolder>({ object: id, reason: text, contact: text });

/** Decides on what the domain says, which an edition that withholds it does not have. */
function ofDomain<V>(decision: Decide<V | null>): Decide<V | null> {
  return (value, edition) => (edition.shown.domain ? decision(value, edition) : null);
}

/** A requirement. What the BSI wrote is for local use: it never goes into a public report. */
export const requirement = group<ReportRequirement>({
  id: fact,
  module: fact,
  title: fact,
  level: fact,
  roles: fact,
  withdrawn: keep,
  must: keep,
  regular: keep,
  text: (paragraphs, { clearance }) => (clearance === "public" ? null : paragraphs),
});

/** An item that is shown. */
export const item = group<ReportItem>({
  requirement: fact,
  level: fact,
  object: id,
  site: id,
  declared: keep,
  state: keep,
  evidence: each(id),
  inherited: id,
  responsibility: keep,
  assessments: each(group({ control: id, index: keep })),
  responsible: text,
  essential: keep,
});

/** What stands in the way of a certificate, or would be a deviation, where it is shown. */
export const obstacle = group<Obstacle>({
  kind: keep,
  requirement: text,
  object: id,
  site: id,
  audit: id,
  risk: id,
  module: text,
  text: bilingual,
  file: id,
  line: keep,
});

/** Numbers of items of a module at a site; they stay when the items themselves are withheld. */
export const moduleCount = group<Report["moduleCounts"][number]>({ module: fact, site: id, counts });

/** A file that nothing else stands for. */
export const otherFile = group<ReportFile>({ path: id, title: text, classification: keep });
