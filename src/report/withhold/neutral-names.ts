import type { Report } from "../../model/report.ts";
import { nameMatcher, wordsOf } from "./name-matcher.ts";

/** Replaces everything that would name withheld content. */
export interface NeutralNames {
  /** The neutral name of an id or path; what is not withheld keeps its own. */
  of(name: string): string;
  /** A text with every withheld name in it replaced. */
  inText(text: string): string;
  /** Texts that are read as one, with every withheld name in them replaced. */
  across(texts: readonly string[]): readonly string[];
  /** True if a string of a plain JSON value holds a withheld name. */
  standIn(value: unknown): boolean;
}

/** What withheld content is called, each with what stands in its place. */
export interface WithheldNames {
  /** Ids, paths and file names. */
  readonly ids: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
  /** Names of folders: they are replaced in paths alone, since most are words that anybody uses. */
  readonly folders: ReadonlySet<string>;
  /** Names of persons: they are replaced in what is shown, which is about something else. */
  readonly persons: ReadonlyMap<string, string>;
}

/** A title of fewer letters says nothing. */
const fewestLetters = 3;

/** A shorter one that is a word of the catalogue („Server“) is one that everybody uses: no text could be rid of it. */
const commonLetters = 8;

/** The neutral number of an evidence file: its place in the register, counted from 0, so that it says nothing about it. */
export function neutralNumber(place: number): string {
  return `N-${String(place + 1).padStart(3, "0")}`;
}

/** Path under which withheld evidence stands in a report, by its place in the register. */
export function neutralPath(place: number): string {
  return `evidence/${neutralNumber(place)}`;
}

/** The neutral id of what stands at a place of its list, counted from 0. */
export function neutralId(kind: string, place: number): string {
  return `${kind}-${String(place + 1).padStart(2, "0")}`;
}

/**
 * Makes the replacement of names.
 *
 * @param open names that are no secret, since what is shown or the catalogue is called so too
 */
export function neutralNames(
  report: Report,
  { ids, titles, folders, persons }: WithheldNames,
  open: readonly string[],
): NeutralNames {
  // Both are long, and needed only where something is withheld.
  let known: ReadonlySet<string> | null = null;
  let common: ReadonlySet<string> | null = null;
  const isCommon = (name: string): boolean => {
    common ??= wordsOfCatalogue(report);
    return common.has(phraseOf(name));
  };
  const isSecret = (name: string): boolean => {
    known ??= new Set(open.map(phraseOf));
    return !known.has(phraseOf(name));
  };
  const isTelling = (name: string): boolean => {
    const { length } = [...name.matchAll(/\p{L}/gu)];
    return length >= fewestLetters && (length >= commonLetters || !isCommon(name));
  };
  const exact = new Map(
    [...ids, ...titles].filter(([name]) => isSecret(name)).map(([name, neutral]) => [name, neutral]),
  );
  const hidden = [
    ...[...ids].map(([name, neutral]) => ({ name, neutral, kind: "id" as const })),
    ...[...titles]
      .filter(([name]) => isTelling(name))
      .map(([name, neutral]) => ({ name, neutral, kind: "title" as const })),
    ...[...folders].flatMap((folder) =>
      [folder, encodeURI(folder)].map((name) => ({ name, neutral: "ordner", kind: "folder" as const })),
    ),
  ].filter(({ name }) => isSecret(name));
  const people = [...persons]
    .filter(([name]) => isTelling(name) && isSecret(name))
    .map(([name, neutral]) => ({ name, neutral, kind: "title" as const }));
  const all = nameMatcher([...hidden, ...people]);
  const things = nameMatcher(hidden);

  // Most strings of a report are ids, and sentences of the tool, that stand there again and again.
  const asked = new Map<string, boolean>();
  const isNaming = (value: string): boolean => {
    const known = asked.get(value) ?? (exact.has(value) || things.standsIn(value));
    asked.set(value, known);
    return known;
  };
  const standIn = (value: unknown): boolean => {
    if (typeof value === "string") return isNaming(value);
    if (value === null || typeof value !== "object") return false;
    return Object.entries(value).some(([key, inner]) => isNaming(key) || standIn(inner));
  };
  return {
    of: (name) => exact.get(name) ?? name,
    inText: (text) => exact.get(text) ?? all.replace(text),
    across: (texts) => all.replaceAcross(texts),
    standIn,
  };
}

function phraseOf(name: string): string {
  return wordsOf(name).join(" ");
}

/** Words of the catalogue and the rules, which anybody may read. */
function wordsOfCatalogue({ modules, requirements, rules }: Report): ReadonlySet<string> {
  return new Set(
    [
      ...modules.flatMap(({ title, mainRole, furtherRoles }) => [title, mainRole, ...furtherRoles]),
      ...requirements.map(({ title }) => title),
      ...rules.flatMap(({ summary }) => [summary.de, summary.en]),
    ].flatMap(wordsOf),
  );
}
