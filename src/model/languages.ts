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

/** Writes days (YYYY-MM-DD) and months (YYYY-MM); null and what is neither stays as it is. */
export interface DayWriter {
  (iso: string): string;
  (iso: string | null): string | null;
}

/** Writes days as the language's documents do: `23.11.2026` (DIN 5008) or `2026-11-23` (ISO 8601). */
export function dayIn(language: Language): DayWriter {
  function written(iso: string): string;
  function written(iso: string | null): string | null;
  function written(iso: string | null): string | null {
    if (language === "en" || iso === null || !/^\d{4}-\d{2}(?:-\d{2})?$/.test(iso)) return iso;
    return iso.split("-").reverse().join(".");
  }
  return written;
}

/** Writes days in German sentences. */
export const germanDay = dayIn("de");

/** Says what there is in both languages in one of them; a language that a text lacks does not compile. */
export function sayIn(language: Language): <T>(text: Readonly<Record<Language, T>>) => T {
  return (text) => text[language];
}
