import type { FailoverReason, Verdict } from "./failover.ts";
import type { Bilingual } from "./position.ts";
import type { SiteState, State } from "./vocabulary.ts";

/** An item of the new site on the day of cut-over. */
export interface RelocationItem {
  readonly requirement: string;
  readonly title: string;
  /** Id of one of the levels of the catalogue's method. */
  readonly level: string;
  /** Order of its module, one of the orders of the catalogue's method: what is to be met first. */
  readonly order: string;
  readonly object: string | null;
  readonly state: State;
  /** True if its being unmet or unproven stops a certificate. */
  readonly essential: boolean;
  readonly responsibility: "own" | "provider" | "shared";
  readonly evidence: readonly string[];
  /** Path of the certificate that gives it credit. */
  readonly inherited: string | null;
}

/** What the new site still lacks on the day of cut-over, on what is known today. */
export interface MissingItem extends RelocationItem {
  /** Who owns it: of the open action, else of the assessment, control or catalogue, else the object's owner. */
  readonly responsible: string | null;
  /** The open action that is due last, as the item is met only then. */
  readonly action: {
    readonly text: string;
    readonly due: string | null;
    readonly effort: string | null;
  } | null;
  /** True if the action is due after the cut-over. */
  readonly late: boolean;
  /** Building, room and cabling come before the systems that move in; the rest before the cut-over. */
  readonly before: "move-in" | "cut-over";
  /** Ids of objects that this one needs at the new site and that lack something themselves: they come first. */
  readonly waitsFor: readonly string[];
}

/** Something that a move of a data centre asks for beside the items of the new site. */
export interface RelocationObligation {
  readonly kind:
    | "change-notice"
    | "requirement"
    | "network-plan"
    | "risk-analysis"
    | "outsourcing"
    | "exercise";
  /** What is asked for, in plain words. */
  readonly text: Bilingual;
  /** For whoever keeps the content: how the evidence of it is recorded. Null: nothing is special about it. */
  readonly hint: Bilingual | null;
  /** Where it comes from: a scheme, a module's requirement, a standard. */
  readonly source: Bilingual;
  readonly requirement: string | null;
  /** The day by which it is to be done. */
  readonly due: string;
  /** Null: nobody has considered it, its module is not modelled or the requirement not selected. */
  readonly met: boolean | null;
  /** Paths of the evidence that shows it. */
  readonly evidence: readonly string[];
}

/** A time in which a critical process has one proven site at most: its partner could not take over. */
export interface Exposure {
  readonly process: string;
  readonly from: string;
  /** Last day; null: it ends with nothing that is known today. */
  readonly to: string | null;
  /** The one proven site; null: there is none. */
  readonly site: string | null;
}

/** The move from a site to its successor (Umzug eines Rechenzentrums), judged for the day of cut-over. */
export interface Relocation {
  readonly to: string;
  readonly from: string;
  /** State of the new site on the day of the report. */
  readonly state: SiteState;
  /** First day in transition; null if the site is never in transition. */
  readonly transitionFrom: string | null;
  /** Day of cut-over: the new site's first active day. */
  readonly cutOver: string;
  /** First day on which the old site is retired; null if none is planned. */
  readonly retired: string | null;
  /** Proven by evidence of the new site or of the whole domain. */
  readonly proven: readonly RelocationItem[];
  /** Proven by a certificate of somebody else. */
  readonly inherited: readonly RelocationItem[];
  /** Proven by evidence of the old site that moves along with the systems. */
  readonly carriedOver: readonly RelocationItem[];
  /** Not needed, with a reason. */
  readonly dispensable: readonly RelocationItem[];
  /** In the order in which it must happen. */
  readonly missing: readonly MissingItem[];
  readonly obligations: readonly RelocationObligation[];
  /** Failover verdicts on the day of cut-over, of losses that concern the new site. */
  readonly verdicts: readonly {
    readonly process: string;
    readonly lost: string;
    readonly verdict: Verdict;
    readonly until: string | null;
    readonly reasons: readonly FailoverReason[];
  }[];
  readonly exposure: readonly Exposure[];
}
