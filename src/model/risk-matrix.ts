import type { Bilingual } from "./position.ts";
import type { Frequency, Impact, RiskCategory } from "./vocabulary.ts";
import { words } from "./words.ts";

/** A level of a scale of the risk matrix: of frequency or impact, or a category. */
export interface RiskLevel {
  readonly id: string;
  readonly title: Bilingual;
  /** What it means; null if the institution does not say. */
  readonly means: Bilingual | null;
}

/** The matrix (Risikomatrix) that gives every risk its category; scales in rising order. */
export interface RiskMatrix {
  /** `standard`: that of BSI-Standard 200-3, as the institution states none of its own. */
  readonly origin: "standard" | "own";
  readonly frequency: readonly RiskLevel[];
  readonly impact: readonly RiskLevel[];
  readonly categories: readonly RiskLevel[];
  /** For each impact the categories, one for each frequency in its order. */
  readonly table: Readonly<Record<string, readonly string[]>>;
}

function scale<Id extends string>(
  titles: Readonly<Record<Id, Bilingual>>,
  meanings: Readonly<Record<Id, Bilingual>>,
): RiskLevel[] {
  return (Object.keys(meanings) as Id[]).map((id) => ({ id, title: titles[id], means: meanings[id] }));
}

const frequency: Readonly<Record<Frequency, Bilingual>> = {
  rare: { de: "höchstens einmal in fünf Jahren", en: "once in five years at most" },
  medium: {
    de: "einmal in fünf Jahren bis einmal im Jahr",
    en: "from once in five years to once a year",
  },
  frequent: { de: "einmal im Jahr bis einmal im Monat", en: "from once a year to once a month" },
  "very-frequent": { de: "mehrmals im Monat", en: "several times a month" },
};

const impact: Readonly<Record<Impact, Bilingual>> = {
  negligible: { de: "gering, kann vernachlässigt werden", en: "small, can be neglected" },
  limited: { de: "begrenzt und überschaubar", en: "limited and manageable" },
  considerable: { de: "kann beträchtlich sein", en: "may be considerable" },
  existential: {
    de: "kann die Existenz bedrohen, katastrophales Ausmaß",
    en: "may threaten existence, catastrophic",
  },
};

const category: Readonly<Record<RiskCategory, Bilingual>> = {
  low: {
    de: "umgesetzte oder vorgesehene Maßnahmen schützen ausreichend; beobachten",
    en: "measures in place or planned protect sufficiently; keep watching",
  },
  medium: { de: "Maßnahmen reichen möglicherweise nicht aus", en: "measures may not suffice" },
  high: {
    de: "Maßnahmen schützen nicht ausreichend; kaum zu akzeptieren",
    en: "measures do not suffice; hardly acceptable",
  },
  "very-high": {
    de: "Maßnahmen schützen nicht ausreichend; nur ausnahmsweise zu akzeptieren",
    en: "measures do not suffice; acceptable in exceptional cases only",
  },
};

/** The matrix of BSI-Standard 200-3, 5.2 [S]: what counts where an institution states none of its own. */
export const standardMatrix: RiskMatrix = {
  origin: "standard",
  frequency: scale(words.frequency, frequency),
  impact: scale(words.impact, impact),
  categories: scale(words.riskCategory, category),
  table: {
    negligible: ["low", "low", "low", "low"],
    limited: ["low", "low", "medium", "high"],
    considerable: ["medium", "medium", "high", "very-high"],
    existential: ["medium", "high", "very-high", "very-high"],
  } satisfies Record<Impact, readonly RiskCategory[]>,
};

/** Id of the category that a matrix gives; null if it does not have the frequency or the impact. */
export function categoryOf(
  { frequency: columns, table }: RiskMatrix,
  frequency: string | null,
  impact: string | null,
): string | null {
  const column = columns.findIndex(({ id }) => id === frequency);
  return (impact !== null && Object.hasOwn(table, impact) && table[impact]?.[column]) || null;
}

/** What a level of a scale is called: its title, or its id where the matrix does not say (withheld, or not readable). */
export function levelTitle(
  matrix: RiskMatrix | null,
  of: "frequency" | "impact" | "categories",
  id: string,
): Bilingual {
  return matrix?.[of].find((level) => level.id === id)?.title ?? { de: id, en: id };
}
