import type { Bilingual, Language } from "./position.ts";

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
