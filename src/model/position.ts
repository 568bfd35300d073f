/** A place in a text file of the content root. Lines and columns (UTF-16 code units) start at 1. */
export interface Position {
  /** Path relative to the content root, with `/`, in Unicode NFC. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value together with the place where its first character stands. */
export interface Located<T> {
  readonly value: T;
  readonly at: Position;
}

/** A text in both languages of the toolkit; whoever shows it picks one. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/** The languages in which the toolkit speaks to people. */
export type Language = keyof Bilingual;

/** The languages, in the order in which both are given. */
export const languages = ["de", "en"] as const satisfies readonly Language[];

/** Of each language the other. */
export const otherLanguage: Readonly<Record<Language, Language>> = { de: "en", en: "de" };

/** What each language calls itself. */
export const languageNames: Bilingual = { de: "Deutsch", en: "English" };

/** A number as the language writes it, of its digits with a point (`12.5`). */
export function decimal(digits: string, language: Language): string {
  return digits.replace(".", { de: ",", en: "." }[language]);
}

/** Says what there is in both languages in one of them; a language that a text lacks does not compile. */
export function sayIn(language: Language): <T>(text: Readonly<Record<Language, T>>) => T {
  return (text) => text[language];
}
