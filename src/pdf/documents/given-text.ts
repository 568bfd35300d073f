import type { Language } from "../../model/position.ts";
import type { Run } from "../layout/definition.ts";

/** A document says what is missing, it never invents it. */
export function missing(language: Language): Run[] {
  return [
    {
      text: { de: "nicht angegeben", en: "not given" }[language],
      italic: true,
      tone: "warning",
      icon: "warning",
    },
  ];
}

/** What officers wrote, in German as the content is. */
export function german(text: string): Run {
  return { text, lang: "de" };
}

/** Ids in a row, none of them hyphenated. */
export function idRuns(ids: readonly string[]): (string | Run)[] {
  return ids.flatMap((text, index) => [...(index > 0 ? [", "] : []), { text, whole: true }]);
}

/** What officers wrote, or that they wrote nothing. */
export function germanOr(text: string | null, language: Language): Run[] {
  return text === null ? missing(language) : [german(text)];
}
