import type { Bilingual } from "../../model/position.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import type { NeutralNames } from "./neutral-names.ts";
import type { Shown } from "./shown.ts";

/** What an edition (Ausgabe) for a clearance goes by. */
export interface Edition {
  readonly clearance: Clearance;
  readonly shown: Shown;
  readonly names: NeutralNames;
  /** Neutral number of withheld evidence, by path. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** Makes of a value what an edition may show of it. */
export type Decide<V> = (value: V, edition: Edition) => V;

/** A decision on every key of a type: one that has none does not compile. */
export type Decisions<T> = { readonly [K in keyof T]-?: Decide<T[K]> };

/** Applies the decisions on a type to one of its values; a key without a decision is left out. */
export function decide<T extends object>(decisions: Decisions<T>, value: T, edition: Edition): T {
  const decided: Partial<T> = {};
  for (const key of Object.keys(decisions) as (keyof T)[]) decided[key] = decisions[key](value[key], edition);
  return decided as T;
}

/** Numbers, truth values and words of closed vocabularies say nothing about anything that is withheld. */
export function keep<V extends number | boolean | string | null>(value: string extends V ? never : V): V {
  return value;
}

/** A word of the catalogue or the toolkit itself: anybody may read it. */
export function fact<V>(value: V): V {
  return value;
}

/** A day or a duration (ISO 8601); anything else in its place is a text, and goes. */
export function day<V extends string | null>(value: V): V {
  return value === null || /^\d{4}-\d{2}-\d{2}$|^P[\dYMWDTHS.]+$/.test(value) ? value : ("" as V);
}

/** Hexadecimal digits that were computed. */
export function digest<V extends string | null>(value: V): V {
  return value === null || /^[0-9a-f]+$/.test(value) ? value : ("" as V);
}

/** A text that somebody wrote, or that quotes one: withheld names in it are replaced. */
export function text<V extends string | null>(value: V, { names }: Edition): V {
  return value === null ? value : (names.inText(value) as V);
}

/** An id or a path: of what is withheld, the neutral one. It stays what it is as a whole, or links would break. */
export function id<V extends string | null>(value: V, { names }: Edition): V {
  return value === null ? value : (names.of(value) as V);
}

/** Longest name that is looked at, as a saved report may come from anywhere; content allows no more (domain.schema.json). */
const longestName = 64;

/** A name that others know as a whole: one that holds a withheld name goes, as half of it would be another name. */
export const wholeName: Decide<string | null> = (value, { names }) => {
  if (value === null || value.length > longestName) return null;
  const parts = value.split("-");
  const stretches = parts.flatMap((_, from) =>
    parts.slice(from).map((_part, more) => parts.slice(from, from + more + 1).join("-")),
  );
  return stretches.every((part) => names.of(part) === part && names.inText(part) === part) ? value : null;
};

/** A text in both languages. */
export const bilingual: Decide<Bilingual> = ({ de, en }, { names }) => ({
  de: names.inText(de),
  en: names.inText(en),
});

/** Decides on each entry of a list. */
export function each<V>(entry: Decide<V>): Decide<readonly V[]> {
  return (values, edition) => values.map((value) => entry(value, edition));
}

/** Decides on a group of keys. */
export function group<V extends object>(decisions: Decisions<V>): Decide<V> {
  return (value, edition) => decide(decisions, value, edition);
}

/** Decides on a value that may be missing. */
export function optional<V extends object>(entry: Decide<V>): Decide<V | null> {
  return (value, edition) => (value === null ? null : entry(value, edition));
}

/** What stands in place of a person's name where there must be one. */
export const nobody = "N. N.";

/** The name of a person, where persons are named. */
export const person: Decide<string | null> = (value, { shown, names }) =>
  value === null || !shown.persons ? null : names.inText(value);
