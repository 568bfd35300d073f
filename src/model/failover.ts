import type { Bilingual } from "./position.ts";

/**
 * Verdict on the loss of a site: enough; enough until a day within the time that the remaining site must hold alone; not
 * shown (no exercise, or a failed one); not enough.
 */
export const verdicts = ["sufficient", "sufficient-until", "not-shown", "not-sufficient"] as const;
/** A verdict on the loss of a site. */
export type Verdict = (typeof verdicts)[number];

/** One reason for a verdict, so that an auditor can follow it, and the one change that would remove it. */
export interface FailoverReason {
  readonly kind:
    | "object-missing"
    | "no-redundancy"
    | "no-exercise"
    | "exercise-failed"
    | "exercise-too-old"
    | "exercise-too-slow"
    | "exercise-not-holding"
    | "recovery-inconsistent"
    | "requirement-unmet"
    | "requirement-unproven"
    | "lapses"
    | "not-together"
    | "process-stranded"
    | "unread";
  readonly text: Bilingual;
  /** What would remove it. */
  readonly change: Bilingual;
  /** Ids from the process down to the object that fails; a long path has an ellipsis between its ends. */
  readonly path: readonly string[];
  readonly site: string | null;
  readonly requirement: string | null;
  readonly evidence: string | null;
  /** Last day on which it holds, for what lapses. */
  readonly day: string | null;
}

/** A critical process and the loss of one site. */
export interface ProcessLoss {
  readonly process: string;
  readonly lost: string;
  /** Active sites of the process that remain. */
  readonly remaining: readonly string[];
  readonly survives: boolean;
  /** The exercise that counts: path of the evidence, its day and measured times (ISO 8601). */
  readonly exercise: {
    readonly evidence: string;
    readonly issued: string;
    readonly rto: string | null;
    readonly rpo: string | null;
    /** Last day on which it counts, by its age or its own validity. */
    readonly ends: string;
    /** True if it shows that the process survives. */
    readonly shows: boolean;
  } | null;
  readonly verdict: Verdict;
  /** Last day of a verdict `sufficient-until`. */
  readonly until: string | null;
  readonly reasons: readonly FailoverReason[];
  /** Items at the remaining sites that are open but not essential: they stand beside the verdict. */
  readonly openBeside: number;
}

/** What the loss of a site does to a target object that stands there, or misses something then. */
export interface ObjectLoss {
  readonly object: string;
  /**
   * Why it is gone then: it stands at no other active site, it is not redundant, or it misses something at each site that it has
   * left; or it stands at no active site anyway, with or without the loss. Null: it goes on.
   */
  readonly falls: "object-missing" | "no-redundancy" | "need-missing" | "never-there" | null;
  /** What it needs and misses then at one of its sites at least, sorted. */
  readonly misses: readonly string[];
  /** Active sites where it goes on; empty for what falls, or is bound to none. */
  readonly remaining: readonly string[];
}

/** The loss of one site for all critical processes at once. */
export interface SiteLoss {
  readonly lost: string;
  readonly remaining: readonly string[];
  readonly processes: readonly string[];
  /** Path of the exercise or capacity proof that covers all of them together. */
  readonly shownBy: string | null;
  readonly verdict: Verdict;
  readonly until: string | null;
  readonly reasons: readonly FailoverReason[];
  /** The target objects that it touches, critical or not, sorted by id. */
  readonly objects: readonly ObjectLoss[];
}

/** An object that the processes need at each of their sites, and that stands once: a single point of failure. */
export interface SharedObject {
  readonly object: string;
  /** Its only site; null for what is bound to none (a network, a provider). */
  readonly site: string | null;
  readonly processes: readonly string[];
}

/** Distance between two sites. Below 100 km a pair is never georedundant (BSI, Kriterien für die Standortwahl). */
export interface SiteDistance {
  readonly from: string;
  readonly to: string;
  /** Along the surface, in kilometres, rounded down to one decimal. */
  readonly kilometres: number;
  readonly rating: "local" | "needs-reason" | "georedundant";
}

/** Evidence that lapses while a site must hold alone (`emergency.holds`). */
export interface EmergencyLapse {
  readonly site: string;
  readonly evidence: string;
  /** Last day on which it holds. */
  readonly day: string;
  readonly requirements: readonly string[];
}

/** Failover sufficiency (Ausfallsicherheit zwischen Rechenzentren) of all critical processes. */
export interface Failover {
  readonly processes: readonly ProcessLoss[];
  readonly losses: readonly SiteLoss[];
  /** Critical processes that stand at no active site. */
  readonly stranded: readonly string[];
  /**
   * What could not be read of target objects, so that it is not known which processes are critical, or what must be met where. It
   * is among the reasons of every loss; where there is none, no critical process may be the reason, or this.
   */
  readonly unread: readonly FailoverReason[];
  readonly shared: readonly SharedObject[];
  readonly distances: readonly SiteDistance[];
  readonly lapses: readonly EmergencyLapse[];
  /** True if the requirement of an alternative site applies (in the Kompendium: INF.2.A21): it asks for all processes, where the institution's aim is the critical ones. */
  readonly asksForAll: boolean;
}

/** Why no loss is judged: what could not be read, else that there is nothing to judge, as `nothing` says it. */
export function whyNoLoss({ unread }: Pick<Failover, "unread">, nothing: Bilingual): Bilingual {
  if (unread.length === 0) return nothing;
  const told = unread.flatMap(({ text, change }) => [text, change]);
  return { de: told.map(({ de }) => de).join(" "), en: told.map(({ en }) => en).join(" ") };
}
