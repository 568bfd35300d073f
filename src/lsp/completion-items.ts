import { type CompletionItem, CompletionItemKind } from "vscode-languageserver";
import type { Bilingual, Language } from "../model/position.ts";
import { endOf } from "../text/date.ts";
import { durationWords } from "../text/duration-words.ts";
import type { TextPlace } from "../text/edits.ts";
import type { RootState } from "./checked-root.ts";
import { knownPersons } from "./known-persons.ts";

/** An item, and where the text begins that it takes the place of; without a place, the word before the cursor. */
export interface PlacedItem {
  readonly item: CompletionItem;
  readonly start: TextPlace | null;
}

/** A list of items in their order, which an editor would else sort by name. */
export function ordered(items: readonly CompletionItem[]): CompletionItem[] {
  return items.map((item, i) => ({ ...item, sortText: String(i).padStart(5, "0") }));
}

/** What has an id and a title. */
export function named(entries: Iterable<{ readonly id: string; readonly title: string }>): CompletionItem[] {
  return [...entries].map(({ id, title }) => ({
    label: id,
    detail: title,
    kind: CompletionItemKind.Reference,
  }));
}

/** Words of a closed vocabulary, with what they are called. */
export function choices(
  labels: readonly string[],
  called: Readonly<Record<string, Bilingual>> = {},
  language: Language = "de",
): CompletionItem[] {
  return labels.map((label) => {
    const name = Object.hasOwn(called, label) ? called[label]?.[language] : undefined;
    return { label, kind: CompletionItemKind.EnumMember, ...(name === undefined ? {} : { detail: name }) };
  });
}

/** Persons, roles and firms that the content names, the most often named first. */
export function persons({ project }: RootState): CompletionItem[] {
  return ordered(knownPersons(project).map((label) => ({ label, kind: CompletionItemKind.Value })));
}

/** The day by which the content is judged: today, unless another was asked for, or it is an example. */
export function today({ assessed }: RootState, language: Language): CompletionItem[] {
  const detail = { de: "Stichtag der Prüfung", en: "day of the check" }[language];
  return [{ label: assessed.index.asOf, detail, kind: CompletionItemKind.Value, preselect: true }];
}

const terms = ["P1M", "P3M", "P6M", "P12M"] as const;

/** Days to come, for what is to be done. */
export function daysToCome({ assessed }: RootState, language: Language): CompletionItem[] {
  return ordered(
    terms.flatMap((term) => {
      const day = endOf(assessed.index.asOf, term);
      const detail = { de: `in ${durationWords(term).de}`, en: `in ${durationWords(term).en}` }[language];
      return day === null ? [] : [{ label: day, detail, kind: CompletionItemKind.Value }];
    }),
  );
}

/** Durations as they are written, with what they mean. */
export function durations(language: Language): CompletionItem[] {
  return ordered(
    ["P1M", "P3M", "P6M", "P12M", "P24M", "P36M", "PT4H", "PT24H"].map((label) => ({
      label,
      detail: durationWords(label)[language],
      kind: CompletionItemKind.Value,
    })),
  );
}
