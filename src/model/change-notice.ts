import type { CertificateRecord } from "./certificate.ts";
import type { Bilingual } from "./position.ts";
import type { Relocation } from "./relocation.ts";
import type { Report } from "./report.ts";

/** The certificate that a notice is about. */
interface NoticeCertificate {
  /** Path of the evidence. */
  readonly evidence: string;
  /** Null where the evidence does not say it. */
  readonly number: string | null;
  readonly holder: string | null;
  readonly scope: string | null;
  readonly validUntil: string | null;
}

/** A notice that somebody sends to somebody: its sender is never the tool. */
export interface NoticeLetter {
  /**
   * `holder-to-bsi`: the holder of the certificate reports the change of its domain. `customer-to-holder`: a customer whose
   * requirements rest on the certificate of somebody else tells its holder and the auditor.
   */
  readonly kind: "holder-to-bsi" | "customer-to-holder";
  /** Null: no evidence says which certificate the domain holds itself. */
  readonly certificate: NoticeCertificate | null;
  /** Requirements that rest on it at the new site on the day of cut-over (customer); empty for a holder's own. */
  readonly inherits: readonly string[];
}

/** An analysis or document that the move makes necessary anew, as the report of the relocation says it. */
interface NoticeRenewal {
  readonly text: Bilingual;
  readonly source: Bilingual;
  readonly due: string;
  /** Null: nobody has considered it. */
  readonly met: boolean | null;
}

/** Notice of a substantial change of the information domain: the move of a data centre, as a draft. */
export interface ChangeNotice {
  readonly draft: true;
  /** The day on whose knowledge it is drafted. */
  readonly asOf: string;
  /** Ids of the sites. */
  readonly from: string;
  readonly to: string;
  readonly transitionFrom: string | null;
  readonly cutOver: string;
  readonly retired: string | null;
  readonly letters: readonly NoticeLetter[];
  /** What changes in the structure analysis: ids of the objects that stand at one of the two sites, and of links to it. */
  readonly structure: {
    /** Only at the new site, of the two: rooms, buildings, cabling that are new. */
    readonly added: readonly string[];
    /** Only at the old site, of the two. */
    readonly removed: readonly string[];
    /** At both: they move. */
    readonly moved: readonly string[];
    readonly links: readonly string[];
  };
  /** What changes in the modelling: modules of objects that are added or removed, each with these objects. */
  readonly modelling: readonly {
    readonly module: string;
    readonly added: readonly string[];
    readonly removed: readonly string[];
  }[];
  /** Ids of the risks of objects that are added, removed or moved. */
  readonly risks: readonly string[];
  readonly renewals: readonly NoticeRenewal[];
}

/** The change notice of a move, from what the report says of it; nothing else. Pure. */
export function changeNoticeOf(relocation: Relocation, report: Report): ChangeNotice {
  const { from, to, transitionFrom, cutOver, retired } = relocation;
  const at = (site: string) => report.objects.filter(({ sites }) => sites.includes(site));
  const added = at(to).filter(({ sites }) => !sites.includes(from));
  const removed = at(from).filter(({ sites }) => !sites.includes(to));
  const moved = at(to).filter(({ sites }) => sites.includes(from));
  const concerned = new Set([...added, ...removed, ...moved].map(({ id }) => id));
  const holding = (module: string, objects: typeof added): string[] =>
    objects.filter(({ modules }) => modules.includes(module)).map(({ id }) => id);
  const changed = new Set([...added, ...removed].flatMap(({ modules }) => modules));
  return {
    draft: true,
    asOf: report.asOf,
    from,
    to,
    transitionFrom,
    cutOver,
    retired,
    letters: lettersOf(relocation, report),
    structure: {
      added: added.map(({ id }) => id),
      removed: removed.map(({ id }) => id),
      moved: moved.map(({ id }) => id),
      links: report.objects
        .filter(
          ({ id, connects }) => !concerned.has(id) && connects.some((end) => end === from || end === to),
        )
        .map(({ id }) => id),
    },
    // In the order of the catalogue.
    modelling: report.modules
      .filter(({ id }) => changed.has(id))
      .map(({ id }) => ({ module: id, added: holding(id, added), removed: holding(id, removed) })),
    risks: report.risks.filter(({ objects }) => objects.some((id) => concerned.has(id))).map(({ id }) => id),
    renewals: relocation.obligations
      .filter(({ kind }) => kind !== "change-notice")
      .map(({ text, source, due, met }) => ({ text, source, due, met })),
  };
}

/** A letter of the domain's own certificate, and one for each certificate of somebody else that names one of the sites. */
function lettersOf({ from, to, inherited }: Relocation, { certificates, domain }: Report): NoticeLetter[] {
  const isOwn = ({ holder, basis }: CertificateRecord): boolean =>
    basis === "it-grundschutz" && holder !== null && holder === domain.organisation;
  const own = certificates.filter(isOwn);
  const others = certificates.filter(
    (one) => !isOwn(one) && one.sites.some((site) => site === from || site === to),
  );
  return [
    ...(own.length === 0 ? [null] : own).map(
      (one): NoticeLetter => ({
        kind: "holder-to-bsi",
        certificate: one && certificateOf(one),
        inherits: [],
      }),
    ),
    ...others.map(
      (one): NoticeLetter => ({
        kind: "customer-to-holder",
        certificate: certificateOf(one),
        inherits: [
          ...new Set(
            inherited.filter((item) => item.inherited === one.path).map(({ requirement }) => requirement),
          ),
        ],
      }),
    ),
  ];
}

function certificateOf({ path, number, holder, scope, validUntil }: CertificateRecord): NoticeCertificate {
  return { evidence: path, number, holder, scope, validUntil };
}
