import type { Language } from "../model/position.ts";
import type { SchemaNode } from "../source/schemas.ts";

/** What a key of metadata means, as its schema says it: the officers' word for it, and a sentence. */
export function explainKey(
  { title = "", description = "", question, format }: SchemaNode,
  language: Language,
): { readonly title: string; readonly text: string } {
  const form = format === undefined || !Object.hasOwn(forms, format) ? "" : (forms[format]?.[language] ?? "");
  const said = language === "de" ? (question?.de ?? "") : description;
  return {
    title: language === "de" ? title : "",
    text: [said, form].filter((part) => part !== "").join("; "),
  };
}

/** How values of a format are written. */
const forms: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  date: { de: "Tag, JJJJ-MM-TT", en: "day, YYYY-MM-DD" },
  duration: {
    de: "Dauer, etwa P12M (12 Monate) oder PT4H (4 Stunden)",
    en: "duration, such as P12M (12 months) or PT4H (4 hours)",
  },
  role: { de: "Rolle, ohne Telefonnummer", en: "role, without a telephone number" },
};
