import type { Verdict } from "./failover.ts";
import type { CertificateBasis, State } from "./vocabulary.ts";

/** An item that a certificate touches. */
export interface CertificateItem {
  readonly requirement: string;
  readonly object: string | null;
  readonly site: string | null;
  readonly state: State;
}

/** What would come undone if a certificate lapsed: found by judging the project again without it. */
export interface LapseCascade {
  /** Items whose state changes. */
  readonly items: readonly (Omit<CertificateItem, "state"> & {
    readonly before: State;
    readonly after: State;
  })[];
  /** Ids of the processes that need the objects of these items, directly or not. */
  readonly processes: readonly string[];
  /** Failover verdicts that change; `process` is null for all critical processes at once. */
  readonly verdicts: readonly {
    readonly process: string | null;
    readonly lost: string;
    readonly before: Verdict;
    readonly after: Verdict;
    readonly until: string | null;
  }[];
}

/** What a certificate will give to a site that is not in use yet, if it is kept until then. */
export interface UpcomingCredit {
  /** The first day on which it counts for such a site. */
  readonly on: string;
  /** The items at that site, as they are on that day. */
  readonly inherits: readonly CertificateItem[];
  /** What would come undone on that day. */
  readonly cascade: LapseCascade;
}

/** A certificate of somebody else (Zertifikat eines Dienstleisters), and what it means here. */
export interface CertificateRecord {
  /** Path of the evidence. */
  readonly path: string;
  readonly title: string;
  readonly number: string | null;
  readonly holder: string | null;
  readonly basis: CertificateBasis | null;
  /** The scope statement (Geltungsbereich) as text. */
  readonly scope: string | null;
  readonly sites: readonly string[];
  /** Modules and requirements that it covers. */
  readonly covers: readonly string[];
  /** Requirements that stay with the customer. */
  readonly duties: readonly string[];
  readonly issued: string | null;
  readonly validUntil: string | null;
  readonly suspended: string | null;
  readonly surveillance: {
    /** Days of the audits passed, sorted. */
    readonly passed: readonly string[];
    /** Days by which the yearly audits within its validity must be passed (Auditierungsschema: month 12 and 24). */
    readonly due: readonly string[];
    /** The first day for which no audit is recorded; null: the certificate ends before, and is to be renewed. */
    readonly next: string | null;
  };
  /** Why it does not hold on the day: what has lapsed, that it begins only later, or that its file or metadata prove nothing. Empty: it holds. */
  readonly lapsed: readonly ("expired" | "suspended" | "surveillance" | "not-yet-valid" | "not-holding")[];
  /** Last day on which it gives credit as things are; null: it gives none, or nothing ends it. */
  readonly lastDay: string | null;
  /** What ends it after that day. */
  readonly endsBy: "expired" | "suspended" | "surveillance" | null;
  /** Items that it gives credit to: met by its holder (provider), or by its holder and the institution (shared). */
  readonly inherits: readonly (CertificateItem & { readonly responsibility: "provider" | "shared" })[];
  /** Which requirements are still the institution's own. */
  readonly mine: {
    /** Duties of the customer at the sites that it names. */
    readonly duties: readonly CertificateItem[];
    /** The module that always stays with the customer (in the Kompendium: OPS.2.3). */
    readonly outsourcing: readonly CertificateItem[];
    /** Everything else at the sites that it names: own rooms, systems and networks. */
    readonly own: readonly CertificateItem[];
  };
  /** Null if it gives no credit, and no item rests on it as evidence: nothing would come undone. */
  readonly cascade: LapseCascade | null;
  /** What a site that is only planned will inherit from it; null if none does. */
  readonly upcoming: UpcomingCredit | null;
}
