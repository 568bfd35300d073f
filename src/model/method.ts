import type { Bilingual } from "./position.ts";
import type { Approach } from "./vocabulary.ts";

/**
 * The method of a requirement catalogue: whatever the check has to know of a catalogue beside its entries. Plain data; each
 * catalogue ships with its own (`src/catalogue/`), and whoever judges asks the one on the index.
 */
export interface Method {
  /** Id of the catalogue that it belongs to. */
  readonly id: string;
  /** What its source is called where a sentence names it. */
  readonly name: Bilingual;
  /** Levels of its requirements, in the order in which they are to be met. */
  readonly levels: readonly MethodLevel[];
  /** Orders in which its modules are put into practice, the first first. A module without a known one comes last. */
  readonly orders: readonly MethodLevel[];
  /** Ids of the levels that each approach asks for; any other applies where somebody takes it in (FORMAT.md, Items). */
  readonly applies: Readonly<Record<Approach, readonly string[]>>;
  /** What stops a certificate while it is unmet or unproven. */
  readonly essential: {
    /** Ids of levels of which every requirement is essential. */
    readonly levels: readonly string[];
    /** The verbs that make a requirement of any level essential (`Requirement.must`); null: the level alone decides. */
    readonly must: MethodVerbs | null;
    readonly source: Bilingual;
  };
  /** Ids of levels whose gaps no accepted risk can stand for. */
  readonly unacceptable: readonly string[];
  /** Ids of levels of which a gap needs an action or an accepted risk, or would probably be a minor deviation. */
  readonly planned: readonly string[];
  /** Ids of layers that are bound to a place: their evidence does not move along. */
  readonly placeBound: readonly string[];
  /** Module that always stays with the customer: no certificate of somebody else gives credit for it. */
  readonly outsourcing: string | null;
  /** Requirements that speak of moving: where they apply, and whether they are due when the move begins or ends. */
  readonly moving: readonly {
    readonly requirement: string;
    readonly at: "from" | "to" | "domain";
    readonly due: "begin" | "end";
  }[];
  /** The requirement of an alternative site that carries all processes; the source of what is asked of exercises. */
  readonly alternativeSite: { readonly requirement: string | null; readonly source: Bilingual };
  /** The requirement whose evidence is the management review. */
  readonly managementReview: string | null;
  /** How old what may be. */
  readonly ages: Readonly<
    Record<
      | "assessment"
      | "exercise"
      | "internalAudit"
      | "managementReview"
      | "policyApproval"
      | "documentsApproval",
      Age
    >
  >;
  /**
   * Form of a requirement's id, as a regular expression: what has it and is in no catalogue is a slip, not an id of the
   * institution's own. What a known id is, the catalogue says.
   */
  readonly requirementForm: string;
}

/** A level of requirements, or an order of modules. */
interface MethodLevel {
  /** For example `B`, or `R1`. */
  readonly id: string;
  readonly name: Bilingual;
}

/** Verbs of a catalogue that leave no choice. */
export interface MethodVerbs {
  /** The one that stands for all: `MUSS`. */
  readonly short: string;
  /** All of them, as a sentence lists them. */
  readonly all: Bilingual;
}

/** How old something may be. */
export interface Age {
  /** ISO 8601 duration. */
  readonly within: string;
  /** The same in words, as in "older than …". */
  readonly words: Bilingual;
  /** The time that has just passed, as in "in …": "den letzten zwölf Monaten", "the last twelve months". */
  readonly last: Bilingual;
}

/** Name of a level; of one that the method does not have, its id. */
export function levelName({ levels }: Method, id: string): Bilingual {
  return levels.find((level) => level.id === id)?.name ?? { de: id, en: id };
}

/** Place of a level in the order in which levels are to be met, to sort by; an unknown one comes last. */
export function levelRank({ levels }: Method, id: string): number {
  return rankIn(levels, id);
}

/** Place of a module's order among the orders, to sort by; an unknown one comes last. */
export function orderRank({ orders }: Method, order: string): number {
  return rankIn(orders, order);
}

/** An order with its name: "R1: zuerst". */
export function orderHeading({ orders }: Method, id: string): Bilingual {
  const name = orders.find((order) => order.id === id)?.name;
  return name ? { de: `${id}: ${name.de}`, en: `${id}: ${name.en}` } : { de: id, en: id };
}

function rankIn(levels: readonly MethodLevel[], id: string): number {
  const rank = levels.findIndex((level) => level.id === id);
  return rank === -1 ? levels.length : rank;
}

/** Whether being unmet or unproven stops a certificate. */
export function isEssential(
  { essential }: Method,
  { level, must }: { readonly level: string; readonly must: boolean },
): boolean {
  return essential.levels.includes(level) || (essential.must !== null && must);
}

/** Words by language, for sentences that list them. */
export type WordLists = Readonly<Record<keyof Bilingual, readonly string[]>>;

/** Names of levels. */
export function levelNames(method: Method, ids: readonly string[]): WordLists {
  const names = ids.map((id) => levelName(method, id));
  return { de: names.map(({ de }) => de), en: names.map(({ en }) => en) };
}

/** What is essential, each in a word: "Basis", "MUSS". */
export function essentialNames(method: Method): WordLists {
  const { levels, must } = method.essential;
  const { de, en } = levelNames(method, levels);
  const verb = must === null ? [] : [must.short];
  return { de: [...de, ...verb], en: [...en, ...verb] };
}
