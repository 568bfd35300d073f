import type { Bilingual } from "../model/position.ts";
import { parseDuration } from "../text/duration.ts";

/** What is wrong with a value whose form a schema prescribes, and what to write. */
export interface ExpectedForm {
  readonly message: Bilingual;
  readonly help: Bilingual;
}

/** Says in words what form a pattern of a schema wants: who writes content knows no regular expressions. */
export function expectedForm(pattern: string, given: string): ExpectedForm {
  return (forms[pattern] ?? otherForm)(given);
}

const otherForm = (given: string): ExpectedForm => ({
  message: {
    de: `„${given}“ hat nicht die erwartete Form.`,
    en: `“${given}” does not have the expected form.`,
  },
  help: {
    de: "Welche Form erwartet wird, sagt die Beschreibung des Formats (docs/format.md).",
    en: "The form that is expected is in the description of the format (docs/format.md).",
  },
});

/** By pattern, as the schemas have it; a test keeps the two together. */
export const forms: Readonly<Record<string, (given: string) => ExpectedForm>> = {
  "^[0-9a-fA-F]{64}$": (given) => ({
    message: isShortened(given)
      ? {
          de: `„${given}“ ist keine Prüfsumme: Eine Tabellenkalkulation hat den Wert gekürzt.`,
          en: `“${given}” is no SHA-256: a spreadsheet has shortened the value.`,
        }
      : {
          de: `„${given}“ ist keine Prüfsumme: Es sind ${given.length} Zeichen statt 64 hexadezimaler Ziffern.`,
          en: `“${given}” is no SHA-256: it has ${given.length} characters in place of 64 hexadecimal digits.`,
        },
    help: {
      de: "Erwartet werden 64 hexadezimale Ziffern (0 bis 9, a bis f). Löschen Sie die Zeile; „nachweis evidence hash“ trägt die Prüfsumme der Datei ein.",
      en: "64 hexadecimal digits are expected (0 to 9, a to f). Delete the line; “nachweis evidence hash” enters the file's SHA-256.",
    },
  }),
  "^[a-z0-9-]{1,64}$": (given) => ({
    message: {
      de: `„${given}“ ist keine Kennung.`,
      en: `“${given}” is no id.`,
    },
    help: {
      de: "Eine Kennung besteht aus höchstens 64 Kleinbuchstaben, Ziffern und Bindestrichen, zum Beispiel „rz-verbund“.",
      en: "An id is of up to 64 lower-case letters, digits and hyphens, for example “dc-domain”.",
    },
  }),
  "^A\\.(0\\.[1-5]|[0-6])$": (given) => ({
    message: {
      de: `„${given}“ ist kein Referenzdokument.`,
      en: `“${given}” is no reference document.`,
    },
    help: {
      de: "Schreiben Sie A.0.1 bis A.0.5 oder A.0 bis A.6.",
      en: "Write A.0.1 to A.0.5, or A.0 to A.6.",
    },
  }),
  "^P([0-9]+W)?([0-9]+D)?(T[0-9HMS]*)?$": (given) => ({
    message:
      parseDuration(given) === null
        ? { de: `„${given}“ ist keine Dauer.`, en: `“${given}” is no duration.` }
        : {
            de: `„${given}“ geht hier nicht: Monate und Jahre sind verschieden lang.`,
            en: `“${given}” is not possible here: months and years differ in length.`,
          },
    help: {
      de: "Schreiben Sie die Dauer in Wochen, Tagen, Stunden oder Minuten, zum Beispiel P1D, PT4H oder PT30M.",
      en: "Write the duration in weeks, days, hours or minutes, for example P1D, PT4H or PT30M.",
    },
  }),
  "^G 0\\.([1-9]|[1-3][0-9]|4[0-7])$": (given) => ({
    message: {
      de: `„${given}“ ist keine elementare Gefährdung.`,
      en: `“${given}” is no elementary threat.`,
    },
    help: {
      de: "Schreiben Sie G 0.1 bis G 0.47, zum Beispiel „G 0.8“.",
      en: "Write G 0.1 to G 0.47, for example “G 0.8”.",
    },
  }),
};

/** A number as a spreadsheet shortens it, such as `1.2E+63` or `9,41E+63`. */
function isShortened(given: string): boolean {
  return /^\d+(?:[.,]\d+)?[eE]\+?\d+$/.test(given.trim());
}
